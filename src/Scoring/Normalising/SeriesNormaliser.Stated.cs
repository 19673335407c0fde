using Scoring.Findings;

namespace Scoring.Normalising;

/// <summary>Targets and standard values that come from a table instead of the scheme.</summary>
sealed partial class SeriesNormaliser
{
    /// <summary>The job with what its table states, or null after a fault.</summary>
    Job? WithStated(Job job)
    {
        if (job.Method.Stated(job.Context.Options) is not var (column, mustBePositive)) return job;
        var name = job.Context.Options.Word("table");
        if (tables?.GetValueOrDefault(name) is not { } table)
        {
            faults.Add(Report(FindingKinds.RuleTableUnfit, job, null, null, name));
            return null;
        }
        if (new StatedValues(table, column, panel, faults).Read(job.Series.Code, mustBePositive) is not { } stated) return null;
        ReportRevised(job, stated);
        return job with { Stated = stated };
    }

    /// <summary>Reports years from which on a unit is measured by another value: its scores before and after do not compare.</summary>
    void ReportRevised(Job job, double[][] stated)
    {
        if (job.Method is not StandardValue) return;
        for (var year = 1; year < stated.Length; year++)
            for (var unit = 0; unit < panel.UnitCount; unit++)
            {
                var (before, after) = (stated[year - 1][unit], stated[year][unit]);
                if (double.IsNaN(before) || double.IsNaN(after) || before == after) continue;
                findings.Add(Report(FindingKinds.StandardRevised, job, panel.Years[year], null, Invariant($"{before:R} → {after:R}")));
                break;
            }
    }
}

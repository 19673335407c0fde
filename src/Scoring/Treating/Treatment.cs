using System.Globalization;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Treating;

/// <summary>The stage that tames outliers: indicators whose distribution fails a test are capped or transformed.</summary>
/// <remarks>
/// A variable is tested first and left alone when it passes, unless <c>force</c> says otherwise. Values of the years that share a <c>scope</c>
/// get one treatment; aggregate units get it too but are never part of the sample. Observed cells that were changed become treated; imputed and
/// provisional ones keep their status, which says more about what they are worth. Missing cells stay as they are.
/// </remarks>
static class Treatment
{
    /// <summary>A panel with treated values.</summary>
    /// <param name="panel">The panel: indicators, or raw variables when the step stands before derive.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="step">The step, one of the scheme's.</param>
    /// <param name="findings">Receives what is reported beside the results.</param>
    /// <param name="stored">Parameters of an earlier run of this step to apply instead of fitting; null = fit.</param>
    /// <param name="threads">Number of threads; the results are the same bytes for any number.</param>
    /// <exception cref="ScoringException">Values that a transformation has no result for, unfit options; all of them at once.</exception>
    public static Treated Apply(
        Panel panel, Scheme scheme, Step step, FindingLog findings, IReadOnlyList<FittedEntry>? stored = null, int threads = 1)
    {
        var record = StepRecord.Of(scheme, step);
        CheckPoints(panel, step);
        var storedBy = stored?.ToDictionary(entry => (entry.Code, entry.Stage, entry.Year));
        var series = new SeriesTreatment[panel.Variables.Count];
        Parallelism.For(series.Length, threads, variable =>
        {
            series[variable] = new SeriesTreatment(panel, variable, step.For(panel.Variables[variable]), storedBy, record.Position);
            series[variable].Run();
        });
        findings.AddRange(series.SelectMany(each => each.Findings));
        Finding[] faults = [.. series.SelectMany(each => each.Faults)];
        if (faults.Length > 0) throw new ScoringException(faults);
        return new Treated(
            panel.WithVariables(panel.Variables, [.. series.Select(each => each.Columns)]),
            record with
            {
                Fitted = [.. series.SelectMany(each => each.Fitted)],
                Changed = [.. series.SelectMany(each => each.Changed)],
                Treated = [.. series.SelectMany(each => each.Records)],
            },
            [.. series.SelectMany(each => each.Treated)]);
    }

    static void CheckPoints(Panel panel, Step step)
    {
        Finding[] faults =
        [
            .. from code in panel.Variables
               let options = step.For(code).Options
               where step.For(code).Method.Name == Winsorise.Name && !Winsorise.IsCount(options)
               select new Finding
               {
                   Kind = FindingKinds.TreatmentPoints,
                   Variable = code,
                   Found = options.Number("max_points").ToString("R", CultureInfo.InvariantCulture),
               },
        ];
        if (faults.Length > 0) throw new ScoringException(faults);
    }
}

/// <summary>What the treatment gives.</summary>
/// <param name="Panel">The treated panel.</param>
/// <param name="Record">What was fitted and changed.</param>
/// <param name="Columns">The columns with changed cells, before and after, by variable and year.</param>
sealed record Treated(Panel Panel, StepRecord Record, IReadOnlyList<TreatedColumn> Columns);

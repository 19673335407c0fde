using Scoring.Expressions;
using Scoring.Findings;

namespace Scoring.Normalising;

/// <summary>What some methods read beside the values: those of earlier calendar years, and conditions.</summary>
sealed partial class SeriesNormaliser
{
    /// <summary>The job with all that its method reads beside the values, or null after a fault.</summary>
    Job? WithBeside(Job job)
    {
        if (WithStated(job) is not { } stated) return null;
        job = stated;
        if (job.Method.YearsBack(job.Context.Options) is { } back) job = job with { Earlier = Earlier(job.Series.Values, back) };
        if (job.Method.Condition(job.Context.Options) is not { } text) return job;
        return Conditions(job, Expression.Parse(text)) is { } held ? job with { Conditions = held } : null;
    }

    /// <summary>The context with what stands beside one year's values. Members are the units they belong to; empty = all units in order.</summary>
    NormaliserContext Beside(Job job, int year, ReadOnlySpan<int> members) => job.Earlier is null && job.Conditions is null && job.Stated is null && job.Method is not TargetCompletion
        ? job.Context
        : job.Context with { Year = panel.Years[year], Stated = Pick(job.Stated?[year], members), Earlier = Pick(job.Earlier?[year], members), Condition = Pick(job.Conditions?[year], members) };

    static double[]? Pick(double[]? values, ReadOnlySpan<int> members)
    {
        if (values is null || members.IsEmpty) return values;
        var picked = new double[members.Length];
        for (var i = 0; i < picked.Length; i++) picked[i] = values[members[i]];
        return picked;
    }

    /// <summary>Every year's values of so many calendar years before; NaN where the panel does not have that year.</summary>
    double[][] Earlier(double[][] values, int back)
    {
        double[]? none = null;
        return [.. panel.Years.Select(year => panel.IndexOfYear(year - back) is >= 0 and var index ? values[index] : none ??= Missing())];
    }

    double[] Missing()
    {
        var values = new double[panel.UnitCount];
        Array.Fill(values, double.NaN);
        return values;
    }

    /// <summary>The condition by year and unit, missing as 0 with a finding; null after a fault.</summary>
    double[][]? Conditions(Job job, Expression condition)
    {
        var unknown = condition.Names.Where(name => conditions?.Has(name) != true).ToList();
        foreach (var name in unknown) faults.Add(Report(FindingKinds.ConditionUnknown, job, null, null, name));
        if (unknown.Count > 0) return null;
        // An expression without names is the same for all units and needs no values.
        var evaluator = new ExpressionEvaluator(conditions ?? new ConditionSource(panel, panel));
        var held = new double[panel.Years.Count][];
        for (var year = 0; year < held.Length; year++)
        {
            held[year] = new double[panel.UnitCount];
            evaluator.Evaluate(condition, panel.Years[year], held[year]);
            var missing = 0;
            for (var unit = 0; unit < held[year].Length; unit++)
            {
                if (!double.IsNaN(held[year][unit])) continue;
                held[year][unit] = 0;
                missing += double.IsNaN(job.Series.Values[year][unit]) ? 0 : 1;
            }
            if (missing > 0)
                findings.Add(Report(FindingKinds.ConditionMissing, job, panel.Years[year], null, Invariant($"{missing}")) with { Count = missing });
        }
        return held;
    }
}

using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Ranking;

namespace Scoring.Experiments.Plans;

/// <summary>Checks that an evaluation has the year and the node that a plan is asked for.</summary>
static class PlanChecks
{
    /// <summary>The year asked for, or the last in which a unit is ranked.</summary>
    /// <exception cref="ScoringException">There is no such year or node.</exception>
    internal static int Year(Evaluation evaluation, int? wanted, PlanOptions options)
    {
        var year = wanted ?? evaluation.LatestYear;
        var faults = new List<Finding>();
        if (!evaluation.Years.Contains(year)) faults.Add(new Finding { Kind = FindingKinds.YearNotInPanel, Found = $"{year}", Expected = string.Join(", ", evaluation.Years) });
        if (!HasNode(evaluation, options.Node))
            faults.Add(new Finding
            {
                Kind = FindingKinds.BadArgument,
                Found = options.Node!,
                Expected = string.Join(", ", evaluation.Nodes.Select(node => node.Code)),
            });
        return faults.Count > 0 ? throw new ScoringException(faults) : year;
    }

    /// <summary>Ranks by a rule, in the roster's order: some tie rules go by it.</summary>
    internal static double[] Ranks(double[] scores, RankRule rule)
    {
        double[] taking = [.. scores];
        if (rule.Decimals is { } decimals) Rounding.Round(taking, decimals, rule.Half, taking);
        var ranks = new double[scores.Length];
        Ranking.Ranking.Rank(taking, rule, new RankScratch(), ranks);
        return ranks;
    }

    /// <summary>Whether the framework has a node or publication; null = the index.</summary>
    internal static bool HasNode(Evaluation evaluation, string? code) =>
        code is null || evaluation.Nodes.Any(node => node.Code == code);
}

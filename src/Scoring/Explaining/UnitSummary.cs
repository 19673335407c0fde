using Scoring.Evaluating;

namespace Scoring.Explaining;

/// <summary>One unit's score and place at every node in one year, parents before children.</summary>
public static class UnitSummary
{
    /// <summary>Reads the summary from an evaluation.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="year">The year; null = the last with ranks.</param>
    /// <returns>A row per node, publications included; NaN where there is no score or no place.</returns>
    /// <exception cref="ArgumentException">The unit or the year is unknown.</exception>
    public static IReadOnlyList<NodeStanding> Of(Evaluation evaluation, string unit, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var at = evaluation.Roster.IndexOf(unit);
        var y = evaluation.Normalised.IndexOfYear(year ?? evaluation.LatestYear);
        if (at < 0) throw new ArgumentException($"There is no unit '{unit}'.", nameof(unit));
        if (y < 0) throw new ArgumentException($"{year} was not evaluated.", nameof(year));
        return [.. evaluation.Nodes.Select(node => new NodeStanding(node.Code, node.Name, node.Years[y].Scores[at], node.Years[y].Ranks[at]))];
    }
}

/// <summary>A unit's score and place at one node.</summary>
/// <param name="Node">Code of the node or publication.</param>
/// <param name="Name">Its name.</param>
/// <param name="Score">The score; NaN = none.</param>
/// <param name="Rank">The place, 1 = best; NaN = none.</param>
public sealed record NodeStanding(string Node, Text Name, double Score, double Rank);

using Scoring.Experiments.Draws;
using Scoring.Experiments.Robustness;

namespace Scoring.Data.Bundles;

/// <summary>A unit of an analysis of robustness.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Score">Nominal score; NaN = none.</param>
/// <param name="Rank">Nominal rank; NaN = none.</param>
/// <param name="Class">Code of its nominal class; null = none.</param>
public sealed record RobustnessUnit(string Code, Text Name, double Score, double Rank, string? Class = null);

/// <summary>Draws of weights and methods, counted: all of an analysis, or a part of it.</summary>
/// <param name="Manifest">What it rests on. Its ranges are those of <paramref name="Ranks"/>.</param>
/// <param name="Units">The units, in the order of <paramref name="Ranks"/>.</param>
/// <param name="Ranks">The counts.</param>
public sealed record RobustnessResult(RobustnessManifest Manifest, IReadOnlyList<RobustnessUnit> Units, RankDistribution Ranks)
{
    /// <summary>Means, quantiles and shares with their errors.</summary>
    public RankSummary Summary => field ??= new RankSummary(Ranks, Manifest.Settings.Count);

    /// <summary>By position: the group of units that cannot be told apart, 1 = the best.</summary>
    public IReadOnlyList<int> Groups => field ??= Summary.Groups();
}

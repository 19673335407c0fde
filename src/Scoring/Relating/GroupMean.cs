namespace Scoring.Relating;

/// <summary>The mean score of a node over ranked units.</summary>
/// <param name="Year">The year.</param>
/// <param name="Node">Code of the node.</param>
/// <param name="Grouping">Code of the grouping; null = all units.</param>
/// <param name="Group">Label of the group; null with a grouping = its groups together, each as often as it has units.</param>
/// <param name="Units">Number of units with a score.</param>
/// <param name="Mean">Their mean score (the index as adjusted); NaN where there are none.</param>
/// <param name="Gap">Mean minus the mean over all units, in points.</param>
public sealed record GroupMean(int Year, string Node, string? Grouping, string? Group, int Units, double Mean, double Gap);

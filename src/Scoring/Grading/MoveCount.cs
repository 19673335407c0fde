namespace Scoring.Grading;

/// <summary>How many units moved in one way between a year and the year before.</summary>
/// <param name="Year">The later year.</param>
/// <param name="Group">The peer group's ranking (<see cref="Evaluating.GroupRanking.Name"/>) and label as <c>zone=生态</c>; null = all units.</param>
/// <param name="Measure"><c>score</c>, <c>rank</c> (as published), <c>rank-common</c> (among units ranked in both years) or <c>class</c>.</param>
/// <param name="Move"><c>up</c>, <c>same</c>, <c>down</c>, <c>new</c> or <c>departed</c>.</param>
/// <param name="Band">Places moved: <c>10+</c>, <c>5-9</c> or <c>1-4</c>; null where places are not counted.</param>
/// <param name="From">The class before; null where classes are not counted or there was none.</param>
/// <param name="To">The class after; likewise.</param>
/// <param name="Units">Number of units.</param>
public sealed record MoveCount(int Year, string? Group, string Measure, string Move, string? Band, string? From, string? To, int Units);

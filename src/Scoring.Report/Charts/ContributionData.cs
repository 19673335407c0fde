namespace Scoring.Report.Charts;

/// <summary>What pillars contribute to scores.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Parts">Names of the pillars.</param>
/// <param name="Rows">The units, top to bottom.</param>
public sealed record ContributionData(string Title, IReadOnlyList<string> Parts, IReadOnlyList<ContributionRow> Rows)
{
    /// <summary>Decimals of the numbers shown. Default: 2.</summary>
    public int Decimals { get; init; } = 2;
}

/// <summary>One unit's contributions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parts">Points by pillar, negative where a pillar takes some away; NaN = none.</param>
/// <param name="Total">The score that is printed at the end; NaN = the sum of the parts.</param>
public sealed record ContributionRow(string Name, IReadOnlyList<double> Parts, double Total = double.NaN);

namespace Scoring.Publishing.Workbooks.Live;

/// <summary>A number above an indicator's column that its formulas read. What it is depends on the method.</summary>
enum Parameter
{
    /// <summary>+1 or −1.</summary>
    Direction,

    /// <summary>Worst value, mean, or standard value.</summary>
    Origin,

    /// <summary>Best value, or standard deviation.</summary>
    Width,

    /// <summary>Low end of the scores, or their mean.</summary>
    Low,

    /// <summary>High end of the scores, their standard deviation, or full marks.</summary>
    High,

    /// <summary>Highest score, or deviations at which scores are cut off.</summary>
    Cap,
}

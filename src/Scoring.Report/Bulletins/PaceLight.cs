namespace Scoring.Report.Bulletins;

/// <summary>How an indicator stands against the part of the year that has passed.</summary>
public enum PaceLight
{
    /// <summary>No value or no target.</summary>
    None,

    /// <summary>On pace: at least what the time that has passed asks for.</summary>
    Green,

    /// <summary>Somewhat behind.</summary>
    Amber,

    /// <summary>Far behind.</summary>
    Red,
}

/// <summary>How one indicator of one unit stands.</summary>
/// <param name="Value">Its value; NaN = missing.</param>
/// <param name="Target">Its target for the whole year; NaN = none.</param>
/// <param name="Completion">Share of the target that is met, 1 = all of it; NaN = unknown. Where less is better the target over the value.</param>
/// <param name="Pace">The same against the part of the target that is due by now.</param>
/// <param name="Light">What the pace means.</param>
/// <param name="YearOnYear">Change from the year before; NaN = none. See <see cref="BulletinIndicator.Comparison"/>.</param>
public readonly record struct PaceCell(double Value, double Target, double Completion, double Pace, PaceLight Light, double YearOnYear);

/// <summary>What a change from the year before is measured in.</summary>
public enum YearComparison
{
    /// <summary>Percent of the year before's value.</summary>
    Growth,

    /// <summary>Percentage points, for indicators in percent.</summary>
    Points,

    /// <summary>Share of the year before's whole value that is reached by now, in percent: the year before is not known by the same month.</summary>
    ShareOfWhole,
}

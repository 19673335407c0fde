using Scoring.Panels;

namespace Scoring.Treating;

/// <summary>One indicator in one year before and after a treatment that changed it: tells what was applied to each cell.</summary>
/// <param name="Position">Position of the step in the scheme's steps, from 0.</param>
/// <param name="Code">Indicator.</param>
/// <param name="Year">Year.</param>
/// <param name="Before">Values and statuses that the step read.</param>
/// <param name="After">Values and statuses that it passed on.</param>
/// <param name="LowCap">Value that smaller ones were set to; −∞ = none.</param>
/// <param name="HighCap">Value that larger ones were set to; +∞ = none.</param>
/// <param name="Transform">Name of the transformation; null = none.</param>
public sealed record TreatedColumn(int Position, string Code, int Year, Column Before, Column After, double LowCap, double HighCap, string? Transform)
{
    /// <summary>Whether a unit's cell was capped or transformed. False for missing cells.</summary>
    public bool IsTreated(int unit) => Transform is null ? IsCapped(unit) != 0 : !double.IsNaN(Before.Values[unit]);

    /// <summary>+1 for a cell set to the high cap, −1 for one set to the low cap, else 0.</summary>
    public int IsCapped(int unit) => Before.Values[unit] > HighCap ? 1 : Before.Values[unit] < LowCap ? -1 : 0;
}

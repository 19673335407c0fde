namespace Scoring.Explaining;

/// <summary>How one unit's series develops over the years.</summary>
/// <param name="Growth">Compound annual growth rate, as a share per year (0.05 = 5 % a year); NaN where there is none.</param>
/// <param name="Change">Percentage change per year (or per so many years as asked): 5 = 5 %; NaN where there is none.</param>
/// <param name="First">First year used; null without a value.</param>
/// <param name="Last">Last year used; null without a value.</param>
/// <param name="Available">Years with a value over all years, 0..1, before interpolation.</param>
public readonly record struct Trend(double Growth, double Change, int? First, int? Last, double Available);

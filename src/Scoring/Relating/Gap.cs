namespace Scoring.Relating;

/// <summary>A unit's value beside that of its aggregate unit.</summary>
/// <param name="Value">The unit's value; NaN = missing.</param>
/// <param name="Reference">The aggregate unit's own value, not the mean of its units; NaN = missing or no aggregate unit.</param>
/// <param name="Difference">Value minus reference: points for nodes, percentage points for percentages, else in the indicator's unit.</param>
/// <param name="Percent">(Value/reference − 1)·100; NaN for percentages, whose gap is in points, and for a reference that is not positive.</param>
public readonly record struct Gap(double Value, double Reference, double Difference, double Percent);

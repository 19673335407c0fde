using Scoring.Findings;

namespace Scoring.Data.Panels;

/// <summary>A cell that holds text instead of a number.</summary>
/// <param name="Variable">Index of the variable.</param>
/// <param name="Year">Index of the year.</param>
/// <param name="Unit">Index of the unit.</param>
/// <param name="Text">The text as it stands.</param>
/// <param name="Fault">The fault it is, with its place.</param>
sealed record TextCell(int Variable, int Year, int Unit, string Text, Finding Fault);

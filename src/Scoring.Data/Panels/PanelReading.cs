using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Panels;

/// <summary>A panel as it was read, with what was noticed and which bytes it came from.</summary>
/// <param name="Panel">The panel.</param>
/// <param name="Findings">What was noticed, none of which stops a run; the same for any order of files and any number of threads.</param>
/// <param name="Files">The panel's files in ordinal order of their names, then the roster's.</param>
public sealed record PanelReading(Panel Panel, IReadOnlyList<Finding> Findings, IReadOnlyList<InputFile> Files);

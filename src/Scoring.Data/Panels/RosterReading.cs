using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Panels;

/// <summary>A roster table as it was read.</summary>
/// <param name="Entries">Its units, in ordinal order of their codes.</param>
/// <param name="Findings">What was noticed, none of which stops a run.</param>
/// <param name="File">The file it came from.</param>
public sealed record RosterReading(IReadOnlyList<RosterEntry> Entries, IReadOnlyList<Finding> Findings, InputFile File);

using Scoring.Schemes;

namespace Scoring.Data.Panels;

/// <summary>What to read as one panel, and how.</summary>
public sealed record PanelRequest
{
    /// <summary>Files, folders, patterns (<c>*</c>, <c>?</c>, <c>**</c>) or Hive-style folders (<c>year=2024/…</c>). Their order does not matter.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>How columns are named and rows chosen. Default: the names of <see cref="PanelMapping"/>.</summary>
    public PanelMapping Mapping { get; init; } = new();

    /// <summary>What is declared of the variables: sources, missing codes, units of measure, ranges. Default: nothing.</summary>
    public IReadOnlyList<Variable> Variables { get; init; } = [];

    /// <summary>Codes of the variables to read, in the panel's order; null = every declared one, then every other found, by name. Default: null.</summary>
    public IReadOnlyList<string>? Needed { get; init; }

    /// <summary>Roster table; null = the units are those of the data. Default: null.</summary>
    public string? RosterFile { get; init; }

    /// <summary>A roster read already, in place of <see cref="RosterFile"/>. Default: null.</summary>
    public RosterReading? Roster { get; init; }

    /// <summary>Codes of aggregate units, <c>*</c> standing for any characters. Default: none.</summary>
    public IReadOnlyList<string> AggregateUnits { get; init; } = [];

    /// <summary>
    /// Corrections: a table with the columns unit, year, variable, old, new, reason, by. A cell must hold the old value, in the variable's unit of
    /// measure, or the old text; an empty value is a missing one. Null = none. Default: null.
    /// </summary>
    public string? CorrectionFile { get; init; }

    /// <summary>Equations over the variables, from which the one value of a masked cell is proposed where there is exactly one. Default: none.</summary>
    public IReadOnlyList<Identity> Identities { get; init; } = [];

    /// <summary>Threads to read with; null = one per processor. The panel is the same for any number. Default: null.</summary>
    public int? Threads { get; init; }
}

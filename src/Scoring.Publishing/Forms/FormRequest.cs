namespace Scoring.Publishing.Forms;

/// <summary>What collection forms are asked for.</summary>
public sealed record FormRequest
{
    /// <summary>Path of the scheme whose variables are collected.</summary>
    public required string SchemeFile { get; init; }

    /// <summary>The workbook to write, ending in <c>.xlsx</c>.</summary>
    public required string Output { get; init; }

    /// <summary>The mapping to write for taking the forms in again; null = beside the workbook, <c>form.mapping.json</c> for <c>form.xlsx</c>.</summary>
    public string? MappingFile { get; init; }

    /// <summary>A panel whose values of the year before are filled in; empty = none are.</summary>
    public IReadOnlyList<string> Panel { get; init; } = [];

    /// <summary>Column names by role in place of the scheme's, as for a run.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Roster table in place of the scheme's; null = the scheme's, if it names one.</summary>
    public string? RosterFile { get; init; }

    /// <summary>The year that is collected; null = the one after the panel's last.</summary>
    public int? Year { get; init; }

    /// <summary>Codes of the units, a sheet for each; empty = one sheet on which the unit enters its code.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Language of labels and names. Default: Chinese.</summary>
    public Language Language { get; init; } = Language.Chinese;
}

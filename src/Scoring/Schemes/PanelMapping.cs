using Scoring.Panels;

namespace Scoring.Schemes;

/// <summary>How a table holds its values.</summary>
public enum PanelLayout
{
    /// <summary>Long when the mapped indicator and value columns are there, else wide.</summary>
    Auto,

    /// <summary>One row per unit, year and variable.</summary>
    Long,

    /// <summary>One row per unit and year, one column per variable.</summary>
    Wide,
}

/// <summary>How the panel's files are to be read.</summary>
public sealed record PanelMapping
{
    /// <summary>Layout of the tables.</summary>
    public PanelLayout Layout { get; init; }

    /// <summary>Column(s) with the unit code. Default: <c>unit</c>.</summary>
    public string Unit { get; init; } = "unit";

    /// <summary>Column with the year. Default: <c>year</c>.</summary>
    public string Year { get; init; } = "year";

    /// <summary>Long layout: columns that name the variable, joined with <c>/</c>. Default: <c>indicator</c>.</summary>
    public IReadOnlyList<string> Indicator { get; init; } = ["indicator"];

    /// <summary>Long layout: column with the value. Default: <c>value</c>.</summary>
    public string Value { get; init; } = "value";

    /// <summary>Long layout: column with the unit of measure. Default: null = <c>measure</c>, in files that have such a column.</summary>
    public string? Measure { get; init; }

    /// <summary>
    /// Column with a status code (observed, provisional, …). Default: null = <c>status</c>, in files of the long layout that have such a column and no
    /// other words in it.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>One year for all rows where the files have no year column; null = the column, the folder (<c>year=2024</c>) or the pattern.</summary>
    public int? ConstantYear { get; init; }

    /// <summary>Regular expression on the file name whose first group is the year; null = none.</summary>
    public string? YearPattern { get; init; }

    /// <summary>Rows that are read: column → accepted values. Others are left out and counted.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filter { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Length that numeric unit codes are padded to with leading zeros; 0 = as they are.</summary>
    public int Pad { get; init; }

    /// <summary>Values, written as text, that stand for a status in every variable: <c>-999</c>, <c>n/a</c>.</summary>
    public IReadOnlyDictionary<string, CellStatus> Missing { get; init; } = new Dictionary<string, CellStatus>();
}

using Scoring.Data.Tables;

namespace Scoring.Data.Panels;

/// <summary>Where a key of a file's rows comes from: one of the decoded key columns, or the same text for all rows.</summary>
/// <param name="Column">Index into <see cref="TablePart.Keys"/>; −1 = constant.</param>
/// <param name="Constant">The constant; null = empty in every row.</param>
readonly record struct KeySource(int Column, string? Constant = null)
{
    public KeyColumn Of(TablePart part) => Column >= 0 ? part.Keys[Column] : KeyColumn.Constant(Constant, part.Rows);
}

/// <summary>How one file's columns serve the panel.</summary>
sealed class FileBinding(ITable table)
{
    public ITable Table { get; } = table;

    public bool IsLong { get; init; }

    public required KeySource Unit { get; init; }

    public required KeySource Year { get; init; }

    /// <summary>Long layout: the columns that name the variable.</summary>
    public IReadOnlyList<KeySource> Indicator { get; init; } = [];

    public KeySource? Measure { get; init; }

    public KeySource? Status { get; init; }

    /// <summary>Whether nothing but its name makes the column one of statuses: words that are none then mean that it is not.</summary>
    public bool IsStatusAssumed { get; init; }

    public IReadOnlyList<(KeySource Source, string Column)> Filters { get; init; } = [];

    /// <summary>Indices of the table's columns that are decoded as keys.</summary>
    public required IReadOnlyList<int> KeyColumns { get; init; }

    /// <summary>Indices of the table's columns that are decoded as numbers: the value column, or one per variable.</summary>
    public required IReadOnlyList<int> ValueColumns { get; init; }

    /// <summary>Wide layout: what the file calls the variable of each value column.</summary>
    public IEnumerable<string> ValueNames => ValueColumns.Select(column => Table.Columns[column].Name);

    /// <summary>The decoded rows; filled by jobs.</summary>
    public IReadOnlyList<TablePart> Parts { get; set; } = [];
}

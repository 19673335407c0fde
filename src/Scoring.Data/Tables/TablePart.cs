using Scoring.Findings;

namespace Scoring.Data.Tables;

/// <summary>A run of consecutive rows of a table, decoded: a Parquet row group, or a whole CSV file.</summary>
sealed class TablePart(long firstRow, int rows, int keys, int values)
{
    /// <summary>Zero-based row of the file at which the part begins.</summary>
    public long FirstRow { get; } = firstRow;

    public int Rows { get; set; } = rows;

    public KeyColumn[] Keys { get; } = new KeyColumn[keys];

    public ValueColumn[] Values { get; } = new ValueColumn[values];

    /// <summary>What went wrong while decoding.</summary>
    public List<Finding> Faults { get; } = [];
}

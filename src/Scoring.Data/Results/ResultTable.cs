namespace Scoring.Data.Results;

/// <summary>A result table before it is written: its file, its rows and how each column is filled.</summary>
sealed record ResultTable(string Name, int Rows, IReadOnlyList<ResultColumn> Columns)
{
    /// <summary>What the cells are made of, by which another run's table can be told to be the same; null = not to be compared.</summary>
    public TableContent? Content { get; init; }
}

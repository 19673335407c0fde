namespace Scoring.Data.Results;

/// <summary>A result table before it is written: its file, its rows and how each column is filled.</summary>
sealed record ResultTable(string Name, int Rows, IReadOnlyList<ResultColumn> Columns);

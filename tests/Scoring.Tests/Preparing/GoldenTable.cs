using Scoring.Shared;

namespace Scoring.Tests.Preparing;

/// <summary>A golden CSV file whose fields are asked for by column name.</summary>
sealed record GoldenTable(string[] Columns, List<string[]> Rows)
{
    public string this[int row, string column] => Rows[row][Array.IndexOf(Columns, column)];

    public static GoldenTable Read(string path)
    {
        var (header, rows) = GoldenFiles.ReadCsv(path);
        return new GoldenTable(header, rows);
    }

    /// <summary>A number; NaN where the field is empty or <c>NaN</c>, R's words for infinities.</summary>
    public double Number(int row, string column) => this[row, column] switch
    {
        "NaN" => double.NaN,
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        var text => GoldenFiles.Number(text),
    };

    /// <summary>The first row in which columns hold these texts.</summary>
    public int Row(params (string Column, string Text)[] keys) =>
        Rows.FindIndex(row => keys.All(key => row[Array.IndexOf(Columns, key.Column)] == key.Text));
}

using Scoring.Findings;
using Scoring.Schemes;
using Scoring.Schemes.Reading;

namespace Scoring.Weighting;

/// <summary>Reads judgements from a table that the scheme names.</summary>
static class WeightTable
{
    /// <summary>The table that the option <c>table</c> names; null after a fault when it was not handed over.</summary>
    public static ReferenceTable? Open(WeighingContext context)
    {
        var name = context.Options.Word("table");
        if (context.Tables.TryGetValue(name, out var table)) return table;
        context.Fault(FindingKinds.JudgementsMissing, $"table {name}: –", string.Join(", ", context.Tables.Keys));
        return null;
    }

    /// <summary>Whether the table has these columns; a fault for those it lacks.</summary>
    public static bool HasColumns(ReferenceTable table, IReadOnlyList<string> needed, WeighingContext context)
    {
        var lacking = needed.Where(column => table.IndexOf(column) < 0).ToList();
        foreach (var column in lacking)
            context.Fault(FindingKinds.WeightTableUnfit, string.Join(", ", table.Columns.Select(Shown.Plain)), column, file: table.File);
        return lacking.Count == 0;
    }

    /// <summary>Positions of the rows about a node: those that name it under <c>node</c>, or all when there is no such column.</summary>
    public static IEnumerable<int> RowsOf(ReferenceTable table, string node)
    {
        var column = table.IndexOf("node");
        for (var row = 0; row < table.Rows.Count; row++)
            if (column < 0 || table.Rows[row][column] == node)
                yield return row;
    }

    /// <summary>A cell's text, empty when the table does not have the column.</summary>
    public static string Cell(ReferenceTable table, int row, string column) =>
        table.IndexOf(column) is var at and >= 0 ? table.Rows[row][at] : "";
}

using Scoring.Auditing;

namespace Scoring.Data.Results;

/// <summary>An audit's tables as result tables: one file each, or all cells in one.</summary>
static class AuditResultTables
{
    /// <summary>One table per file, <c>audit_NAME.parquet</c>.</summary>
    public static IReadOnlyList<ResultTable> Of(Audit audit) =>
        [.. audit.Tables.Select(table => new ResultTable($"audit_{table.Name}.parquet", table.Rows, [.. table.Columns.SelectMany(Columns)]))];

    /// <summary>All tables in one: a row per table, row and column, with the number or the text that stands there.</summary>
    public static ResultTable AllOf(Audit audit, string name)
    {
        var cells = audit.Tables.SelectMany(table => Enumerable.Range(0, table.Rows).SelectMany(row => table.Columns.Select(column => new Cell(table, row, column)))).ToArray();
        return new ResultTable(name, cells.Length,
        [
            Word("table", cell => cell.Table.Name),
            new IntegerColumn("row", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = cells[from + i].Row + 1;
            }),
            Word("column", cell => cell.Column.Name),
            new NumberColumn("number", (from, numbers) =>
            {
                for (var i = 0; i < numbers.Length; i++) numbers[i] = cells[from + i].Number;
            }),
            new TextColumn("text_zh", row => cells[row].Words(Language.Chinese)),
            new TextColumn("text_en", row => cells[row].Words(Language.English)),
        ]);

        WordColumn Word(string column, Func<Cell, string> word) => new(column, (from, words) =>
        {
            for (var i = 0; i < words.Length; i++) words[i] = word(cells[from + i]).AsMemory();
        });
    }

    static IEnumerable<ResultColumn> Columns(AuditColumn column) => column switch
    {
        WordAuditColumn word => [new TextColumn(word.Name, word.Value)],
        TextAuditColumn text => [new TextColumn(text.Name + "_zh", row => text.Value(row).Zh), new TextColumn(text.Name + "_en", row => text.Value(row).En)],
        NumberAuditColumn number =>
        [
            new NumberColumn(number.Name, (from, numbers) =>
            {
                for (var i = 0; i < numbers.Length; i++) numbers[i] = number.Value(from + i);
            }),
        ],
        CountAuditColumn count =>
        [
            new IntegerColumn(count.Name, (from, counts) =>
            {
                for (var i = 0; i < counts.Length; i++) counts[i] = count.Value(from + i);
            }),
        ],
        _ => throw new ArgumentException($"There is no way to write column {column.Name}.", nameof(column)),
    };

    readonly record struct Cell(AuditTable Table, int Row, AuditColumn Column)
    {
        public double Number => Column switch
        {
            NumberAuditColumn number => number.Value(Row),
            CountAuditColumn count => count.Value(Row),
            _ => double.NaN,
        };

        public string? Words(Language language) => Column switch
        {
            WordAuditColumn word => word.Value(Row),
            TextAuditColumn text => text.Value(Row).In(language),
            _ => null,
        };
    }
}

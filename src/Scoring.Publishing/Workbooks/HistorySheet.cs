namespace Scoring.Publishing.Workbooks;

/// <summary>The index's score and place in every year with ranks, a row per unit.</summary>
static class HistorySheet
{
    public static void Write(WorkbookContent book, WorkbookPackage package)
    {
        var run = book.Run;
        var titles = new List<string> { book.Word("单位代码", "Code"), book.Word("单位", "Unit") };
        int[] years = [.. run.RankedYears];
        titles.AddRange(years.Select(year => book.Word($"{run.Years[year]}\n位次", $"{run.Years[year]}\nrank")));
        titles.AddRange(years.Select(year => book.Word($"{run.Years[year]}\n得分", $"{run.Years[year]}\nscore")));
        var count = years.Length;
        var layout = new SheetLayout
        {
            FrozenRows = 2,
            FrozenColumns = 2,
            Widths = [12, book.UnitWidth, .. Enumerable.Repeat(9.0, count), .. Enumerable.Repeat(10.0, count)],
            Scales = [.. Enumerable.Range(2 + count, count)],
        };
        package.Add(package.Names.Take(book.Word("历年", "All years")), layout, sheet =>
        {
            WorkbookContent.Title(sheet, book.Word($"{book.Name(run.Scheme.Title)} · 历年位次和得分", $"{book.Name(run.Scheme.Title)} · places and scores of all years"));
            WorkbookContent.Header(sheet, titles, layout.Widths);
            for (var unit = 0; unit < run.Roster.Count; unit++)
            {
                int[] rows = [.. years.Select(year => run.Row(year, unit))];
                if (Array.TrueForAll(rows, row => row < 0)) continue;
                sheet.BeginRow();
                sheet.Text(run.Roster.Units[unit].Code);
                sheet.Text(book.UnitName(unit));
                foreach (var row in rows) sheet.Number(row < 0 ? double.NaN : run.Index.Ranks[row], CellStyle.Place);
                foreach (var row in rows) sheet.Number(row < 0 ? double.NaN : run.Index.Scores[row], CellStyle.Score);
                sheet.EndRow();
            }
        });
    }
}

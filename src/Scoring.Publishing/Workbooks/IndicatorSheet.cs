namespace Scoring.Publishing.Workbooks;

/// <summary>Every indicator in every year: its value and beside it the normalised value, a row per year and unit.</summary>
static class IndicatorSheet
{
    public static void Write(WorkbookContent book, WorkbookPackage package)
    {
        var run = book.Run;
        var (values, normalised, statuses) = (run.Bundle.Indicators, run.Bundle.Normalised, run.Bundle.Statuses);
        ValueLook[] looks = [.. values.Values.Select(column => ValueLook.Of(column))];
        var titles = new List<string> { book.Word("年份", "Year"), book.Word("单位代码", "Code"), book.Word("单位", "Unit") };
        foreach (var code in normalised.Indicators)
        {
            var name = run.Scheme.Indicators.FirstOrDefault(indicator => indicator.Code == code)?.Name ?? Scoring.Text.Same(code);
            titles.Add($"{code} {book.Name(name)}");
            titles.Add(book.Word($"{code} 标准化值", $"{code} normalised"));
        }
        var layout = new SheetLayout
        {
            FrozenRows = 3,
            FrozenColumns = 3,
            Widths = [7, 12, book.UnitWidth, .. Enumerable.Range(3, titles.Count - 3).Select(column => column % 2 == 1 ? 15.0 : 11.0)],
            Groups = [.. Enumerable.Range(0, normalised.Indicators.Count).Select(i => 3 + (2 * i))],
        };
        package.Add(package.Names.Take(book.Word("指标", "Indicators")), layout, sheet =>
        {
            WorkbookContent.Title(sheet, book.Word("指标值与标准化值", "Indicator values and normalised values"));
            WorkbookContent.Note(sheet, book.Word("绿底为插补值，橙底为异常值处理后的值。", "Green: imputed; orange: changed by the treatment of outliers."));
            WorkbookContent.Header(sheet, titles, layout.Widths);
            for (var year = run.Years.Count - 1; year >= 0; year--)
            {
                var (from, to) = run.RowsOf(year);
                for (var row = from; row < to; row++)
                {
                    sheet.BeginRow();
                    sheet.Number(run.RowYears[row], CellStyle.Plain);
                    sheet.Text(normalised.Units[row]);
                    sheet.Text(book.UnitName(run.RowUnits[row]));
                    for (var i = 0; i < normalised.Values.Length; i++)
                    {
                        sheet.Number(values.Values[i][row], looks[i][statuses.Statuses[i][row]]);
                        sheet.Number(normalised.Values[i][row], CellStyle.Score);
                    }
                    sheet.EndRow();
                }
            }
        });
    }
}

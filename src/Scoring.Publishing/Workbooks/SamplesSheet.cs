namespace Scoring.Publishing.Workbooks;

/// <summary>The stored samples that ranks of the traceable sheet are taken in, each ascending in a column.</summary>
static class SamplesSheet
{
    /// <summary>The row of the first number.</summary>
    public const int FirstRow = 3;

    public static void Write(WorkbookContent book, WorkbookPackage package, TracePlan plan)
    {
        var layout = new SheetLayout { FrozenRows = FirstRow - 1, Widths = [.. plan.Samples.Select(_ => 12.0)], HasFilter = false };
        package.Add(plan.SamplesSheetName, layout, sheet =>
        {
            WorkbookContent.Title(sheet, book.Word("排位用的样本（各年合并，升序）", "Samples that values are ranked in, ascending"));
            WorkbookContent.Header(sheet, [.. plan.Samples.Select(sample => sample.Code)], layout.Widths);
            for (var i = 0; i < plan.Samples.Max(sample => sample.Sorted.Length); i++)
            {
                sheet.BeginRow();
                foreach (var (_, sorted) in plan.Samples) sheet.Number(i < sorted.Length ? sorted[i] : double.NaN, CellStyle.Plain);
                sheet.EndRow();
            }
        });
    }
}

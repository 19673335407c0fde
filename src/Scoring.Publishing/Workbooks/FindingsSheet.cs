using Scoring.Findings;

namespace Scoring.Publishing.Workbooks;

/// <summary>What was found in the inputs and on the way, the gravest first.</summary>
static class FindingsSheet
{
    public static void Write(WorkbookContent book, WorkbookPackage package)
    {
        string[] titles =
        [
            book.Word("程度", "Severity"), book.Word("问题", "Finding"), book.Word("个数", "Count"), book.Word("年份", "Year"), book.Word("单位", "Unit"), book.Word("变量", "Variable"),
            book.Word("发现", "Found"), book.Word("应为", "Expected"), book.Word("文件", "File"), book.Word("行", "Row"), book.Word("建议", "What to do"), book.Word("代码", "Code"),
        ];
        var layout = new SheetLayout { FrozenRows = 2, Widths = [9, 34, 8, 7, 12, 18, 40, 22, 24, 9, 50, 24] };
        package.Add(package.Names.Take(book.Word("数据问题", "Findings")), layout, sheet =>
        {
            WorkbookContent.Title(sheet, book.Word("数据问题", "Findings"));
            WorkbookContent.Header(sheet, titles, layout.Widths);
            foreach (var finding in book.Run.Bundle.Findings.OrderByDescending(finding => finding.Kind.Severity))
            {
                string?[] wrapped = [null, book.Name(finding.Kind.Title), null, null, null, null, finding.Found, finding.Expected, finding.File, null, book.Name(finding.Kind.Remedy)];
                sheet.BeginRow(TextLines.Height(wrapped, layout.Widths));
                sheet.Text(Severity(book, finding.Kind.Severity));
                sheet.Text(wrapped[1], CellStyle.Wrapped);
                sheet.Number(finding.Count, CellStyle.Integer);
                sheet.Number(finding.Year ?? double.NaN, CellStyle.Place);
                sheet.Text(finding.Unit);
                sheet.Text(finding.Variable);
                sheet.Text(finding.Found, CellStyle.Wrapped);
                sheet.Text(finding.Expected, CellStyle.Wrapped);
                sheet.Text(finding.File, CellStyle.Wrapped);
                sheet.Number(finding.Row ?? double.NaN, CellStyle.Place);
                sheet.Text(wrapped[10], CellStyle.Wrapped);
                sheet.Text(finding.Kind.Code);
                sheet.EndRow();
            }
        });
    }

    static string Severity(WorkbookContent book, Severity severity) => severity switch
    {
        Findings.Severity.Error => book.Word("错误", "error"),
        Findings.Severity.Warning => book.Word("警告", "warning"),
        _ => book.Word("提示", "info"),
    };
}

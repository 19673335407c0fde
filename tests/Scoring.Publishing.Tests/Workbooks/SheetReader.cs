using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Publishing.Tests.Workbooks;

/// <summary>A workbook read back by the OpenXml SDK: cells by sheet and place.</summary>
sealed class SheetReader
{
    readonly Dictionary<string, Dictionary<(int Row, int Column), Cell>> sheets = new(StringComparer.Ordinal);

    public SheetReader(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var shared = document.WorkbookPart!.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToArray() ?? [];
        foreach (var sheet in document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>())
        {
            var cells = new Dictionary<(int, int), Cell>();
            var part = (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!);
            foreach (var cell in part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>())
            {
                var text = cell.DataType?.InnerText switch
                {
                    "s" => shared[int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)],
                    "inlineStr" => cell.InlineString!.InnerText,
                    _ => cell.CellValue?.Text,
                };
                cells[Place(cell.CellReference!)] = new Cell(text, cell.CellFormula?.Text, cell.DataType?.InnerText, cell.StyleIndex?.Value ?? 0);
            }
            sheets[sheet.Name!] = cells;
            Names.Add(sheet.Name!);
        }
    }

    public sealed record Cell(string? Text, string? Formula, string? Type, uint Style);

    public List<string> Names { get; } = [];

    public IEnumerable<KeyValuePair<(int Row, int Column), Cell>> Cells(string sheet) => sheets[sheet];

    public Cell? this[string sheet, int row, int column] => sheets[sheet].GetValueOrDefault((row, column));

    /// <summary>A number; NaN where the cell is empty or holds text.</summary>
    public double Number(string sheet, int row, int column) =>
        this[sheet, row, column] is { Type: null or "n" or "", Text: { } text } ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;

    /// <summary>The number format of a style.</summary>
    public static string Format(string path, uint style)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var sheet = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var id = sheet.CellFormats!.Elements<CellFormat>().ElementAt((int)style).NumberFormatId!.Value;
        return id == 2 ? "0.00" : sheet.NumberingFormats!.Elements<NumberingFormat>().First(format => format.NumberFormatId!.Value == id).FormatCode!.Value!;
    }

    public string? Text(string sheet, int row, int column) => this[sheet, row, column]?.Text;

    /// <summary>Number of the last row.</summary>
    public int LastRow(string sheet) => sheets[sheet].Keys.Max(place => place.Row);

    /// <summary>Row of a unit by its code.</summary>
    public int RowOf(string sheet, int column, string code) => sheets[sheet].Single(cell => cell.Key.Column == column && cell.Value.Text == code).Key.Row;

    /// <summary>The faults that the validator finds.</summary>
    public static IReadOnlyList<string> Faults(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        return [.. new DocumentFormat.OpenXml.Validation.OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];
    }

    static (int Row, int Column) Place(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetter).Count();
        var column = reference[..letters].Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
        return (int.Parse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture), column);
    }
}

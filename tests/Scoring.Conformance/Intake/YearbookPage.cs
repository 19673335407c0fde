using System.IO.Compression;
using System.Security;
using Scoring.Data.Intake;
using Scoring.Tests.Shared;

namespace Scoring.Conformance.Intake;

/// <summary>A page of the yearbook as a grid of texts that a test may change and write as a workbook again.</summary>
sealed class YearbookPage
{
    /// <summary>Texts by row and column.</summary>
    public List<List<string>> Rows { get; set; } = [];

    /// <summary>Name of the sheet.</summary>
    public string Sheet { get; set; } = "1";

    /// <summary>Merged blocks, as <c>C5:G5</c>.</summary>
    public List<string> Merged { get; } = [];

    /// <summary>Further sheets, each with one text.</summary>
    public List<(string Name, string Text)> Others { get; } = [];

    public static IntakeMapping Mapping(string form) =>
        IntakeMapping.Read(Path.Combine(SharedData.Repository, "data-schemas", "examples", "intake", form + ".mapping.json"));

    /// <summary>The page of a form and year as distributed.</summary>
    public static YearbookPage Of(string form, int year)
    {
        var file = SharedData.File($"data/china-provinces/workbooks/{form}-{year}.xlsx");
        var sheet = WorkbookReader.Read(file, Path.GetFileName(file))[0];
        var width = sheet.Rows.Max(row => sheet.Cells(row).Keys.Max()) + 1;
        return new YearbookPage
        {
            Sheet = sheet.Name,
            Rows = [.. Enumerable.Range(0, sheet.Rows.Max() + 1).Select(row => Enumerable.Range(0, width).Select(column => sheet[row, column]).ToList())],
        };
    }

    /// <summary>The row that begins with a text, blanks apart.</summary>
    public List<string> Row(string unit) => Rows.First(row => string.Concat(row[0].Where(c => !char.IsWhiteSpace(c))) == unit);

    /// <summary>Index of the first row of the header.</summary>
    public int Header => Rows.FindIndex(row => row[0].StartsWith('地'));

    /// <summary>Writes the page as a workbook.</summary>
    public string Save(string path)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        var names = Others.Select(other => other.Name).Append(Sheet).ToList();
        Part("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
            + string.Concat(names.Select((name, i) => $"<sheet name=\"{SecurityElement.Escape(name)}\" sheetId=\"{i + 1}\" r:id=\"r{i + 1}\"/>")) + "</sheets></workbook>");
        Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + string.Concat(names.Select((_, i) => $"<Relationship Id=\"r{i + 1}\" Target=\"worksheets/sheet{i + 1}.xml\"/>")) + "</Relationships>");
        foreach (var (i, other) in Others.Index()) Part($"xl/worksheets/sheet{i + 1}.xml", Cells([[other.Text]], []));
        Part($"xl/worksheets/sheet{names.Count}.xml", Cells(Rows, Merged));
        return path;

        void Part(string name, string text)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(text);
        }
    }

    static string Cells(List<List<string>> rows, List<string> merged) =>
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
        + string.Concat(rows.Select((cells, row) => $"<row r=\"{row + 1}\">" + string.Concat(cells.Select((text, column) => text.Length == 0 ? "" :
            $"<c r=\"{(char)('A' + column)}{row + 1}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>")) + "</row>"))
        + "</sheetData>" + (merged.Count == 0 ? "" : "<mergeCells>" + string.Concat(merged.Select(block => $"<mergeCell ref=\"{block}\"/>")) + "</mergeCells>") + "</worksheet>";
}

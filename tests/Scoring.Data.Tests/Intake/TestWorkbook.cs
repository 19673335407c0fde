using System.IO.Compression;
using System.Security;
using Scoring.Data.Tests.Panels;

namespace Scoring.Data.Tests.Intake;

/// <summary>Workbooks part by part, as spreadsheet programs write them.</summary>
sealed class TestWorkbook
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Rows of the only sheet, as XML.</summary>
    public required string Rows { get; init; }

    /// <summary>Codes of number formats; a cell's style 1 is the first of them.</summary>
    public string[] Formats { get; init; } = [];

    /// <summary>Columns, as XML.</summary>
    public string Columns { get; init; } = "";

    /// <summary>Merged cells.</summary>
    public string[] Merged { get; init; } = [];

    /// <summary>Shared texts, as XML.</summary>
    public string Texts { get; init; } = "";

    /// <summary>Properties of the workbook, as XML.</summary>
    public string Properties { get; init; } = "";

    /// <summary>State of the sheet.</summary>
    public string State { get; init; } = "visible";

    /// <summary>Namespace of the sheet's reference.</summary>
    public string Relations { get; init; } = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A cell with a text of its own.</summary>
    public static string Text(string address, string text) => $"<c r=\"{address}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    /// <summary>A cell with a number.</summary>
    public static string Number(string address, string number, int style = 0) => $"<c r=\"{address}\" s=\"{style}\"><v>{number}</v></c>";

    /// <summary>Writes it into a folder.</summary>
    public string Save(TestFolder folder, string name)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{Properties}<sheets><sheet name=\"Sheet1\" sheetId=\"1\" state=\"{State}\" r:id=\"a\"/></sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"t\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Part("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><cols>{Columns}</cols><sheetData>{Rows}</sheetData><mergeCells>{string.Concat(Merged.Select(block => $"<mergeCell ref=\"{block}\"/>"))}</mergeCells></worksheet>");
            if (Texts.Length > 0) Part("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{Texts}</sst>");
            Part("xl/styles.xml", $"""
                <styleSheet xmlns="{Main}"><numFmts>{string.Concat(Formats.Select((code, i) => $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{SecurityElement.Escape(code)}\"/>"))}</numFmts>
                  <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{string.Concat(Formats.Select((_, i) => $"<xf numFmtId=\"{164 + i}\"/>"))}<xf numFmtId="10"/><xf numFmtId="31"/></cellXfs></styleSheet>
                """);

            void Part(string path, string text)
            {
                using var writer = new StreamWriter(archive.CreateEntry(path).Open());
                writer.Write(text);
            }
        }
        return folder.Bytes(name, stream.ToArray());
    }
}

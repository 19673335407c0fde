using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Publishing.Workbooks;

/// <summary>The file: sheets one after another, then what names them. The same sheets give the same bytes.</summary>
sealed class WorkbookPackage : IDisposable
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    // Zip knows no time zone and no year before this one.
    static readonly DateTimeOffset NoClock = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly ZipArchive zip;
    readonly List<(string Name, SheetLayout Layout, int LastRow)> sheets = [];

    public WorkbookPackage(Stream stream) => zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>The names given so far.</summary>
    public SheetNames Names { get; } = new();

    /// <summary>Whether formulas are worked out anew when the file is opened. Default: false, they stand with their values.</summary>
    public bool IsRecalculated { get; init; }

    /// <summary>Decimals of <see cref="CellStyle.Score"/>. Default: 2.</summary>
    public int ScoreDecimals { get; set; } = 2;

    /// <summary>Rows written so far, headers included.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes one sheet.</summary>
    /// <param name="name">A name from <see cref="Names"/>.</param>
    /// <param name="layout">What stands around the rows.</param>
    /// <param name="rows">Writes the rows.</param>
    public void Add(string name, SheetLayout layout, Action<SheetWriter> rows)
    {
        using var stream = Part($"xl/worksheets/sheet{sheets.Count + 1}.xml");
        var sheet = new SheetWriter(stream);
        sheet.Raw($"{Declaration}<worksheet xmlns=\"{Main}\">{layout.Head(sheets.Count == 0)}<sheetData>");
        rows(sheet);
        sheet.Raw($"</sheetData>{layout.Tail(sheet.Row, name)}</worksheet>");
        sheet.Flush();
        sheets.Add((name, layout, sheet.Row));
        Rows += sheet.Row;
    }

    /// <summary>Writes what names the sheets, and ends the file.</summary>
    public void Complete()
    {
        Text("xl/styles.xml", WorkbookStyles.Xml(ScoreDecimals));
        Text("xl/workbook.xml", Workbook());
        Text("xl/_rels/workbook.xml.rels", Relationships(
            [.. sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")), ($"rId{sheets.Count + 1}", "styles", "styles.xml")]));
        Text("_rels/.rels", Relationships([("rId1", "officeDocument", "xl/workbook.xml")]));
        Text("[Content_Types].xml", ContentTypes());
    }

    public void Dispose() => zip.Dispose();

    string Workbook()
    {
        var workbook = new Workbook(
            new BookViews(new WorkbookView { ActiveTab = 0 }),
            new Sheets(sheets.Select((sheet, i) => new Sheet { Name = sheet.Name, SheetId = (uint)i + 1, Id = $"rId{i + 1}" })),
            new DefinedNames(sheets.SelectMany(Defined)),
            new CalculationProperties { CalculationId = 191029, FullCalculationOnLoad = IsRecalculated ? true : null });
        workbook.AddNamespaceDeclaration("r", Relations);
        return workbook.OuterXml;
    }

    /// <summary>The header rows and the units' columns repeat on every page; a filter needs a name of its own as well.</summary>
    static IEnumerable<DefinedName> Defined((string Name, SheetLayout Layout, int LastRow) sheet, int index)
    {
        var name = CellName.Sheet(sheet.Name);
        if (sheet.Layout is { HasFilter: true } && sheet.LastRow >= sheet.Layout.FrozenRows)
        {
            var corners = sheet.Layout.FilterRange(sheet.LastRow).Split(':');
            yield return new DefinedName($"{name}!{Absolute(corners[0])}:{Absolute(corners[1])}") { Name = "_xlnm._FilterDatabase", LocalSheetId = (uint)index, Hidden = true };
        }
        if (sheet.Layout.FrozenRows > 0) yield return new DefinedName(Repeated(name, sheet.Layout)) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)index };
    }

    static string Repeated(string name, SheetLayout layout) =>
        (layout.FrozenColumns > 0 ? $"{name}!$A:${CellName.Column(layout.FrozenColumns - 1)}," : "") + $"{name}!$1:${layout.FrozenRows}";

    static string Absolute(string cell)
    {
        var letters = cell.TakeWhile(char.IsAsciiLetter).Count();
        return $"${cell[..letters]}${cell[letters..]}";
    }

    static string Relationships(IEnumerable<(string Id, string Type, string Target)> targets) =>
        $"<Relationships xmlns=\"{PackageRelations}\">{string.Concat(targets.Select(target =>
            $"<Relationship Id=\"{target.Id}\" Type=\"{Relations}/{target.Type}\" Target=\"{target.Target}\"/>"))}</Relationships>";

    string ContentTypes() =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}.styles+xml\"/>"
        + string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{Types}.worksheet+xml\"/>"))
        + "</Types>";

    void Text(string name, string xml)
    {
        using var stream = Part(name);
        stream.Write(Encoding.UTF8.GetBytes(Declaration + xml));
    }

    Stream Part(string name)
    {
        // Numbers hardly get smaller at a higher level, which takes three times as long.
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoClock;
        return entry.Open();
    }
}

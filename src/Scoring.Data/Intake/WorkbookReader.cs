using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Intake;

/// <summary>Reads the sheets of a workbook (XLSX) as text: numbers with every digit they have, and beside them how the cell shows them.</summary>
/// <remarks>Formulas give their stored value; one that has none gives its own text, which is no number.</remarks>
static partial class WorkbookReader
{
    /// <summary>A part larger than this, unpacked, is no table filled in by hand.</summary>
    const long Largest = 256L << 20;

    /// <summary>Of the usual files and of strict ones.</summary>
    static readonly string[] Relations = ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"];

    /// <summary>Reads every sheet.</summary>
    /// <exception cref="ScoringException">The file is no workbook.</exception>
    public static List<Sheet> Read(string path, string file)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var texts = SharedTexts(archive);
            var targets = Targets(archive);
            var sheets = new List<Sheet>();
            CellFormats? formats = null;
            var countsFrom1904 = false;
            using var book = Open(archive, "xl/workbook.xml") ?? throw new InvalidDataException("xl/workbook.xml");
            while (book.Read())
                if (book.NodeType != XmlNodeType.Element) continue;
                else if (book.LocalName == "workbookPr") countsFrom1904 = IsTrue(book.GetAttribute("date1904"));
                else if (book.LocalName == "sheet" && Relations.Select(space => book.GetAttribute("id", space)).OfType<string>().FirstOrDefault() is { } id && targets.TryGetValue(id, out var part))
                {
                    var sheet = new Sheet(file, book.GetAttribute("name") ?? "") { IsHidden = book.GetAttribute("state") is "hidden" or "veryHidden" };
                    formats ??= Formats(archive, countsFrom1904);
                    using var xml = Open(archive, part) ?? throw new InvalidDataException(part);
                    Fill(sheet, xml, texts, formats);
                    sheets.Add(sheet);
                }
            return sheets.Count > 0 ? sheets : throw new InvalidDataException("xl/workbook.xml: <sheet> × 0");
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or FormatException or OverflowException or IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.UnreadableFile, File = file, Found = Kind(path) ?? Shown.Text(failure.Message), Expected = ".xlsx" });
        }
    }

    /// <summary>What a file without the frame of a workbook is; null when it has that frame, or cannot be looked into.</summary>
    static string? Kind(string path)
    {
        try
        {
            Span<byte> head = stackalloc byte[8];
            using var stream = File.OpenRead(path);
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            return head.StartsWith("PK"u8) ? null
                : head.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? ".xls (Excel 97–2003), or a password"
                : head.IsEmpty ? "0 bytes"
                : "no .xlsx";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static XmlReader? Open(ZipArchive archive, string part)
    {
        if (archive.GetEntry(part) is not { } entry) return null;
        if (entry.Length > Largest) throw new InvalidDataException($"{part}: {entry.Length} bytes");
        return XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
    }

    static CellFormats Formats(ZipArchive archive, bool countsFrom1904)
    {
        using var styles = Open(archive, "xl/styles.xml");
        return new CellFormats(styles, countsFrom1904);
    }

    static Dictionary<string, string> Targets(ZipArchive archive)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = Open(archive, "xl/_rels/workbook.xml.rels") ?? throw new InvalidDataException("xl/_rels/workbook.xml.rels");
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        return targets;
    }

    static List<string> SharedTexts(ZipArchive archive)
    {
        var texts = new List<string>();
        using var xml = Open(archive, "xl/sharedStrings.xml");
        if (xml is null) return texts;
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                using (var item = xml.ReadSubtree())
                    texts.Add(Runs(item));
        return texts;
    }

    /// <summary>The text of an item: its runs joined, phonetic ones left out.</summary>
    static string Runs(XmlReader item)
    {
        var text = new StringBuilder();
        var hidden = false;
        while (item.Read())
            if (item.LocalName == "rPh") hidden = item.NodeType == XmlNodeType.Element && !item.IsEmptyElement;
            else if (item.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && !hidden) text.Append(item.Value);
        return text.ToString();
    }

    static void Fill(Sheet sheet, XmlReader xml, List<string> texts, CellFormats formats)
    {
        var (row, column) = (-1, -1);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "row")
            {
                row = xml.GetAttribute("r") is { } number ? RowOf(number) : row + 1;
                column = -1;
                if (IsTrue(xml.GetAttribute("hidden"))) sheet.HideRow(row);
            }
            else if (xml.LocalName == "col" && IsTrue(xml.GetAttribute("hidden"))) sheet.HideColumns(Column("min"), Column("max"));
            else if (xml.LocalName == "mergeCell" && xml.GetAttribute("ref") is { } block) Merge(sheet, block);
            else if (xml.LocalName == "c")
            {
                column = xml.GetAttribute("r") is { } address ? ColumnOf(address) : column + 1;
                var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
                if (xml.IsEmptyElement) continue;
                using var cell = xml.ReadSubtree();
                if (Value(cell, type) is not var (value, isFormula)) continue;
                var (text, look) = isFormula ? (value, default)
                    : type switch
                    {
                        "s" => (Decoded(Shared(texts, value)), default),
                        "b" => (value == "0" ? "FALSE" : "TRUE", default),
                        null or "n" => formats.Read(value, style),
                        _ => (Decoded(value), default(CellLook)),
                    };
                sheet.Add(row, column, text, look);
            }
        }

        int Column(string end) => int.TryParse(xml.GetAttribute(end), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : throw new FormatException($"<col {end}>");
    }

    /// <summary>What a cell holds; the text of its formula where no value is stored beside it; null when it holds nothing.</summary>
    static (string Value, bool IsFormula)? Value(XmlReader cell, string? type)
    {
        string? formula = null;
        cell.Read();
        while (!cell.EOF)
            if (cell.NodeType != XmlNodeType.Element || cell.LocalName == "c") cell.Read();
            else if (cell.LocalName == "v") return (cell.ReadElementContentAsString(), false);
            else if (cell.LocalName == "f") formula = "=" + cell.ReadElementContentAsString();
            else if (cell.LocalName == "is" && type == "inlineStr")
                using (var inner = cell.ReadSubtree())
                    return (Runs(inner), false);
            else cell.Read();
        return formula is null ? null : (formula, true);
    }

    /// <summary>Signs that XML cannot hold are written by their number: <c>_x000D_</c>.</summary>
    static string Decoded(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? EscapedSign().Replace(text, match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedSign();

    static bool IsTrue(string? flag) => flag is "1" or "true" or "on";

    static string Shared(List<string> texts, string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < texts.Count ? texts[at] : throw new FormatException($"<v>{index}</v>");

    static int RowOf(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is > 0 and <= 1_048_576 ? row - 1 : throw new FormatException(number);

    static void Merge(Sheet sheet, string block)
    {
        var ends = block.Split(':');
        var (from, to) = (Place(ends[0]), Place(ends[^1]));
        sheet.Merge(from.Row, from.Column, to.Row, to.Column);

        static (int Row, int Column) Place(string address) => (RowOf(address.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ").ToString()), ColumnOf(address));
    }

    static int ColumnOf(string address)
    {
        var column = 0;
        foreach (var letter in address)
            if (letter is >= 'A' and <= 'Z') column = column * 26 + letter - 'A' + 1;
            else break;
        return column is > 0 and <= 16_384 ? column - 1 : throw new FormatException(address);
    }
}

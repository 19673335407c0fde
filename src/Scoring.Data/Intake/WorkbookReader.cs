using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Intake;

/// <summary>Reads the sheets of a workbook (XLSX) as text: what the cells hold, not how they are shown. Formulas give their stored value.</summary>
static class WorkbookReader
{
    /// <summary>A part larger than this, unpacked, is no table filled in by hand.</summary>
    const long Largest = 256L << 20;

    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

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
            using var book = Open(archive, "xl/workbook.xml") ?? throw new InvalidDataException("xl/workbook.xml");
            while (book.Read())
                if (book.NodeType == XmlNodeType.Element && book.LocalName == "sheet" && book.GetAttribute("id", Relations) is { } id && targets.TryGetValue(id, out var part))
                {
                    var sheet = new Sheet(file, book.GetAttribute("name") ?? "");
                    using var xml = Open(archive, part) ?? throw new InvalidDataException(part);
                    Fill(sheet, xml, texts);
                    sheets.Add(sheet);
                }
            return sheets;
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or FormatException or OverflowException or IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.UnreadableFile, File = file, Found = Shown.Text(failure.Message), Expected = ".xlsx" });
        }
    }

    static XmlReader? Open(ZipArchive archive, string part)
    {
        if (archive.GetEntry(part) is not { } entry) return null;
        if (entry.Length > Largest) throw new InvalidDataException($"{part}: {entry.Length} bytes");
        return XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
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

    static void Fill(Sheet sheet, XmlReader xml, List<string> texts)
    {
        var (row, column) = (-1, -1);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "row")
            {
                row = xml.GetAttribute("r") is { } number ? RowOf(number) : row + 1;
                column = -1;
            }
            else if (xml.LocalName == "mergeCell" && xml.GetAttribute("ref") is { } block) Merge(sheet, block);
            else if (xml.LocalName == "c")
            {
                column = xml.GetAttribute("r") is { } address ? ColumnOf(address) : column + 1;
                var type = xml.GetAttribute("t");
                if (xml.IsEmptyElement) continue;
                using var cell = xml.ReadSubtree();
                var value = Value(cell, type);
                if (value is null) continue;
                sheet.Add(row, column, type switch { "s" => Shared(texts, value), "b" => value == "0" ? "FALSE" : "TRUE", _ => value });
            }
        }
    }

    static string? Value(XmlReader cell, string? type)
    {
        while (cell.Read())
            if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "v") return cell.ReadElementContentAsString();
            else if (cell.NodeType == XmlNodeType.Element && cell.LocalName == "is" && type == "inlineStr")
                using (var inner = cell.ReadSubtree())
                    return Runs(inner);
        return null;
    }

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

using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Scoring.Publishing.Tests.Forms;

/// <summary>Forms filled in and changed by hand, as a spreadsheet would.</summary>
public sealed partial class FormTests
{
    static string Sheet(string path, int number)
    {
        using var archive = ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Writes cells that the form leaves empty, as a spreadsheet would.</summary>
    void Fill(int sheet, params (string Cell, string Text)[] entries)
    {
        var xml = Sheet(At("form.xlsx"), sheet);
        foreach (var (cell, text) in entries)
        {
            var isNumber = Regex.IsMatch(text, "^-?[0-9.]+$");
            var filled = Regex.Replace(xml, $"<c r=\"{cell}\"( s=\"\\d+\")/>", isNumber ? $"<c r=\"{cell}\"$1><v>{text}</v></c>" : $"<c r=\"{cell}\"$1 t=\"inlineStr\"><is><t>{text}</t></is></c>");
            Assert.NotEqual(xml, filled);
            xml = filled;
        }
        Replace(sheet, xml);
    }

    void Change(int sheet, string from, string to)
    {
        var xml = Sheet(At("form.xlsx"), sheet);
        Assert.Contains(from, xml, StringComparison.Ordinal);
        Replace(sheet, xml.Replace(from, to, StringComparison.Ordinal));
    }

    void Replace(int sheet, string xml)
    {
        using var archive = ZipFile.Open(At("form.xlsx"), ZipArchiveMode.Update);
        archive.GetEntry($"xl/worksheets/sheet{sheet}.xml")!.Delete();
        using var writer = new StreamWriter(archive.CreateEntry($"xl/worksheets/sheet{sheet}.xml").Open());
        writer.Write(xml);
    }
}

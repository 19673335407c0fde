using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scoring.Report.Tests.Writing;

/// <summary>A report read back as text.</summary>
sealed partial class ReportFile(string html)
{
    public string Html { get; } = html;

    public static ReportFile Read(string path) => new(File.ReadAllText(path));

    /// <summary>The year's numbers to the last bit.</summary>
    public JsonElement Exact => JsonDocument.Parse(ExactPattern().Match(Html).Groups[1].Value).RootElement;

    /// <summary>An array of the exact numbers.</summary>
    public static double[] Numbers(JsonElement exact, string name) => MemoryMarshal.Cast<byte, double>(exact.GetProperty(name).GetBytesFromBase64()).ToArray();

    /// <summary>Codes of the exact numbers' rows or columns.</summary>
    public static string[] Codes(JsonElement exact, string name) => [.. exact.GetProperty(name).EnumerateArray().Select(code => code.GetString()!)];

    /// <summary>Values of an attribute, quoted or not.</summary>
    public IEnumerable<string> Attributes(string name) => TagPattern().Matches(Html).SelectMany(tag => AttributePattern().Matches(tag.Value))
        .Where(attribute => attribute.Groups[1].Value == name).Select(attribute => attribute.Groups[2].Success ? attribute.Groups[2].Value : attribute.Groups[3].Value);

    [GeneratedRegex("<[a-z][^<>]*>")]
    private static partial Regex TagPattern();

    [GeneratedRegex("""\s([a-z-]+)=(?:"([^"]*)"|([^\s"'>]+))""")]
    private static partial Regex AttributePattern();

    [GeneratedRegex("""<script type="application/json" id="exact">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex ExactPattern();
}

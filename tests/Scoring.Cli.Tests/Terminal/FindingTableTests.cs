using System.Globalization;
using System.Text.Json;
using Scoring.Cli.Terminal;
using Scoring.Findings;

namespace Scoring.Cli.Tests.Terminal;

/// <summary>Findings and faults as people see them.</summary>
public class FindingTableTests
{
    static readonly Finding[] Findings =
    [
        new() { Kind = FindingKinds.RosterChanged, Year = 2022, Found = "2021 → 2022: + 140102" },
        .. Enumerable.Range(1, 4).Select(row => new Finding { Kind = FindingKinds.ImplausibleValue, File = "panel.csv", Row = row, Unit = "110101", Year = 2021, Variable = "gdp", Found = "-5", Expected = "[0, 100]" }),
        new() { Kind = FindingKinds.MixedMeasures, Variable = "gdp", Found = "万元 × 3; 亿元 × 2", Expected = "万元", Count = 2 },
    ];

    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Chinese, "zh")]
    public void Summary_is_weightiest_first_with_examples_and_remedies(Language language, string suffix)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        FindingTable.PrintSummary(Findings, text, language, examples: 2);
        Expected.AssertSame($"findings.{suffix}.txt", text.ToString());
    }

    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Chinese, "zh")]
    public void Faults_are_printed_one_a_line_and_counted_past_fifty(Language language, string suffix)
    {
        var faults = Enumerable.Range(1, 53).Select(row => new Finding { Kind = FindingKinds.InvalidYear, File = "panel.csv", Row = row, Found = "\"last\"", Expected = "1–9999" });
        var error = new StringWriter(CultureInfo.InvariantCulture);

        FaultPrinter.Print(new ScoringException([.. faults]), new Session(TextWriter.Null, error), json: false, language);

        var lines = error.ToString().TrimEnd().Split('\n');
        Assert.Equal(50 + 2, lines.Length);
        Expected.AssertSame($"faults.{suffix}.txt", string.Join('\n', lines[0], lines[50], lines[51]) + "\n");
    }

    [Fact]
    public void Check_prints_findings_as_json_with_the_same_codes_as_the_table()
    {
        using var counties = new Counties();
        string[] line = ["check", counties.At("scheme.json"), counties.At("panel.csv")];
        var table = CommandOutcome.Of(line);
        using var json = JsonDocument.Parse(CommandOutcome.Of([.. line, "--json"]).Output);

        var codes = json.RootElement.EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!).Distinct().ToList();
        Assert.NotEmpty(codes);
        foreach (var code in codes) Assert.Contains($"[{code}]", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Catalogue_of_findings_as_json_holds_every_code_in_both_languages()
    {
        using var json = JsonDocument.Parse(CommandOutcome.Of(["findings", "--json"]).Output);

        Assert.Equal(FindingKinds.All.Select(kind => kind.Code), json.RootElement.EnumerateArray().Select(kind => kind.GetProperty("code").GetString()));
        Assert.All(json.RootElement.EnumerateArray(), kind =>
        {
            foreach (var text in new[] { "title", "remedy" })
                foreach (var language in new[] { "zh", "en" })
                    Assert.NotEqual("", kind.GetProperty(text).GetProperty(language).GetString());
        });
        var table = CommandOutcome.Of(["findings", "--lang", "zh"]).Output;
        foreach (var kind in FindingKinds.All) Assert.Contains(kind.Code, table, StringComparison.Ordinal);
    }
}

using System.Text.Json;

namespace Scoring.Cli.Tests;

/// <summary><c>scoring diff</c>: two runs, or two years of one.</summary>
public sealed class DiffTests : IDisposable
{
    readonly Counties counties = new();

    public DiffTests() => Assert.Equal(0, CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("run"), "--quiet"]).ExitCode);

    public void Dispose() => counties.Dispose();

    CommandOutcome Diff(params string[] options) => CommandOutcome.Of(["diff", counties.At("run"), counties.At("run"), .. options]);

    [Fact]
    public void Two_years_of_one_run_are_compared_by_default()
    {
        var outcome = Diff();
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.StartsWith("County innovation · 2021 → 2022", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Entered: Yangqu 140102", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Left: Taigu 140101", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_output_has_no_english_word()
    {
        var output = Diff("--lang", "zh").Output;
        Assert.Contains("新进：阳曲县 140102", output, StringComparison.Ordinal);
        foreach (var word in new[] { "own", "rose", "fell", "overt" }) Assert.DoesNotContain(word, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_terms_sum_to_the_places_gained()
    {
        using var parsed = JsonDocument.Parse(Diff("--json", "--top", "100").Output);
        Assert.Equal(2021, parsed.RootElement.GetProperty("from").GetInt32());
        foreach (var unit in parsed.RootElement.GetProperty("units").EnumerateArray())
        {
            var sum = unit.GetProperty("own").EnumerateObject().Concat(unit.GetProperty("rivals").EnumerateObject()).Sum(term => term.Value.GetDouble());
            foreach (var name in new[] { "own_gaps", "rivals_gaps", "rounding", "entered", "left", "ceased_missing", "became_missing", "parameters" }) sum += unit.GetProperty(name).GetDouble();
            Assert.Equal(unit.GetProperty("before").GetInt32() - unit.GetProperty("after").GetInt32(), sum, 1e-9);
        }
    }

    [Fact]
    public void A_run_and_itself_in_one_year_differ_in_nothing()
    {
        var outcome = Diff("--from", "2022", "--year", "2022");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("0 rose, 0 fell", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--year", "1999")]
    [InlineData("--unit", "140102")] // it is new
    [InlineData("--top", "0")]
    public void Wrong_arguments_are_refused(params string[] options)
    {
        var outcome = Diff(options);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
    }
}

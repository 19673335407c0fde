using System.Text.Json;
using Scoring.Data.Bundles;

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
            foreach (var name in new[] { "own_gaps", "rivals_gaps", "own_adjustments", "rivals_adjustments", "rounding", "entered", "left", "ceased_missing", "became_missing", "bounds", "weights" }) sum += unit.GetProperty(name).GetDouble();
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

    [Fact]
    public void Places_are_those_of_scores_with_bonuses_and_penalties()
    {
        counties.Adjust();
        Assert.Equal(0, CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("adjusted"), "--quiet"]).ExitCode);
        var (plain, adjusted) = (Ranks("run"), Ranks("adjusted"));
        using var parsed = JsonDocument.Parse(CommandOutcome.Of(["diff", counties.At("run"), counties.At("adjusted"), "--json", "--top", "100"]).Output);
        var byAdjustment = 0.0;
        foreach (var unit in parsed.RootElement.GetProperty("units").EnumerateArray())
        {
            var code = unit.GetProperty("unit").GetString()!;
            Assert.Equal((plain[code], adjusted[code]), (unit.GetProperty("before").GetDouble(), unit.GetProperty("after").GetDouble()));
            byAdjustment += Math.Abs(unit.GetProperty("own_adjustments").GetDouble()) + Math.Abs(unit.GetProperty("rivals_adjustments").GetDouble());
        }
        Assert.True(byAdjustment > 0);

        Dictionary<string, double> Ranks(string run)
        {
            var scores = BundleReader.Read(counties.At(run)).Scores;
            return Enumerable.Range(0, scores.Count).Where(row => scores.Nodes[row] == "index" && scores.Years[row] == 2022).ToDictionary(row => scores.Units[row], row => scores.Ranks[row]);
        }
    }

    [Fact]
    public void New_bounds_are_a_term_of_their_own_between_two_runs()
    {
        // The second run's panel holds one more county, far above all in one indicator, and so stretches its bounds.
        File.WriteAllText(counties.At("more.csv"), File.ReadAllText(counties.At("panel.csv")) + "150101,2022,100,4000,50,10,25\n");
        File.AppendAllText(counties.At("roster.csv"), "150101,外县,Outer,false\n");
        Assert.Equal(0, CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("more.csv"), "--out", counties.At("more"), "--quiet"]).ExitCode);
        var outcome = CommandOutcome.Of(["diff", counties.At("run"), counties.At("more"), "--json", "--top", "100"]);
        using var parsed = JsonDocument.Parse(outcome.Output);
        Assert.True(parsed.RootElement.GetProperty("parameters_apart").GetBoolean());
        Assert.Contains(parsed.RootElement.GetProperty("units").EnumerateArray(), unit => unit.GetProperty("bounds").GetInt32() != 0);
        foreach (var unit in parsed.RootElement.GetProperty("units").EnumerateArray())
            Assert.Equal(0, unit.GetProperty("weights").GetInt32());
    }
}

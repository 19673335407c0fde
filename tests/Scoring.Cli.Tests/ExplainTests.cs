using System.Text.Json;
using Scoring.Data.Bundles;

namespace Scoring.Cli.Tests;

/// <summary><c>scoring explain</c>: contributions sum to the score and gaps to the difference.</summary>
public sealed class ExplainTests : IDisposable
{
    readonly Counties counties = new();

    public ExplainTests() => Assert.Equal(0, CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("run"), "--quiet"]).ExitCode);

    public void Dispose() => counties.Dispose();

    CommandOutcome Explain(params string[] arguments) => CommandOutcome.Of(["explain", counties.At("run"), .. arguments]);

    [Theory]
    [InlineData("2021")]
    [InlineData("2022")]
    public void Contributions_sum_to_the_score_and_gaps_to_the_difference(string year)
    {
        using var parsed = JsonDocument.Parse(Explain("120101", "--json", "--year", year).Output);
        var root = parsed.RootElement;
        var indicators = root.GetProperty("indicators").EnumerateArray().ToList();
        Assert.Equal(3, indicators.Count);
        Assert.Equal(root.GetProperty("score").GetDouble(), indicators.Sum(row => row.GetProperty("contribution").GetDouble()), 1e-9);
        if (root.GetProperty("above").ValueKind == JsonValueKind.Null) return;
        Assert.True(root.GetProperty("to_above").GetDouble() < 0);
        Assert.Equal(root.GetProperty("to_above").GetDouble(), indicators.Sum(row => row.GetProperty("to_above").GetDouble()), 1e-9);
    }

    [Theory]
    [InlineData("explain", "110102")]
    [InlineData("target", "110102", "--up", "1")]
    [InlineData("diff")]
    public void Year_that_is_not_named_is_the_last_with_ranks(string command, params string[] arguments)
    {
        // A year that has begun, with units but nothing to score them by.
        File.AppendAllText(counties.At("panel.csv"), "110102,2023,,,,,\n");
        Assert.Equal(0, CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("run"), "--quiet"]).ExitCode);
        string[] places = command == "diff" ? [counties.At("run"), counties.At("run")] : [counties.At("run")];

        var outcome = CommandOutcome.Of([command, .. places, .. arguments]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("2022", outcome.Output.Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("2023", outcome.Output.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Table_names_unit_place_and_every_indicator()
    {
        var output = Explain("110102", "--lang", "zh").Output;
        Assert.StartsWith("海淀区（中关村） 110102 · 2022 · ", output, StringComparison.Ordinal);
        foreach (var part in new[] { "研发投入强度", "每万人发明专利拥有量", "单位产值能耗", "中位数" }) Assert.Contains(part, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("110102", "--year", "1999")]
    [InlineData("110102", "--group", "nothing")]
    public void Wrong_arguments_are_refused(params string[] arguments) => Assert.Equal(2, Explain(arguments).ExitCode);

    [Fact]
    public void Place_and_distance_are_those_of_scores_with_bonuses_and_penalties()
    {
        counties.Adjust();
        Assert.Equal(0, CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("run"), "--quiet"]).ExitCode);
        var scores = BundleReader.Read(counties.At("run")).Scores;
        var moved = 0;
        for (var row = 0; row < scores.Count; row++)
        {
            if (scores.Nodes[row] != "index" || scores.Years[row] != 2022 || double.IsNaN(scores.Ranks[row])) continue;
            using var parsed = JsonDocument.Parse(Explain(scores.Units[row], "--json").Output);
            var root = parsed.RootElement;
            Assert.Equal(scores.Ranks[row], root.GetProperty("rank").GetDouble());
            if (root.GetProperty("adjustment").GetDouble() != 0) moved++;
            if (root.GetProperty("above").ValueKind == JsonValueKind.Null) continue;
            var gap = root.GetProperty("to_above").GetDouble();
            Assert.True(gap < 0);
            Assert.Equal(gap, root.GetProperty("to_above_by_adjustment").GetDouble() + root.GetProperty("indicators").EnumerateArray().Sum(indicator => indicator.GetProperty("to_above").GetDouble()), 1e-9);
        }
        Assert.True(moved > 0);
        Assert.Contains("加减分：", Explain("110101", "--lang", "zh").Output, StringComparison.Ordinal);
        Assert.Contains("bonuses and penalties: ", Explain("110101").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_is_in_its_own_unit_and_medians_are_those_of_the_group_asked_for()
    {
        // Groups are the provinces' first four digits; Binhai and Heping, of 1201, are compared with each other alone.
        var roster = File.ReadAllLines(counties.At("roster.csv"));
        File.WriteAllLines(counties.At("roster.csv"), roster.Where(line => line.Length > 0).Select((line, i) => line + "," + (i == 0 ? "area" : line[..4])));
        Assert.Equal(0, CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("run"), "--quiet"]).ExitCode);
        using var parsed = JsonDocument.Parse(Explain("120101", "--json", "--group", "area").Output);
        using var other = JsonDocument.Parse(Explain("120102", "--json").Output);
        var (own, beside) = (parsed.RootElement.GetProperty("indicators")[0], other.RootElement.GetProperty("indicators")[0]);
        Assert.Equal(2 / 107.0 * 100, own.GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal("%", own.GetProperty("unit").GetString());
        Assert.Equal(2, own.GetProperty("of").GetInt32());
        Assert.Equal((own.GetProperty("normalised").GetDouble() + beside.GetProperty("normalised").GetDouble()) / 2, own.GetProperty("median").GetDouble(), 1e-12);
        Assert.Equal(6, beside.GetProperty("of").GetInt32());
    }
}

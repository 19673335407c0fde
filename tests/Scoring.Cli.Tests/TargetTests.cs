using System.Text.Json;

namespace Scoring.Cli.Tests;

/// <summary><c>scoring target</c> and <c>scoring replay</c> on files: values reach their goals when the panel is changed and run again.</summary>
public sealed class TargetTests : IDisposable
{
    const string Steps = "\"steps\": { \"normalise\": { \"method\": \"min-max\", \"range\": [0, 100] }, \"aggregate\": { \"method\": \"arithmetic\", \"min_coverage\": 0.66 } }";

    readonly Counties counties = new();

    public TargetTests() => Run();

    public void Dispose() => counties.Dispose();

    void Run(params string[] options)
    {
        var outcome = CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("run"), "--quiet", .. options]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }

    void Change(string file, string before, string after)
    {
        var text = File.ReadAllText(counties.At(file));
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(counties.At(file), text.Replace(before, after, StringComparison.Ordinal));
    }

    CommandOutcome Target(params string[] arguments) => CommandOutcome.Of(["target", counties.At("run"), .. arguments]);

    [Fact]
    public void Target_is_reached_when_the_panel_is_changed_and_run_again()
    {
        using var answer = JsonDocument.Parse(Target("120102", "--up", "1", "--json").Output);
        var goal = int.Parse(answer.RootElement.GetProperty("goal").GetString()!["rank ".Length..]);
        Assert.Equal(answer.RootElement.GetProperty("rank").GetDouble() - 1, goal);
        var patents = answer.RootElement.GetProperty("indicators").EnumerateArray().Single(row => row.GetProperty("code").GetString() == "patents");
        Assert.True(patents.GetProperty("reached").GetBoolean());
        const int people = 10 + 8; // the unit is the ninth of the panel
        var row = File.ReadLines(counties.At("panel.csv")).Single(line => line.StartsWith("120102,2022,", StringComparison.Ordinal)).Split(',');
        Assert.Equal($"{people}", row[5]);
        foreach (var (share, reached) in new[] { (1.0, true), (0.999, false) })
        {
            var value = patents.GetProperty("from").GetDouble() + share * patents.GetProperty("change").GetDouble();
            var changed = string.Join(',', [.. row[..4], (value * people * (share == 1 ? 1 + 1e-12 : 1)).ToString("R", System.Globalization.CultureInfo.InvariantCulture), .. row[5..]]);
            var panel = File.ReadAllText(counties.At("panel.csv"));
            Change("panel.csv", string.Join(',', row), changed);
            using var again = JsonDocument.Parse(CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("again"), "--json", "--quiet"]).Output);
            Assert.Equal(reached, RankOf(again, "120102") <= goal);
            File.WriteAllText(counties.At("panel.csv"), panel);
        }
    }

    static double RankOf(JsonDocument run, string unit) => Units(run.RootElement).Single(row => row.GetProperty("unit").GetString() == unit).GetProperty("rank").GetDouble();

    static JsonElement.ArrayEnumerator Units(JsonElement root) => root.EnumerateObject().First(property => property.Value.ValueKind == JsonValueKind.Array
        && property.Value.GetArrayLength() > 0 && property.Value[0].ValueKind == JsonValueKind.Object && property.Value[0].TryGetProperty("rank", out _)).Value.EnumerateArray();

    [Fact]
    public void Several_indicators_cost_no_more_than_the_cheapest_alone()
    {
        var outcome = Target("120102", "--rank", "2", "--several", "--cost", "intensity=2", "--cost", "patents=1", "--cost", "energy=4", "--json");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        using var answer = JsonDocument.Parse(outcome.Output);
        var plan = answer.RootElement.GetProperty("several");
        foreach (var alone in answer.RootElement.GetProperty("indicators").EnumerateArray().Where(row => row.GetProperty("reached").GetBoolean()))
            Assert.True(plan.GetProperty("reached").GetBoolean() && plan.GetProperty("cost").GetDouble() <= alone.GetProperty("cost").GetDouble() + 1e-9);
        File.WriteAllText(counties.At("costs.csv"), "indicator,cost\nintensity,2\npatents,1\nenergy,4\n");
        Assert.Equal(outcome.Output, Target("120102", "--rank", "2", "--several", "--costs", counties.At("costs.csv"), "--json").Output);
    }

    [Fact]
    public void Table_speaks_both_languages_and_says_what_falls_short()
    {
        Assert.Contains("set to", Target("120102", "--up", "1").Output, StringComparison.Ordinal);
        Assert.Contains("每万人发明专利拥有量", Target("120102", "--up", "1", "--lang", "zh").Output, StringComparison.Ordinal);
        var none = Target("120102", "--rank", "1", "--limit", "patents=0..0.001", "--limit", "intensity=..0.001", "--indicators", "patents,intensity");
        Assert.Contains("No indicator alone", none.Output, StringComparison.Ordinal);
        Assert.Contains("does not help", none.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_of_all_units_are_written_as_parquet_and_as_the_same_csv()
    {
        Assert.Equal(0, Target("--all", "--rank", "2", "--out", counties.At("targets.parquet"), "--quiet").ExitCode);
        Assert.Equal("PAR1", System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(counties.At("targets.parquet")), 0, 4));
        var list = Target("--all", "--rank", "2", "--out", counties.At("targets.csv"));
        Assert.True(list.ExitCode == 0, list.Error);
        Assert.Contains("6 units with a goal", list.Output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(counties.At("targets.csv"));
        Assert.Equal(1 + 6 * 3, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("2022,", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Classes_are_goals_where_the_scheme_has_them()
    {
        Change("scheme.json", Steps, Steps[..^1] + ", \"grade\": { \"method\": \"thresholds\", \"classes\": [{ \"code\": \"A\", \"from\": 60 }, { \"code\": \"B\", \"from\": 30 }, { \"code\": \"C\" }] } }");
        Run();
        Assert.Contains("grade", Target("--all", "--grade", "next", "--out", counties.At("t.csv")).Output, StringComparison.Ordinal);
        Assert.Contains("→ grade A", Target("130101", "--grade", "A").Output, StringComparison.Ordinal);
        var unknown = Target("130101", "--grade", "Z");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("target-unknown-goal", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("A, B, C", unknown.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Give one goal", "130101")]
    [InlineData("Give one goal", "130101", "--rank", "2", "--up", "1")]
    [InlineData("Name one unit", "--rank", "2")]
    [InlineData("Name one unit", "130101", "--all", "--rank", "2", "--out", "x.csv")]
    [InlineData("--all needs --out", "--all", "--rank", "2")]
    [InlineData("--out goes with --all", "130101", "--rank", "2", "--out", "x.csv")]
    [InlineData("go with one unit", "--all", "--rank", "2", "--out", "x.csv", "--several")]
    [InlineData("--rank must be a whole number", "130101", "--rank", "0")]
    [InlineData("--score must be a number", "130101", "--score", "much")]
    [InlineData("--within goes with", "130101", "--score", "5", "--within", "zone")]
    [InlineData("best", "130101", "--rank", "2", "--limits", "all")]
    [InlineData("a unit of the run, such as 130101", "13010", "--rank", "2")]
    [InlineData("a ranked unit", "110000", "--rank", "2")]
    [InlineData("year-not-in-panel", "130101", "--rank", "2", "--year", "1999")]
    [InlineData("steps.grade", "130101", "--grade", "next")]
    [InlineData("grouping-unknown", "130101", "--rank", "2", "--within", "zone")]
    [InlineData("intensity, patents, energy", "130101", "--rank", "2", "--indicators", "patent")]
    [InlineData("CODE=LO..HI", "130101", "--rank", "2", "--limit", "patents=5")]
    [InlineData("CODE=LO..HI", "130101", "--rank", "2", "--limit", "patents=9..5")]
    [InlineData("CODE=N", "130101", "--rank", "2", "--step", "patents=0")]
    [InlineData("CODE=N", "130101", "--rank", "2", "--cost", "patents")]
    [InlineData("*.parquet, *.csv", "--all", "--rank", "2", "--out", "targets.txt")]
    [InlineData("no-input-file", "130101", "--rank", "2", "--costs", "nowhere.csv")]
    public void Wrong_arguments_are_refused(string told, params string[] arguments)
    {
        var outcome = Target(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Costs_that_cannot_be_read_are_named_by_their_rows()
    {
        File.WriteAllText(counties.At("costs.csv"), "indicator,cost\npatents,1\npatents,2\nenergy,none\n");
        var outcome = Target("130101", "--rank", "2", "--costs", counties.At("costs.csv"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("patents, 2", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("energy, none", outcome.Error, StringComparison.Ordinal);
        File.WriteAllText(counties.At("costs.csv"), "code,price\npatents,1\n");
        Assert.Contains("indicator, cost", Target("130101", "--rank", "2", "--costs", counties.At("costs.csv")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_that_cannot_be_repeated_is_refused_and_its_own_parameters_help()
    {
        Run("--years", "2022");
        var refused = Target("130101", "--up", "1");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("target-not-repeatable", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--years 2022", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, Target("130101", "--up", "1", "--frozen").ExitCode);
    }

    [Fact]
    public void Targets_do_not_go_into_the_run_itself()
    {
        Assert.Equal(2, Target("--all", "--rank", "2", "--out", Path.Combine(counties.At("run"), "targets.csv")).ExitCode);
        Assert.Equal(2, Target("--all", "--rank", "2", "--out", Path.Combine(counties.At("run"), "targets.parquet")).ExitCode);
    }
}

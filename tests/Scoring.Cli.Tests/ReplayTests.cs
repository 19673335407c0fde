using System.Text.Json.Nodes;

namespace Scoring.Cli.Tests;

/// <summary><c>scoring replay</c>: the bytes of <c>run --parameters</c>, from the run's folder alone.</summary>
public sealed class ReplayTests : IDisposable
{
    readonly Counties counties = new();

    public ReplayTests()
    {
        Assert.Equal(0, CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("run"), "--quiet"]).ExitCode);
        var lines = File.ReadAllLines(counties.At("panel.csv"));
        File.WriteAllLines(counties.At("later.csv"), [lines[0], .. lines.Where(line => line.Contains(",2022,", StringComparison.Ordinal)).Select(line => line.Replace(",2022,", ",2023,9", StringComparison.Ordinal))]);
    }

    public void Dispose() => counties.Dispose();

    CommandOutcome Replay(params string[] arguments) => CommandOutcome.Of(["replay", counties.At("run"), "--out", counties.At("replay"), "--quiet", .. arguments]);

    [Fact]
    public void Files_are_those_of_a_run_with_its_parameters()
    {
        var run = CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("later.csv"), "--out", counties.At("frozen"), "--parameters", counties.At("run"), "--quiet"]);
        Assert.True(run.ExitCode == 0, run.Error);
        File.Delete(counties.At("scheme.json"));
        File.Delete(counties.At("roster.csv"));
        var replay = Replay("--on", counties.At("later.csv"));
        Assert.True(replay.ExitCode == 0, replay.Error);
        Assert.Equal(run.Output, replay.Output);
        foreach (var file in Directory.GetFiles(counties.At("frozen")).Select(Path.GetFileName).Where(file => file != "manifest.json"))
            Assert.Equal(File.ReadAllBytes(Path.Combine(counties.At("frozen"), file!)), File.ReadAllBytes(Path.Combine(counties.At("replay"), file!)));
        var (one, other) = (Manifest("frozen"), Manifest("replay"));
        Assert.Equal(["later.csv", "manifest.json", "units.parquet"], other["inputs"]!.AsArray().Select(input => (string)input!["name"]!).Order(StringComparer.Ordinal));
        foreach (var manifest in new[] { one, other })
        {
            manifest.Remove("inputs");
            manifest.Remove("seal"); // of all that stands above it
        }
        Assert.True(JsonNode.DeepEquals(one, other));
    }

    JsonObject Manifest(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(counties.At(folder), "manifest.json")))!.AsObject();

    [Fact]
    public void Panel_without_a_variable_is_refused_by_its_name()
    {
        File.WriteAllText(counties.At("later.csv"), File.ReadAllText(counties.At("later.csv")).Replace("patents", "papers", StringComparison.Ordinal));
        var outcome = Replay("--on", counties.At("later.csv"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("patents", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(counties.At("replay")));
    }

    [Fact]
    public void Units_that_the_run_did_not_know_are_reported_and_left_out()
    {
        File.AppendAllText(counties.At("later.csv"), "150101,2023,100,5,10,10,20\n");
        var outcome = CommandOutcome.Of(["replay", counties.At("run"), "--on", counties.At("later.csv"), "--out", counties.At("replay")]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("150101", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("150101", outcome.Output, StringComparison.Ordinal);
        File.WriteAllText(counties.At("more.csv"), File.ReadAllText(counties.At("roster.csv")) + "150101,新县,Newcounty,false\n");
        Assert.Contains("150101", Replay("--on", counties.At("later.csv"), "--roster", counties.At("more.csv"), "--top", "50").Output + File.ReadAllText(Path.Combine(counties.At("replay"), "ranking.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_of_the_scheme_have_to_be_named()
    {
        var scheme = File.ReadAllText(counties.At("scheme.json"))
            .Replace("\"roster\": \"roster.csv\"", "\"roster\": \"roster.csv\", \"goals\": \"goals.csv\"", StringComparison.Ordinal)
            .Replace("{ \"method\": \"min-max\", \"range\": [0, 100] }", "{ \"method\": \"min-max\", \"overrides\": { \"patents\": { \"method\": \"target-completion\", \"table\": \"goals\" } } }", StringComparison.Ordinal);
        File.WriteAllText(counties.At("scheme.json"), scheme);
        File.WriteAllText(counties.At("goals.csv"), "indicator,target\npatents,5\n");
        var run = CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("run"), "--quiet"]);
        Assert.True(run.ExitCode == 0, run.Error);
        foreach (var outcome in new[] { Replay("--on", counties.At("later.csv")), CommandOutcome.Of(["target", counties.At("run"), "130101", "--up", "1"]) })
        {
            Assert.Equal(2, outcome.ExitCode);
            Assert.Contains("tables-not-named", outcome.Error, StringComparison.Ordinal);
            Assert.Contains("goals.csv", outcome.Error, StringComparison.Ordinal);
        }
        var folder = Path.GetDirectoryName(counties.At("goals.csv"))!;
        var named = Replay("--on", counties.At("later.csv"), "--tables", folder);
        Assert.True(named.ExitCode == 0, named.Error);
        var target = CommandOutcome.Of(["target", counties.At("run"), "130101", "--up", "1", "--tables", folder]);
        Assert.True(target.ExitCode == 0, target.Error);
    }

    [Theory]
    [InlineData("run-not-found", "nowhere", "later.csv")]
    [InlineData("no-input-file", "run", "nowhere.csv")]
    public void Wrong_places_are_refused(string told, string run, string panel)
    {
        var outcome = CommandOutcome.Of(["replay", counties.At(run), "--on", counties.At(panel), "--out", counties.At("replay")]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_and_targets_of_a_replay_keep_its_parameters()
    {
        Assert.Equal(0, Replay("--on", counties.At("later.csv"), counties.At("panel.csv"), "--years", "2023").ExitCode);
        var outcome = CommandOutcome.Of(["target", counties.At("replay"), "130101", "--up", "1"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }
}

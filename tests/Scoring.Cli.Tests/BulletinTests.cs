using System.Text.Json;

namespace Scoring.Cli.Tests;

/// <summary><c>scoring bulletin</c>: its options act, and what it cannot do is one error.</summary>
public sealed class BulletinTests : IDisposable
{
    readonly Counties counties = new();

    public BulletinTests()
    {
        var scheme = File.ReadAllText(counties.At("scheme.json"))
            .Replace("\"value\": \"rd / gdp * 100\"", "\"value\": \"rd / gdp * 100\", \"target\": 5", StringComparison.Ordinal)
            .Replace("\"value\": \"patents / people\"", "\"value\": \"patents / people\", \"target\": 4", StringComparison.Ordinal)
            .Replace("\"value\": \"energy / gdp\"", "\"value\": \"energy / gdp\", \"target\": 0.2", StringComparison.Ordinal)
            .Replace("{ \"method\": \"min-max\", \"range\": [0, 100] }", "{ \"method\": \"target-completion\" }", StringComparison.Ordinal);
        File.WriteAllText(counties.At("targets.json"), scheme);
        Assert.Equal(0, CommandOutcome.Of(["run", counties.At("targets.json"), counties.At("panel.csv"), "--out", counties.At("run"), "--quiet"]).ExitCode);
    }

    public void Dispose() => counties.Dispose();

    CommandOutcome Bulletin(params string[] arguments) => CommandOutcome.Of(["bulletin", counties.At("run"), "--out", counties.At("b.html"), .. arguments]);

    string Page => File.ReadAllText(counties.At("b.html"));

    [Fact]
    public void Options_act_on_the_page()
    {
        Assert.Equal(0, Bulletin().ExitCode);
        var whole = Page;
        Assert.Contains("2022, whole year", whole, StringComparison.Ordinal);
        foreach (var (option, value) in new[] { ("--month", "5"), ("--year", "2021"), ("--lang", "zh"), ("--green", "160"), ("--amber", "20") })
        {
            Assert.Equal(0, Bulletin(option, value).ExitCode);
            Assert.NotEqual(whole, Page);
        }
        Bulletin("--month", "5", "--lang", "zh");
        Assert.Contains("2022年1–5月", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_tells_the_file()
    {
        using var parsed = JsonDocument.Parse(Bulletin("--json").Output);

        Assert.Equal(new FileInfo(counties.At("b.html")).Length, parsed.RootElement.GetProperty("bytes").GetInt64());
        Assert.Equal(7, parsed.RootElement.GetProperty("units").GetInt32());
    }

    [Theory]
    [InlineData("--month", "0")]
    [InlineData("--month", "13")]
    [InlineData("--month", "May")]
    [InlineData("--green", "0")]
    [InlineData("--amber", "101")]
    [InlineData("--year", "1999")]
    [InlineData("--targets", "panel.csv")]
    [InlineData("--targets", "nothing.csv")]
    public void Options_outside_their_limits_are_refused(string option, string value)
    {
        var outcome = Bulletin(option, option == "--targets" ? counties.At(value) : value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.NotEmpty(outcome.Error);
        Assert.False(File.Exists(counties.At("b.html")));
    }

    [Fact]
    public void Run_without_targets_is_one_clear_error()
    {
        CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("plain"), "--quiet"]);
        var outcome = CommandOutcome.Of(["bulletin", counties.At("plain"), "--out", counties.At("b.html")]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("completion-not-scored", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("target-completion", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(counties.At("b.html")));
    }

    [Theory]
    [InlineData("b.htm")]
    [InlineData("run/b.html")]
    [InlineData("no such folder/b.html")]
    public void Places_that_must_not_be_written_to_are_refused(string place) =>
        Assert.Equal(2, CommandOutcome.Of(["bulletin", counties.At("run"), "--out", counties.At(place)]).ExitCode);
}

using System.Text.Json;

namespace Scoring.Cli.Tests.Terminal;

/// <summary>A comparison as people see it, and as programs read it.</summary>
public class ComparisonTableTests
{
    static readonly string[] Variants = ["--vary", "normalise=z-score", "--vary", "等权:weight=equal", "--vary", "aggregate=geometric", "--vary", "leave-one-out=pillars"];

    static CommandOutcome Compare(Counties counties, params string[] options) =>
        CommandOutcome.Of(["compare", counties.At("scheme.json"), counties.At("panel.csv"), .. options], session => session with { Width = 120 });

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Tables_look_as_expected(string language)
    {
        using var counties = new Counties();
        var outcome = Compare(counties, [.. Variants, "--lang", language, "--best", "3"]);

        Assert.Equal(0, outcome.ExitCode);
        Expected.AssertSame($"comparison.{language}.txt", outcome.Output);
    }

    [Fact]
    public void Json_holds_what_the_tables_show()
    {
        using var counties = new Counties();
        using var json = JsonDocument.Parse(Compare(counties, [.. Variants, "--json", "--trends", "--best", "3"]).Output);
        var variants = json.RootElement.GetProperty("variants").EnumerateArray().ToList();

        Assert.Equal(["normalise=z-score", "等权", "aggregate=geometric", "without input", "without output", "without green"], variants.Select(variant => variant.GetProperty("name").GetString()!));
        Assert.Equal("child-outside-domain", variants[2].GetProperty("faults")[0].GetProperty("code").GetString());
        Assert.Equal("equal", variants[1].GetProperty("changes").GetProperty("weight").GetString());
        Assert.Equal("weight", variants[1].GetProperty("from").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("leave_one_out").GetArrayLength());
        var shifts = json.RootElement.GetProperty("leave_one_out").EnumerateArray()
            .Select(part => variants.Single(variant => variant.TryGetProperty("left_out", out var left) && left.GetString() == part.GetString()).GetProperty("mean_shift").GetDouble()).ToList();
        Assert.Equal(shifts.OrderDescending(), shifts);
        foreach (var unit in json.RootElement.GetProperty("units").EnumerateArray())
        {
            Assert.Equal(1 + 5, unit.GetProperty("ranks").EnumerateObject().Count());
            Assert.True(unit.GetProperty("trend").TryGetProperty("growth", out _));
        }
    }

    [Fact]
    public void Units_asked_for_are_shown_alone()
    {
        using var counties = new Counties();
        var lines = Compare(counties, "--vary", "weight=equal", "--unit", "120102", "--unit", "130102").Lines;
        var shown = lines.SkipWhile(line => !line.TrimStart().StartsWith("Unit ", StringComparison.Ordinal)).Skip(2).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        Assert.Equal(2, shown.Count);
        Assert.StartsWith("Binhai 120102", shown[0], StringComparison.Ordinal);
        Assert.Matches(@"^Zhengding 130102\s+–\s+–$", shown[1]);
    }

    [Theory]
    [InlineData("--vary", "weight=even")]
    [InlineData("--vary", "normalise=zscore")]
    [InlineData("--vary", "nonsense")]
    [InlineData("--vary", "drop=greens")]
    [InlineData("--vary", "drop=green")]
    [InlineData("--vary", "nominal:drop=input")]
    [InlineData("--vary", "leave-one-out=most")]
    [InlineData("--vary", "impute#3=mean")]
    [InlineData("--year", "1999")]
    [InlineData("--unit", "x")]
    [InlineData("--node", "x")]
    [InlineData("--variants", "none.json")]
    public void Bad_arguments_are_named_and_nothing_is_written(string option, string value)
    {
        using var counties = new Counties();
        var outcome = Compare(counties, "--vary", "drop=green", option, value, "--out", counties.At("out"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(value, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(counties.At("out")));
    }

    [Fact]
    public void Nothing_to_compare_with_is_said()
    {
        using var counties = new Counties();
        var outcome = Compare(counties);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--vary", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Part_left_out_and_dropped_by_a_variant_stands_in_both_tables()
    {
        using var counties = new Counties();
        var outcome = Compare(counties, "--vary", "drop=green", "--vary", "leave-one-out=pillars", "--vary", "leave-one-out=all", "--json");
        using var json = JsonDocument.Parse(outcome.Output);
        var names = json.RootElement.GetProperty("variants").EnumerateArray().Select(variant => variant.GetProperty("name").GetString()!).ToList();
        Assert.Equal(["drop=green", "without input", "without output", "without green"], names[..4]);
        Assert.Equal(names.Distinct(), names);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    public void Ranks_stand_on_several_tables_when_the_terminal_is_narrow(int width)
    {
        using var counties = new Counties();
        string[] many = [.. Enumerable.Range(1, 8).SelectMany(i => new[] { "--vary", $"variant {i}:weight={{\"method\":\"given\"}}" })];
        var outcome = CommandOutcome.Of(["compare", counties.At("scheme.json"), counties.At("panel.csv"), .. many], session => session with { Width = width });
        var tables = outcome.Lines.SkipWhile(line => line != "Ranks side by side").ToList();
        Assert.True(tables.Count(line => line.StartsWith(" Unit ", StringComparison.Ordinal)) > 1);
        Assert.All(tables, line => Assert.True(DisplayWidth.Of(line) <= width, line));
        foreach (var i in Enumerable.Range(1, 8)) Assert.Single(tables, line => line.Contains($"variant {i}", StringComparison.Ordinal));
    }

    [Fact]
    public void Variant_that_cannot_be_computed_fails_when_asked_to()
    {
        using var counties = new Counties();
        Assert.Equal(1, Compare(counties, "--vary", "aggregate=geometric", "--fail-on", "warning").ExitCode);
    }
}

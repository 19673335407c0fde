using System.Text.Json;

namespace Scoring.Cli.Tests;

/// <summary><c>scoring thresholds</c>: tables, JSON, the file, exit codes.</summary>
public class ThresholdsTests
{
    static CommandOutcome Thresholds(params string[] options)
    {
        using var counties = new Counties();
        return CommandOutcome.Of(["thresholds", counties.At("scheme.json"), counties.At("panel.csv"), .. options]);
    }

    [Fact]
    public void Overview_shows_each_weight_and_the_neighbours()
    {
        var outcome = Thresholds();
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.StartsWith("County innovation · 2022 · ", outcome.Output, StringComparison.Ordinal);
        foreach (var part in new[] { "How far each weight can go", "Innovation input", "Green development", "How firm the order" })
            Assert.Contains(part, outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "")]
    [InlineData("zh", "")]
    [InlineData("en", "unit", "--unit", "110102")]
    [InlineData("zh", "rank", "--unit", "110102", "--weight", "green")]
    public void Tables_look_as_expected(string language, string part, params string[] options) =>
        Expected.AssertSame($"thresholds{(part.Length > 0 ? "-" : "")}{part}.{language}.txt", Thresholds([.. options, "--lang", language]).Output);

    [Fact]
    public void Chinese_output_has_no_english_sentence()
    {
        var output = Thresholds("--lang", "zh", "--unit", "110102").Output;
        Assert.Contains("海淀区（中关村） 110102 · 第", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" the ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("weight", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Json_says_where_the_rank_changes_along_a_slider()
    {
        using var parsed = JsonDocument.Parse(Thresholds("--json", "--weight", "green", "--unit", "110102", "--quiet").Output);
        var weight = Assert.Single(parsed.RootElement.GetProperty("weights").EnumerateArray());
        Assert.Equal(0.2, weight.GetProperty("share").GetDouble(), 1e-12);
        var ranks = weight.GetProperty("units")[0].GetProperty("ranks").EnumerateArray().ToList();
        Assert.Equal(0, ranks[0].GetProperty("from").GetDouble());
        Assert.Equal(1, ranks[^1].GetProperty("to").GetDouble());
        for (var i = 1; i < ranks.Count; i++) Assert.Equal(ranks[i - 1].GetProperty("to").GetDouble(), ranks[i].GetProperty("from").GetDouble());
        var shares = weight.GetProperty("swaps").EnumerateArray().Select(swap => swap.GetProperty("share").GetDouble()).ToList();
        Assert.Equal(shares.Order(), shares);
    }

    [Fact]
    public void File_holds_a_row_per_weight_and_ranked_unit()
    {
        var folder = Directory.CreateTempSubdirectory("scoring-thresholds-").FullName;
        try
        {
            Assert.Equal(0, Thresholds("--out", folder, "--quiet").ExitCode);
            Assert.True(new FileInfo(Path.Combine(folder, "thresholds.parquet")).Length > 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("--year", "1999")]
    [InlineData("--weight", "nothing")]
    [InlineData("--unit", "100000")] // the nation has no rank
    [InlineData("--top", "0")]
    public void Wrong_arguments_are_refused(params string[] options)
    {
        var outcome = Thresholds(options);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
    }
}

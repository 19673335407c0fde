using System.Text.Json;

namespace Scoring.Cli.Tests;

/// <summary>The command <c>sensitivity</c>: tables, JSON, the file, exit codes.</summary>
public sealed class SensitivityTests : IDisposable
{
    readonly Counties counties = new();

    public void Dispose() => counties.Dispose();

    CommandOutcome Sensitivity(params string[] options) => CommandOutcome.Of(
        ["sensitivity", counties.At("scheme.json"), counties.At("panel.csv"), .. options.Contains("--rows") ? [] : new[] { "--rows", "64" }, .. options], session => session with { Width = 140 });

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Tables_look_as_expected(string language)
    {
        var outcome = Sensitivity("--vary", "normalise=z-score", "--lang", language, "--top", "3");
        Assert.Equal(0, outcome.ExitCode);
        Expected.AssertSame($"sensitivity.{language}.txt", outcome.Output);
    }

    [Fact]
    public void Json_holds_every_index_with_its_interval_and_shares_add_up()
    {
        var outcome = Sensitivity("--weights", "noise", "--noise", "50%", "--rows", "512", "--json");
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(["input", "output", "green"], json.RootElement.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("code").GetString()!));
        Assert.Equal(2022, json.RootElement.GetProperty("year").GetInt32());
        var scores = json.RootElement.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("score")).ToList();
        Assert.NotEmpty(scores);
        foreach (var output in scores.Append(json.RootElement.GetProperty("mean_shift")))
        {
            Assert.Equal(1, Numbers(output, "shapley").Sum(), 1e-9);
            foreach (var index in new[] { "first_order", "total", "shapley" })
                foreach (var (low, high) in Numbers(output, $"{index}_lower").Zip(Numbers(output, $"{index}_upper"))) Assert.True(low <= high);
        }

        static double[] Numbers(JsonElement output, string name) => [.. output.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
    }

    [Fact]
    public void Threads_change_nothing_and_the_seed_does()
    {
        Assert.Equal(Sensitivity("--json", "--threads", "1").Output, Sensitivity("--json", "--threads", "2").Output);
        Assert.NotEqual(Sensitivity("--json").Output, Sensitivity("--json", "--seed", "2").Output);
    }

    [Fact]
    public void Folder_takes_the_nominal_run_and_the_table()
    {
        Assert.Equal(0, Sensitivity("--out", counties.At("out")).ExitCode);
        foreach (var file in new[] { "sensitivity.parquet", "scores.parquet", "manifest.json" }) Assert.True(File.Exists(counties.At($"out/{file}")), file);
        Assert.Equal(0, CommandOutcome.Of(["verify", counties.At("out")]).ExitCode);
    }

    [Fact]
    public void Year_without_ranks_is_not_taken_unless_it_is_asked_for()
    {
        // 2023 holds no value that counts.
        File.AppendAllText(counties.At("panel.csv"), "110101,2023,100,,,10,\n");
        foreach (var command in new[] { "sensitivity", "thresholds" })
        {
            var last = CommandOutcome.Of([command, counties.At("scheme.json"), counties.At("panel.csv"), "--json"]);
            using var json = JsonDocument.Parse(last.Output);
            Assert.Equal(2022, json.RootElement.GetProperty("year").GetInt32());
        }
        var asked = Sensitivity("--year", "2023");
        Assert.Equal(2, asked.ExitCode);
        Assert.Contains("index, 2023: 0 units with a score", asked.Error, StringComparison.Ordinal);
        var thresholds = CommandOutcome.Of(["thresholds", counties.At("scheme.json"), counties.At("panel.csv"), "--year", "2023"]);
        Assert.Equal(0, thresholds.ExitCode);
        Assert.Contains("No unit has a rank in this year.", thresholds.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rows", "8")]
    [InlineData("--rows", "x")]
    [InlineData("--seed", "-1")]
    [InlineData("--weights", "gamma")]
    [InlineData("--noise", "x")]
    [InlineData("--noise", "150%")]
    [InlineData("--noise", "0.5")] // needs --weights noise
    [InlineData("--by", "hand")]
    [InlineData("--vary", "normalise=zscore")]
    [InlineData("--vary", "w:weights={\"input\": 3}")]
    [InlineData("--variants", "none.json")]
    [InlineData("--node", "nobody")]
    [InlineData("--year", "1999")]
    [InlineData("--unit", "nobody")]
    [InlineData("--top", "0")]
    [InlineData("--nonsense", "1")]
    public void Bad_usage_exits_with_2_and_writes_nothing(string option, string value)
    {
        var outcome = Sensitivity("--out", counties.At("out"), option, value);
        Assert.True(outcome.ExitCode == 2, $"exit {outcome.ExitCode}\n{outcome.Error}");
        Assert.Empty(outcome.Output);
        Assert.NotEmpty(outcome.Error);
        Assert.False(Directory.Exists(counties.At("out")));
    }

    [Fact]
    public void Nothing_that_varies_is_refused_with_what_could()
    {
        var outcome = Sensitivity("--weights", "fixed");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("0 assumptions", outcome.Error, StringComparison.Ordinal);
    }
}

using System.Text.Json;

namespace Scoring.Cli.Tests;

/// <summary>The data desk on the command line: masked cells, what identities prove of them, and corrections in every command that scores.</summary>
public sealed class DeskTests : IDisposable
{
    readonly Counties counties = new();

    public void Dispose() => counties.Dispose();

    CommandOutcome Scoring(string command, params string[] options) => CommandOutcome.Of([command, counties.At("scheme.json"), counties.At("panel.csv"), .. options, "--quiet"], session => session with { Width = 160 });

    /// <summary>Hides a digit of one cell, and writes what stood there into a correction file.</summary>
    void Mask()
    {
        var panel = File.ReadAllText(counties.At("panel.csv"));
        Assert.Contains("110101,2022,105,", panel, StringComparison.Ordinal);
        File.WriteAllText(counties.At("panel.csv"), panel.Replace("110101,2022,105,", "110101,2022,1x5,", StringComparison.Ordinal));
        File.WriteAllText(counties.At("corrections.csv"), "unit,year,variable,old,new,reason,by\n110101,2022,gdp,1x5,105,年鉴原表,王\n");
    }

    public static TheoryData<string, string> Commands => new()
    {
        { "check", "" }, { "audit", "" }, { "compare", "--vary normalise=z-score" }, { "weights", "" }, { "whatif", "--weight input=9" },
        { "sensitivity", "--rows 16" }, { "thresholds", "" }, { "run", "--out OUT" }, { "run-all", "--out OUT" }, { "robustness", "--draws 20 --out OUT" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Corrected_panel_gives_what_the_right_panel_gives(string command, string options)
    {
        string[] Options(string folder) => [.. options.Replace("OUT", counties.At(folder), StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var right = Scoring(command, [.. Options("right"), "--json"]);
        Assert.True(right.ExitCode == 0, right.Error);
        Mask();
        var masked = Scoring(command, Options("masked"));
        Assert.Equal(2, masked.ExitCode);
        Assert.Contains("masked-value", masked.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(counties.At("masked")));

        var corrected = Scoring(command, [.. Options("corrected"), "--corrections", counties.At("corrections.csv"), "--json"]);
        Assert.True(corrected.ExitCode == 0, corrected.Error);
        if (command == "check") Assert.Contains("correction-applied", corrected.Output, StringComparison.Ordinal);
        else Assert.Equal(Results(right.Output, command), Results(corrected.Output, command));
    }

    /// <summary>The results alone: these two list what was found and what was asked for above them, the correction with it.</summary>
    static string Results(string output, string command) =>
        command is "run-all" or "robustness" ? output[output.IndexOf("\"units\"", StringComparison.Ordinal)..] : output;

    [Fact]
    public void Corrections_stand_in_the_manifest_and_verify_asks_for_the_same()
    {
        Mask();
        string[] corrections = ["--corrections", counties.At("corrections.csv")];
        Assert.Equal(0, Scoring("run", ["--out", counties.At("run"), .. corrections]).ExitCode);
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(counties.At("run"), "manifest.json")));
        Assert.Equal("corrections.csv", manifest.RootElement.GetProperty("options").GetProperty("corrections").GetString());
        Assert.Contains("corrections.csv", manifest.RootElement.GetProperty("inputs").EnumerateArray().Select(file => file.GetProperty("name").GetString()));

        string[] verify = ["verify", counties.At("run"), counties.At("scheme.json"), counties.At("panel.csv")];
        Assert.Equal(0, CommandOutcome.Of([.. verify, .. corrections]).ExitCode);
        Assert.Equal(2, CommandOutcome.Of(verify).ExitCode);
        File.AppendAllText(counties.At("corrections.csv"), "110102,2022,gdp,106,106.5,重报,李\n");
        Assert.Equal(3, CommandOutcome.Of([.. verify, .. corrections]).ExitCode);
    }

    [Fact]
    public void Correction_that_does_not_fit_or_is_no_table_stops_every_command_alike()
    {
        File.WriteAllText(counties.At("corrections.csv"), "unit,year,variable,old,new,reason,by\n110101,2022,gdp,999,105,年鉴原表,王\n");
        foreach (var command in new[] { "weights", "thresholds", "audit" })
        {
            var outcome = Scoring(command, "--corrections", counties.At("corrections.csv"));
            Assert.Equal(2, outcome.ExitCode);
            Assert.Contains("correction-mismatch", outcome.Error, StringComparison.Ordinal);
            Assert.Equal(2, Scoring(command, "--corrections", counties.At("nowhere.csv")).ExitCode);
        }
    }

    /// <summary>1xx773.8 with an increase of 8236.5 and a growth of 7.38 %: the one number that fits is proposed with its proof, never taken by itself.</summary>
    [Fact]
    public void Masked_amount_is_solved_proved_and_scored_only_once_it_is_corrected()
    {
        File.WriteAllText(counties.At("scheme.json"),
            """
            { "id": "solve", "version": "1", "indicators": [ { "code": "rd" } ], "framework": { "code": "index", "children": ["rd"] },
              "identities": [ { "code": "growth", "left": "more / (rd - more) * 100", "right": "rate", "tolerance": 0.005 } ] }
            """);
        File.WriteAllText(counties.At("panel.csv"), "unit,year,rd,more,rate\nA,2021,1xx773.8,8236.5,7.38\nB,2021,1100,100,10\n");
        var checkedPanel = Scoring("check");
        Assert.Equal(2, checkedPanel.ExitCode);
        Assert.Contains("119773.8", checkedPanel.Error, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(Scoring("check", "--json").Output);
        var fault = Assert.Single(json.RootElement.GetProperty("faults").EnumerateArray());
        Assert.Equal("masked-value", fault.GetProperty("code").GetString());
        Assert.Equal("119773.8", fault.GetProperty("suggestion").GetString());
        Assert.Equal(("A", 2021, "rd", "panel.csv", 1), (fault.GetProperty("unit").GetString(), fault.GetProperty("year").GetInt32(), fault.GetProperty("variable").GetString(),
            fault.GetProperty("file").GetString(), fault.GetProperty("row").GetInt32()));
        Assert.Contains("growth 2021: 7.38", fault.GetProperty("expected").GetString(), StringComparison.Ordinal);
        foreach (var key in new[] { "title", "severity", "found", "count", "remedy", "message" }) Assert.True(fault.TryGetProperty(key, out _), key);

        File.WriteAllText(counties.At("corrections.csv"), "unit,year,variable,old,new,reason,by\nA,2021,rd,1xx773.8,119773.8,恒等式唯一解,数据组\n");
        var run = Scoring("run", "--corrections", counties.At("corrections.csv"), "--out", counties.At("run"), "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("119773.8", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Intake_of_a_folder_gives_a_panel_and_names_cells()
    {
        Directory.CreateDirectory(counties.At("pages"));
        File.WriteAllText(counties.At("pages/form-2021.csv"), "2021年\n地区,合计,金额\n北京,10,1x\n天凖,20,7\n天津,5,3\n");
        File.WriteAllText(counties.At("mapping.json"), """{ "units": ["北京", "天津"], "variables": [ { "code": "n", "header": "合计" }, { "code": "m", "header": "金额" } ] }""");
        var outcome = CommandOutcome.Of(["intake", counties.At("mapping.json"), counties.At("pages"), "--out", counties.At("panel.parquet"), "--json", "--fail-on", "error"]);
        Assert.Equal(1, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(3, json.RootElement.GetProperty("values").GetInt32());
        Assert.Equal(["cell-not-read form-2021!C3", "unit-not-in-roster form-2021!A4"], json.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => $"{finding.GetProperty("code").GetString()} {finding.GetProperty("path").GetString()}").Order(StringComparer.Ordinal));
        Assert.Equal(2, CommandOutcome.Of(["intake", counties.At("mapping.json"), counties.At("nowhere"), "--out", counties.At("p.parquet")]).ExitCode);
        Assert.False(File.Exists(counties.At("p.parquet")));
    }

    [Fact]
    public void Schemas_of_mappings_and_of_the_cross_table_are_printed()
    {
        Assert.Contains("intake-mapping", CommandOutcome.Of(["schema"]).Lines);
        Assert.Contains("cross_table", CommandOutcome.Of(["schema"]).Lines);
        using var schema = JsonDocument.Parse(CommandOutcome.Of(["schema", "intake-mapping"]).Output);
        Assert.Equal("object", schema.RootElement.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("compare", "--vary", "normalise=rank", "--year", "0")]
    [InlineData("compare", "--vary", "normalise=rank", "--top", "0")]
    [InlineData("sensitivity", "--top", "none")]
    [InlineData("sensitivity", "--year", "12345")]
    [InlineData("run-all", "--out", "x", "--top", "-1")]
    [InlineData("whatif", "--weight", "input=9", "--best", "0")]
    public void Numbers_that_are_none_are_refused_alike_in_every_command(string command, params string[] options)
    {
        var outcome = Scoring(command, options);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("must be a whole number", outcome.Error, StringComparison.Ordinal);
    }
}

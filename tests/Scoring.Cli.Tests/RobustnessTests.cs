using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scoring.Cli.Tests;

/// <summary>The commands <c>robustness</c> and <c>merge</c>: one run, parts and what people see.</summary>
public sealed class RobustnessTests : IDisposable
{
    readonly Counties counties = new();

    public void Dispose() => counties.Dispose();

    CommandOutcome Robustness(string folder, params string[] options) => CommandOutcome.Of(
        ["robustness", counties.At("scheme.json"), counties.At("panel.csv"), .. options.Contains("--draws") ? [] : new[] { "--draws", "160" }, "--pair", "110101,120101,120102", "--out", counties.At(folder), .. options],
        session => session with { Width = 140 });

    [Fact]
    public void Sixteen_shards_merged_in_any_order_have_the_bytes_of_one_run()
    {
        string[] vary = ["--vary", "normalise=z-score", "--vary", "leave-one-out=pillars", "--floor", "5%"];
        var whole = Robustness("whole", [.. vary, "--threads", "2"]);
        Assert.Equal(0, whole.ExitCode);
        for (var shard = 1; shard <= 16; shard++) Assert.Equal(0, Robustness($"part{shard}", [.. vary, "--shard", $"{shard}/16"]).ExitCode);
        string[] parts = [.. new[] { 5, 1, 16, 9, 2, 12, 7, 3, 15, 8, 4, 14, 10, 6, 13, 11 }.Select(shard => counties.At($"part{shard}"))];
        var merged = CommandOutcome.Of(["merge", .. parts, "--out", counties.At("merged")], session => session with { Width = 140 });
        Assert.Equal(0, merged.ExitCode);
        AssertSame("whole", "merged");
        Assert.Equal(whole.Output, merged.Output);

        var half = CommandOutcome.Of(["merge", .. parts[..6], "--out", counties.At("half")]);
        Assert.Equal(0, half.ExitCode);
        Assert.Equal(0, Robustness("resumed", [.. vary, "--extend", counties.At("half")]).ExitCode);
        AssertSame("whole", "resumed");
    }

    [Fact]
    public void Stopped_analysis_keeps_a_part_that_goes_on()
    {
        Assert.Equal(0, Robustness("whole", "--noise", "20%").ExitCode);
        using var stop = new CancellationTokenSource();
        var error = new StopAt(stop, "draws");
        var stopped = CommandOutcome.Of(
            ["robustness", counties.At("scheme.json"), counties.At("panel.csv"), "--draws", "1000000000", "--pair", "110101,120101,120102", "--noise", "20%", "--out", counties.At("part")],
            session => session with { Error = error, Stop = stop.Token });
        Assert.Equal(130, stopped.ExitCode);
        Assert.Contains("--extend", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(stopped.Output);
        Assert.Matches(@"draws [\d,]+ / 1,000,000,000, [\d,]+ per second, about .+ left", error.ToString());
        using var manifest = JsonDocument.Parse(File.ReadAllText(counties.At("part/manifest.json")));
        var done = manifest.RootElement.GetProperty("draws").GetInt64();

        string[] whole = ["--draws", $"{done + 100}", "--noise", "20%"];
        Assert.Equal(0, Robustness("longer", [.. whole, "--extend", counties.At("part")]).ExitCode);
        Assert.Equal(0, Robustness("once", whole).ExitCode);
        AssertSame("once", "longer");
    }

    [Fact]
    public void Stopped_analysis_leaves_another_one_where_it_is()
    {
        Assert.Equal(0, Robustness("out").ExitCode);
        var before = File.ReadAllBytes(counties.At("out/draws.bin"));
        using var stop = new CancellationTokenSource();
        var stopped = CommandOutcome.Of(["robustness", counties.At("scheme.json"), counties.At("panel.csv"), "--draws", "1000000000", "--seed", "5", "--out", counties.At("out")],
            session => session with { Error = new StopAt(stop, "draws"), Stop = stop.Token });
        Assert.Equal(130, stopped.ExitCode);
        Assert.Equal(before, File.ReadAllBytes(counties.At("out/draws.bin")));
        Assert.True(File.Exists(counties.At("out.part/manifest.json")));
    }

    [Fact]
    public void Stopped_analysis_leaves_what_stands_where_its_part_would_go()
    {
        Assert.Equal(0, Robustness("out").ExitCode);
        Directory.CreateDirectory(counties.At("out.part"));
        File.WriteAllText(counties.At("out.part/notes.txt"), "kept");
        using var stop = new CancellationTokenSource();
        var stopped = CommandOutcome.Of(["robustness", counties.At("scheme.json"), counties.At("panel.csv"), "--draws", "1000000000", "--seed", "5", "--out", counties.At("out")],
            session => session with { Error = new StopAt(stop, "draws"), Stop = stop.Token });
        Assert.Equal(130, stopped.ExitCode);
        Assert.Equal("kept", File.ReadAllText(counties.At("out.part/notes.txt")));
        Assert.True(File.Exists(counties.At("out.part2/manifest.json")));
    }

    [Fact]
    public void Analysis_stopped_before_the_first_draw_writes_nothing()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var outcome = CommandOutcome.Of(["robustness", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("out")], session => session with { Stop = stop.Token });
        Assert.Equal(130, outcome.ExitCode);
        Assert.False(Directory.Exists(counties.At("out")));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Table_looks_as_expected(string language)
    {
        var outcome = Robustness("out", "--noise", "40%", "--tier", "A=2", "--tier", "B=5", "--lang", language, "--top", "5");
        Assert.Equal(0, outcome.ExitCode);
        Expected.AssertSame($"robustness.{language}.txt", outcome.Output);
    }

    [Fact]
    public void Json_holds_what_the_table_shows()
    {
        using var json = JsonDocument.Parse(Robustness("out", "--vary", "weight=equal", "--noise", "30%", "--json").Output);
        Assert.Equal(320, json.RootElement.GetProperty("draws").GetInt64());
        Assert.Equal(["nominal", "weight=equal"], json.RootElement.GetProperty("settings").EnumerateArray().Select(setting => setting.GetProperty("name").GetString()!));
        Assert.Equal(3, json.RootElement.GetProperty("pairs").GetArrayLength());
        foreach (var unit in json.RootElement.GetProperty("units").EnumerateArray())
        {
            var tops = unit.GetProperty("top").EnumerateObject().Select(top => top.Value.GetProperty("value").GetDouble()).ToList();
            Assert.Equal(tops.Order(), tops);
            Assert.InRange(unit.GetProperty("median").GetProperty("rank").GetInt32(), unit.GetProperty("p5").GetProperty("rank").GetInt32(), unit.GetProperty("p95").GetProperty("rank").GetInt32());
        }
    }

    /// <summary>Each draw once more as a whole run: a scheme file with its weights, read, scored and ranked by <c>run</c>.</summary>
    [Theory]
    [InlineData("plain")]
    [InlineData("adjusted")]
    [InlineData("settings")]
    [InlineData("leaf")]
    [InlineData("rounded")]
    public void Saved_draws_are_whole_runs_with_their_weights(string kind)
    {
        if (kind == "adjusted") counties.Adjust();
        if (kind == "rounded") File.WriteAllText(counties.At("scheme.json"), File.ReadAllText(counties.At("scheme.json")).Replace("\"min_coverage\": 0.66 } }", "\"min_coverage\": 0.66 }, \"rank\": { \"decimals\": 0 } }", StringComparison.Ordinal));
        string[] options = kind switch { "settings" => ["--vary", "normalise=z-score"], "leaf" => ["--space", "leaf"], _ => [] };
        var counted = Robustness("drawn", [.. options, "--draws", "16", "--save-draws", counties.At("draws.json"), "--json"]);
        Assert.True(counted.ExitCode == 0, counted.Error);
        var variants = JsonNode.Parse(File.ReadAllText(counties.At("draws.json")))!["variants"]!.AsArray();
        Assert.Equal(kind == "settings" ? 32 : 16, variants.Count);
        var ranks = new Dictionary<string, List<double>>();
        var original = File.ReadAllText(counties.At("scheme.json"));
        foreach (var variant in variants)
        {
            var scheme = JsonNode.Parse(original)!;
            Write(scheme["framework"]!, variant!["weights"]!.AsObject());
            if (variant["normalise"] is { } normalise) scheme["steps"]!["normalise"]!["method"] = normalise.DeepClone();
            if (variant["normalise"] is not null) scheme["steps"]!["normalise"]!.AsObject().Remove("range");
            File.WriteAllText(counties.At("scheme.json"), scheme.ToJsonString());
            using var run = JsonDocument.Parse(counties.Run("--json").Output);
            foreach (var unit in run.RootElement.GetProperty("units").EnumerateArray().Where(unit => unit.GetProperty("rank").ValueKind == JsonValueKind.Number))
                (ranks.TryGetValue(unit.GetProperty("unit").GetString()!, out var own) ? own : ranks[unit.GetProperty("unit").GetString()!] = []).Add(unit.GetProperty("rank").GetDouble());
        }
        using var json = JsonDocument.Parse(counted.Output);
        Assert.Equal(ranks.Count, json.RootElement.GetProperty("units").GetArrayLength());
        foreach (var unit in json.RootElement.GetProperty("units").EnumerateArray())
        {
            var own = ranks[unit.GetProperty("unit").GetString()!];
            Assert.Equal(own.Count, unit.GetProperty("draws").GetInt32());
            Assert.Equal(own.Average(), unit.GetProperty("mean").GetProperty("value").GetDouble(), 1e-12);
            Assert.Equal(own.Order().ElementAt((own.Count + 1) / 2 - 1), unit.GetProperty("median").GetProperty("rank").GetDouble());
            foreach (var top in unit.GetProperty("top").EnumerateObject())
                Assert.Equal(own.Count(rank => rank <= int.Parse(top.Name, CultureInfo.InvariantCulture)) / (double)own.Count, top.Value.GetProperty("value").GetDouble(), 1e-12);
        }
        File.WriteAllText(counties.At("scheme.json"), original);
        Assert.Equal(0, CommandOutcome.Of(["whatif", counties.At("scheme.json"), counties.At("panel.csv"), "--variants", counties.At("draws.json")]).ExitCode);

        static void Write(JsonNode node, JsonObject weights)
        {
            foreach (var child in node["children"]?.AsArray() ?? [])
                if (child is JsonObject own)
                {
                    if (weights[own["code"]!.GetValue<string>()] is { } weight) own["weight"] = weight.DeepClone();
                    Write(own, weights);
                }
        }
    }

    [Fact]
    public void Draws_that_cannot_be_saved_leave_no_analysis()
    {
        var outcome = Robustness("out", "--save-draws", counties.At("nowhere/draws.json"));
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("[out-unwritable]", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(counties.At("out")));
    }

    [Theory]
    [InlineData("any weights", "权重任意")]
    [InlineData("any weights from 5%", "权重任意，不低于 5%", "--floor", "5%")]
    [InlineData("weights ±25%, children of index only", "权重上下浮动 25%，仅 index 的子项", "--noise", "25%", "--only", "index")]
    [InlineData("weights around the scheme's, Dirichlet concentration 7.5", "权重在原值附近，Dirichlet 集中度 7.5", "--dirichlet", "7.5")]
    [InlineData("weights in the order input > green = output from 2.5%", "权重次序 input > green = output，不低于 2.5%", "--order", "input>output=green", "--floor", "2.5%")]
    [InlineData("weights within limits green 10%–30%, input 0%–50%", "权重在限值内 green 10%–30%，input 0%–50%", "--interval", "input=0..0.5", "--interval", "green=10%..30%")]
    [InlineData("any weights, all indicators together", "权重任意，全部指标共用", "--space", "leaf")]
    public void Head_says_in_words_how_weights_are_drawn(string en, string zh, params string[] options)
    {
        Assert.EndsWith($" · 160 draws · {en}", Robustness("out", options).Lines[0], StringComparison.Ordinal);
        Assert.EndsWith($" · 160 次抽样 · {zh}", Robustness("out", [.. options, "--lang", "zh"]).Lines[0], StringComparison.Ordinal);
    }

    /// <summary>Rewrites the scheme with classes and, on the index, a publication.</summary>
    void Grade() => File.WriteAllText(counties.At("scheme.json"), File.ReadAllText(counties.At("scheme.json"))
        .Replace("\"min_coverage\": 0.66 } }", """
            "min_coverage": 0.66 }, "grade": { "method": "quantiles", "classes": [
              { "code": "A", "name": { "zh": "一类", "en": "First" }, "from": 0.7 }, { "code": "B", "name": { "zh": "二类", "en": "Second" }, "from": 0.3 },
              { "code": "C", "name": { "zh": "三类", "en": "Third" } } ] } }
            """, StringComparison.Ordinal)
        .Replace("\"code\": \"index\",", "\"code\": \"index\", \"publish\": [{ \"code\": \"percentile\", \"then\": [\"percentile-rank\"] }],", StringComparison.Ordinal));

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Table_shows_the_chances_of_classes(string language)
    {
        Grade();
        var outcome = Robustness("out", "--noise", "40%", "--best", "3", "--until", "±0.01@90%", "--lang", language);
        Assert.Equal(0, outcome.ExitCode);
        Expected.AssertSame($"robustness-classes.{language}.txt", outcome.Output);
    }

    [Fact]
    public void Json_holds_the_chances_of_classes_and_how_well_ranks_are_known()
    {
        Grade();
        var outcome = Robustness("out", "--noise", "40%", "--until", "±0.01@90%", "--json");
        using var json = JsonDocument.Parse(outcome.Output);
        var until = json.RootElement.GetProperty("until");
        Assert.Equal("±0.01@90%", until.GetProperty("rule").GetString());
        Assert.False(until.GetProperty("settled").GetBoolean());
        Assert.True(until.GetProperty("half_width").GetDouble() > 0.01);
        Assert.True(until.GetProperty("draws_needed").GetDouble() > 160);
        Assert.Contains("Ranks were not settled", outcome.Error, StringComparison.Ordinal);
        foreach (var unit in json.RootElement.GetProperty("units").EnumerateArray())
        {
            var classes = unit.GetProperty("classes").EnumerateObject().Select(own => own.Value.GetProperty("value").GetDouble()).ToArray();
            Assert.Equal(3, classes.Length);
            Assert.Equal(1, classes.Sum(), 1e-12);
            Assert.Contains(unit.GetProperty("class").GetString(), new[] { "A", "B", "C" });
        }
        Assert.Equal(1, Robustness("out", "--noise", "40%", "--until", "±0.01@90%", "--fail-on", "warning").ExitCode);
        using var settled = JsonDocument.Parse(Robustness("out", "--draws", "100000", "--noise", "40%", "--until", "±0.5@90%", "--json").Output);
        Assert.True(settled.RootElement.GetProperty("until").GetProperty("settled").GetBoolean());
        using var plain = JsonDocument.Parse(Robustness("out", "--json").Output);
        Assert.False(plain.RootElement.TryGetProperty("until", out _));
    }

    [Fact]
    public void Shards_of_a_graded_analysis_have_the_bytes_of_one_run()
    {
        Grade();
        string[] vary = ["--vary", "normalise=z-score", "--floor", "5%"];
        Assert.Equal(0, Robustness("whole", vary).ExitCode);
        for (var shard = 1; shard <= 4; shard++) Assert.Equal(0, Robustness($"part{shard}", [.. vary, "--shard", $"{shard}/4"]).ExitCode);
        Assert.Equal(0, CommandOutcome.Of(["merge", .. Enumerable.Range(1, 4).Reverse().Select(shard => counties.At($"part{shard}")), "--out", counties.At("merged")]).ExitCode);
        AssertSame("whole", "merged");
        Assert.Equal(0, Robustness("short", [.. vary, "--draws", "48"]).ExitCode);
        Assert.Equal(0, Robustness("longer", [.. vary, "--extend", counties.At("short")]).ExitCode);
        AssertSame("whole", "longer");
    }

    [Fact]
    public void Publications_are_ranked_by_draws_and_by_what_if()
    {
        Grade();
        using var json = JsonDocument.Parse(Robustness("out", "--node", "percentile", "--json").Output);
        Assert.Equal("percentile", json.RootElement.GetProperty("node").GetString());
        Assert.Equal("general", json.RootElement.GetProperty("settings")[0].GetProperty("path").GetString());
        var whatIf = CommandOutcome.Of(["whatif", counties.At("scheme.json"), counties.At("panel.csv"), "--node", "percentile", "--weight", "green=90"]);
        Assert.Equal(0, whatIf.ExitCode);
        var unknown = Robustness("none", "--node", "nobody");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("percentile", unknown.Error, StringComparison.Ordinal); // the error names what there is
    }

    [Theory]
    [InlineData("average")]
    [InlineData("first")]
    public void Ties_are_ranked_as_the_scheme_says(string ties)
    {
        File.WriteAllText(counties.At("scheme.json"), File.ReadAllText(counties.At("scheme.json")).Replace("\"min_coverage\": 0.66 } }", $"\"min_coverage\": 0.66 }}, \"rank\": {{ \"ties\": \"{ties}\" }} }}", StringComparison.Ordinal));
        Assert.Equal(0, Robustness("whole").ExitCode);
        Assert.Equal(0, Robustness("a", "--shard", "1/2").ExitCode);
        Assert.Equal(0, Robustness("whole2", "--extend", counties.At("a")).ExitCode);
        AssertSame("whole", "whole2");
    }

    [Fact]
    public void Extending_with_other_options_is_refused_and_leaves_the_folder()
    {
        Assert.Equal(0, Robustness("out", "--noise", "20%").ExitCode);
        var before = File.ReadAllBytes(counties.At("out/manifest.json"));
        foreach (var other in new string[][] { ["--noise", "30%"], ["--noise", "20%", "--seed", "2"], ["--noise", "20%", "--best", "2"], ["--noise", "20%", "--vary", "normalise=rank"], ["--noise", "20%", "--memory", "9"], ["--noise", "20%", "--tier", "A=2"] })
        {
            var outcome = Robustness("out", [.. other, "--extend", counties.At("out")]);
            Assert.Equal(2, outcome.ExitCode);
            Assert.Contains("options", outcome.Error, StringComparison.Ordinal);
        }
        Assert.Equal(before, File.ReadAllBytes(counties.At("out/manifest.json")));
    }

    [Fact]
    public void Units_asked_for_are_shown_alone() =>
        Assert.Equal(["110101", "120102"], Robustness("out", "--unit", "110101", "120102").Lines.Skip(3).TakeWhile(line => !line.Contains("Range:", StringComparison.Ordinal))
            .Select(line => System.Text.RegularExpressions.Regex.Match(line, @"\d{6}").Value).Order());

    [Theory]
    [InlineData("--draws", "0")]
    [InlineData("--draws", "many")]
    [InlineData("--seed", "-1")]
    [InlineData("--noise", "150%")]
    [InlineData("--noise", "x")]
    [InlineData("--floor", "50%")]
    [InlineData("--dirichlet", "0")]
    [InlineData("--order", "input>output")]
    [InlineData("--order", "input>input")]
    [InlineData("--interval", "input=0.5")]
    [InlineData("--interval", "input=90%..80%")]
    [InlineData("--space", "forest")]
    [InlineData("--only", "nobody")]
    [InlineData("--vary", "normalise=zscore")]
    [InlineData("--vary", "rank={\"order\":\"low-first\"}")]
    [InlineData("--variants", "none.json")]
    [InlineData("--node", "nobody")]
    [InlineData("--year", "1999")]
    [InlineData("--best", "0")]
    [InlineData("--tier", "A")]
    [InlineData("--tier", "A=0")]
    [InlineData("--pair", "110101")]
    [InlineData("--pair", "110101,nobody")]
    [InlineData("--pair", "110101,110101")]
    [InlineData("--unit", "nobody")]
    [InlineData("--until", "1@95")]
    [InlineData("--extend", "nowhere")]
    [InlineData("--shard", "3/2")]
    [InlineData("--shard", "a/b")]
    [InlineData("--memory", "0")]
    [InlineData("--nonsense", "1")]
    public void Bad_usage_exits_with_2_and_writes_nothing(string option, string value)
    {
        var outcome = CommandOutcome.Of(["robustness", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("out"), option, value]);
        Assert.True(outcome.ExitCode == 2, $"exit {outcome.ExitCode}\n{outcome.Error}");
        Assert.Empty(outcome.Output);
        Assert.NotEmpty(outcome.Error);
        Assert.False(Directory.Exists(counties.At("out")));
    }

    [Fact]
    public void Contradictions_exit_with_2_and_write_nothing()
    {
        foreach (var options in new string[][] { ["--shard", "1/2", "--until", "1"], ["--noise", "10%", "--dirichlet", "5"], ["--tier", "A=5", "--tier", "B=3"], ["--floor", "5%", "--noise", "5%"] })
        {
            Assert.Equal(2, Robustness("out", options).ExitCode);
            Assert.False(Directory.Exists(counties.At("out")));
        }
        Assert.Equal(0, Robustness("a", "--shard", "1/2").ExitCode);
        Assert.Equal(2, CommandOutcome.Of(["merge", counties.At("a"), counties.At("a"), "--out", counties.At("out")]).ExitCode);
        Assert.Equal(2, CommandOutcome.Of(["merge", counties.At("a"), counties.At("b"), "--out", counties.At("out")]).ExitCode);
        Assert.Equal(2, CommandOutcome.Of(["merge", counties.At("a"), "--out", counties.At("out"), "--unit", "nobody"]).ExitCode);
        Assert.Equal(2, CommandOutcome.Of(["merge", "--out", counties.At("out")]).ExitCode);
        Assert.False(Directory.Exists(counties.At("out")));
    }

    void AssertSame(string one, string other)
    {
        string[] names = [.. Directory.GetFiles(counties.At(one)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(names, Directory.GetFiles(counties.At(other)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        foreach (var name in names) Assert.Equal(File.ReadAllBytes(Path.Combine(counties.At(one), name)), File.ReadAllBytes(Path.Combine(counties.At(other), name)));
    }

    /// <summary>Asks to stop when a line of progress begins with a word.</summary>
    sealed class StopAt(CancellationTokenSource stop, string word) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith(word, StringComparison.Ordinal) == true) stop.Cancel();
        }
    }
}

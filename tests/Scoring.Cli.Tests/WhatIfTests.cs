using System.Text.Json;

namespace Scoring.Cli.Tests;

/// <summary>The command <c>whatif</c>: weights and swaps from the line and from files, saved and tried again.</summary>
public sealed class WhatIfTests : IDisposable
{
    readonly Counties counties = new();

    public void Dispose() => counties.Dispose();

    CommandOutcome WhatIf(params string[] options) =>
        CommandOutcome.Of(["whatif", counties.At("scheme.json"), counties.At("panel.csv"), .. options], session => session with { Width = 160 });

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Tables_look_as_expected(string language)
    {
        var outcome = WhatIf("--weight", "input=5", "--swap", "z:normalise=z-score", "--vary", "g:aggregate=geometric", "--best", "2", "--lang", language);
        Assert.Equal(0, outcome.ExitCode);
        Expected.AssertSame($"whatif.{language}.txt", outcome.Output);
    }

    [Fact]
    public void Original_weights_change_nothing()
    {
        var outcome = WhatIf("--weight", "input=40", "--weight", "green=20", "--out", counties.At("out"), "--json");
        Assert.Equal(0, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        var variant = json.RootElement.GetProperty("variants")[0];
        Assert.Equal(JsonValueKind.Null, variant.GetProperty("from").ValueKind);
        Assert.Equal(0, variant.GetProperty("units").GetArrayLength());
        Assert.Equal(variant.GetProperty("common").GetInt32(), variant.GetProperty("same").GetInt32());
    }

    [Fact]
    public void Saving_where_there_is_no_folder_is_one_error_and_leaves_nothing()
    {
        var outcome = WhatIf("--weight", "input=5", "--save", counties.At("nowhere/saved.json"));
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("[out-unwritable]", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(counties.At("nowhere")));
    }

    [Fact]
    public void Saving_over_a_folder_is_one_error_and_leaves_nothing_beside_it()
    {
        Directory.CreateDirectory(counties.At("saved.json"));
        var before = Directory.GetFileSystemEntries(counties.At("."));
        Assert.Equal(2, WhatIf("--weight", "input=5", "--save", counties.At("saved.json")).ExitCode);
        Assert.Equal(before.Order(), Directory.GetFileSystemEntries(counties.At(".")).Order());
    }

    [Fact]
    public void Saved_variants_do_the_same_again()
    {
        File.WriteAllText(counties.At("weights.csv"), "code,weight\ninput,10\n\"output\",70.5\n");
        File.WriteAllText(counties.At("weights.json"), "{ \"green\": 3 /* less */ }");
        var first = WhatIf("--weights", counties.At("weights.csv"), "--weights", counties.At("weights.json"), "--weight", "b:green=0", "--swap", "b:normalise=z-score", "--save", counties.At("saved.json"), "--json");
        Assert.Equal(0, first.ExitCode);
        var again = WhatIf("--variants", counties.At("saved.json"), "--save", counties.At("again.json"), "--json");
        Assert.Equal(first.Output, again.Output);
        Assert.Equal(File.ReadAllText(counties.At("saved.json")), File.ReadAllText(counties.At("again.json")));
        using var json = JsonDocument.Parse(first.Output);
        Assert.Equal(["what-if", "b"], json.RootElement.GetProperty("variants").EnumerateArray().Select(variant => variant.GetProperty("name").GetString()!));
        Assert.Equal(70.5, json.RootElement.GetProperty("variants")[0].GetProperty("changes").GetProperty("weights").GetProperty("output").GetDouble());
        Assert.Equal(0, CommandOutcome.Of(["compare", counties.At("scheme.json"), counties.At("panel.csv"), "--variants", counties.At("saved.json")]).ExitCode);
    }

    [Fact]
    public void Many_variants_are_listed_by_what_changes_most()
    {
        var variants = string.Join(",", Enumerable.Range(1, 50).Select(i => $"{{\"name\": \"v{i}\", \"weights\": {{\"input\": {i}}}}}"));
        File.WriteAllText(counties.At("many.json"), $"{{ \"variants\": [{variants}] }}");
        var outcome = WhatIf("--variants", counties.At("many.json"), "--out", counties.At("tables"), "--top", "3");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("47 more variants", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(counties.At("tables/whatif.parquet")) && File.Exists(counties.At("tables/whatif_ranks.parquet")));
    }

    [Theory]
    [InlineData("--weight", "input")]
    [InlineData("--weight", "input=-1")]
    [InlineData("--weight", "input=x")]
    [InlineData("--weight", "inputs=1")]
    [InlineData("--weights", "none.json")]
    [InlineData("--swap", "normalise")]
    [InlineData("--swap", "normalise=zscore")]
    [InlineData("--swap", "normalize=z-score")]
    [InlineData("--vary", "x")]
    [InlineData("--variants", "none.json")]
    [InlineData("--year", "1999")]
    [InlineData("--node", "nobody")]
    [InlineData("--unit", "nobody")]
    [InlineData("--top", "0")]
    [InlineData("--best", "-1")]
    [InlineData("--nonsense", "1")]
    public void Bad_usage_exits_with_2_and_writes_nothing(string option, string value)
    {
        var outcome = WhatIf("--weight", "input=5", "--out", counties.At("out"), "--save", counties.At("saved.json"), option, value);
        Assert.True(outcome.ExitCode == 2, $"exit {outcome.ExitCode}\n{outcome.Error}");
        Assert.Empty(outcome.Output);
        Assert.NotEmpty(outcome.Error);
        Assert.False(Directory.Exists(counties.At("out")));
        Assert.False(File.Exists(counties.At("saved.json")));
    }

    [Fact]
    public void Nothing_to_try_and_a_weight_given_twice_are_refused()
    {
        Assert.Equal(2, WhatIf().ExitCode);
        Assert.Equal(2, WhatIf("--weight", "input=5", "--weight", "input=6").ExitCode);
        counties.Run();
        Assert.Equal(2, WhatIf("--weight", "input=5", "--out", counties.At("out")).ExitCode);
    }
}

using System.Text.Json.Nodes;
using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Tests.Schemes;

public class SchemeWriterTests
{
    static string Written { get; } = SchemeWriter.Write(Sample.Read(Sample.Json));

    [Fact]
    public void Write_then_read_then_write_gives_the_same_text() => Assert.Equal(Written, SchemeWriter.Write(Sample.Read(Written)));

    [Theory]
    [InlineData("steps", """[ { "impute": { "overrides": { "rd": "latest" } } }, { "derive": {} }, { "impute": "mean" }, { "screen": { "keep": ["a", "b"] } }, { "normalise": {} } ]""")]
    [InlineData("steps", """{ "impute": "mean", "normalise": { "method": "z-score", "range": [-3, 3], "direction": "-", "constant": 50, "overrides": { "output": { "range": null, "direction": null, "constant": "error" } } } }""")]
    [InlineData("panel", """{ "year": 2018, "columns": { "measure": "m", "status": "s" }, "missing": [1e21, -0.5, "…"] }""")]
    [InlineData("framework.children.0.then", """[ { "method": "table", "points": { "b": 1, "a": 2e-9 }, "tiers": [1, 2.5], "label": "\"\\" }, { "method": "goalposts", "worst": 1, "best": 0, "clip": false } ]""")]
    [InlineData("framework.children.0.aggregate", """{ "method": "formula", "formula": "if(intensity > 0,\n\tenergy, 0)" }""")]
    [InlineData("framework.children.1.name", "\"𠮷县 & <b>\\\"x\\\"</b> 😀\"")]
    public void Write_round_trips_every_form(string path, string json)
    {
        var written = SchemeWriter.Write(Sample.Read(Sample.With(path, json)));
        Assert.Equal(written, SchemeWriter.Write(Sample.Read(written)));
    }

    [Fact]
    public void Write_keeps_off_what_an_override_has_off()
    {
        var scheme = Sample.Read(Sample.With("steps.normalise.overrides.energy", """{ "round": null }"""));
        var again = Sample.Read(SchemeWriter.Write(scheme)).Steps.Single(step => step.Kind == StepKind.Normalise);
        Assert.False(again.For("energy").Options.Has("round"));
        // The step's range is a default there, but the z-score of the override has none.
        Assert.False(again.For("intensity").Options.Has("range"));
    }

    [Fact]
    public void Write_reads_back_to_an_equal_scheme()
    {
        var (first, second) = (Sample.Read(Sample.Json), Sample.Read(Written));
        Assert.Equal(first.Indicators.Select(Bare), second.Indicators.Select(Bare));
        Assert.Equal(first.NeededVariables, second.NeededVariables);
        Assert.Equal(first.Framework.TopDown().Select(Bare), second.Framework.TopDown().Select(Bare));
        Assert.Equal(first.Steps.SelectMany(Options), second.Steps.SelectMany(Options));

        static object Bare(object item) => item switch
        {
            Indicator indicator => (indicator with { Value = null }, indicator.Value?.ToString()),
            Node node => (node with { Children = [], Then = [], Publish = [] }, node.Children.Count, node.Publish.Count, node.Then.Count).ToString(),
            _ => item,
        };
        static IEnumerable<string> Options(Step step) => step.Overrides.Prepend(KeyValuePair.Create("", step.Choice)).SelectMany(choice =>
            choice.Value.Options.All.Select(option => $"{step.Kind} {choice.Key} {choice.Value.Method.Name} {option.Key} {Show(option.Value)}"));
        static string Show(object? value) => value switch
        {
            double[] numbers => string.Join(' ', numbers),
            BoundsScope scope => $"{scope.EachYear} {string.Join(' ', scope.Years)} {scope.Group}",
            IReadOnlyDictionary<string, double> numbers => string.Join(' ', numbers),
            _ => $"{value}",
        };
    }

    [Fact]
    public void Write_shows_defaults_in_a_fixed_order_and_leaves_chinese_as_it_is()
    {
        Assert.Equal(["id", "version", "title", "panel", "tables", "aggregate_units", "variables", "identities", "indicators", "framework", "steps"],
            JsonNode.Parse(Written)!.AsObject().Select(member => member.Key));
        Assert.Contains("\"zh\": \"县域创新\"", Written, StringComparison.Ordinal);
        Assert.Contains("\"ties\": \"min\"", Written, StringComparison.Ordinal);
        Assert.Contains("\"range\": [0, 100]", Written, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', Written);
        Assert.EndsWith("}\n", Written, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_is_the_same_whatever_the_order_of_keys()
    {
        var shuffled = Sample.Tree();
        var title = shuffled["title"]!.DeepClone();
        shuffled.Remove("title");
        shuffled["title"] = title;
        var reversed = new JsonObject(shuffled["steps"]!["normalise"]!.AsObject().Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        shuffled["steps"]!["normalise"] = reversed;
        Assert.Equal(Written, SchemeWriter.Write(Sample.Read(shuffled.ToJsonString())));
    }
}

using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Tests.Schemes;

public class SchemeBasesTests
{
    static Scheme Read(string json, params (string Path, string Text)[] files) => Sample.Read(json, Loader(files), "folder/scheme.jsonc");

    static Func<string, string> Loader(params (string Path, string Text)[] files) =>
        path => files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal)[path];

    [Fact]
    public void Extends_merges_objects_by_key_and_indicators_by_code()
    {
        var scheme = Read("""
            { "extends": "base.json", "version": "what-if", "title": { "en": "What if" },
              "indicators": [ { "code": "energy", "target": 9, "unit": "t" }, { "code": "added" } ],
              "framework": { "children": ["intensity", "added"] },
              "steps": { "normalise": { "range": [0, 1], "overrides": { "added": { "round": 1 } } } } }
            """, ("base.json", Sample.With("steps.aggregate", "{}").Replace("\"intensity\":{\"method\":\"z-score\",\"sd\":\"population\"}", "", StringComparison.Ordinal)));

        Assert.Equal(("sample", "what-if", new Text("县域创新", "What if")), (scheme.Id, scheme.Version, scheme.Title));
        Assert.Equal(["intensity", "energy", "output", "staff_share", "unused", "added"], scheme.Indicators.Select(indicator => indicator.Code));
        Assert.Equal((-1, 9.0, "t"), (scheme.Indicators[1].Direction, scheme.Indicators[1].Target!.Value, scheme.Indicators[1].Unit));
        Assert.Equal(["index", "intensity", "added"], scheme.Framework.TopDown().Select(node => node.Code));

        var added = scheme.Steps.Single(step => step.Kind == StepKind.Normalise).For("added").Options;
        Assert.Equal([0, 1], added.Numbers("range"));
        Assert.Equal((new RoundingRule(1), "zone"), (added.Rounding("round"), added.Bounds("bounds").Group));
    }

    [Fact]
    public void Extends_with_other_method_leaves_the_bases_options_of_the_old_one_behind()
    {
        var normalise = Read("""{ "extends": "base.json", "steps": { "normalise": "z-score" } }""",
            ("base.json", Sample.With("steps.normalise", """{ "method": "goalposts", "worst": 0, "best": 1, "round": 3 }""")))
            .Steps.Single(step => step.Kind == StepKind.Normalise);
        Assert.Equal(("z-score", new RoundingRule(3)), (normalise.Choice.Method.Name, normalise.Choice.Options.Rounding("round")));
    }

    [Fact]
    public void Extends_can_take_a_step_away()
    {
        var scheme = Read("""{ "extends": "base.json", "steps": { "screen": null } }""", ("base.json", Sample.With("steps.screen", "{}")));
        Assert.DoesNotContain(scheme.Steps, step => step.Kind == StepKind.Screen);
    }

    [Fact]
    public void Extends_finds_the_bases_base_beside_the_base()
    {
        var scheme = Read("""{ "extends": "./common/../common/mid.json", "id": "top" }""",
            ("common/mid.json", """{ "extends": "root.json", "version": "mid" }"""), ("common/root.json", Sample.Json));
        Assert.Equal(("top", "mid"), (scheme.Id, scheme.Version));
    }

    [Fact]
    public void Extends_in_a_circle_is_a_fault_that_names_it()
    {
        var load = Loader(("a.json", """{ "extends": "b.json" }"""), ("b.json", """{ "extends": "a.json" }"""));
        var fault = Sample.Faults("""{ "extends": "a.json" }""", load, "schemes/top.json").First(fault => fault.Kind.Code == "scheme-base");
        Assert.Equal(("b.json", "$.extends", "a.json → b.json → a.json"), (fault.File, fault.Path, fault.Found));

        var self = Sample.Faults("""{ "extends": "top.json" }""", load, "schemes/top.json").First(fault => fault.Kind.Code == "scheme-base");
        Assert.Equal("top.json → top.json", self.Found);
    }

    [Fact]
    public void Extends_without_end_is_a_fault()
    {
        var count = 0;
        Assert.Contains(Sample.Faults("""{ "extends": "0.json" }""", _ => $$"""{ "extends": "{{++count}}.json" }"""), fault => fault.Kind.Code == "scheme-base");
    }

    [Fact]
    public void Extends_of_unreadable_base_is_a_fault()
    {
        Assert.Contains(Sample.Faults("""{ "extends": "a.json" }""", _ => throw new FileNotFoundException()),
            fault => fault.Kind.Code == "scheme-base" && fault.Found.Contains("not found", StringComparison.Ordinal));
        Assert.Contains(Sample.Faults("""{ "extends": "a.json" }""", _ => "{ oops"), fault => (fault.Kind.Code, fault.File) == ("scheme-malformed", "a.json"));
        Assert.Contains(Sample.Faults("""{ "extends": "a.json" }""", _ => "[]"), fault => (fault.Kind.Code, fault.File) == ("scheme-type", "a.json"));
    }

    [Fact]
    public void Fault_of_a_base_names_the_bases_file_and_path()
    {
        var fault = Assert.Single(Sample.Faults("""{ "extends": "base.json", "indicators": [ { "code": "added" } ] }""",
            Loader(("base.json", Sample.With("indicators.1.direction", "\"down\""))), "top.json"));
        Assert.Equal(("base.json", "$.indicators[1].direction"), (fault.File, fault.Path));
    }

    [Fact]
    public void Code_that_stands_twice_in_the_scheme_itself_is_found_over_a_base()
    {
        var fault = Assert.Single(Sample.Faults("""{ "extends": "base.json", "indicators": [ { "code": "energy" }, { "code": "energy" } ] }""",
            Loader(("base.json", Sample.Json)), "top.json"));
        Assert.Equal(("scheme-duplicate-code", "top.json", "$.indicators[1].code"), (fault.Kind.Code, fault.File, fault.Path));
    }
}

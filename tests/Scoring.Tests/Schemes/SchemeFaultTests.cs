using Scoring.Findings;

namespace Scoring.Tests.Schemes;

public class SchemeFaultTests
{
    /// <summary>What is changed in the sample, to what; the fault's code, its path, and words of its message.</summary>
    public static readonly TheoryData<string, string?, string, string, string> Cases = new()
    {
        // Required keys, types, unknown keys
        { "id", null, "scheme-missing-key", "$", "id" },
        { "version", null, "scheme-missing-key", "$", "version" },
        { "indicators", null, "scheme-missing-key", "$", "indicators" },
        { "framework", null, "scheme-missing-key", "$", "framework" },
        { "indicators.0.code", null, "scheme-missing-key", "$.indicators[0]", "code" },
        { "framework.code", null, "scheme-missing-key", "$.framework", "code" },
        { "framework.children.1.children", null, "scheme-missing-key", "$.framework.children[1]", "children" },
        { "framework.children.0.publish.0.then", null, "scheme-missing-key", "$.framework.children[0].publish[0]", "then" },
        { "variables.0.code", null, "scheme-missing-key", "$.variables[0]", "code" },
        { "id", "7", "scheme-type", "$.id", "7; expected: string" },
        { "title", "[]", "scheme-type", "$.title", "string | {\"zh\", \"en\"}" },
        { "title", "{}", "scheme-missing-key", "$.title", "zh | en" },
        { "title", "null", "scheme-type", "$.title", "null" },
        { "indicators", "{}", "scheme-type", "$.indicators", "array" },
        { "indicators.1", "true", "scheme-type", "$.indicators[1]", "object" },
        { "framework", "\"index\"", "scheme-type", "$.framework", "object" },
        { "framework.children", "{}", "scheme-type", "$.framework.children", "array" },
        { "framework.children.1.feeds_parent", "1", "scheme-type", "$.framework.children[1].feeds_parent", "true | false" },
        { "steps", "\"min-max\"", "scheme-type", "$.steps", "object" },
        { "indicators.0.standard", "\"2.5\"", "scheme-type", "$.indicators[0].standard", "number" },
        { "indicators.0.weight", "3", "scheme-unknown-key", "$.indicators[0].weight", "code | name | unit" },
        { "titel", "\"x\"", "scheme-unknown-key", "$.titel", "Did you mean 'title'?" },
        { "panel.colums", "{}", "scheme-unknown-key", "$.panel.colums", "Did you mean 'columns'?" },
        { "panel.columns.Unit", "\"x\"", "scheme-unknown-key", "$.panel.columns.Unit", "Did you mean 'unit'?" },
        { "tables.rooster", "\"x\"", "scheme-unknown-key", "$.tables.rooster", "Did you mean 'roster'?" },
        { "variables.0.kinds", "\"flow\"", "scheme-unknown-key", "$.variables[0].kinds", "Did you mean 'kind'?" },
        { "framework.children.0.wieght", "1", "scheme-unknown-key", "$.framework.children[0].wieght", "Did you mean 'weight'?" },
        { "framework.children.0.children.0.name", "\"x\"", "scheme-unknown-key", "$.framework.children[0].children[0].name", "indicator | weight" },
        { "framework.children.0.publish.0.title", "\"x\"", "scheme-unknown-key", "$.framework.children[0].publish[0].title", "code | name | then" },
        { "steps.normalize", "{}", "scheme-unknown-key", "$.steps.normalize", "Did you mean 'normalise'?" },
        { "steps.normalise.ragne", "[0, 1]", "scheme-unknown-key", "$.steps.normalise.ragne", "Did you mean 'range'?" },
        { "steps.normalise.bounds.zone", "\"x\"", "scheme-unknown-key", "$.steps.normalise.bounds.zone", "years | group" },
        { "indicators.0.round", "{\"decimals\": 1, \"modes\": \"half-even\"}", "scheme-unknown-key", "$.indicators[0].round.modes", "Did you mean 'mode'?" },
        { "a b\\u0007", "1", "scheme-unknown-key", "$['a b\\\\u0007']", "\"a b\\\\u0007\"" },
        // Codes and texts
        { "indicators.0.code", "\"\"", "scheme-text", "$.indicators[0].code", "\"\"" },
        { "indicators.0.code", "\" rd\"", "scheme-text", "$.indicators[0].code", "\" rd\"" },
        { "indicators.0.code", "\"r\\u0000d\"", "scheme-text", "$.indicators[0].code", "\"r\\u0000d\"" },
        { "indicators.0.code", "\"r\\u200bd\"", "scheme-text", "$.indicators[0].code", "\\u200b" },
        { "indicators.0.name", "\"line\\nline\"", "scheme-text", "$.indicators[0].name", "line\\u000aline" },
        { "indicators.0.name.zh", "\"\\u202e\"", "scheme-text", "$.indicators[0].name.zh", "\\u202e" },
        { "indicators.0.name", "\"   \"", "scheme-text", "$.indicators[0].name", "\"   \"" },
        { "indicators.0.unit", "\"\\u001b[31m\"", "scheme-text", "$.indicators[0].unit", "\\u001b" },
        { "aggregate_units.0", "\"\"", "scheme-text", "$.aggregate_units[0]", "\"\"" },
        { "indicators.0.code", "\"LONG\"", "scheme-text", "$.indicators[0].code", "≤ 200" },
        { "title", "\"LONG\"", "scheme-text", "$.title", "≤ 500" },
        { "indicators.1.code", "\"intensity\"", "scheme-duplicate-code", "$.indicators[1].code", "\"intensity\"; expected: ≠ $.indicators[0].code" },
        { "framework.children.1.code", "\"input\"", "scheme-duplicate-code", "$.framework.children[1].code", "\"input\"" },
        { "framework.code", "\"energy\"", "scheme-duplicate-code", "$.framework.code", "\"energy\"" },
        { "framework.children.0.publish.0.code", "\"result\"", "scheme-duplicate-code", "$.framework.children[1].code", "\"result\"" },
        { "variables.1", "{\"code\": \"rd\"}", "scheme-duplicate-code", "$.variables[1].code", "\"rd\"" },
        { "framework.children.0.children.1", "\"enery\"", "scheme-unknown-code", "$.framework.children[0].children[1]", "Did you mean 'energy'?" },
        { "framework.children.0.children.0.indicator", "\"Intensity\"", "scheme-unknown-code", "$.framework.children[0].children[0].indicator", "Did you mean 'intensity'?" },
        { "framework.children.1.children.1", "\"energy\"", "scheme-repeated-indicator", "$.framework.children[1].children[1]", "≠ $.framework.children[0].children[1]" },
        // Empty lists, numbers, weights
        { "indicators", "[]", "scheme-empty", "$.indicators", "[]" },
        { "framework.children", "[]", "scheme-empty", "$.framework.children", "[]" },
        { "framework.children.0.then", "[]", "scheme-empty", "$.framework.children[0].then", "[]" },
        { "steps.normalise.bounds", "[]", "scheme-empty", "$.steps.normalise.bounds", "[]" },
        { "steps.aggregate.eligible", "{}", "scheme-empty", "$.steps.aggregate.eligible", "{}" },
        { "framework.children.0.weight", "-1", "scheme-number", "$.framework.children[0].weight", "-1; expected: ≥ 0" },
        { "framework.children.0.weight", "1e999", "scheme-number", "$.framework.children[0].weight", "1e999" },
        { "framework.children.0.weight", "\"60%\"", "scheme-type", "$.framework.children[0].weight", "\"60%\"" },
        { "framework.children.1.children.0.weight", "0", "scheme-weights", "$.framework.children[1].children", "output: 0" },
        { "indicators.0.round", "16", "scheme-number", "$.indicators[0].round", "integer ≥ 0, ≤ 15" },
        { "indicators.0.round", "1.5", "scheme-number", "$.indicators[0].round", "1.5" },
        { "indicators.0.round", "{}", "scheme-missing-key", "$.indicators[0].round", "decimals" },
        { "indicators.0.round", "{\"decimals\": 1, \"mode\": \"half-up\"}", "scheme-choice", "$.indicators[0].round.mode", "half-even | half-away" },
        { "indicators.0.direction", "\"positive\"", "scheme-choice", "$.indicators[0].direction", "+ | -" },
        { "variables.0.range", "[5, 1]", "scheme-number", "$.variables[0].range", "[5, 1]; expected: low ≤ high" },
        { "variables.0.range", "[5]", "scheme-type", "$.variables[0].range", "[low, high]" },
        { "variables.0.kind", "\"level\"", "scheme-choice", "$.variables[0].kind", "stock | flow | rate" },
        { "variables.0.convert.亿元", "0", "scheme-number", "$.variables[0].convert.亿元", "> 0" },
        { "variables.0.missing.-1", "\"zero\"", "scheme-choice", "$.variables[0].missing['-1']", "missing | not-applicable | no-practice" },
        { "panel.missing", "[true]", "scheme-type", "$.panel.missing[0]", "string | number" },
        { "panel.missing", "[-999, -999.0]", "scheme-duplicate-key", "$.panel.missing[1]", "-999" },
        { "panel.layout", "\"tall\"", "scheme-choice", "$.panel.layout", "auto | long | wide" },
        { "panel.year", "20155", "scheme-number", "$.panel.year", "20155; expected: integer ≥ 1000, ≤ 9999" },
        { "panel.year.pattern", "\"(\"", "scheme-pattern", "$.panel.year.pattern", "\"(\"" },
        { "panel.year.pattern", "\"....\"", "scheme-pattern", "$.panel.year.pattern", "\"....\"" },
        { "panel.pad", "-1", "scheme-number", "$.panel.pad", "-1" },
        { "panel.filter.sex", "[]", "scheme-empty", "$.panel.filter.sex", "[]" },
        { "panel.columns.indicator", "[]", "scheme-empty", "$.panel.columns.indicator", "[]" },
        // Expressions
        { "indicators.0.value", "\"rd / \"", "scheme-expression", "$.indicators[0].value", "line 1, column" },
        { "indicators.0.value", "\"rd\\n+ gdp)\"", "scheme-expression", "$.indicators[0].value", "line 2, column 6" },
        { "indicators.0.value", "\"rd \\u0001 gdp\"", "scheme-expression", "$.indicators[0].value", "line 1, column 4" },
        { "indicators.0.value", "\"\"", "scheme-expression", "$.indicators[0].value", "line 1, column 1" },
        { "indicators.0.value", "5", "scheme-type", "$.indicators[0].value", "string" },
        { "indicators.3.value", "\"output + 1\"", "scheme-expression-cycle", "$.indicators[2].value", "output → staff_share → output" },
        // Methods and options
        { "steps.normalise.method", "\"minmax\"", "scheme-unknown-method", "$.steps.normalise.method", "Did you mean 'min-max'?" },
        { "steps.impute", "\"men\"", "scheme-unknown-method", "$.steps.impute", "Did you mean 'mean'?" },
        { "steps.impute", "7", "scheme-type", "$.steps.impute", "string | object" },
        { "steps.impute.method", "7", "scheme-type", "$.steps.impute.method", "string" },
        { "steps.impute.max_years", "0", "scheme-number", "$.steps.impute.max_years", "integer ≥ 1, ≤ 100" },
        { "steps.impute", "\"constant\"", "scheme-missing-key", "$.steps.impute", "constant; expected: value" },
        { "steps.screen", "{\"threshold\": 1.5}", "scheme-number", "$.steps.screen.threshold", "≥ 0, ≤ 1" },
        { "steps.screen", "{\"keep\": [1]}", "scheme-type", "$.steps.screen.keep[0]", "string" },
        { "steps.normalise.range", "[100, 0]", "scheme-number", "$.steps.normalise.range", "low < high" },
        { "steps.normalise.range", "[1, 2, 3]", "scheme-type", "$.steps.normalise.range", "[low, high]" },
        { "steps.normalise.bounds", "\"every-year\"", "scheme-choice", "$.steps.normalise.bounds", "all-years | each-year" },
        { "steps.normalise.bounds", "[2015, 2015]", "scheme-number", "$.steps.normalise.bounds[1]", "2015" },
        { "steps.normalise.constant", "\"drop\"", "scheme-choice", "$.steps.normalise.constant", "error | missing" },
        { "steps.normalise.constant", "false", "scheme-type", "$.steps.normalise.constant", "number | error | missing" },
        { "steps.rank", "{\"ties\": \"mean\"}", "scheme-choice", "$.steps.rank.ties", "min | max" },
        { "steps.aggregate", "{\"method\": \"power\", \"p\": 0}", "scheme-number", "$.steps.aggregate.p", "> 0" },
        { "steps.aggregate", "{\"method\": \"formula\", \"formula\": \"1 +\"}", "scheme-expression", "$.steps.aggregate.formula", "line 1" },
        { "framework.children.0.aggregate", "{\"method\": \"formula\", \"formula\": \"intensity * enery\"}", "scheme-unknown-code",
            "$.framework.children[0].aggregate.formula", "Did you mean 'energy'?" },
        { "framework.children.0.then", "[{\"method\": \"goalposts\", \"worst\": 0}]", "scheme-missing-key", "$.framework.children[0].then[0]", "goalposts; expected: best" },
        { "framework.children.0.then", "[{\"method\": \"table\", \"points\": {\"a\": 1}, \"tiers\": [2, 0]}]", "scheme-number", "$.framework.children[0].then[0].tiers[1]", "> 0" },
        { "steps.aggregate.eligible", "{\"inputs\": 0.5}", "scheme-unknown-code", "$.steps.aggregate.eligible.inputs", "Did you mean 'input'?" },
        { "steps.normalise.overrides", "{\"intensty\": \"z-score\"}", "scheme-unknown-code", "$.steps.normalise.overrides.intensty", "Did you mean 'intensity'?" },
        { "steps.aggregate.overrides", "{\"energy\": \"power\"}", "scheme-unknown-code", "$.steps.aggregate.overrides.energy", "index | input | result" },
        { "steps.normalise.overrides", "[]", "scheme-type", "$.steps.normalise.overrides", "{code: …}" },
        { "steps.impute", null, "scheme-no-such-step", "$.indicators[1].impute", "$.steps.impute" },
        { "indicators.1.treat", "\"none\"", "scheme-no-such-step", "$.indicators[1].treat", "$.steps.treat" },
        { "steps.treat", "{\"scope\": {\"group\": \"zone\"}}", "scheme-type", "$.steps.treat.scope", "all-years | each-year | [year, …]" },
        { "indicators.1.normalise", "{\"method\": \"goalposts\", \"worst\": 0, \"best\": 10}", "scheme-direction", "$.indicators[1].direction",
            "\"-\", energy: worst 0, best 10; expected: \"+\"" },
        { "indicators.1.normalise", "{\"method\": \"goalposts\", \"worst\": 5, \"best\": 5}", "scheme-number", "$.indicators[1].normalise", "worst ≠ best" },
        { "steps.normalise", "{\"method\": \"goalposts\", \"worst\": 9, \"best\": 1, \"direction\": \"+\"}", "scheme-direction", "$.steps.normalise",
            "\"+\", intensity: worst 9, best 1; expected: \"-\"" },
        // Steps in order
        { "steps", "[{\"aggregate\": {}}, {\"impute\": \"mean\"}, {\"normalise\": {}}]", "scheme-step-order", "$.steps[1].impute", "aggregate → impute" },
        { "steps", "[{\"impute\": {}}, {\"aggregate\": {}}, {\"aggregate\": {}}]", "scheme-step-order", "$.steps[2].aggregate", "2 × aggregate" },
        { "steps", "[{\"rank\": {}}, {\"aggregate\": {}}]", "scheme-step-order", "$.steps[1].aggregate", "rank → aggregate" },
        { "steps", "[{\"aggregate\": {}}, {\"treat\": {}}]", "scheme-step-order", "$.steps[1].treat", "aggregate → treat" },
        { "steps", "[{\"normalise\": {}}, {\"derive\": {}}]", "scheme-step-order", "$.steps[1].derive", "normalise → derive" },
        { "steps", "[{\"derive\": {}}, {\"derive\": {}}]", "scheme-step-order", "$.steps[1].derive", "2 × derive" },
        { "steps", "[{\"impute\": {}, \"normalise\": {}}]", "scheme-type", "$.steps[0]", "impute" },
        { "steps", "[\"impute\"]", "scheme-type", "$.steps[0]", "object" },
        // Bases
        { "extends", "\"base.json\"", "scheme-base", "$.extends", "base.json" },
        { "extends", "5", "scheme-type", "$.extends", "string" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_faulty_scheme_names_code_path_and_remedy(string path, string? json, string code, string place, string words)
    {
        var key = path.Replace("\\u0007", "\u0007", StringComparison.Ordinal);
        var faults = Sample.Faults(Sample.With(key, json?.Replace("LONG", new string('x', 501), StringComparison.Ordinal)));

        var fault = faults.FirstOrDefault(fault => fault.Kind.Code == code && fault.Path == place.Replace("\\\\", "\\", StringComparison.Ordinal));
        Assert.True(fault is not null, string.Join(Environment.NewLine, faults));
        Assert.Contains(words.Replace("\\\\", "\\", StringComparison.Ordinal), fault.Message(Language.English), StringComparison.Ordinal);
        Assert.DoesNotContain(fault.Message(Language.Chinese), char.IsControl);
        Assert.All(faults, each => Assert.True(each.Kind.StopsRun));
    }

    [Theory]
    [InlineData("", 1, "line 1, column 1")]
    [InlineData("{\n  \"id\": \"县\" oops\n}", 2, "line 2, column 13")]
    [InlineData("{ \"id\": 'x' }", 1, "line 1, column 9")]
    [InlineData("{} {}", 1, "line 1, column 4")]
    [InlineData("{ \"id\": ", 1, "line 1, column 9")]
    [InlineData("{ \"id\": NaN }", 1, "line 1, column 9")]
    public void Read_malformed_json_names_line_and_column(string json, long line, string words)
    {
        var fault = Assert.Single(Sample.Faults(json, file: "s.json"));
        Assert.Equal(("scheme-malformed", "s.json", line), (fault.Kind.Code, fault.File, fault.Row!.Value));
        Assert.Contains(words, fault.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"scheme\"")]
    public void Read_json_that_is_no_object_is_refused(string json) => Assert.Equal("scheme-type", Assert.Single(Sample.Faults(json)).Kind.Code);

    [Fact]
    public void Read_nesting_beyond_limit_is_a_fault() =>
        Assert.Equal("scheme-malformed", Assert.Single(Sample.Faults(new string('[', 100_000))).Kind.Code);

    [Fact]
    public void Read_text_that_is_not_unicode_is_a_fault()
    {
        Assert.Contains(Sample.Faults(Sample.Json.Replace("\"sample\"", "\"\\ud800\"", StringComparison.Ordinal)), fault => fault.Path == "$.id");
        Assert.Contains(Sample.Faults(Sample.Json.Replace("\"steps\"", "\"\\udc00\"", StringComparison.Ordinal)), fault => fault.Path == "$");
        Assert.Equal("scheme-malformed", Assert.Single(Sample.Faults("{ \"id\": \"\ud800\" }")).Kind.Code);
    }

    [Fact]
    public void Read_duplicate_key_is_a_fault_at_its_object()
    {
        var fault = Assert.Single(Sample.Faults(Sample.Json.Replace("\"pad\": 6", "\"pad\": 6, \"pad\": 7", StringComparison.Ordinal)));
        Assert.Equal(("scheme-duplicate-key", "$.panel", "\"pad\""), (fault.Kind.Code, fault.Path, fault.Found));
    }

    [Fact]
    public void Read_node_whose_children_do_not_feed_it_is_a_fault()
    {
        var tree = Sample.Tree();
        tree["framework"]!["children"]![0]!["feeds_parent"] = false;
        tree["framework"]!["children"]![1]!["feeds_parent"] = false;
        Assert.Equal(("scheme-weights", "$.framework.children"), Place(Assert.Single(Sample.Faults(tree.ToJsonString()))));
    }

    [Fact]
    public void Read_several_faults_reports_all_in_the_order_of_the_scheme()
    {
        var tree = Sample.Tree();
        tree["id"] = 1;
        tree["panel"]!["layout"] = "tall";
        tree["indicators"]![0]!["value"] = "rd /";
        tree["framework"]!["children"]![0]!["weight"] = -1;
        tree["steps"]!["normalise"]!["method"] = "min_max";

        var faults = Sample.Faults(tree.ToJsonString());
        Assert.Equal(["$.id", "$.panel.layout", "$.indicators[0].value", "$.framework.children[0].weight", "$.steps.normalise.method"],
            faults.Select(fault => fault.Path));
        Assert.Equal(faults.Select(fault => fault.ToString()), Sample.Faults(tree.ToJsonString()).Select(fault => fault.ToString()));
    }

    [Fact]
    public void Read_circle_of_three_is_reported_once()
    {
        var json = """
            { "id": "x", "version": "1", "framework": { "code": "index", "children": ["a"] },
              "indicators": [ { "code": "z", "value": "a" }, { "code": "a", "value": "b + a" }, { "code": "b", "value": "c" }, { "code": "c", "value": "a * d" } ] }
            """;
        Assert.Equal("a → b → c → a", Assert.Single(Sample.Faults(json)).Found);
    }

    [Fact]
    public void Read_long_chain_of_indicators_does_not_overflow()
    {
        var indicators = Enumerable.Range(0, 20_000).Select(i => $$"""{ "code": "i{{i}}", "value": "i{{i + 1}}" }""");
        var scheme = Sample.Read($$"""{ "id": "x", "version": "1", "framework": { "code": "index", "children": ["i0"] }, "indicators": [{{string.Join(',', indicators)}}] }""");
        Assert.Equal(["i20000"], scheme.NeededVariables);
    }

    [Fact]
    public void Message_of_fault_stands_in_both_languages()
    {
        var fault = Assert.Single(Sample.Faults(Sample.With("titel", "1")));
        Assert.Equal("$.titel：此处没有这个键。发现：\"titel\"；应为：$schema | id | version | title | extends | panel | tables | aggregate_units | variables | "
            + "identities | indicators | framework | steps。是否想写“title”？改正键名或删去。", fault.Message(Language.Chinese));
    }

    static (string, string?) Place(Finding fault) => (fault.Kind.Code, fault.Path);
}

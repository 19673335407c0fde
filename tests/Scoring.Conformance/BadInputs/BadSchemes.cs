using static Scoring.Conformance.BadInputs.BadInput;

namespace Scoring.Conformance.BadInputs;

/// <summary>Schemes that cannot be run.</summary>
static class BadSchemes
{
    const string Weight = "\"weight\": 60";

    public static IEnumerable<BadInput> All =>
    [
        new("scheme missing", "no-input-file", "scheme.json") { Spoil = desk => File.Delete(desk.At("scheme.json")) },
        new("scheme is a folder", "unreadable-file", "scheme.json", "a folder") { Spoil = desk => { File.Delete(desk.At("scheme.json")); Directory.CreateDirectory(desk.At("scheme.json")); } },
        new("scheme not UTF-8", "not-utf8", "scheme.json", "byte 2: 0xB1") { Spoil = desk => File.WriteAllBytes(desk.At("scheme.json"), [(byte)'{', 0xB1, 0xB1]) },
        new("scheme empty", "scheme-malformed", "scheme.json") { Spoil = desk => desk.Write("scheme.json", "") },
        new("JSON malformed", "scheme-malformed", "scheme.json", "line 3") { Spoil = Scheme("\"indicators\": [", "\"indicators\": [[,") },
        new("JSON of absurd depth", "scheme-malformed", "scheme.json") { Spoil = desk => desk.Write("scheme.json", new string('[', 100_000)) },
        new("scheme a list", "scheme-type", "scheme.json", "object") { Spoil = desk => desk.Write("scheme.json", "[]") },
        new("key twice", "scheme-duplicate-key", "scheme.json", "$", "\"version\"") { Spoil = Member("\"version\": \"2\"") },
        new("key misspelt", "scheme-unknown-key", "$.aggregate_unit", "aggregate_units") { Spoil = Member("\"aggregate_unit\": []") },
        new("required key missing", "scheme-missing-key", "id") { Spoil = Scheme("\"id\": \"desk\",", "") },
        new("key of an indicator misspelt", "scheme-unknown-key", "$.indicators[0].untis", "unit") { Spoil = Scheme("\"unit\":", "\"untis\":") },
        new("weight negative", "scheme-number", "$.framework.children[0].weight", "-60") { Spoil = Scheme(Weight, "\"weight\": -60") },
        new("weights all zero", "scheme-weights", "$.framework") { Spoil = desk => { desk.Edit("scheme.json", Weight, "\"weight\": 0"); desk.Edit("scheme.json", "\"weight\": 40", "\"weight\": 0"); } },
        new("weight a text", "scheme-type", "$.framework.children[0].weight", "number") { Spoil = Scheme(Weight, "\"weight\": \"60\"") },
        new("weight beyond all numbers", "scheme-number", "$.framework.children[0].weight", "1e999") { Spoil = Scheme(Weight, "\"weight\": 1e999") },
        new("method misspelt", "scheme-unknown-method", "$.steps.normalise", "min-mx", "min-max") { Spoil = Normalise("\"min-mx\"") },
        new("option misspelt", "scheme-unknown-key", "$.steps.normalise.rnage", "range") { Spoil = Normalise("""{ "method": "min-max", "rnage": [1, 100] }""") },
        new("option of the wrong type", "scheme-type", "$.steps.normalise.range", "wide") { Spoil = Normalise("""{ "method": "min-max", "range": "wide" }""") },
        new("option out of range", "scheme-number", "$.steps.aggregate.min_coverage", "1.5", "1") { Spoil = Aggregate("""{ "method": "arithmetic", "min_coverage": 1.5 }""") },
        new("word that is no choice", "scheme-choice", "$.steps.rank.ties", "fair", "min") { Spoil = Scheme("\"arithmetic\"", """ "arithmetic", "rank": { "ties": "fair" } """) },
        new("stage unknown", "scheme-unknown-key", "$.steps.normalize", "normalise") { Spoil = Scheme("\"normalise\"", "\"normalize\"") },
        new("aggregating twice", "scheme-step-order", "$.steps[1]") { Spoil = Steps("""[{ "aggregate": "arithmetic" }, { "aggregate": "arithmetic" }]""") },
        new("normalising after aggregating", "scheme-step-order", "$.steps[1]") { Spoil = Steps("""[{ "aggregate": "arithmetic" }, { "normalise": "min-max" }]""") },
        new("override of a step that is not run", "scheme-no-such-step", "$.indicators[1].impute") { Spoil = Scheme("\"value\": \"jobs\"", "\"value\": \"jobs\", \"impute\": \"mean\"") },
        new("override of an unknown indicator", "scheme-unknown-code", "strian", "strain") { Spoil = Normalise("""{ "method": "min-max", "overrides": { "strian": "rank" } }""") },
        new("code twice", "scheme-duplicate-code", "$.framework.children[1].code", "input") { Spoil = Scheme("\"code\": \"work\"", "\"code\": \"input\"") },
        new("indicator unknown in the framework", "scheme-unknown-code", "$.framework.children[0].children[0]", "intensty", "intensity") { Spoil = Scheme("[\"intensity\"]", "[\"intensty\"]") },
        new("indicator twice in the framework", "scheme-repeated-indicator", "$.framework.children[1].children[0]", "intensity") { Spoil = Scheme("[\"strain\"]", "[\"intensity\"]") },
        new("node without children", "scheme-empty", "$.framework.children[0].children") { Spoil = Scheme("[\"intensity\"]", "[]") },
        new("no indicators", "scheme-empty", "$.indicators") { Spoil = desk => desk.Write("scheme.json", """{ "id": "x", "version": "1", "indicators": [], "framework": { "code": "index", "children": ["a"] } }""") },
        new("direction against the goalposts", "scheme-direction", "strain", "-")
        {
            Spoil = Normalise("""{ "method": "min-max", "overrides": { "strain": { "method": "goalposts", "worst": 10, "best": 90 } } }"""),
        },
        new("direction that is none", "scheme-choice", "$.indicators[1].direction", "down") { Spoil = Scheme("\"direction\": \"-\"", "\"direction\": \"down\"") },
        new("expression syntax", "scheme-expression", "$.indicators[0].value", "column") { Spoil = Scheme("rd / gdp * 100", "rd / (gdp * 100") },
        new("function unknown", "scheme-expression", "$.indicators[0].value", "qsrt", "sqrt") { Spoil = Scheme("rd / gdp * 100", "qsrt(rd) / gdp") },
        new("function with too many arguments", "scheme-expression", "$.indicators[0].value", "sqrt") { Spoil = Scheme("rd / gdp * 100", "sqrt(rd, 2)") },
        new("expressions in a circle", "scheme-expression-cycle", "$.indicators[0].value", "intensity", "strain")
        {
            Spoil = desk => { desk.Edit("scheme.json", "rd / gdp * 100", "strain + 1"); desk.Edit("scheme.json", "\"value\": \"jobs\"", "\"value\": \"intensity - 1\""); },
        },
        new("base scheme missing", "scheme-base", "base.json", "$.extends", "not found") { Spoil = Member("\"extends\": \"base.json\"") },
        new("scheme that extends itself", "scheme-base", "scheme.json → scheme.json") { Spoil = Member("\"extends\": \"scheme.json\"") },
        new("schemes that extend each other", "scheme-base", "scheme.json → base.json → scheme.json")
        {
            Spoil = desk => { Member("\"extends\": \"base.json\"")(desk); desk.Write("base.json", """{ "extends": "scheme.json" }"""); },
        },
        new("fault inside the base scheme", "scheme-number", "base.json", "$.framework.weight")
        {
            Spoil = desk => { Member("\"extends\": \"base.json\"")(desk); desk.Write("base.json", """{ "framework": { "weight": -1 } }"""); },
        },
        new("title with a control character", "scheme-text", "$.title", "\\u0007") { Spoil = Member("\"title\": \"bell\\u0007\"") },
        new("title of absurd length", "scheme-text", "$.title", "500") { Spoil = Member($"\"title\": \"{new string('x', 5000)}\"") },
        new("code with blanks at its ends", "scheme-text", "$.framework.children[1].code", "work ") { Spoil = Scheme("\"code\": \"work\"", "\"code\": \"work \"") },
        new("pattern that is no regular expression", "scheme-pattern", "$.panel.year.pattern", "(") { Spoil = Member("""  "panel": { "year": { "pattern": "(" } }""") },
    ];

    static Action<Desk> Steps(string steps) => desk =>
    {
        var text = File.ReadAllText(desk.At("scheme.json"));
        var start = text.IndexOf("\"steps\": ", StringComparison.Ordinal);
        desk.Write("scheme.json", text[..start] + "\"steps\": " + steps + "\n}\n");
    };
}

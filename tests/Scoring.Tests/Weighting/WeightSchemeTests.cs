using Scoring.Findings;
using Scoring.Methods;
using Scoring.Schemes;
using Example = Scoring.Tests.Aggregating.Example;

namespace Scoring.Tests.Weighting;

/// <summary>The weight step in scheme files: its forms, its place among the steps, and what is wrong with it.</summary>
public class WeightSchemeTests
{
    [Fact]
    public void Every_form_is_read_and_written_back_alike()
    {
        var scheme = Read("""
            { "method": "entropy", "years": 2024, "round": 3, "overrides": {
              "input": { "method": "ahp", "matrix": [[1, 3], ["1/3", 1]], "years": [2021, 2020] },
              "output": { "method": "combined", "by": "game-theory", "of": ["critic", { "method": "delphi", "table": "experts" },
                { "method": "ahp", "matrices": [[[1, 2], [0.5, 1]], [["1", "4/2"], ["0.5", 1]]] }] } } }
            """, """{ "roster": "units.csv", "experts": "experts.csv" }""");
        var weight = scheme.Steps.Single(step => step.Kind == StepKind.Weight);

        Assert.Equal([2024], weight.Choice.Options.CalendarYears("years"));
        Assert.Equal((1 / 3.0, 3), (weight.For("input").Options.Matrix("matrix")![1][0], weight.For("input").Options.Rounding("round")!.Decimals));
        Assert.Equal([2020, 2021], weight.For("input").Options.CalendarYears("years"));
        var parts = weight.For("output").Options.Methods("of");
        Assert.Equal(["critic", "delphi", "ahp"], parts.Select(part => part.Method.Name));
        Assert.Equal([[1, 2], [0.5, 1]], parts[2].Options.Matrices("matrices")[1]);
        Assert.Equal(("units.csv", "experts.csv"), (scheme.RosterFile, scheme.TableFiles["experts"]));

        var written = SchemeWriter.Write(scheme);
        Assert.Equal(written, SchemeWriter.Write(SchemeReader.Read(written)));
    }

    [Fact]
    public void Step_runs_after_normalise_and_before_aggregate_wherever_it_is_written()
    {
        var scheme = Read("\"equal\"", steps: """{ "weight": "equal", "rank": {}, "normalise": {}, "impute": "mean" }""");
        Assert.Equal("derive impute normalise weight aggregate rank", string.Join(' ', scheme.Steps.Select(step => step.Kind.Key())));

        Assert.Equal("scheme-step-order", Fault("\"equal\"", steps: """[ { "weight": "equal" }, { "normalise": {} } ]""").Kind.Code);
        Assert.Equal("scheme-step-order", Fault("\"equal\"", steps: """[ { "aggregate": {} }, { "weight": "equal" } ]""").Kind.Code);
        Assert.Equal("scheme-step-order", Fault("\"equal\"", steps: """[ { "weight": "equal" }, { "weight": "critic" } ]""").Kind.Code);
    }

    [Theory]
    [InlineData("""{ "overrides": { "a": "equal" } }""", "scheme-unknown-code", "$.steps.weight.overrides.a")]
    [InlineData("""{ "method": "ahp", "matrix": [[1, 2], [3]] }""", "scheme-type", "$.steps.weight.matrix[1]")]
    [InlineData("""{ "method": "ahp", "matrix": [[1, "1/0"], [3, 1]] }""", "scheme-type", "$.steps.weight.matrix[0][1]")]
    [InlineData("""{ "method": "ahp", "matrix": [[1, "a third"], [3, 1]] }""", "scheme-type", "$.steps.weight.matrix[0][1]")]
    [InlineData("""{ "method": "ahp", "matrix": [] }""", "scheme-empty", "$.steps.weight.matrix")]
    [InlineData("""{ "method": "ahp", "ri": "saatty" }""", "scheme-choice", "$.steps.weight.ri")]
    [InlineData("""{ "method": "delphi", "table": "expert" }""", "scheme-unknown-code", "$.steps.weight.table")]
    [InlineData("""{ "method": "multiplier", "multipliers": { "aa": 2 } }""", "scheme-unknown-code", "$.steps.weight.multipliers.aa")]
    [InlineData("""{ "method": "multiplier" }""", "scheme-missing-key", "$.steps.weight")]
    [InlineData("""{ "method": "balanced", "targets": { "x": 1 } }""", "scheme-unknown-code", "$.steps.weight.targets.x")]
    [InlineData("""{ "method": "combined", "of": ["equal", "entropi"] }""", "scheme-unknown-method", "$.steps.weight.of[1]")]
    [InlineData("""{ "method": "combined", "of": [{ "method": "multiplier" }, "equal"] }""", "scheme-missing-key", "$.steps.weight.of[0]")]
    [InlineData("""{ "method": "entropy", "years": [2020, 2020] }""", "scheme-number", "$.steps.weight.years[1]")]
    [InlineData("""{ "method": "entropy", "zeros": "ignore" }""", "scheme-choice", "$.steps.weight.zeros")]
    public void Fault_names_its_place(string weight, string code, string path)
    {
        var fault = Fault(weight);
        Assert.Equal((code, path), (fault.Kind.Code, fault.Path));
    }

    [Fact]
    public void Table_that_no_step_reads_is_a_slip()
    {
        var fault = Fault("""{ "method": "delphi", "table": "experts" }""", """{ "experts": "e.csv", "rooster": "r.csv" }""");
        Assert.Equal(("scheme-unknown-key", "$.tables.rooster", "roster"), (fault.Kind.Code, fault.Path, fault.Suggestion));
    }

    static Scheme Read(string weight, string tables = "{}", string? steps = null) => SchemeReader.Read(
        $$"""
        {
          "id": "weighed", "version": "1", "tables": {{tables}}, "indicators": [ { "code": "a" }, { "code": "b" }, { "code": "c" }, { "code": "d" } ],
          "framework": { "code": "index", "children": [ { "code": "input", "children": ["a", "b"] }, { "code": "output", "children": ["c", "d"] } ] },
          "steps": {{steps ?? $$"""{ "weight": {{weight}} }"""}}
        }
        """);

    static Finding Fault(string weight, string tables = "{}", string? steps = null) => Assert.Single(Example.Faults(() => Read(weight, tables, steps)));
}

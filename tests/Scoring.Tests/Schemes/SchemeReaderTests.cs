using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Schemes;

public class SchemeReaderTests
{
    static Scheme Scheme { get; } = Sample.Read(Sample.Json);

    [Fact]
    public void Read_scheme_keeps_what_it_says()
    {
        Assert.Equal(("sample", "2024.1", new Text("县域创新", "County innovation")), (Scheme.Id, Scheme.Version, Scheme.Title));
        Assert.Equal("roster.csv", Scheme.RosterFile);
        Assert.Equal(["33*"], Scheme.AggregateUnits);
        Assert.Equal(["intensity", "energy", "output", "staff_share", "unused"], Scheme.Indicators.Select(indicator => indicator.Code));

        var intensity = Scheme.Indicators[0];
        Assert.Equal((new Text("强度", "Intensity"), "%", 1, 2.5), (intensity.Name, intensity.Unit, intensity.Direction, intensity.Standard!.Value));
        Assert.Equal("rd / gdp * 100", intensity.Value!.Text);
        Assert.Equal(new RoundingRule(2), intensity.Round);
        Assert.Equal((-1, 3.0, (object?)null), (Scheme.Indicators[1].Direction, Scheme.Indicators[1].Target!.Value, Scheme.Indicators[1].Value));
    }

    [Fact]
    public void Read_panel_keeps_mapping()
    {
        var panel = Scheme.Panel;
        Assert.Equal((PanelLayout.Long, "fips", "year", "value", 6), (panel.Layout, panel.Unit, panel.Year, panel.Value, panel.Pad));
        Assert.Equal(["name", "part"], panel.Indicator);
        Assert.Equal(@"(\d{4})", panel.YearPattern);
        Assert.Equal(["T"], panel.Filter["sex"]);
        Assert.Equal(["1", "2"], panel.Filter["age"]);
        Assert.Equal(new Dictionary<string, CellStatus> { ["-999"] = CellStatus.Missing, ["n/a"] = CellStatus.Missing }, panel.Missing);

        var rd = Assert.Single(Scheme.Variables);
        Assert.Equal(("rd", "R&D经费", "万元", VariableKind.Flow, (0.0, 1e9)), (rd.Code, rd.Source, rd.Unit, rd.Kind, rd.Range!.Value));
        Assert.Equal(CellStatus.NoPractice, rd.Missing["-1"]);
        Assert.Equal(10000, rd.Convert["亿元"]);
    }

    [Fact]
    public void Read_framework_keeps_tree_and_weights()
    {
        Assert.Equal(["index", "input", "intensity", "energy", "result", "output"], Scheme.Framework.TopDown().Select(node => node.Code));
        var input = Scheme.Framework.Children[0];
        Assert.Equal((60.0, new RoundingRule(1, HalfWay.AwayFromZero), "z-score"), (input.Weight, input.Round, input.Then.Single().Method.Name));
        Assert.Equal([8, 1], input.Children.Select(child => child.Weight));
        Assert.Equal(new Text("强度", "Intensity"), input.Children[0].Name);
        Assert.Equal(("input_scaled", "min-max"), (input.Publish.Single().Code, input.Publish.Single().Then.Single().Method.Name));
    }

    [Fact]
    public void Read_steps_adds_those_every_scheme_has() =>
        Assert.Equal([StepKind.Derive, StepKind.Impute, StepKind.Normalise, StepKind.Aggregate, StepKind.Rank], Scheme.Steps.Select(step => step.Kind));

    [Fact]
    public void Read_steps_as_list_keeps_order_and_repeats()
    {
        var scheme = Sample.Read(Sample.With("steps", """
            [ { "impute": { "overrides": { "gdp": "latest" } } }, { "derive": {} }, { "impute": "mean" }, { "screen": {} }, { "normalise": {} },
              { "impute": { "method": "constant", "value": 0 } } ]
            """));
        Assert.Equal("impute derive impute screen normalise impute aggregate rank", string.Join(' ', scheme.Steps.Select(step => step.Kind.Key())));
        // Before derive there are variables only, so an indicator's own imputation waits for the later steps.
        Assert.Equal(["gdp"], scheme.Steps[0].Overrides.Keys);
        Assert.Equal(["energy"], scheme.Steps[2].Overrides.Keys);
        Assert.Equal(["energy"], scheme.Steps[5].Overrides.Keys);
    }

    [Fact]
    public void Read_steps_as_object_runs_in_usual_order_whatever_the_order_of_keys()
    {
        var scheme = Sample.Read(Sample.With("steps", """{ "rank": {}, "normalise": {}, "impute": "mean", "derive": null }"""));
        Assert.Equal("derive impute normalise aggregate rank", string.Join(' ', scheme.Steps.Select(step => step.Kind.Key())));
    }

    [Fact]
    public void Read_treatment_stands_between_imputing_and_normalising_and_inherits()
    {
        var json = Sample.With("steps.treat", """{ "scope": [2016, 2015], "points": 9, "overrides": { "intensity": "none", "energy": { "points": 2 } } }""")
            .Replace("\"normalise\":{\"range\":[1,100]}", "\"normalise\":{\"range\":[1,100]},\"treat\":{\"scope\":\"each-year\"}", StringComparison.Ordinal);
        var scheme = Sample.Read(json);

        Assert.Equal("derive impute treat normalise aggregate rank", string.Join(' ', scheme.Steps.Select(step => step.Kind.Key())));
        var treat = scheme.Steps[2];
        Assert.Equal(("winsorise", 9, "none"), (treat.For("output").Method.Name, treat.For("output").Options.Integer("points"), treat.For("intensity").Method.Name));
        Assert.Equal([2015, 2016], treat.For("output").Options.Bounds("scope").Years);
        Assert.Equal((true, 2), (treat.For("energy").Options.Bounds("scope").EachYear, treat.For("energy").Options.Integer("points")));
    }

    [Fact]
    public void Read_scheme_without_steps_only_derives_aggregates_and_ranks()
    {
        var scheme = Sample.Read("""{ "id": "x", "version": "1", "indicators": [ { "code": "a" } ], "framework": { "code": "index", "children": ["a"] } }""");
        Assert.Equal([StepKind.Derive, StepKind.Aggregate, StepKind.Rank], scheme.Steps.Select(step => step.Kind));
        Assert.Equal((Text.Same("x"), Text.Same("a"), "arithmetic"), (scheme.Title, scheme.Indicators[0].Name, scheme.Steps[1].Choice.Method.Name));
    }

    [Fact]
    public void Read_override_inherits_options_it_does_not_name()
    {
        var normalise = Scheme.Steps.Single(step => step.Kind == StepKind.Normalise);
        var energy = normalise.For("energy");
        Assert.Equal(("min-max", new RoundingRule(4)), (energy.Method.Name, energy.Options.Rounding("round")));
        Assert.Equal([1, 100], energy.Options.Numbers("range"));
        Assert.Equal("zone", energy.Options.Bounds("bounds").Group);
        Assert.Equal([2015, 2016], energy.Options.Bounds("bounds").Years);
        Assert.Equal([0, 100], normalise.Choice.Options.Numbers("range"));
    }

    [Fact]
    public void Read_override_with_other_method_inherits_only_options_that_it_has()
    {
        var intensity = Scheme.Steps.Single(step => step.Kind == StepKind.Normalise).For("intensity");
        Assert.Equal(("z-score", "population", "zone"), (intensity.Method.Name, intensity.Options.Word("sd"), intensity.Options.Bounds("bounds").Group));
        Assert.False(intensity.Options.Has("range"));

        var given = Sample.Read(Sample.With("steps.normalise.range", "[2, 3]")).Steps.Single(step => step.Kind == StepKind.Normalise);
        Assert.Equal([2, 3], given.For("intensity").Options.Numbers("range"));
        Assert.Equal([1, 100], given.For("energy").Options.Numbers("range"));
    }

    [Fact]
    public void Read_step_overrides_win_over_the_indicators_own()
    {
        var scheme = Sample.Read(Sample.With("steps.normalise.overrides.energy", """{ "constant": "missing" }"""));
        var energy = scheme.Steps.Single(step => step.Kind == StepKind.Normalise).For("energy");
        Assert.Equal("missing", energy.Options.Word("constant"));
        Assert.Equal([1, 100], energy.Options.Numbers("range"));

        var imputed = Sample.Read(Sample.With("steps.impute.overrides.energy", "\"latest\"")).Steps.Single(step => step.Kind == StepKind.Impute);
        Assert.Equal(("latest", 1), (imputed.For("energy").Method.Name, imputed.For("energy").Options.Integer("max_years")));
    }

    [Fact]
    public void Read_null_option_is_back_at_its_default()
    {
        var scheme = Sample.Read(Sample.With("steps.normalise.overrides.energy", """{ "round": null, "range": null }"""));
        var energy = scheme.Steps.Single(step => step.Kind == StepKind.Normalise).For("energy");
        Assert.False(energy.Options.Has("round"));
        Assert.Equal([0, 100], energy.Options.Numbers("range"));
    }

    [Fact]
    public void Read_nodes_own_aggregation_becomes_an_override()
    {
        var aggregate = Scheme.Steps.Single(step => step.Kind == StepKind.Aggregate);
        Assert.Equal(["input"], aggregate.Overrides.Keys);
        Assert.Equal(("power", 0.5, 0.66), (aggregate.For("input").Method.Name, aggregate.For("input").Options.Number("p"), aggregate.For("input").Options.Number("min_coverage")));
        Assert.Equal(0.5, aggregate.For("index").Options.NumberByName("eligible")["input"]);
    }

    [Fact]
    public void Read_required_options_may_be_left_to_the_indicators()
    {
        const string goalposts = """
            { "id": "x", "version": "1", "framework": { "code": "index", "children": ["a", "b"] },
              "indicators": [ { "code": "a", "normalise": { "worst": 0, "best": 1 } }, { "code": "b", "normalise": { "worst": 9, "best": 1 } }, { "code": "aside" } ],
              "steps": { "normalise": "goalposts" } }
            """;
        var scheme = Sample.Read(goalposts);
        Assert.Equal([1, -1, 1], scheme.Indicators.Select(indicator => indicator.Direction));

        var fault = Sample.Faults(goalposts.Replace(""", "normalise": { "worst": 9, "best": 1 }""", "", StringComparison.Ordinal))[0];
        Assert.Equal(("scheme-missing-key", "$.steps.normalise", "worst"), (fault.Kind.Code, fault.Path, fault.Expected));
    }

    [Fact]
    public void Read_needed_variables_are_those_of_the_framework_and_what_it_needs()
    {
        Assert.Equal(["R&D高校", "energy", "gdp", "patents", "rd", "rd_firms", "staff"], Scheme.NeededVariables);
        Assert.Equal(["intensity", "energy", "output", "staff_share"], Scheme.NeededIndicators.Select(indicator => indicator.Code));
    }

    [Fact]
    public void Read_own_code_in_an_expression_is_the_raw_variable()
    {
        var scheme = Sample.Read("""
            { "id": "x", "version": "1", "framework": { "code": "index", "children": ["b"] },
              "indicators": [ { "code": "a", "value": "a / 2 + z" }, { "code": "b", "value": "a * [b]" } ] }
            """);
        Assert.Equal(["a", "b", "z"], scheme.NeededVariables);
    }

    [Fact]
    public void Read_accepts_byte_order_mark_and_plain_forms()
    {
        var scheme = Sample.Read("\uFEFF" + Sample.With("panel", """{ "year": 2018, "missing": { "-999": "missing", "N": "not-applicable" } }"""));
        Assert.Equal((2018, CellStatus.NotApplicable), (scheme.Panel.ConstantYear!.Value, scheme.Panel.Missing["N"]));
        Assert.Equal(["indicator"], scheme.Panel.Indicator);
    }
}

using Scoring.Findings;
using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Tests.Experiments;

/// <summary>A variant is the scheme with something changed: what changes, what stays, what is refused.</summary>
public sealed class VariedSchemeTests
{
    const string List = """
        {
          "id": "list", "version": "1",
          "indicators": [ { "code": "a", "normalise": { "method": "z-score", "sd": "population" } }, { "code": "b" } ],
          "framework": { "code": "index", "children": ["a", "b"] },
          "steps": [ { "normalise": "z-score" }, { "normalise": { "method": "min-max", "range": [0, 10] } }, { "aggregate": "arithmetic" } ]
        }
        """;

    static Step Step(Scheme scheme, StepKind kind) => scheme.Steps.First(step => step.Kind == kind);

    static string Method(Scheme scheme, StepKind kind, string code) => Step(scheme, kind).For(code).Method.Name;

    static IReadOnlyList<Finding> Faults(string text, string json = Nominal.Json) => Assert.Throws<ScoringException>(() => Nominal.Vary(text, json)).Faults;

    [Fact]
    public void Word_stands_for_every_indicator()
    {
        var scheme = Nominal.Vary("normalise=percentile-rank");
        Assert.All(scheme.Indicators, indicator => Assert.Equal("percentile-rank", Method(scheme, StepKind.Normalise, indicator.Code)));
    }

    [Fact]
    public void Word_keeps_the_options_that_the_new_method_has_too()
    {
        var json = Nominal.Json.Replace("\"range\": [1, 100]", "\"range\": [1, 100], \"bounds\": \"each-year\"", StringComparison.Ordinal);
        Assert.True(Step(Nominal.Vary("normalise=z-score", json), StepKind.Normalise).Choice.Options.Bounds("bounds").EachYear);
    }

    [Fact]
    public void Object_merges_and_own_methods_stay()
    {
        var scheme = Nominal.Vary("normalise={\"range\":[0,10]}");
        Assert.Equal([0, 10], Step(scheme, StepKind.Normalise).For("a").Options.Numbers("range"));
        Assert.Equal("rank", Method(scheme, StepKind.Normalise, "b"));
        Assert.Equal("z-score", Method(scheme, StepKind.Normalise, "e"));
    }

    [Fact]
    public void Word_for_the_aggregation_reaches_every_node_but_formulas()
    {
        Assert.All(["index", "p", "q"], code => Assert.Equal("geometric", Method(Nominal.Vary("aggregate=geometric"), StepKind.Aggregate, code)));
        Assert.Equal("median", Method(Nominal.Vary("aggregate={\"method\":\"geometric\"}"), StepKind.Aggregate, "q"));
        var formula = Nominal.Json.Replace("\"aggregate\": \"median\"", "\"aggregate\": { \"method\": \"formula\", \"expression\": \"c + e\" }", StringComparison.Ordinal);
        Assert.Equal("formula", Method(Nominal.Vary("aggregate=geometric", formula), StepKind.Aggregate, "q"));
    }

    [Fact]
    public void Null_takes_a_step_away_with_what_indicators_say_of_it()
    {
        Assert.DoesNotContain(Nominal.Vary("impute=null").Steps, step => step.Kind == StepKind.Impute);
        Assert.All(["a", "c"], code => Assert.Equal("none", Method(Nominal.Vary("impute=none"), StepKind.Impute, code)));
    }

    [Fact]
    public void Step_of_a_list_is_found_or_put_where_it_would_run()
    {
        Assert.Equal("rank", Nominal.Vary("normalise#2=rank", List).Steps[2].Choice.Method.Name);
        Assert.Equal([StepKind.Derive, StepKind.Impute, StepKind.Normalise, StepKind.Normalise, StepKind.Aggregate, StepKind.Rank],
            Nominal.Vary("impute=mean", List).Steps.Select(step => step.Kind));
        Assert.Equal(StepKind.Aggregate, Nominal.Vary("normalise#2=null", List).Steps[2].Kind);
        Assert.Equal(FindingKinds.VariantStepAmbiguous, Assert.Single(Faults("normalise=rank", List)).Kind);
        Assert.Equal(FindingKinds.VariantStepAmbiguous, Assert.Single(Faults("normalise#3=rank", List)).Kind);
    }

    [Fact]
    public void Weighting_is_a_step_before_the_aggregation()
    {
        Assert.Equal([StepKind.Weight, StepKind.Aggregate, StepKind.Rank], Nominal.Vary("weight=equal").Steps.TakeLast(3).Select(step => step.Kind));
        Assert.Equal("entropy", Step(Nominal.Vary("weight=entropy", List), StepKind.Weight).Choice.Method.Name);
    }

    [Fact]
    public void Weighting_replaced_or_taken_away_leaves_its_table_unread()
    {
        const string Judged = """
            "tables": { "judges": "judges.csv" }, "steps": {
              "weight": { "method": "given", "overrides": { "p": { "method": "ahp", "table": "judges" } } },
            """;
        var json = Nominal.Json.Replace("\"steps\": {", Judged, StringComparison.Ordinal);
        Assert.All(["equal", "{\"overrides\":{\"p\":\"equal\"}}"], weight => Assert.Equal("equal", Step(Nominal.Vary($"weight={weight}", json), StepKind.Weight).For("p").Method.Name));
        Assert.All(["weight=null", "drop=p"], text => Assert.Equal(["judges"], Nominal.Vary(text, json).TableFiles.Select(table => table.Key)));
    }

    [Fact]
    public void Dropped_indicator_leaves_the_framework_and_what_is_needed()
    {
        var scheme = Nominal.Vary("drop=c");
        Assert.Equal(["index", "p", "a", "b", "q", "e"], scheme.Framework.TopDown().Select(node => node.Code));
        Assert.Equal(["a", "b", "e"], scheme.NeededIndicators.Select(indicator => indicator.Code));
        Assert.Equal(["a", "b", "e"], scheme.NeededVariables);
        Assert.Equal(["p"], Step(scheme, StepKind.Aggregate).For("index").Options.NumberByName("eligible").Keys);
    }

    [Fact]
    public void Judgements_of_what_is_left_stay_when_a_child_is_dropped()
    {
        const string Three = """
            {
              "id": "three", "version": "1", "indicators": [ { "code": "a" }, { "code": "b" }, { "code": "c" }, { "code": "d" } ],
              "framework": { "code": "index", "children": [ { "code": "p", "children": ["a", "b", "c"] }, "d" ] },
              "steps": { "weight": { "method": "equal", "overrides": { "p": {
                "method": "combined", "of": [
                  { "method": "ahp", "matrix": [[1, 2, 6], ["1/2", 1, 3], ["1/6", "1/3", 1]] },
                  { "method": "delphi", "items": ["c", "b", "a"], "experts": [[10, 30, 60], [20, 30, 50]] } ] } } } }
            }
            """;
        var of = Step(Nominal.Vary("drop=b", Three), StepKind.Weight).For("p").Options.Methods("of");
        Assert.Equal([[1.0, 6], [1.0 / 6, 1]], of[0].Options.Matrix("matrix"));
        Assert.Equal([[10.0, 60], [20.0, 50]], of[1].Options.Matrix("experts"));
        Assert.Equal(["c", "a"], of[1].Options.Names("items"));
        Assert.Equal(3, Step(Nominal.Vary("drop=d", Three), StepKind.Weight).For("p").Options.Methods("of")[0].Options.Matrix("matrix")!.Length);
    }

    [Fact]
    public void Parent_left_empty_goes_too_all_the_way_up()
    {
        var scheme = Nominal.Vary("x:drop=a;drop=b");
        Assert.Equal(["index", "q", "c", "e"], scheme.Framework.TopDown().Select(node => node.Code));
        Assert.Equal(Nominal.Vary("drop=p").Framework.TopDown().Select(node => node.Code), scheme.Framework.TopDown().Select(node => node.Code));
        Assert.Equal(FindingKinds.VariantEmpty, Assert.Single(Faults("drop=[\"a\",\"q\",\"b\"]")).Kind);
    }

    [Fact]
    public void Steps_forget_nodes_that_are_gone()
    {
        var json = Nominal.Json
            .Replace("\"min_availability\": 0.5", "\"min_availability\": 0.5, \"nodes\": { \"q\": 0.5, \"p\": 0.1 }", StringComparison.Ordinal)
            .Replace("\"aggregate\": { \"method\"", "\"rank\": { \"overrides\": { \"q\": { \"ties\": \"max\" } } }, \"aggregate\": { \"overrides\": { \"q\": \"max\" }, \"method\"", StringComparison.Ordinal);
        var scheme = Nominal.Vary("drop=q", json);
        Assert.Equal(["p"], Step(scheme, StepKind.Screen).Choice.Options.NumberByName("nodes").Keys);
        Assert.Empty(Step(scheme, StepKind.Rank).Overrides);
    }

    [Fact]
    public void Indicators_and_framework_are_laid_over_as_by_a_scheme_that_extends()
    {
        var source = Nominal.Source();
        var variants = Scoring.Experiments.Variants.Read(
            """{"variants": [{"name": "v", "indicators": [{"code": "a", "direction": "-"}], "framework": {"name": "Other"}}]}""", "v.json", source.Scheme);
        var scheme = Scoring.Experiments.VariedScheme.Of(source, variants[0]);
        Assert.Equal([-1, -1, 1, 1], scheme.Indicators.Select(indicator => indicator.Direction));
        Assert.Equal(("Other", 2), (scheme.Framework.Name.En, scheme.Framework.Children.Count));
    }

    [Theory]
    [InlineData("normalise=zscore", "scheme-unknown-method", "z-score")]
    [InlineData("drop=aa", "scheme-unknown-code", "a")]
    [InlineData("drop=index", "scheme-unknown-code", null)]
    [InlineData("normalize=rank", "scheme-unknown-key", "normalise")]
    [InlineData("weight=equall", "scheme-unknown-method", "equal")]
    [InlineData("normalise={\"rnge\":[0,1]}", "scheme-unknown-key", "range")]
    [InlineData("x:normalise={\"method\":\"rank\",\"range\":[0,1]}", "scheme-unknown-key", null)]
    public void Variant_that_is_no_scheme_is_refused_where_it_is_wrong(string text, string code, string? suggestion)
    {
        var fault = Assert.Single(Faults(text));
        Assert.Equal((code, suggestion), (fault.Kind.Code, fault.Suggestion));
        Assert.StartsWith("--vary", fault.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Variant_that_says_nothing_new_is_the_same_scheme()
    {
        var nominal = SchemeWriter.Write(Nominal.Source().Scheme);
        foreach (var same in new[] { "normalise={\"range\":[1,100]}", "aggregate={}", "framework={\"code\":\"index\"}", "screen={\"min_availability\":0.5}" })
            Assert.Equal(nominal, SchemeWriter.Write(Nominal.Vary(same)));
    }
}

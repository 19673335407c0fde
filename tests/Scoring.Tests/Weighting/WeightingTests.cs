using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Tests.Preparing;
using Scoring.Weighting;
using Example = Scoring.Tests.Aggregating.Example;

namespace Scoring.Tests.Weighting;

/// <summary>The weight step in a run: by node, from the leaves up, on chosen years, replayed, and read by scores and contributions.</summary>
public class WeightingTests
{
    static readonly double[][] Values =
    [
        [10, 90, 30, 5], [20, 60, 80, 25], [45, 30, 20, 35], [70, 20, 90, 10], [90, 40, 10, 60], [35, 75, 55, 80],
    ];

    static readonly string[] Codes = ["a", "b", "c", "d"];

    static Node Framework => Example.Inner("index", Example.Inner("input", Example.Leaf("a", 3), Example.Leaf("b")), Example.Inner("output", Example.Leaf("c"), Example.Leaf("d")));

    static Panel Panel => Example.Panel(Codes, Values);

    [Fact]
    public void Every_node_may_have_a_method_of_its_own()
    {
        var step = Bench.Step("given") with
        {
            Overrides = new Dictionary<string, MethodChoice>
            {
                ["index"] = Given.Choice(StepKind.Weight, "ahp", ("matrix", LiteratureTests.Reciprocal(2, 4))),
                ["output"] = Given.Choice(StepKind.Weight, "entropy"),
            },
        };
        var (weights, record, _) = Bench.Run(Framework, Panel, step);

        Assert.Equal((3.0, 1.0), (Of(weights, "a"), Of(weights, "b")));
        Assert.Equal((0.8, 0.2), (Math.Round(Of(weights, "input"), 14), Math.Round(Of(weights, "output"), 14)));
        Assert.Equal(1, Of(weights, "c") + Of(weights, "d"), 14);
        Assert.Equal(["input: given", "output: entropy", "index: ahp"], record.Fitted.Select(entry => $"{entry.Code}: {entry.Method}"));
        Assert.Equal(2, record.Fitted[2].Scale["lambda_max"], 14);
    }

    [Fact]
    public void Values_of_nodes_are_joined_with_the_weights_fitted_below()
    {
        var (weights, _, _) = Bench.Run(Framework, Panel, Bench.Step("entropy"));
        var nodes = Values.Select(row => new[]
        {
            Of(weights, "a") * row[0] + Of(weights, "b") * row[1], Of(weights, "c") * row[2] + Of(weights, "d") * row[3],
        }).ToArray();

        Bench.Close(Bench.Weigh("entropy", nodes).Weights!, [Of(weights, "input"), Of(weights, "output")], 1e-12);
    }

    [Fact]
    public void Then_of_a_node_acts_before_its_parent_is_weighed()
    {
        var tree = Framework with { Children = [Framework.Children[0] with { Then = [Given.Choice(StepKind.Normalise, "rank")] }, Framework.Children[1]] };
        var (weights, _, _) = Bench.Run(tree, Panel, Bench.Step("critic"));
        var (plain, _, _) = Bench.Run(Framework, Panel, Bench.Step("critic"));

        Assert.Equal(Of(plain, "a"), Of(weights, "a"));
        Assert.NotEqual(Of(plain, "input"), Of(weights, "input"), 3);
    }

    [Fact]
    public void Weights_are_fitted_on_the_years_named_and_hold_for_all()
    {
        double[][] later = [.. Values.Select(row => row.Select((x, j) => j == 0 ? x * x : x).ToArray())];
        var both = Example.Panels(Codes, [Values, later]);

        Assert.Equal(Weights(Panel, []), Weights(both, [2020]));
        Assert.Equal(Weights(Example.Panel(Codes, later), []), Weights(both, [2021]));
        Assert.Equal(Weights(both, []), Weights(both, [2020, 2021]));
        var pooled = Bench.Weigh("entropy", [.. Values.Concat(later).Select(row => row[..2])]).Weights!;
        Bench.Close(pooled, Weights(both, [])[..2], 1e-14);

        var fault = Assert.Single(Example.Faults(() => Weights(both, [2019, 2020], "critic")), fault => fault.Variable == "input");
        Assert.Equal(("weight-year-missing", 2019, "2020, 2021"), (fault.Kind.Code, fault.Year!.Value, fault.Found));

        static double[] Weights(Panel panel, int[] years, string method = "entropy")
        {
            var (weights, _, _) = Bench.Run(Framework, panel, Bench.Step(method, ("years", years.Length == 0 ? null : years)));
            return [.. Codes.Append("input").Append("output").Select(code => Of(weights, code))];
        }
    }

    [Fact]
    public void Aggregate_units_and_absent_units_are_not_in_the_sample()
    {
        var units = Given.Units(8).Select((unit, i) => unit with { IsAggregate = i == 6 }).ToArray();
        double[][] rows = [.. Values, [1000, 1000, 1000, 1000], [500, 5, 5, 5]];
        var panel = Given.Panel(units, [2020], [.. Codes.Select((code, v) => (code, new[] { rows.Select(row => row[v]).ToArray() }))]).Without(7, 2020);

        Assert.Equal(Of(Bench.Run(Framework, Panel, Bench.Step("critic")).Weights, "a"), Of(Bench.Run(Framework, panel, Bench.Step("critic")).Weights, "a"));
    }

    [Fact]
    public void Stored_weights_stand_in_for_fitting()
    {
        var (weights, record, _) = Bench.Run(Framework, Panel, Bench.Step("critic"));
        var next = Example.Panel(Codes, [.. Values.Select(row => row.Select(x => 100 - x * x / 100).ToArray())]);
        var (replayed, again, _) = Bench.Run(Framework, next, Bench.Step("critic"), stored: record.Fitted);

        foreach (var code in Codes) Assert.Equal(Of(weights, code), Of(replayed, code));
        Assert.Equal(record.Fitted, again.Fitted);

        var faults = Example.Faults(() => Bench.Run(Framework, next, Bench.Step("critic"), stored: [record.Fitted[0]]));
        Assert.Equal(["output", "index"], faults.Select(fault => fault.Variable));
        Assert.All(faults, fault => Assert.Equal("frozen-parameters-missing", fault.Kind.Code));
        Assert.Equal(3, Example.Faults(() => Bench.Run(Framework, next, Bench.Step("entropy"), stored: record.Fitted)).Count);
    }

    [Fact]
    public void Node_whose_aggregation_uses_no_weights_is_passed_over()
    {
        var aggregate = Example.Step("arithmetic") with { Overrides = new Dictionary<string, MethodChoice> { ["input"] = Example.Method("formula", ("expression", "a + b")) } };

        var (_, record, findings) = Bench.Run(Framework, Panel, Bench.Step("equal"), aggregate);
        Assert.DoesNotContain(record.Fitted, entry => entry.Code == "input");
        Assert.Empty(findings);

        var named = Bench.Step("equal") with { Overrides = new Dictionary<string, MethodChoice> { ["input"] = Given.Choice(StepKind.Weight, "critic") } };
        var finding = Assert.Single(Bench.Run(Framework, Panel, named, aggregate).Findings);
        Assert.Equal(("weights-unused", "input", "formula"), (finding.Kind.Code, finding.Variable, finding.Found));
    }

    [Fact]
    public void Numbers_for_codes_that_no_node_would_read_are_faults()
    {
        var multipliers = Bench.Step("multiplier", ("multipliers", new SortedDictionary<string, double> { ["a"] = 2, ["c"] = 3, ["index"] = 1 }));
        var fault = Assert.Single(Example.Faults(() => Bench.Run(Framework, Panel, multipliers)));
        Assert.Equal(("weighing-unknown-child", "multipliers: index"), (fault.Kind.Code, fault.Found));

        var targets = Given.Choice(StepKind.Weight, "balanced", ("targets", new SortedDictionary<string, double> { ["a"] = 2, ["c"] = 3 }));
        var step = Bench.Step("equal") with { Overrides = new Dictionary<string, MethodChoice> { ["input"] = targets } };
        fault = Assert.Single(Example.Faults(() => Bench.Run(Framework, Panel, step)));
        Assert.Equal(("input", "targets: c", "a, b"), (fault.Variable, fault.Found, fault.Expected));
    }

    [Fact]
    public void Single_child_gets_weight_1_and_children_that_feed_nothing_get_none()
    {
        var tree = Example.Inner("index", Example.Inner("input", Example.Leaf("a", 7)), Example.Inner("output", Example.Leaf("b"), Example.Leaf("c")) with { FeedsParent = false });
        var (weights, record, _) = Bench.Run(tree, Example.Panel(["a", "b", "c"], [.. Values.Select(row => row[..3])]), Bench.Step("critic"));

        Assert.Equal((1.0, 1.0), (Of(weights, "a"), Of(weights, "input")));
        Assert.Equal(["input"], NodeWeights.In(record.Fitted[^1]).Select(weight => weight.Child));
        var effective = EffectiveWeights.Of(tree, weights).ToDictionary();
        Assert.Equal((1.0, 0.0, 0.0), (effective["a"], effective["output"], effective["b"]));
    }

    [Fact]
    public void Declared_rounding_acts_on_the_weights_and_tells_when_they_no_longer_sum_to_1()
    {
        var (weights, _, findings) = Bench.Run(Example.Inner("index", Example.Leaf("a"), Example.Leaf("b"), Example.Leaf("c")), Example.Panel(["a", "b", "c"], [.. Values.Select(row => row[..3])]),
            Bench.Step("equal", ("round", new RoundingRule(2))));

        Assert.Equal(0.33, Of(weights, "a"));
        Assert.Equal(("weights-sum", "0.99"), (findings[0].Kind.Code, findings[0].Found));
    }

    [Fact]
    public void Faults_of_all_nodes_are_reported_at_once()
    {
        var step = Bench.Step("ahp", ("matrix", LiteratureTests.Reciprocal(3, 1, 2, 3)));

        Assert.Equal(["input", "output", "index"], Example.Faults(() => Bench.Run(Framework, Panel, step)).Select(fault => fault.Variable));
    }

    [Fact]
    public void Coefficient_of_variation_can_rest_on_the_indicators_before_normalising()
    {
        var natural = Example.Panel(Codes, [.. Values.Select(row => row.Select((x, j) => x + 100 * j).ToArray())]);
        var (weights, _, _) = Bench.Run(Framework, Panel, Bench.Step("coefficient-of-variation", ("data", "natural")), natural: natural);

        Bench.Close(Bench.Weigh("coefficient-of-variation", [.. Values.Select(row => new[] { row[0], row[1] + 100 })]).Weights!, [Of(weights, "a"), Of(weights, "b")], 1e-14);
    }

    [Fact]
    public void Run_scores_and_explains_with_the_fitted_weights_on_any_number_of_threads()
    {
        var scheme = Scheme("""{ "method": "critic", "overrides": { "index": { "method": "ahp", "matrix": [[1, 3], ["1/3", 1]] } } }""");
        var evaluation = Evaluator.Run(scheme, Panel, threads: 1);
        var weights = evaluation.Weights;

        Assert.Equal(0.75, Of(weights, "input"), 14);
        for (var unit = 0; unit < Values.Length; unit++)
        {
            var input = Of(weights, "a") * Values[unit][0] + Of(weights, "b") * Values[unit][1];
            var output = Of(weights, "c") * Values[unit][2] + Of(weights, "d") * Values[unit][3];
            Assert.Equal(0.75 * input + 0.25 * output, evaluation.Index.Years[0].Scores[unit], 10);
            var contributions = Contributions.Of(evaluation);
            Assert.Equal(0.75 * Of(weights, "a") * Values[unit][0], contributions[0, 0][unit], 10);
            Assert.Equal(evaluation.Index.Years[0].Scores[unit], Enumerable.Range(0, 4).Sum(indicator => contributions[indicator, 0][unit]), 10);
        }
        Assert.Equal(evaluation.Index.Years[0].Scores, Evaluator.Run(scheme, Panel, threads: 4).Index.Years[0].Scores);
        Assert.Equal(evaluation.Index.Years[0].Scores, Evaluator.Run(scheme, Panel, stored: evaluation.Records).Index.Years[0].Scores);
    }

    [Fact]
    public void Scheme_without_weight_step_scores_as_written()
    {
        var evaluation = Evaluator.Run(Scheme(null), Panel);

        Assert.Same(NodeWeights.AsWritten, evaluation.Weights);
        Assert.Equal((3 * 10 + 90) / 4.0 / 2 + (30 + 5) / 2.0 / 2, evaluation.Index.Years[0].Scores[0], 12);
    }

    [Fact]
    public void Step_that_names_given_changes_no_byte()
    {
        var written = Evaluator.Run(Scheme(null), Panel).Index.Years[0].Scores;

        Assert.Equal(written, Evaluator.Run(Scheme("\"given\""), Panel).Index.Years[0].Scores);
    }

    internal static Scheme Scheme(string? weight) => SchemeReader.Read(
        $$"""
        {
          "id": "weighed", "version": "1", "indicators": [ { "code": "a" }, { "code": "b" }, { "code": "c" }, { "code": "d" } ],
          "framework": { "code": "index", "children": [
            { "code": "input", "children": [ { "indicator": "a", "weight": 3 }, "b" ] }, { "code": "output", "children": ["c", "d"] } ] },
          "steps": { {{(weight is null ? "" : $"\"weight\": {weight}")}} }
        }
        """);

    static double Of(NodeWeights weights, string code) => weights.Of(new Node(code) { Weight = Framework.TopDown().FirstOrDefault(node => node.Code == code)?.Weight ?? 1 });
}

using FsCheck.Xunit;
using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Tests.Aggregating;

namespace Scoring.Tests.Explaining;

[Properties(Replay = "1,3", QuietOnSuccess = true, Arbitrary = [typeof(AggregationProperties)])]
public sealed class ContributionsTests
{
    const double Missing = double.NaN;
    static readonly string[] Methods = ["arithmetic", "geometric", "harmonic", "min", "max", "median", "sum", "p2", "p0.3", "formula"];

    [Fact]
    public void Arithmetic_nested_is_the_product_of_shares()
    {
        var framework = Example.Inner("index", Example.Inner("p", Example.Leaf("a", 1), Example.Leaf("b", 3)) with { Weight = 2 }, Example.Leaf("c", 2));
        var evaluation = Evaluate(framework, Example.Step("arithmetic"), Example.Panel(["a", "b", "c"], [10, 20, 40], [Missing, 20, 40], [-3, 1, 7]));
        var contributions = Contributions.Of(evaluation);
        Assert.Equal([1.25, Missing, -0.375], contributions[0, 0].ToArray());
        Assert.Equal([7.5, 10, 0.375], contributions[1, 0].ToArray());
        Assert.Equal([20, 20, 3.5], contributions[2, 0].ToArray());
        Assert.Equal([8.75, 10, 0.0], NodeContributions.To(evaluation, "index").Of("p", 0).ToArray()); // third unit: a and b cancel, yet keep their parts
        Assert.Empty(contributions.Findings);
    }

    [Fact]
    public void Sum_is_weight_times_value() =>
        Assert.Equal([[6.0], [10.0]], Parts(Example.Step("sum"), [2, 5], [3, 2]));

    [Fact]
    public void Sum_rescaled_carries_the_missing_weight() =>
        Assert.Equal([[21.0], [Missing]], Parts(Example.Step("sum", ("missing", "rescale")), [2, 5], [3, Missing]));

    [Fact]
    public void Geometric_follows_the_weights_and_is_flagged()
    {
        var evaluation = OneNode(Example.Step("geometric"), [3, 1], [2, 32]);
        var contributions = Contributions.Of(evaluation);
        Example.Close(3, contributions[0, 0][0]); // 4·3/4
        Example.Close(1, contributions[1, 0][0]);
        Assert.Equal(FindingKinds.ContributionConvention, Assert.Single(contributions.Findings).Kind);
    }

    [Fact]
    public void Harmonic_gives_the_weak_child_the_larger_part()
    {
        var parts = Parts(Example.Step("harmonic"), [1, 1], [1, 3]); // S = 1.5, shares 3 : 1
        Example.Close(1.125, parts[0][0]);
        Example.Close(0.375, parts[1][0]);
    }

    [Fact]
    public void Min_shapley_by_hand()
    {
        // v(a) = 1, v(b) = 3, v(ab) = 1: a gets (1 + (1 − 3))/2, b gets (3 + 0)/2.
        Assert.Equal([[-0.5], [1.5]], Parts(Example.Step("min"), [1, 1], [1, 3]));
    }

    [Fact]
    public void Max_shapley_by_hand()
    {
        // The airport game: 2 shared by three, 4 more by two, 3 more by one.
        var parts = Parts(Example.Step("max"), [1, 1, 1, 1], [2, 6, 9, Missing]);
        Example.Close(2.0 / 3, parts[0][0]);
        Example.Close(2.0 / 3 + 2, parts[1][0]);
        Example.Close(2.0 / 3 + 2 + 3, parts[2][0]);
        Assert.True(double.IsNaN(parts[3][0]));
    }

    [Theory]
    [MemberData(nameof(CrossUnitTests.Methods), MemberType = typeof(CrossUnitTests))]
    public void Method_that_compares_units_is_divided_or_refused_with_a_finding(string name)
    {
        var step = CrossUnitTests.With(CrossUnitTests.Steps[name](), "round", new RoundingRule(6));
        var evaluation = OneNode(step, [1, 2, 1], [9, 2, 4], [5, 5, 5], [1, 9, Missing]);
        var contributions = Contributions.Of(evaluation);
        if (step.Choice.Method.Name is "mpi" or "ampi" or "benefit-of-the-doubt")
        {
            Assert.DoesNotContain(contributions.Findings, finding => finding.Kind == FindingKinds.ContributionRefused);
            for (var unit = 0; unit < 3; unit++)
                Example.Close(evaluation.Index.Years[0].Scores[unit], Enumerable.Range(0, 3).Sum(j => double.IsNaN(contributions[j, 0][unit]) ? 0 : contributions[j, 0][unit]));
            return;
        }
        var refused = Assert.Single(contributions.Findings);
        Assert.Equal((FindingKinds.ContributionRefused, "index", step.Choice.Method.Name, 3L), (refused.Kind, refused.Variable, refused.Found, refused.Count));
        for (var j = 0; j < 3; j++) Assert.All(contributions[j, 0].ToArray(), part => Assert.True(double.IsNaN(part)));
    }

    [Theory]
    [InlineData("owa")]
    [InlineData("mean-min")]
    public void Method_of_one_unit_alone_is_divided(string method)
    {
        var step = method == "owa" ? Example.Step("owa", ("power", 2.0)) : Example.Step(method);
        var evaluation = OneNode(step, [1, 2, 1], [9, 2, 4], [1, 9, Missing]);
        var contributions = Contributions.Of(evaluation);
        for (var unit = 0; unit < 2; unit++)
            Example.Close(evaluation.Index.Years[0].Scores[unit], Enumerable.Range(0, 3).Sum(j => double.IsNaN(contributions[j, 0][unit]) ? 0 : contributions[j, 0][unit]));
    }

    [Fact]
    public void Formula_product_is_shared_equally()
    {
        var parts = Parts(Example.Step("formula", ("expression", "c0 * c1")), [1, 1], [2, 8]);
        Assert.Equal([[8.0], [8.0]], parts);
    }

    [Fact]
    public void Formula_without_a_value_when_a_child_is_zero_is_refused()
    {
        var contributions = Contributions.Of(OneNode(Example.Step("formula", ("expression", "c0 / c1")), [1, 1], [2, 8]));
        Assert.Equal([Missing], contributions[0, 0].ToArray());
        Assert.Contains(contributions.Findings, finding => finding.Kind == FindingKinds.ContributionRefused && finding.Variable == "index");
    }

    [Fact]
    public void Shapley_beyond_twelve_children_is_refused()
    {
        var ones = Enumerable.Repeat(1.0, 13).ToArray();
        var contributions = Contributions.Of(OneNode(Example.Step("median"), ones, ones));
        Assert.Equal([Missing], contributions[12, 0].ToArray());
        Assert.Equal(FindingKinds.ContributionRefused, Assert.Single(contributions.Findings).Kind);
        Example.Close(1.0 / 12, Contributions.Of(OneNode(Example.Step("median"), ones[1..], ones[1..]))[0, 0][0]);
    }

    [Fact]
    public void Then_scales_what_lies_below_in_proportion_and_is_flagged()
    {
        var framework = Example.Inner("index",
            Example.Inner("p", Example.Leaf("a"), Example.Leaf("b")) with { Then = [Example.Choice(StepKind.Normalise, "min-max")] });
        // The then turns 4, 0 into 8, 6: proportion in the first unit, the weights in the second.
        var evaluation = Evaluate(framework, Example.Step("arithmetic"), Example.Panel(["a", "b"], [6, 2], [3, -3]), (_, _, _, _, _, _) => [[8, 6]]);
        var contributions = Contributions.Of(evaluation);
        Assert.Equal([6, 3], contributions[0, 0].ToArray());
        Assert.Equal([2, 3], contributions[1, 0].ToArray());
        Assert.Equal(2, contributions.Findings.Count(finding => finding.Kind == FindingKinds.ContributionConvention && finding.Variable == "p"));
    }

    [Fact]
    public void Child_that_does_not_feed_its_parent_has_no_contribution()
    {
        var framework = Example.Inner("index", Example.Leaf("a"), Example.Inner("side", Example.Leaf("b")) with { FeedsParent = false });
        var evaluation = Evaluate(framework, Example.Step("arithmetic"), Example.Panel(["a", "b"], [1, 9]));
        Assert.Equal([Missing], Contributions.Of(evaluation)[1, 0].ToArray());
        Assert.Equal(["a"], NodeContributions.To(evaluation, "index").Codes);
        Assert.Equal([9.0], NodeContributions.To(evaluation, "side").Of("b", 0).ToArray());
        Assert.Throws<ArgumentException>(() => NodeContributions.To(evaluation, "index").Of("b", 0).ToArray());
        Assert.Throws<ArgumentException>(() => NodeContributions.To(evaluation, "a"));
    }

    [Property(MaxTest = 300)]
    public void Sum_of_contributions_is_the_score(AggregationProperties.Table table, byte top, byte left, byte right)
    {
        // Two pillars; every node may have any method, so all combinations nest.
        var codes = table.Weights.Select((_, j) => $"c{j}").ToArray();
        if (codes.Length < 2) return;
        var half = codes.Length / 2;
        var framework = Example.Inner("index", Pillar("p", 0, half), Pillar("q", half, codes.Length));
        var step = new Step(StepKind.Aggregate, Choice(top, ["p", "q"]))
        {
            Overrides = new Dictionary<string, MethodChoice>
            {
                ["p"] = Choice(left, codes[..half]),
                ["q"] = Choice(right, codes[half..]),
            }
        };
        var evaluation = Evaluate(framework, step, Example.Panel(codes, table.Rows));
        var contributions = Contributions.Of(evaluation, threads: 1);
        var scores = evaluation.Index.Years[0].Scores;
        for (var unit = 0; unit < scores.Length; unit++)
        {
            var parts = codes.Select((_, j) => contributions[j, 0][unit]).Where(part => !double.IsNaN(part)).ToList();
            if (double.IsNaN(scores[unit])) Assert.Empty(parts);
            else Assert.True(Math.Abs(parts.Sum() - scores[unit]) <= 1e-9 * Math.Max(Math.Abs(scores[unit]), parts.Sum(Math.Abs)));
        }

        Node Pillar(string code, int from, int to) => new(code)
        {
            Weight = table.Weights[0],
            Children = [.. Enumerable.Range(from, to - from).Select(j => Example.Leaf(codes[j], table.Weights[j]))],
        };
    }

    /// <summary>The second way to Shapley values: the mean over all orders of arrival.</summary>
    [Property(MaxTest = 60)]
    public void Shapley_values_are_means_over_all_orders(AggregationProperties.Table table)
    {
        var step = Example.Step("median", ("weighted", true));
        var k = table.Weights.Length;
        var contributions = Contributions.Of(OneNode(step, table.Weights, table.Rows), threads: 1);
        var orders = Orders([.. Enumerable.Range(0, k)]).ToList();
        var expected = Enumerable.Range(0, k).Select(_ => new double[table.Rows.Length]).ToArray();
        foreach (var order in orders)
        {
            var before = new double[table.Rows.Length];
            for (var n = 1; n <= k; n++)
            {
                var after = Example.Scores(step, table.Weights,
                    [.. table.Rows.Select(row => row.Select((x, j) => order.Take(n).Contains(j) ? x : Missing).ToArray())]);
                for (var unit = 0; unit < before.Length; unit++)
                {
                    var value = double.IsNaN(after[unit]) ? 0 : after[unit];
                    expected[order[n - 1]][unit] += (value - before[unit]) / orders.Count;
                    before[unit] = value;
                }
            }
            if (orders.Count > 24) return; // 5 and 6 children take too long this way
        }
        for (var j = 0; j < k; j++)
            for (var unit = 0; unit < table.Rows.Length; unit++)
                if (!double.IsNaN(contributions[j, 0][unit]))
                    Assert.Equal(expected[j][unit], contributions[j, 0][unit], 1e-9);
    }

    static IEnumerable<int[]> Orders(int[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => rest.Prepend(first).ToArray()));

    static MethodChoice Choice(byte which, string[] children) => Methods[which % Methods.Length] switch
    {
        "p2" => Example.Method("generalised-mean", ("p", 2.0)),
        "p0.3" => Example.Method("generalised-mean", ("p", 0.3)),
        "geometric" => Example.Method("geometric", ("floor", 1e-6)),
        "harmonic" => Example.Method("arithmetic", ("round", new RoundingRule(2))),
        "formula" => Example.Method("formula", ("expression", "3 + " + string.Join(" + ", children))),
        var method => Example.Method(method),
    };

    static double[][] Parts(Step step, double[] weights, params double[][] rows)
    {
        var contributions = Contributions.Of(OneNode(step, weights, rows));
        return [.. weights.Select((_, j) => contributions[j, 0].ToArray())];
    }

    internal static Evaluation OneNode(Step step, double[] weights, params double[][] rows) => Evaluate(
        Example.Inner("index", [.. weights.Select((weight, j) => Example.Leaf($"c{j}", weight))]), step,
        Example.Panel([.. weights.Select((_, j) => $"c{j}")], rows));

    static Evaluation Evaluate(Node framework, Step step, Panel panel, NodeScaler? scale = null) =>
        Evaluation(framework, step, panel, Example.Aggregate(framework, step, panel, scale: scale));

    static Evaluation Evaluation(Node framework, Step step, Panel panel, Aggregated aggregated) => new()
    {
        Scheme = new Scheme
        {
            Id = "example",
            Version = "1",
            Title = Text.Same("example"),
            Indicators = [.. panel.Variables.Select(code => new Indicator(code))],
            Framework = framework,
            Steps = [step],
            NeededVariables = [],
        },
        Indicators = panel,
        Normalised = panel,
        Nodes = aggregated.Nodes,
        Records = [new StepRecord(0, StepKind.Aggregate) { Fitted = aggregated.Fitted }],
        Findings = [],
    };
}

using Scoring.Aggregating;
using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Tests.Aggregating;

/// <summary>Each method by hand.</summary>
public sealed class AggregatorTests
{
    const double Missing = double.NaN;

    [Fact]
    public void Arithmetic_missing_child_drops_out_with_its_weight() =>
        Assert.Equal([(10 + 2 * 40) / 3.0, 40, Missing],
            Example.Scores(Example.Step("arithmetic"), [1, 2], [10, 40], [Missing, 40], [Missing, Missing]));

    [Fact]
    public void Geometric_by_hand()
    {
        var scores = Example.Scores(Example.Step("geometric"), [1, 1, 2], [2, 8, 4], [2, 8, Missing]);
        Example.Close(4, scores[0]);
        Example.Close(4, scores[1]);
    }

    [Fact]
    public void Geometric_floor_lifts_what_lies_below_it()
    {
        var scores = Example.Scores(Example.Step("geometric", ("floor", 1.0)), [1, 1], [0, 9], [-5, 9], [0.5, 9]);
        foreach (var score in scores) Example.Close(3, score);
    }

    [Fact]
    public void Harmonic_by_hand() =>
        Assert.Equal([3 / (1 + 1 / 2.0 + 1 / 4.0), 4], Example.Scores(Example.Step("harmonic"), [1, 1, 1], [1, 2, 4], [Missing, Missing, 4]));

    [Theory]
    [InlineData(1, 7.0 / 3)]
    [InlineData(2, 2.6457513110645906)] // sqrt(7)
    [InlineData(-1, 12.0 / 7)]
    [InlineData(0, 2.0)]
    public void Generalised_mean_by_hand(double p, double expected) =>
        Example.Close(expected, Example.Scores(Example.Step("generalised-mean", ("p", p)), [1, 1, 1], [1, 2, 4])[0]);

    [Fact]
    public void Generalised_mean_first_power_takes_negative_values() =>
        Example.Close(-1, Example.Scores(Example.Step("generalised-mean", ("p", 1.0)), [1, 1], [-5, 3])[0]);

    [Theory]
    [InlineData(400.0, 100.0)]
    [InlineData(-400.0, 1.0)]
    public void Generalised_mean_extreme_power_stays_in_range(double p, double expected) =>
        Example.Close(expected, Example.Scores(Example.Step("generalised-mean", ("p", p)), [1, 1], [1, 100])[0], 0.01);

    [Theory]
    [InlineData("skip", 14.0, 10.0)]
    [InlineData("missing", 14.0, double.NaN)]
    [InlineData("rescale", 14.0, 14.0)]
    public void Sum_uses_weights_as_written(string missing, double complete, double incomplete)
    {
        var scores = Example.Scores(Example.Step("sum", ("missing", missing)), [5, 2], [2, 2], [2, Missing], [Missing, Missing]);
        Assert.Equal([complete, incomplete, Missing], scores);
    }

    [Theory]
    [InlineData("min", 1.0, 5.0)]
    [InlineData("max", 9.0, 5.0)]
    [InlineData("median", 5.0, 5.0)]
    public void Order_statistics_by_hand(string method, double three, double one) =>
        Assert.Equal([three, one, Missing],
            Example.Scores(Example.Step(method), [1, 1, 1, 0], [9, 1, 5, 100], [Missing, 5, Missing, -100], [Missing, Missing, Missing, 7]));

    [Fact]
    public void Median_even_number_is_the_mean_of_the_middle() =>
        Assert.Equal([3.0], Example.Scores(Example.Step("median"), [1, 9, 1, 1], [1, 2, 4, 8]));

    [Theory]
    [InlineData(new[] { 1.0, 1, 5 }, 8.0)]
    [InlineData(new[] { 1.0, 1, 2 }, 6.0)] // exactly half: between 4 and 8
    [InlineData(new[] { 5.0, 1, 1 }, 2.0)]
    public void Median_weighted_passes_half_the_weight(double[] weights, double expected) =>
        Assert.Equal([expected], Example.Scores(Example.Step("median", ("weighted", true)), weights, [2, 4, 8]));

    [Fact]
    public void Formula_reads_the_children_by_code() =>
        Assert.Equal([6.0, Missing], Example.Scores(Example.Step("formula", ("expression", "c0 * c1")), [1, 1], [2, 3], [2, Missing]));

    [Fact]
    public void Formula_may_provide_for_missing_children_but_not_for_all()
    {
        var year = Example.Year(Example.Step("formula", ("expression", "coalesce(c0, 1) + coalesce(c1, 1)")), [1, 0], [2, Missing], [Missing, Missing]);
        Assert.Equal([3.0, Missing], year.Scores);
        Assert.Equal(Scoring.Evaluating.UnscoredReason.NoData, UnscoredReason(year, 1));
    }

    [Fact]
    public void Formula_without_a_value_leaves_the_unit_missing_and_says_so()
    {
        var log = new FindingLog();
        var aggregated = Example.Aggregate(Example.Inner("index", Example.Leaf("a"), Example.Leaf("b")),
            Example.Step("formula", ("expression", "a / b")), Example.Panel(["a", "b"], [1, 0], [1, 2]), log: log);
        Assert.Equal([Missing, 0.5], aggregated.Nodes[0].Years[0].Scores);
        var finding = Assert.Single(log.ToList());
        Assert.Equal(FindingKinds.FormulaUndefined, finding.Kind);
        Assert.Equal(("U00", 2020, "index"), (finding.Unit, finding.Year, finding.Variable));
        Assert.Equal(Scoring.Evaluating.UnscoredReason.Undefined, UnscoredReason(aggregated.Nodes[0].Years[0], 0));
    }

    [Fact]
    public void Formula_time_function_reads_the_childs_earlier_value()
    {
        var aggregated = Example.Aggregate(
            Example.Inner("index", Example.Inner("p", Example.Leaf("a"))),
            new Step(StepKind.Aggregate, Example.Method("arithmetic"))
            {
                Overrides = new Dictionary<string, MethodChoice> { ["index"] = Example.Method("formula", ("expression", "p - lag(p, 1)")) },
            },
            Example.Panels(["a"], [[[1], [10]], [[3], [15]]]), threads: 2);
        Assert.Equal([Missing, Missing], aggregated.Nodes[0].Years[0].Scores);
        Assert.Equal([2.0, 5.0], aggregated.Nodes[0].Years[1].Scores);
    }

    [Theory]
    [InlineData("geometric", null, 0.0)]
    [InlineData("geometric", null, -1.0)]
    [InlineData("harmonic", null, 0.0)]
    [InlineData("harmonic", null, -2.0)]
    [InlineData("generalised-mean", 0.0, 0.0)]
    [InlineData("generalised-mean", -1.0, 0.0)]
    [InlineData("generalised-mean", 0.5, -1.0)]
    [InlineData("generalised-mean", 2.0, -1.0)]
    public void Value_outside_the_domain_is_a_fault_naming_unit_year_node_and_child(string method, double? p, double value)
    {
        var step = p is null ? Example.Step(method) : Example.Step(method, ("p", p.Value));
        var faults = Example.Faults(() => Example.Scores(step, [1, 1], [3, 4], [3, value], [value, 4]));
        Assert.Equal(2, faults.Count);
        Assert.All(faults, fault => Assert.Equal((FindingKinds.ChildOutsideDomain, 2020, "index"), (fault.Kind, fault.Year, fault.Variable)));
        Assert.Equal(["U01", "U02"], faults.Select(fault => fault.Unit));
        Assert.StartsWith("c1 = ", faults[0].Found, StringComparison.Ordinal);
        Assert.StartsWith("c0 = ", faults[1].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_outside_the_domain_with_weight_zero_or_in_a_unit_left_out_is_no_fault()
    {
        Example.Close(3, Example.Scores(Example.Step("geometric"), [1, 0], [3, -1])[0]);
        Assert.Equal([Missing], Example.Scores(Example.Step("harmonic", ("min_coverage", 1.0)), [1, 1], [0, Missing]));
    }

    [Fact]
    public void Faults_of_all_nodes_are_reported_together()
    {
        var framework = Example.Inner("index", Example.Inner("p", Example.Leaf("a")), Example.Inner("q", Example.Leaf("b")));
        var faults = Example.Faults(() => Example.Aggregate(framework, Example.Step("geometric"), Example.Panel(["a", "b"], [0, -1])));
        Assert.Equal(["p", "q"], faults.Select(fault => fault.Variable));
    }

    [Fact]
    public void Sum_beyond_the_range_of_a_double_is_a_fault()
    {
        var fault = Assert.Single(Example.Faults(() => Example.Scores(Example.Step("sum"), [10, 10], [1e308, 1e308])));
        Assert.Equal((FindingKinds.NodeOverflow, "U00"), (fault.Kind, fault.Unit));
    }

    [Fact]
    public void Formula_with_an_unknown_name_is_a_fault()
    {
        var fault = Assert.Single(Example.Faults(() => Example.Scores(Example.Step("formula", ("expression", "c0 + rd")), [1], [1])));
        Assert.Equal((FindingKinds.FormulaUnknownName, "rd"), (fault.Kind, fault.Found));
    }

    [Fact]
    public void Definitions_have_distinct_names_and_arithmetic_comes_first()
    {
        Assert.Equal("arithmetic", Aggregators.All[0].Definition.Name);
        Assert.Equal(Aggregators.All.Count, Aggregators.All.Select(aggregator => aggregator.Definition.Name).Distinct().Count());
        Assert.All(Aggregators.All, aggregator => Assert.Equal(StepKind.Aggregate, aggregator.Definition.Stage));
    }

    static Scoring.Evaluating.UnscoredReason UnscoredReason(Scoring.Evaluating.NodeYear year, int unit) => year.Unscored[unit].Reason;
}

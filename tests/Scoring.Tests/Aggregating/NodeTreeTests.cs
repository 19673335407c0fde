using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Aggregating;

/// <summary>Coverage, reasons, rounding, <c>then</c>, publications: what the stage adds to the methods.</summary>
public sealed class NodeTreeTests
{
    const double Missing = double.NaN;

    [Theory]
    [InlineData(0.5, true)] // equality kept
    [InlineData(0.51, false)]
    public void Min_coverage_keeps_equality(double minimum, bool kept)
    {
        var year = Example.Year(Example.Step("arithmetic", ("min_coverage", minimum)), [1, 1], [4, Missing]);
        Assert.Equal([0.5], year.Coverage);
        Assert.Equal(kept ? 4 : Missing, year.Scores[0]);
        if (!kept) Assert.Equal(new Unscored(UnscoredReason.Coverage, 0.5, minimum), year.Unscored[0]);
    }

    [Fact]
    public void Min_coverage_two_thirds_keeps_two_of_three() =>
        Assert.Equal([1.5], Example.Scores(Example.Step("arithmetic", ("min_coverage", 2.0 / 3)), [1, 1, 1], [1, 2, Missing]));

    [Fact]
    public void Min_coverage_zero_weight_counts_like_any_other()
    {
        var year = Example.Year(Example.Step("arithmetic", ("min_coverage", 0.75)), [1, 1, 0, 0], [4, 2, 9, Missing], [4, Missing, 9, Missing]);
        Assert.Equal([0.75, 0.5], year.Coverage);
        Assert.Equal([3, Missing], year.Scores);
    }

    [Theory]
    [InlineData("arithmetic")]
    [InlineData("sum")]
    [InlineData("max")]
    public void Only_children_of_weight_zero_give_no_score(string method)
    {
        var year = Example.Year(Example.Step(method), [1, 0], [Missing, 5], [1, 5]);
        Assert.Equal(Missing, year.Scores[0]);
        Assert.Equal(new Unscored(UnscoredReason.NoData), year.Unscored[0]);
        Assert.Equal([0.5, 1], year.Coverage);
    }

    [Fact]
    public void No_child_available_gives_no_data()
    {
        var year = Example.Year(Example.Step("arithmetic", ("min_coverage", 0.9)), [1, 1], [Missing, Missing]);
        Assert.Equal(UnscoredReason.NoData, year.Unscored[0].Reason);
        Assert.Equal([0.0], year.Coverage);
    }

    [Fact]
    public void Zero_is_a_value() => Assert.Equal([0.0], Example.Scores(Example.Step("arithmetic", ("min_coverage", 1.0)), [1, 1], [0, 0]));

    [Fact]
    public void Min_children_counts_children()
    {
        var year = Example.Year(Example.Step("arithmetic", ("min_children", 2)), [1, 1, 1], [1, 2, Missing], [1, Missing, Missing]);
        Assert.Equal([1.5, Missing], year.Scores);
        Assert.Equal(new Unscored(UnscoredReason.Coverage, 1, 2), year.Unscored[1]);
    }

    [Fact]
    public void Not_applicable_child_leaves_the_denominator()
    {
        var panel = Example.Panel(["a", "b", "c"], [1, Missing, 3], [1, Missing, 3]).WithStatus("b", 0, CellStatus.NotApplicable);
        var framework = Example.Inner("index", Example.Leaf("a"), Example.Leaf("b"), Example.Leaf("c"));
        var year = Example.Aggregate(framework, Example.Step("arithmetic", ("min_coverage", 0.9)), panel).Nodes[0].Years[0];
        Assert.Equal([1, 2.0 / 3], year.Coverage);
        Assert.Equal([2, Missing], year.Scores);
    }

    [Fact]
    public void Node_without_applicable_children_is_itself_not_applicable()
    {
        var panel = Example.Panel(["a", "b"], [1, Missing]).WithStatus("b", 0, CellStatus.NotApplicable);
        var framework = Example.Inner("index", Example.Leaf("a"), Example.Inner("p", Example.Leaf("b")));
        var aggregated = Example.Aggregate(framework, Example.Step("sum", ("missing", "missing"), ("min_coverage", 1.0)), panel);
        Assert.Equal([1.0], aggregated.Node("index").Years[0].Scores);
        Assert.Equal([1.0], aggregated.Node("index").Years[0].Coverage);
        Assert.Equal([Missing], aggregated.Node("p").Years[0].Coverage);
        Assert.Equal(UnscoredReason.NoData, aggregated.Node("p").Years[0].Unscored[0].Reason);
    }

    [Fact]
    public void Sum_missing_child_names_it()
    {
        var year = Example.Year(Example.Step("sum", ("missing", "missing")), [1, 1], [1, Missing]);
        Assert.Equal(new Unscored(UnscoredReason.ChildMissing, Code: "c1"), year.Unscored[0]);
    }

    [Fact]
    public void Sum_rescale_leaves_out_children_that_do_not_apply()
    {
        var panel = Example.Panel(["a", "b", "c"], [2, Missing, Missing]).WithStatus("b", 0, CellStatus.NotApplicable);
        var framework = Example.Inner("index", Example.Leaf("a", 3), Example.Leaf("b", 5), Example.Leaf("c", 2));
        Assert.Equal([10.0], Example.Aggregate(framework, Example.Step("sum", ("missing", "rescale")), panel).Nodes[0].Years[0].Scores);
    }

    [Fact]
    public void Coverage_of_indicators_counts_leaves_below()
    {
        var framework = Example.Inner("index", Example.Leaf("a"), Example.Inner("p", Example.Leaf("b"), Example.Leaf("c"), Example.Leaf("d")));
        var panel = Example.Panel(["a", "b", "c", "d"], [1, 2, Missing, Missing], [Missing, 1, 2, Missing])
            .WithStatus("d", 1, CellStatus.NotApplicable);
        var aggregated = Example.Aggregate(framework, Example.Step("arithmetic", ("coverage_of", "indicators"), ("min_coverage", 0.5)), panel);
        Assert.Equal([0.5, 2.0 / 3], aggregated.Node("index").Years[0].Coverage);
        Assert.Equal([1.0 / 3, 1], aggregated.Node("p").Years[0].Coverage);
        Assert.Equal([1, 1.5], aggregated.Node("index").Years[0].Scores);
    }

    [Fact]
    public void Eligible_needs_every_named_node_to_pass()
    {
        var framework = Example.Inner("index",
            Example.Inner("input", Example.Leaf("a"), Example.Leaf("b")), Example.Inner("output", Example.Leaf("c"), Example.Leaf("d")));
        var step = new Step(StepKind.Aggregate, Example.Method("arithmetic"))
        {
            Overrides = new Dictionary<string, MethodChoice>
            {
                ["index"] = Example.Method("arithmetic", ("eligible", new Dictionary<string, double> { ["input"] = 0.5, ["output"] = 0.66, ["a"] = 1 })),
            },
        };
        var panel = Example.Panel(["a", "b", "c", "d"], [1, 1, 1, 1], [1, Missing, 1, 1], [1, 1, 1, Missing], [Missing, 1, 1, 1]);
        var year = Example.Aggregate(framework, step, panel).Nodes[0].Years[0];
        Assert.Equal([1, 1, Missing, Missing], year.Scores);
        Assert.Equal(new Unscored(UnscoredReason.NotEligible, 0.5, 0.66, "output"), year.Unscored[2]);
        Assert.Equal(new Unscored(UnscoredReason.NotEligible, 0, 1, "a"), year.Unscored[3]);
    }

    [Fact]
    public void Eligible_naming_a_node_that_is_not_below_is_a_fault()
    {
        var step = Example.Step("arithmetic", ("eligible", new Dictionary<string, double> { ["elsewhere"] = 0.5 }));
        var fault = Assert.Single(Example.Faults(() => Example.Scores(step, [1], [1])));
        Assert.Equal((FindingKinds.EligibleUnknown, "elsewhere"), (fault.Kind, fault.Found));
    }

    [Fact]
    public void Child_that_does_not_feed_its_parent_is_computed_but_not_read()
    {
        var framework = Example.Inner("index", Example.Leaf("a"), Example.Inner("side", Example.Leaf("b")) with { FeedsParent = false });
        var aggregated = Example.Aggregate(framework, Example.Step("arithmetic"), Example.Panel(["a", "b"], [1, 9], [1, Missing]));
        Assert.Equal([1.0, 1.0], aggregated.Node("index").Years[0].Scores);
        Assert.Equal([1.0, 1.0], aggregated.Node("index").Years[0].Coverage);
        Assert.Equal([9.0, Missing], aggregated.Node("side").Years[0].Scores);
    }

    [Fact]
    public void Screened_and_absent_units_have_no_score_and_only_the_screened_a_reason()
    {
        var blank = Example.Panel(["a"], [1], [Missing], [Missing]).WithPresence([[true, false, false]]);
        var screened = new Unscored(UnscoredReason.Screened, 0.3, 0.6);
        var year = Example.Aggregate(Example.Inner("index", Example.Leaf("a")), Example.Step("arithmetic"), blank,
            dropped: [new DroppedUnit("U01", 2020, screened)]).Nodes[0].Years[0];
        Assert.Equal([1, Missing, Missing], year.Scores);
        Assert.Equal([1, Missing, Missing], year.Coverage);
        Assert.Equal([1], year.Unscored.Keys);
        Assert.Equal(screened, year.Unscored[1]);
    }

    [Fact]
    public void Rounding_of_step_and_node_act_on_what_the_parent_reads()
    {
        var framework = Example.Inner("index",
            Example.Inner("p", Example.Leaf("a"), Example.Leaf("b")) with { Round = new RoundingRule(0, HalfWay.AwayFromZero) }, Example.Leaf("c"));
        var step = Example.Step("arithmetic", ("round", new RoundingRule(1)));
        var aggregated = Example.Aggregate(framework, step, Example.Panel(["a", "b", "c"], [1.0, 1.98, 0.25]));
        Assert.Equal([2.0], aggregated.Node("p").Years[0].Scores); // 1.49 → 1.5 → 2
        Assert.Equal([1.1], aggregated.Node("index").Years[0].Scores); // 1.125 → 1.1
    }

    [Fact]
    public void Then_and_publications_scale_across_all_years()
    {
        var share = Example.Choice(StepKind.Normalise, "min-max");
        var framework = Example.Inner("index",
            Example.Inner("p", Example.Leaf("a")) with { Then = [share], Publish = [new Publication("p_pub", Text.Same("p_pub"), [share, share])] });
        var panel = Example.Panels(["a"], [[[1], [2]], [[3], [4]]]);
        var aggregated = Example.Aggregate(framework, Example.Step("arithmetic"), panel, scale: Total, threads: 2);
        Assert.Equal(["index", "p", "p_pub"], aggregated.Nodes.Select(node => node.Code));
        Assert.Equal([0.1, 0.2], aggregated.Node("p").Years[0].Scores);
        Assert.Equal([0.3, 0.4], aggregated.Node("index").Years[1].Scores);
        Assert.Equal([0.3, 0.4], aggregated.Node("p_pub").Years[1].Scores);
        Assert.Equal(2, aggregated.Fitted.Count);

        static double[][] Total(
            string code, IReadOnlyList<MethodChoice> then, double[][] values, List<FittedEntry> fitted, FindingLog findings, List<Finding> faults)
        {
            var total = values.Sum(year => year.Sum());
            fitted.Add(new FittedEntry(code, 0, null, null, "total", new Scoring.Normalising.FittedScale()));
            return [.. values.Select(year => year.Select(value => value / total).ToArray())];
        }
    }

    [Fact]
    public void Then_without_a_value_is_undefined_and_its_faults_are_collected()
    {
        var framework = Example.Inner("index", Example.Inner("p", Example.Leaf("a")) with { Then = [Example.Choice(StepKind.Normalise, "min-max")] });
        var panel = Example.Panel(["a"], [1]);
        var year = Example.Aggregate(framework, Example.Step("arithmetic"), panel,
            scale: (_, _, values, _, _, _) => [.. values.Select(column => column.Select(_ => Missing).ToArray())]).Node("p").Years[0];
        Assert.Equal(UnscoredReason.Undefined, year.Unscored[0].Reason);
        var fault = new Finding { Kind = FindingKinds.NodeOverflow, Found = "p" };
        Assert.Equal([fault], Example.Faults(() => Example.Aggregate(framework, Example.Step("arithmetic"), panel,
            scale: (_, _, values, _, _, faults) =>
            {
                faults.Add(fault);
                return values;
            })));
    }

    [Fact]
    public void Unscored_reason_reads_in_both_languages()
    {
        Assert.Equal("cannot be computed", new Unscored(UnscoredReason.Undefined).In(Language.English));
        Assert.Equal("无法计算", new Unscored(UnscoredReason.Undefined).In(Language.Chinese));
    }
}

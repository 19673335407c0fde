using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Tests.Aggregating;

namespace Scoring.Tests.Evaluating;

public sealed class EvaluatorTests
{
    const double Missing = double.NaN;

    static readonly Panel Raw = Example.Panels(["a", "b"], [[[1, 10], [3, 30], [Missing, Missing]], [[5, Missing], [2, 20], [4, 20]]]);

    [Fact]
    public void Steps_run_in_their_order_and_leave_their_records()
    {
        var evaluation = Evaluator.Run(Scheme(), Raw);
        Assert.Equal([StepKind.Derive, StepKind.Screen, StepKind.Impute, StepKind.Normalise, StepKind.Aggregate, StepKind.Rank],
            evaluation.Records.Select(record => record.Kind));
        Assert.Equal([0, 1, 2, 3, 4, 5], evaluation.Records.Select(record => record.Position));
        Assert.Equal(["index", "p"], evaluation.Nodes.Select(node => node.Code));
        Assert.Equal([2020, 2021], evaluation.Years);
        Assert.True(double.IsNaN(evaluation.Indicators[0, 0].Values[2]));
    }

    [Fact]
    public void Small_panel_by_hand()
    {
        // a: 1 3 | 5 2 4, min-max over both years 1..5; b, low is better: 10 30 | 20 20 with the year's mean 20 imputed, 10..30.
        var evaluation = Evaluator.Run(Scheme(), Raw);
        Assert.Equal([50, 25, Missing], evaluation.Index.Years[0].Scores);
        Assert.Equal([75, 37.5, 62.5], evaluation.Index.Years[1].Scores);
        Assert.Equal([1, 2, Missing], evaluation.Index.Years[0].Ranks);
        Assert.Equal([1, 3, 2], evaluation.Index.Years[1].Ranks);
        Assert.Equal(CellStatus.Imputed, evaluation.Normalised[1, 1].Status(0));
    }

    [Fact]
    public void Screened_unit_has_its_reason_at_every_node()
    {
        var evaluation = Evaluator.Run(Scheme(), Raw);
        foreach (var node in evaluation.Nodes)
        {
            Assert.Equal([2], node.Years[0].Unscored.Keys);
            Assert.Equal(UnscoredReason.Screened, node.Years[0].Unscored[2].Reason);
            Assert.True(double.IsNaN(node.Years[0].Coverage[2]));
            Assert.Empty(node.Years[1].Unscored);
        }
        Assert.Contains(evaluation.Records[1].Dropped, drop => drop is { Unit: "U02", Year: 2020 });
    }

    [Fact]
    public void Stored_parameters_score_other_data_as_they_were_fitted()
    {
        var scheme = Scheme(then: true);
        var first = Evaluator.Run(scheme, Raw);
        var later = Evaluator.Run(scheme, Example.Panel(["a", "b"], [5, 20], [9, 10]), stored: first.Records);
        // With a on 1..5 and b on 10..30 p is (100 + 50)/2 and (200 + 100)/2; its then on 25..75 gives 100 and 250.
        Assert.Equal([100, 250], later.Index.Years[0].Scores);
        var faults = Example.Faults(() => Evaluator.Run(scheme, Raw, stored: []));
        Assert.All(faults, fault => Assert.Equal(FindingKinds.FrozenParametersMissing, fault.Kind));
    }

    [Fact]
    public void Then_of_a_node_is_normalised_across_all_years()
    {
        var evaluation = Evaluator.Run(Scheme(then: true), Raw);
        Assert.Equal([50, 0, Missing], evaluation.Index.Years[0].Scores);
        Assert.Equal([100, 25, 75], evaluation.Index.Years[1].Scores);
        Assert.Equal("p", Assert.Single(evaluation.Records[4].Fitted).Code);
    }

    [Fact]
    public void Constant_node_under_then_is_a_fault_naming_the_node()
    {
        var flat = Example.Panel(["a", "b"], [1, 10], [2, 20], [3, 30]); // a and b cancel: every unit scores 50
        var fault = Assert.Single(Example.Faults(() => Evaluator.Run(Scheme(then: true), flat)));
        Assert.Equal((FindingKinds.ConstantColumn, "p"), (fault.Kind, fault.Variable));
    }

    [Fact]
    public void Variables_the_panel_lacks_are_all_faults()
    {
        var faults = Example.Faults(() => Evaluator.Run(Scheme(), Example.Panel(["c"], [1])));
        Assert.Equal(2, faults.Count);
        Assert.All(faults, fault => Assert.Equal(FindingKinds.VariableNotInPanel, fault.Kind));
    }

    [Fact]
    public void Aggregate_unit_is_scored_with_the_others_parameters_and_not_ranked()
    {
        var roster = new Roster([new("U00"), new("U01"), new("U02"), new("whole") { IsAggregate = true }]);
        double[][] values = [[1, 3, 2, 9], [30, 10, 20, 40]];
        var panel = new Panel(roster, [2020], ["a", "b"], [.. values.Select(column => new[] { new Column(column) })], [[true, true, true, true]]);
        var year = Evaluator.Run(Scheme(), panel).Index.Years[0];
        Assert.Equal([0, 100, 50, 175], year.Scores); // (400 − 50)/2
        Assert.Equal([3, 1, 2, Missing], year.Ranks);
    }

    [Fact]
    public void Number_of_threads_does_not_change_a_bit()
    {
        var one = Evaluator.Run(Scheme(then: true), Raw, threads: 1);
        var many = Evaluator.Run(Scheme(then: true), Raw, threads: 4);
        for (var node = 0; node < one.Nodes.Count; node++)
            for (var year = 0; year < one.Years.Count; year++)
            {
                Assert.Equal(Bits(one.Nodes[node].Years[year].Scores), Bits(many.Nodes[node].Years[year].Scores));
                Assert.Equal(Bits(one.Nodes[node].Years[year].Ranks), Bits(many.Nodes[node].Years[year].Ranks));
            }

        static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
    }

    [Fact]
    public void Scheme_that_does_not_end_with_rank_is_refused()
    {
        var scheme = Scheme();
        Assert.Throws<ArgumentException>(() => Evaluator.Run(scheme with { Steps = [.. scheme.Steps.Take(5)] }, Raw));
        Assert.Throws<ArgumentException>(() => Evaluator.Run(scheme with { Steps = [scheme.Steps[0], scheme.Steps[5]] }, Raw));
    }

    static Scheme Scheme(bool then = false)
    {
        var minMax = Example.Choice(StepKind.Normalise, "min-max");
        return new Scheme
        {
            Id = "example",
            Version = "1",
            Title = Text.Same("example"),
            Indicators = [new Indicator("a"), new Indicator("b") { Direction = -1 }],
            Framework = Example.Inner("index", Example.Inner("p", Example.Leaf("a"), Example.Leaf("b")) with { Then = then ? [minMax] : [] }),
            Steps =
            [
                First(StepKind.Derive),
                new Step(StepKind.Screen, Example.Choice(StepKind.Screen, MethodCatalogue.Of(StepKind.Screen).First().Name, ("min_availability", 0.5))),
                new Step(StepKind.Impute, Example.Choice(StepKind.Impute, "mean")),
                new Step(StepKind.Normalise, minMax), First(StepKind.Aggregate), First(StepKind.Rank),
            ],
            NeededVariables = ["a", "b"],
        };

        static Step First(StepKind kind) => new(kind, MethodChoice.Default(MethodCatalogue.Of(kind).First()));
    }
}

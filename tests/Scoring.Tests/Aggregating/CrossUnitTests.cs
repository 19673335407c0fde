using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Aggregating;

/// <summary>What the methods that compare units have in common: the sample, stored parameters, faults.</summary>
public sealed class CrossUnitTests
{
    const double Missing = double.NaN;

    /// <summary>Every method that compares units, with options that suit any data.</summary>
    public static TheoryData<string> Methods => [.. Steps.Keys];

    internal static readonly IReadOnlyDictionary<string, Func<Step>> Steps = new Dictionary<string, Func<Step>>
    {
        ["mpi"] = () => Example.Step("mpi"),
        ["ampi"] = () => Example.Step("ampi"),
        ["wroclaw"] = () => Example.Step("wroclaw"),
        ["topsis"] = () => Example.Step("topsis"),
        ["topsis min-max outside"] = () => Example.Step("topsis", ("normalise", "min-max"), ("weights", "outside")),
        ["grey-relational"] = () => Example.Step("grey-relational"),
        ["vikor"] = () => Example.Step("vikor"),
        ["rank-sum-ratio"] = () => Example.Step("rank-sum-ratio"),
        ["rank-sum-ratio probit"] = () => Example.Step("rank-sum-ratio", ("output", "probit"), ("ranks", "continuous")),
        ["promethee"] = () => Example.Step("promethee"),
        ["promethee linear"] = () => Example.Step("promethee", ("preference", "linear"), ("q", 0.5), ("p", 3.0)),
        ["promethee gaussian"] = () => Example.Step("promethee", ("preference", "gaussian"), ("s", 2.0)),
        ["copeland"] = () => Example.Step("copeland"),
        ["borda"] = () => Example.Step("borda"),
        ["benefit-of-the-doubt"] = () => Example.Step("benefit-of-the-doubt"),
        ["benefit-of-the-doubt shares"] = () => Example.Step("benefit-of-the-doubt", ("min_share", 0.1)),
    };

    static readonly double[][] Rows = [[9, 2, 4], [5, 5, 5], [1, 9, 6], [7, 3, 8], [2, 8, 1]];

    [Fact]
    public void Catalogue_methods_that_compare_units_are_all_tested() => Assert.Equal(
        Aggregators.All.OfType<CrossUnitAggregator>().Select(method => method.Definition.Name).Order(),
        Steps.Values.Select(step => step().Choice.Method.Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(Methods))]
    public void Aggregate_units_are_scored_and_change_nobody(string name)
    {
        var step = Steps[name]();
        var without = Score(step, Rows, aggregates: 0);
        var with = Score(step, [.. Rows, [9, 9, 9], Rows[1]], aggregates: 2);
        Assert.Equal(without, with[..Rows.Length]);
        Assert.True(with[5] >= with[..Rows.Length].Max(), "Best in all, an aggregate unit comes first.");
        Assert.Equal(with[1], with[6]);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Units_absent_or_left_out_change_nobody(string name)
    {
        var step = Steps[name]();
        var panel = Panel([.. Rows, [100, 100, Missing], [200, 0, 0]], 0);
        panel = new Panel(panel.Roster, panel.Years, panel.Variables, [.. Enumerable.Range(0, 3).Select(v => new[] { Column(v) })], [[true, true, true, true, true, true, false]]);
        var scores = Example.Aggregate(Example.Flat("c0", "c1", "c2"), With(step, "min_coverage", 0.9), panel).Nodes[0].Years[0].Scores;
        Assert.Equal([.. Score(step, Rows, 0), Missing, Missing], scores);

        Column Column(int v)
        {
            var values = panel[v, 0].Values.ToArray();
            values[6] = Missing; // a unit that is not in the roster has no values
            return new Column(values);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Stored_parameters_give_the_same_bits_and_ignore_new_units(string name)
    {
        var step = Steps[name]();
        var panel = Panel(Rows, 0);
        var first = Example.Aggregate(Example.Flat("c0", "c1", "c2"), step, panel);
        var again = Example.Aggregate(Example.Flat("c0", "c1", "c2"), step, panel, stored: first.Fitted);
        Assert.Equal(Bits(first.Nodes[0].Years[0].Scores), Bits(again.Nodes[0].Years[0].Scores));
        Assert.Equal(first.Fitted.Select(entry => (entry.Code, entry.Stage, entry.Year)), again.Fitted.Select(entry => (entry.Code, entry.Stage, entry.Year)));
        Assert.All(first.Fitted, entry => Assert.Equal(step.Choice.Method.Name, entry.Method));
        Assert.Equal(["c0", "c1", "c2"], first.Fitted.Where(entry => entry.Stage == CrossUnitAggregator.ChildStage).Select(entry => entry.Code));

        var more = Example.Aggregate(Example.Flat("c0", "c1", "c2"), step, Panel([.. Rows, [50, 60, 70]], 0), stored: first.Fitted);
        Assert.Equal(Bits(first.Nodes[0].Years[0].Scores), Bits(more.Nodes[0].Years[0].Scores[..Rows.Length]));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Stored_parameters_of_another_method_are_a_fault(string name)
    {
        var fault = Assert.Single(Example.Faults(() => Example.Aggregate(Example.Flat("c0", "c1", "c2"), Steps[name](), Panel(Rows, 0), stored: [])));
        Assert.Equal((FindingKinds.FrozenParametersMissing, "index"), (fault.Kind, fault.Variable));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Bounds_each_year_and_pooled_differ_where_years_do(string name)
    {
        var step = Steps[name]();
        double[][][] years = [Rows, [.. Rows.Select(row => row.Select(x => x * 2 + 1).ToArray())]];
        var panel = Example.Panels(["c0", "c1", "c2"], years);
        var each = Example.Aggregate(Example.Flat("c0", "c1", "c2"), With(step, "bounds", BoundsScope.OneYear), panel, threads: 2);
        Assert.Equal(Score(With(step, "bounds", BoundsScope.OneYear), years[1], 0), each.Nodes[0].Years[1].Scores);
        Assert.Equal([2020, 2021], each.Fitted.Select(entry => entry.Year!.Value).Distinct());
        var pooled = Example.Aggregate(Example.Flat("c0", "c1", "c2"), With(step, "bounds", BoundsScope.AllYears), panel);
        Assert.NotEqual(each.Nodes[0].Years.SelectMany(year => year.Scores), pooled.Nodes[0].Years.SelectMany(year => year.Scores));
        Assert.All(pooled.Fitted, entry => Assert.Null(entry.Year));
        var frozen = Example.Aggregate(Example.Flat("c0", "c1", "c2"), With(step, "bounds", new BoundsScope { Years = [2020] }), panel);
        Assert.Equal(each.Nodes[0].Years[0].Scores, frozen.Nodes[0].Years[0].Scores);
        for (var unit = 0; unit < Rows.Length; unit++)
            Assert.True(frozen.Nodes[0].Years[1].Scores[unit] >= frozen.Nodes[0].Years[0].Scores[unit] - 1e-12, "All children rose.");
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Costs_are_the_mirror_of_their_negative(string name)
    {
        var step = Steps[name]();
        if (!step.Choice.Options.Knows("costs")) return; // where values must not be negative there is nothing to mirror
        var mirrored = Rows.Select(row => new[] { row[0], 0 - row[1], row[2] }).ToArray();
        Assert.Equal(Bits(Score(step, Rows, 0)), Bits(Score(With(step, "costs", new[] { "c1" }), mirrored, 0)));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Panel_of_one_unit_is_a_fault_or_a_score_without_comparison(string name)
    {
        var step = Steps[name]();
        if (step.Choice.Method.AllOptions.Any(option => option.Name == "constant"))
        {
            var faults = Example.Faults(() => Score(step, [Rows[0]], 0));
            Assert.Equal(3, faults.Count);
            Assert.All(faults, fault => Assert.Equal((FindingKinds.NodeChildConstant, "index"), (fault.Kind, fault.Variable)));
            return;
        }
        var expected = name switch
        {
            "rank-sum-ratio" => 1,
            "rank-sum-ratio probit" => 5 + 0.6744897501960817, // the quartile of the normal distribution
            "benefit-of-the-doubt" or "benefit-of-the-doubt shares" => 1,
            _ => 0,
        };
        Example.Close(expected, Score(step, [Rows[0]], 0)[0], 1e-12);
    }

    [Theory]
    [InlineData("mpi")]
    [InlineData("ampi")]
    [InlineData("wroclaw")]
    [InlineData("topsis")]
    [InlineData("grey-relational")]
    [InlineData("vikor")]
    public void Constant_child_is_left_out_with_its_weight_and_reported(string method)
    {
        double[][] rows = [[9, 3, 2], [5, 3, 5], [1, 3, 9]];
        var fault = Assert.Single(Example.Faults(() => Score(Example.Step(method), rows, 0)));
        Assert.StartsWith("c1: ", fault.Found, StringComparison.Ordinal);
        var log = new FindingLog();
        var scores = Example.Aggregate(Example.Flat("c0", "c1", "c2"), Example.Step(method, ("constant", "leave-out")), Panel(rows, 0), log: log).Nodes[0].Years[0].Scores;
        Assert.Equal(FindingKinds.NodeChildLeftOut, Assert.Single(log.ToList()).Kind);
        Assert.Equal(Example.Scores(Example.Step(method), [1, 1], [.. rows.Select(row => new[] { row[0], row[2] })]), scores);
    }

    [Fact]
    public void All_children_constant_and_left_out_leave_no_score()
    {
        var log = new FindingLog();
        var year = Example.Aggregate(Example.Flat("c0", "c1"), Example.Step("topsis", ("constant", "leave-out")), Example.Panel(["c0", "c1"], [1, 2], [1, 2]), log: log).Nodes[0].Years[0];
        Assert.Equal([Missing, Missing], year.Scores);
        Assert.Equal(UnscoredReason.Undefined, year.Unscored[0].Reason);
        Assert.Equal(2, log.ToList().Count);
    }

    [Theory]
    [InlineData("copeland", "costs", "rd", "aggregator-unknown-child")]
    [InlineData("topsis", "ideal", "rd", "aggregator-unknown-child")]
    [InlineData("ampi", "unit", "Atlantis", "reference-unknown")]
    [InlineData("borda", "bounds", "zone", "aggregator-options-unfit")]
    [InlineData("promethee", "preference", "linear", "aggregator-options-unfit")]
    [InlineData("promethee", "types", "2.5", "aggregator-options-unfit")]
    [InlineData("owa", "order_weights", "3", "aggregator-options-unfit")]
    [InlineData("owa", "order_weights", "", "aggregator-options-unfit")]
    [InlineData("ampi", "worst", "alone", "aggregator-options-unfit")]
    public void Options_that_do_not_suit_the_children_are_faults(string method, string option, string value, string kind)
    {
        object? given = option switch
        {
            "costs" => new[] { value },
            "ideal" => new Dictionary<string, double> { [value] = 1 },
            "bounds" => new BoundsScope { Group = value },
            "types" => Example.ByChild(2.5, 1, 1),
            "order_weights" => value.Length == 0 ? null : new double[] { 1, 2, 3, 4, 5 },
            "worst" => Example.ByChild(1),
            _ => value,
        };
        var faults = Example.Faults(() => Score(Example.Step(method, (option, given)), Rows, 0));
        Assert.Contains(faults, fault => fault.Kind.Code == kind && fault.Variable == "index");
    }

    [Fact]
    public void Bounds_years_and_reference_years_that_are_not_there_are_faults()
    {
        var fault = Assert.Single(Example.Faults(() => Score(Example.Step("copeland", ("bounds", new BoundsScope { Years = [1999] })), Rows, 0)));
        Assert.Equal((FindingKinds.BoundsYearMissing, 1999), (fault.Kind, fault.Year));
        Assert.Contains(Example.Faults(() => Score(Example.Step("ampi", ("reference_year", 1999)), Rows, 0)),
            each => each.Kind == FindingKinds.AggregatorOptionsUnfit && each.Found.StartsWith("c0: min", StringComparison.Ordinal));
    }

    internal static Scheme Scheme(Node framework, Step step) => new()
    {
        Id = "example",
        Version = "1",
        Title = Text.Same("example"),
        Indicators = [.. framework.TopDown().Where(node => node.IsLeaf).Select(leaf => new Indicator(leaf.Code))],
        Framework = framework,
        Steps = [step],
        NeededVariables = [],
    };

    /// <summary>The scores of one node with equal weights; the last units are aggregate units.</summary>
    internal static double[] Score(Step step, double[][] rows, int aggregates) =>
        Example.Aggregate(Example.Flat([.. rows[0].Select((_, j) => $"c{j}")]), step, Panel(rows, aggregates)).Nodes[0].Years[0].Scores;

    internal static Panel Panel(double[][] rows, int aggregates)
    {
        var roster = new Roster(rows.Select((_, i) => new RosterEntry($"U{i:00}") { IsAggregate = i >= rows.Length - aggregates }));
        var codes = rows[0].Select((_, j) => $"c{j}").ToArray();
        return new Panel(roster, [2020], codes, [.. codes.Select((_, j) => new[] { new Column([.. rows.Select(row => row[j])]) })], [[.. rows.Select(_ => true)]]);
    }

    internal static Step With(Step step, string option, object? value)
    {
        var options = step.Choice.Options.Given.ToDictionary(given => given, given => step.Choice.Options[given]);
        options[option] = value;
        return new Step(StepKind.Aggregate, new MethodChoice(step.Choice.Method, new OptionSet(step.Choice.Method, options)));
    }

    static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}

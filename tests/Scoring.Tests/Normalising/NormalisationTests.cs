using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Normalising;

/// <summary>The stage: scopes, groups, policies, statuses, records, frozen parameters.</summary>
public class NormalisationTests
{
    static (Panel Panel, StepRecord Record, IReadOnlyList<Finding> Findings) Normalise(Panel panel, string method, params (string, object?)[] options)
    {
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, method, options));
        var log = new FindingLog();
        var (normalised, record) = Normalisation.Apply(panel, Scheme(panel, step), step, log);
        return (normalised, record, log.ToList());
    }

    static IReadOnlyList<Finding> Faults(Panel panel, string method, params (string, object?)[] options) =>
        Assert.Throws<ScoringException>(() => Normalise(panel, method, options)).Faults;

    static readonly BoundsScope ByZone = new() { Group = "zone" };

    [Fact]
    public void All_years_share_bounds_unless_each_year_has_its_own()
    {
        var panel = Panel(("x", [[0, 10], [5, 20]]));
        var pooled = Normalise(panel, "min-max");
        Assert.Equal([0, 50], pooled.Panel[0, 0].Values);
        Assert.Equal([25, 100], pooled.Panel[0, 1].Values);
        var entry = Assert.Single(pooled.Record.Fitted);
        Assert.Equal(("x", 0, null, null, "min-max", 0.0, 20.0), (entry.Code, entry.Stage, entry.Year, entry.Group, entry.Method, entry.Scale["min"], entry.Scale["max"]));
        var apart = Normalise(panel, "min-max", ("bounds", BoundsScope.OneYear));
        Assert.Equal([0, 100], apart.Panel[0, 1].Values);
        Assert.Equal([2020, 2021], apart.Record.Fitted.Select(fitted => fitted.Year!.Value));
    }

    [Fact]
    public void Frozen_years_give_the_bounds_of_every_year()
    {
        var panel = Normalise(Panel(("x", [[0, 10], [5, 20]])), "min-max", ("bounds", new BoundsScope { Years = [2020] })).Panel;
        Assert.Equal([50, 200], panel[0, 1].Values);
    }

    [Fact]
    public void Frozen_year_outside_the_panel_is_a_fault()
    {
        var fault = Faults(Panel(("x", [[0, 10]])), "min-max", ("bounds", new BoundsScope { Years = [2015] }))[0];
        Assert.Equal((FindingKinds.BoundsYearMissing, 2015, "2020"), (fault.Kind, fault.Year, fault.Found));
    }

    [Fact]
    public void Groups_have_bounds_of_their_own()
    {
        var panel = Panel([Unit("a", "A"), Unit("b", "B"), Unit("c", "A"), Unit("d", "B")], [2020, 2021], ("x", [[0, 100, 10, 300], [5, 200, 20, 300]]));
        var (normalised, record, _) = Normalise(panel, "min-max", ("bounds", ByZone));
        Assert.Equal([0, 0, 50, 100], normalised[0, 0].Values);
        Assert.Equal([25, 50, 100, 100], normalised[0, 1].Values);
        Assert.Equal(["zone=A", "zone=B"], record.Fitted.Select(entry => entry.Group));
        var apart = Normalise(panel, "min-max", ("bounds", ByZone with { EachYear = true }));
        Assert.Equal([0, 0, 100, 100], apart.Panel[0, 1].Values);
        Assert.Equal([(2020, "zone=A"), (2020, "zone=B"), (2021, "zone=A"), (2021, "zone=B")], apart.Record.Fitted.Select(entry => (entry.Year!.Value, entry.Group!)));
    }

    [Fact]
    public void Unit_without_group_is_missing_and_reported_once()
    {
        var panel = Panel([Unit("a", "A"), Unit("b", "A"), Unit("c")], [2020, 2021], ("x", [[0, 1, 2], [0, 1, 2]]), ("y", [[0, 1, 2], [0, 1, 2]]));
        var (normalised, _, findings) = Normalise(panel, "min-max", ("bounds", ByZone));
        Assert.Equal([0, 100, NA], normalised[1, 1].Values);
        var finding = Assert.Single(findings);
        Assert.Equal((FindingKinds.UnitInNoGroup, "c", "zone"), (finding.Kind, finding.Unit, finding.Found));
    }

    [Fact]
    public void Unknown_grouping_and_unit_in_two_groups_are_faults()
    {
        var panel = Panel([Unit("a", "A+B"), Unit("b", "A"), Unit("c", "B+A")], [2020], ("x", [[0, 1, 2]]), ("y", [[0, 1, 2]]));
        Assert.Equal(["a", "c"], Faults(panel, "min-max", ("bounds", ByZone)).Select(fault => fault.Unit));
        Assert.Equal(FindingKinds.GroupingUnknown, Faults(panel, "min-max", ("bounds", new BoundsScope { Group = "region" }))[0].Kind);
    }

    [Fact]
    public void Aggregate_units_are_scored_but_set_no_bounds()
    {
        var panel = Panel([Unit("a"), Unit("b"), Unit("p", isAggregate: true)], [2020, 2021], ("x", [[0, 10, 1000], [0, 5, 20]]));
        var (normalised, record, _) = Normalise(panel, "min-max");
        Assert.Equal([0, 100, 10000], normalised[0, 0].Values);
        Assert.Equal(10, record.Fitted[0].Scale["max"]);
        Assert.Equal([0, 1, 1], Normalise(panel, "percentile-rank", ("bounds", BoundsScope.OneYear)).Panel[0, 0].Values);
    }

    [Fact]
    public void Constant_column_is_a_fault_naming_indicator_and_year()
    {
        var panel = Panel(("x", [[3, 3], [1, 2]]), ("y", [[4, NA], [5, 5]]));
        var faults = Faults(panel, "min-max", ("bounds", BoundsScope.OneYear));
        Assert.Equal([("x", 2020), ("y", 2020), ("y", 2021)], faults.Select(fault => (fault.Variable!, fault.Year!.Value)));
        Assert.All(faults, fault => Assert.Equal(FindingKinds.ConstantColumn, fault.Kind));
        Assert.Equal("min 3, max 3", faults[0].Found);
        Assert.Equal(("y", null), Faults(Panel(("y", [[5, 5], [5, NA]])), "min-max") switch { var all => (Assert.Single(all).Variable, all[0].Year) });
    }

    [Fact]
    public void Constant_column_takes_the_stated_score_or_is_missing()
    {
        var panel = Panel(("x", [[3, NA, 3]]));
        var (scored, record, findings) = Normalise(panel, "min-max", ("constant", 50.0));
        Assert.Equal([50, NA, 50], scored[0, 0].Values);
        Assert.True(record.Fitted[0].Scale.IsConstant);
        Assert.Equal((FindingKinds.ConstantScored, "x", 2, "min 3, max 3; constant 50"), (findings[0].Kind, findings[0].Variable, findings[0].Count, findings[0].Found));
        Assert.Equal([NA, NA, NA], Normalise(panel, "z-score", ("constant", "missing")).Panel[0, 0].Values);
    }

    [Fact]
    public void Constant_group_is_missing_unless_the_scheme_says_error()
    {
        var panel = Panel([Unit("a", "A"), Unit("b", "A"), Unit("c", "B"), Unit("d", "B")], [2020], ("x", [[1, 1, 1, 2]]));
        var (normalised, _, findings) = Normalise(panel, "min-max", ("bounds", ByZone));
        Assert.Equal([NA, NA, 0, 100], normalised[0, 0].Values);
        Assert.Equal("zone=A: min 1, max 1; constant missing", Assert.Single(findings).Found);
        var fault = Assert.Single(Faults(panel, "min-max", ("bounds", ByZone), ("constant", "error")));
        Assert.Equal((FindingKinds.ConstantColumn, "zone=A: min 1, max 1"), (fault.Kind, fault.Found));
    }

    [Fact]
    public void Scope_without_values_is_missing_with_a_finding()
    {
        var panel = Panel([Unit("a"), Unit("b"), Unit("p", isAggregate: true)], [2020, 2021], ("x", [[NA, NA, 7], [1, 2, 3]]));
        var (normalised, record, findings) = Normalise(panel, "min-max", ("bounds", BoundsScope.OneYear));
        Assert.Equal([NA, NA, NA], normalised[0, 0].Values);
        Assert.Equal((FindingKinds.NoSample, "x", 2020, "1"), (findings[0].Kind, findings[0].Variable, findings[0].Year, findings[0].Found));
        Assert.Single(record.Fitted);
    }

    [Fact]
    public void Statuses_are_kept_and_no_practice_takes_its_score()
    {
        var panel = Panel(("x", [[0, 10, 5, 5, 5]])).With("x", 2020, 2, CellStatus.NotApplicable).With("x", 2020, 3, CellStatus.NoPractice).With("x", 2020, 4, CellStatus.Imputed);
        var normalised = Normalise(panel, "min-max", ("no_practice", 20.0)).Panel;
        Assert.Equal([0, 100, NA, 20, 50], normalised[0, 0].Values);
        Assert.Equal([CellStatus.Observed, CellStatus.Observed, CellStatus.NotApplicable, CellStatus.NoPractice, CellStatus.Imputed], normalised[0, 0].Statuses!);
        Assert.True(double.IsNaN(Normalise(panel, "min-max").Panel[0, 0].Values[3]));
    }

    [Fact]
    public void Cell_that_loses_its_value_becomes_missing()
    {
        var panel = Panel(("x", [[3, 3]])).With("x", 2020, 1, CellStatus.Imputed);
        var column = Normalise(panel, "min-max", ("constant", "missing")).Panel[0, 0];
        Assert.Equal([CellStatus.Missing, CellStatus.Missing], column.Statuses!);
        Assert.Equal(CellStatus.Imputed, panel[0, 0].Status(1));
    }

    [Fact]
    public void Declared_rounding_acts_on_the_scores()
    {
        Assert.Equal([0, 33.3, 100], Normalise(Panel(("x", [[0, 1, 3]])), "min-max", ("round", new RoundingRule(1))).Panel[0, 0].Values);
    }

    [Fact]
    public void Indicators_may_differ_in_method_and_all_faults_come_at_once()
    {
        var panel = Panel(("x", [[1, 3]]), ("y", [[2, 2]]), ("z", [[1, 2]]));
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, "min-max"))
        {
            Overrides = new Dictionary<string, MethodChoice> { ["x"] = Choice(StepKind.Normalise, "rank"), ["z"] = Choice(StepKind.Normalise, "standard-value") },
        };
        var faults = Assert.Throws<ScoringException>(() => Normalisation.Apply(panel, Scheme(panel, step), step, new FindingLog())).Faults;
        Assert.Equal([FindingKinds.ConstantColumn, FindingKinds.StandardMissing], faults.Select(fault => fault.Kind));
    }

    [Fact]
    public void Second_normalisation_does_not_turn_the_direction_back()
    {
        Step[] steps = [new(StepKind.Normalise, Choice(StepKind.Normalise, "z-score")), new(StepKind.Normalise, Choice(StepKind.Normalise, "min-max"))];
        var scheme = Scheme([new Indicator("x") { Direction = -1 }], steps);
        var once = Normalisation.Apply(Panel(("x", [[1, 2, 3]])), scheme, steps[0], new FindingLog()).Panel;
        var (twice, record) = Normalisation.Apply(once, scheme, steps[1], new FindingLog());
        Assert.Equal([100, 50, 0], twice[0, 0].Values);
        Assert.Equal(1, record.Position);
    }

    [Fact]
    public void Reference_of_several_years_is_the_latest_and_may_be_an_aggregate_unit()
    {
        var panel = Panel([Unit("a"), Unit("b"), Unit("p", isAggregate: true)], [2020, 2021, 2022], ("x", [[0, 10, 4], [2, 8, 5], [4, 6, NA]]));
        var (normalised, record, _) = Normalise(panel, "distance-to-reference", ("unit", "p"));
        Assert.Equal(5, record.Fitted[0].Scale["reference"]);
        Assert.Equal(2, normalised[0, 0].Values[1], 1e-12);
        var frozen = Normalise(panel, "distance-to-reference", ("unit", "p"), ("bounds", new BoundsScope { Years = [2022, 2020] })).Record;
        Assert.Equal(4, frozen.Fitted[0].Scale["reference"]);
    }

    [Fact]
    public void Reference_worse_than_every_unit_is_a_fault()
    {
        var panel = Panel([Unit("a"), Unit("b"), Unit("p", isAggregate: true)], [2020], ("x", [[2, 10, 1]]));
        var fault = Assert.Single(Faults(panel, "distance-to-reference", ("unit", "p")));
        Assert.Equal((FindingKinds.ReferenceUnfit, "p: 1", "> 2"), (fault.Kind, fault.Found, fault.Expected));
    }

    [Fact]
    public void Node_is_normalised_with_more_as_better()
    {
        var panel = Panel([Unit("a"), Unit("b"), Unit("c"), Unit("p", isAggregate: true)], [2020, 2021], ("x", [[0, 0, 0, 0], [0, 0, 0, 0]]));
        var (fitted, faults, log) = (new List<FittedEntry>(), new List<Finding>(), new FindingLog());
        double[][] values = [[1, 3, NA, 9], [2, 4, 6, 0]];
        var choice = Choice(StepKind.Normalise, "percentile-rank", ("bounds", BoundsScope.OneYear), ("round", new RoundingRule(1)));
        var scores = Normalisation.ApplyToNode(panel, "pillar", 2, values, choice, fitted, log, faults);
        Assert.Equal([0, 1, NA, 1], scores[0]);
        Assert.Equal([0, 0.5, 1, 0], scores[1]);
        Assert.Equal([("pillar", 2, 2020), ("pillar", 2, 2021)], fitted.Select(entry => (entry.Code, entry.Stage, entry.Year!.Value)));
        Assert.Equal([1, 3, NA, 9], values[0]);
        Assert.Empty(faults);
    }

    [Fact]
    public void Constant_node_is_a_fault_naming_the_node()
    {
        var faults = new List<Finding>();
        Normalisation.ApplyToNode(Panel(("x", [[0, 0]])), "pillar", 0, [[2, 2]], Choice(StepKind.Normalise, "min-max"), [], new FindingLog(), faults);
        Assert.Equal((FindingKinds.ConstantColumn, "pillar"), (faults[0].Kind, faults[0].Variable));
    }

    [Fact]
    public void Stored_parameters_score_a_later_year_alone()
    {
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, "min-max", ("bounds", new BoundsScope { Years = [2020] })));
        var first = Panel(("x", [[0, 10]]));
        var stored = Normalisation.Apply(first, Scheme(first, step), step, new FindingLog()).Record.Fitted;
        var later = Panel(Units(2), [2024], ("x", [[5, 15]]));
        var (normalised, record) = Normalisation.Apply(later, Scheme(later, step), step, new FindingLog(), stored);
        Assert.Equal([50, 150], normalised[0, 0].Values);
        Assert.Equal(stored, record.Fitted);
    }

    [Fact]
    public void Missing_or_other_stored_parameters_are_faults()
    {
        var panel = Panel(("x", [[0, 10]]), ("y", [[NA, NA]]));
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, "min-max"));
        FittedEntry other = new("x", 0, null, null, "rank", new FittedScale { Sorted = [1, 2] });
        foreach (IReadOnlyList<FittedEntry> stored in (FittedEntry[][])[[], [other]])
        {
            var faults = Assert.Throws<ScoringException>(() => Normalisation.Apply(panel, Scheme(panel, step), step, new FindingLog(), stored)).Faults;
            Assert.Equal((FindingKinds.FrozenParametersMissing, "x"), (Assert.Single(faults).Kind, faults[0].Variable));
        }
    }

    [Fact]
    public void Stored_parameters_are_looked_up_by_group()
    {
        var panel = Panel([Unit("a", "A"), Unit("b", "A"), Unit("c", "B"), Unit("d", "B")], [2020], ("x", [[0, 1, 0, 4]]));
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, "min-max", ("bounds", ByZone)));
        var stored = Normalisation.Apply(panel, Scheme(panel, step), step, new FindingLog()).Record.Fitted;
        var fault = Assert.Single(Assert.Throws<ScoringException>(() => Normalisation.Apply(panel, Scheme(panel, step), step, new FindingLog(), [stored[0]])).Faults);
        Assert.Equal("zone=B: –", fault.Found);
        var again = Normalisation.Apply(panel, Scheme(panel, step), step, new FindingLog(), stored).Panel;
        Assert.Equal([0, 100, 0, 100], again[0, 0].Values);
    }

    [Fact]
    public void Spread_beyond_the_largest_number_is_a_fault() =>
        Assert.Equal(FindingKinds.OutsideDomain, Faults(Panel(("x", [[-1e308, 1e308, 0]])), "z-score")[0].Kind);
}

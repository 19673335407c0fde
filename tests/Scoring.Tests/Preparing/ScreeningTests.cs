using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Schemes;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Preparing;

public class ScreeningTests
{
    static (Panel Panel, StepRecord Record, IReadOnlyList<Finding> Findings) Screen(Panel panel, params (string, object?)[] options)
    {
        var step = new Step(StepKind.Screen, Choice(StepKind.Screen, "availability", options));
        var log = new FindingLog();
        var (screened, record) = Screening.Apply(panel, Scheme(panel, step), step, log);
        return (screened, record, log.ToList());
    }

    static Dictionary<string, double> Nodes(string code, double least) => new() { [code] = least };

    [Fact]
    public void Unit_at_the_threshold_is_kept_and_below_it_dropped()
    {
        var (panel, record, findings) = Screen(Panel(("x", [[1, 2, NA]]), ("y", [[1, 2, NA]]), ("z", [[1, NA, 0]])));
        Assert.Equal([true, true, false], panel.Present(0).ToArray());
        var dropped = Assert.Single(record.Dropped);
        Assert.Equal(("c", 2020, new Unscored(UnscoredReason.Screened, 1 / 3.0, 2 / 3.0)), (dropped.Unit, dropped.Year, dropped.Reason));
        Assert.Equal("screened: availability 0.3333 < 0.6667", dropped.Reason.In(Language.English));
        var finding = Assert.Single(findings);
        Assert.Equal((FindingKinds.UnitScreened, "c", 2020), (finding.Kind, finding.Unit, finding.Year));
        Assert.Equal([1, NA, NA], panel[2, 0].Values);
        Assert.Equal(CellStatus.Missing, panel[2, 0].Status(2));
    }

    [Fact]
    public void Years_are_judged_apart()
    {
        var panel = Screen(Panel(("x", [[1, NA], [1, 2]]))).Panel;
        Assert.Equal([true, false], panel.Present(0).ToArray());
        Assert.Equal([true, true], panel.Present(1).ToArray());
    }

    [Fact]
    public void Not_applicable_leaves_the_denominator_and_no_practice_counts_as_available()
    {
        var panel = Panel(("x", [[1, 1]]), ("y", [[1, 1]]), ("z", [[NA, NA]])).With("y", 2020, 0, CellStatus.NotApplicable).With("z", 2020, 1, CellStatus.NoPractice);
        Assert.Equal([false, true], Screen(panel).Panel.Present(0).ToArray());
        Assert.Equal([true, true], Screen(panel, ("min_availability", 0.5)).Panel.Present(0).ToArray());
    }

    [Fact]
    public void Unit_that_nothing_applies_to_has_no_data()
    {
        var panel = Panel(("x", [[1, 1]])).With("x", 2020, 1, CellStatus.NotApplicable);
        Assert.Equal([true, false], Screen(panel, ("min_availability", 0.1)).Panel.Present(0).ToArray());
    }

    [Fact]
    public void Too_many_zeros_drop_a_unit_only_when_asked()
    {
        var panel = Panel(("x", [[0, 1]]), ("y", [[0, 0]]));
        Assert.Empty(Screen(panel).Record.Dropped);
        var dropped = Assert.Single(Screen(panel, ("min_nonzero", 0.5)).Record.Dropped);
        Assert.Equal(("a", "min_nonzero"), (dropped.Unit, dropped.Reason.Code));
        Assert.Equal("筛除： min_nonzero 0.00 < 0.50", dropped.Reason.In(Language.Chinese));
    }

    [Fact]
    public void Availability_inside_a_node_is_judged_over_its_indicators()
    {
        var panel = Panel(("x", [[1, 1]]), ("y", [[1, NA]]), ("z", [[1, NA]]), ("w", [[1, 1]]), ("v", [[1, 1]]), ("u", [[1, 1]]));
        var scheme = Scheme(panel) with
        {
            Framework = new Node("index") { Children = [new Node("pillar") { Children = [new Node("y"), new Node("z")] }, new Node("x")] },
        };
        var step = new Step(StepKind.Screen, Choice(StepKind.Screen, "availability", ("nodes", Nodes("pillar", 0.5))));
        var record = Screening.Apply(panel, scheme with { Steps = [step] }, step, new FindingLog()).Record;
        var dropped = Assert.Single(record.Dropped);
        Assert.Equal(("b", new Unscored(UnscoredReason.Screened, 0, 0.5, "pillar")), (dropped.Unit, dropped.Reason));
    }

    [Fact]
    public void Indicator_with_too_little_data_becomes_not_applicable_and_leaves_the_units_denominator()
    {
        var panel = Panel(Units(4), [2020, 2021], ("x", [[1, 2, 3, 4], [1, 2, 3, 4]]), ("y", [[1, NA, NA, NA], [1, 2, 3, 4]]));
        var (screened, record, findings) = Screen(panel, ("indicator_availability", 0.5));
        Assert.Empty(record.Dropped);
        Assert.All(Enumerable.Range(0, 4), unit => Assert.Equal(CellStatus.NotApplicable, screened[1, 0].Status(unit)));
        Assert.True(double.IsNaN(screened[1, 0].Values[0]));
        Assert.Same(panel[1, 1], screened[1, 1]);
        Assert.Equal([new ChangedCells("y", 2020, "availability", 4)], record.Changed);
        Assert.Equal((FindingKinds.IndicatorScreened, "y", 2020), (findings[0].Kind, findings[0].Variable, findings[0].Year));
    }

    [Fact]
    public void Indicator_of_zeros_is_dropped_when_asked()
    {
        var record = Screen(Panel(("x", [[1, 2]]), ("y", [[0, 0]])), ("indicator_nonzero", 0.1)).Record;
        Assert.Equal("y", Assert.Single(record.Changed).Code);
    }

    [Fact]
    public void Include_and_exclude_have_the_last_word()
    {
        var (panel, record, _) = Screen(Panel(("x", [[1, NA, NA]])), ("include", new[] { "b" }), ("exclude", new[] { "a" }));
        Assert.Equal([false, true, false], panel.Present(0).ToArray());
        Assert.Equal("screened: exclude", record.Dropped[0].Reason.In(Language.English));
    }

    [Fact]
    public void Aggregate_units_are_not_judged_and_do_not_count()
    {
        var panel = Panel([Unit("a"), Unit("b"), Unit("p", isAggregate: true)], [2020], ("x", [[1, 2, NA]]));
        var (screened, record, _) = Screen(panel, ("indicator_availability", 1.0));
        Assert.True(screened.Present(0)[2]);
        Assert.Empty(record.Changed);
    }

    [Fact]
    public void Absent_units_are_neither_judged_nor_counted()
    {
        var (panel, record, _) = Screen(Panel(("x", [[1, 2]])).Without(1, 2020), ("indicator_availability", 1.0));
        Assert.Equal([true, false], panel.Present(0).ToArray());
        Assert.Empty(record.Dropped);
        Assert.Empty(record.Changed);
    }

    [Fact]
    public void Unknown_unit_is_reported()
    {
        var findings = Screen(Panel(("x", [[1]])), ("exclude", new[] { "nobody" })).Findings;
        Assert.Equal((FindingKinds.ScreenUnitUnknown, "nobody"), (findings[0].Kind, findings[0].Unit));
    }

    [Fact]
    public void Contradictions_and_unknown_nodes_are_faults_all_at_once()
    {
        var error = Assert.Throws<ScoringException>(() => Screen(Panel(("x", [[1]])),
            ("include", new[] { "a" }), ("exclude", new[] { "a" }), ("nodes", Nodes("nowhere", 0.5))));
        Assert.Equal([FindingKinds.ScreenNodeUnknown, FindingKinds.ScreenConflict], error.Faults.Select(fault => fault.Kind));
    }
}

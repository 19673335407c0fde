using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Preparing;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Preparing;

public class ImputingTests
{
    static (Panel Panel, StepRecord Record, IReadOnlyList<Finding> Findings) Impute(Panel panel, string method, params (string, object?)[] options)
    {
        var step = new Step(StepKind.Impute, Choice(StepKind.Impute, method, options));
        var log = new FindingLog();
        var (imputed, record) = Imputing.Apply(panel, Scheme(panel, step), step, log);
        return (imputed, record, log.ToList());
    }

    /// <summary>One unit's values over consecutive years, imputed.</summary>
    static double[] Series(string method, double[] values, params (string, object?)[] options) => Series(method, [.. Enumerable.Range(2020, values.Length)], values, options);

    static double[] Series(string method, int[] years, double[] values, params (string, object?)[] options)
    {
        var panel = Impute(Panel(Units(1), years, ("x", [.. values.Select(value => new[] { value })])), method, options).Panel;
        return [.. years.Select((_, year) => panel[0, year].Values[0])];
    }

    [Fact]
    public void First_method_changes_nothing()
    {
        var panel = Panel(("x", [[1, NA]]));
        var (imputed, record, findings) = Impute(panel, "none");
        Assert.Same(panel[0, 0], imputed[0, 0]);
        Assert.Empty(record.Changed);
        Assert.Empty(findings);
        Assert.Equal("none", MethodCatalogue.Of(StepKind.Impute).First().Name);
    }

    [Fact]
    public void Filled_cells_are_marked_and_counted_and_the_others_stay_bit_for_bit()
    {
        var (panel, record, _) = Impute(Panel(("x", [[-0.0, NA, 3]])), "constant", ("value", 7.0));
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(panel[0, 0].Values[0]));
        Assert.Equal([-0.0, 7, 3], panel[0, 0].Values);
        Assert.Equal([CellStatus.Observed, CellStatus.Imputed, CellStatus.Observed], panel[0, 0].Statuses!);
        Assert.Equal([new ChangedCells("x", 2020, "constant", 1)], record.Changed);
    }

    [Fact]
    public void Only_missing_cells_of_present_units_are_filled()
    {
        var panel = Panel(("x", [[1, 2, 3, NA]])).With("x", 2020, 0, CellStatus.NotApplicable).With("x", 2020, 1, CellStatus.NoPractice).Without(2, 2020);
        var imputed = Impute(panel, "constant", ("value", 7.0)).Panel;
        Assert.Equal([NA, NA, NA, 7], imputed[0, 0].Values);
        Assert.Equal(CellStatus.NotApplicable, imputed[0, 0].Status(0));
    }

    [Fact]
    public void Rounding_acts_on_filled_cells_alone()
    {
        var imputed = Impute(Panel(("x", [[1.26, 2.22, NA]])), "mean", ("round", new RoundingRule(1))).Panel;
        Assert.Equal([1.26, 2.22, 1.7], imputed[0, 0].Values);
    }

    [Theory]
    [InlineData("mean", "each-year", 4.0, 30.0)]
    [InlineData("mean", "all-years", 14.4, 14.4)]
    [InlineData("median", "each-year", 2.0, 30.0)]
    [InlineData("median", "all-years", 9.0, 9.0)]
    public void Units_statistics_are_taken_over_the_scope(string method, string scope, double first, double second)
    {
        var panel = Impute(Panel(("x", [[1, 2, 9, NA], [NA, 20, 40, NA]])), method, ("scope", scope)).Panel;
        Assert.Equal(first, panel[0, 0].Values[3], 1e-12);
        Assert.Equal(second, panel[0, 1].Values[3], 1e-12);
    }

    [Fact]
    public void Median_of_an_even_number_is_half_the_sum_of_the_middle_two() => Assert.Equal(5, Impute(Panel(("x", [[9, 1, 8, 2, NA]])), "median").Panel[0, 0].Values[4]);

    [Theory]
    [InlineData("mean")]
    [InlineData("median")]
    public void Aggregate_units_are_neither_used_nor_filled_from_other_units(string method)
    {
        var panel = Panel([Unit("a"), Unit("b"), Unit("c"), Unit("p", isAggregate: true), Unit("q", isAggregate: true)], [2020], ("x", [[1, 3, NA, 1000, NA]]));
        Assert.Equal([1, 3, 2, 1000, NA], Impute(panel, method).Panel[0, 0].Values);
    }

    [Fact]
    public void Aggregate_units_are_filled_from_their_own_years()
    {
        var panel = Panel([Unit("p", isAggregate: true)], [2020, 2021], ("x", [[5], [NA]]));
        Assert.Equal(5, Impute(panel, "latest").Panel[0, 1].Values[0]);
    }

    [Theory]
    [InlineData("none", NA, NA)]
    [InlineData("overall", 5.0, 5.0)]
    public void Empty_group_and_unit_without_group_take_the_fallback(string fallback, double emptyGroup, double noGroup)
    {
        var panel = Panel([Unit("a", "A"), Unit("b", "A"), Unit("c", "A"), Unit("d", "B"), Unit("e")], [2020], ("x", [[4, 6, NA, NA, NA]]));
        Assert.Equal([4, 6, 5, emptyGroup, noGroup], Impute(panel, "group-mean", ("group", "zone"), ("fallback", fallback)).Panel[0, 0].Values);
    }

    [Fact]
    public void Group_median_stays_inside_the_group()
    {
        var panel = Panel([Unit("a", "A"), Unit("b", "A"), Unit("c", "B"), Unit("d", "B"), Unit("e", "B"), Unit("f", "B")], [2020], ("x", [[4, NA, 1, 2, 30, NA]]));
        Assert.Equal([4, 4, 1, 2, 30, 2], Impute(panel, "group-median", ("group", "zone")).Panel[0, 0].Values);
    }

    [Fact]
    public void Unknown_and_overlapping_groupings_are_faults()
    {
        var panel = Panel([Unit("a", "A+B"), Unit("b", "A")], [2020], ("x", [[1, NA]]), ("y", [[1, NA]]));
        var unknown = Assert.Throws<ScoringException>(() => Impute(panel, "group-mean", ("group", "region"))).Faults;
        Assert.Equal((FindingKinds.GroupingUnknown, "region", "zone"), (unknown[0].Kind, unknown[0].Found, unknown[0].Expected));
        var overlap = Assert.Single(Assert.Throws<ScoringException>(() => Impute(panel, "group-mean", ("group", "zone"))).Faults);
        Assert.Equal((FindingKinds.UnitInSeveralGroups, "a", "zone: A, B"), (overlap.Kind, overlap.Unit, overlap.Found));
    }

    [Fact]
    public void Latest_takes_the_last_value_before()
    {
        Assert.Equal([NA, 2, 2, 5, 5], Series("latest", [NA, 2, NA, 5, NA]));
        Assert.Equal([2, 2, NA], Series("latest", [2, NA, NA], ("max_years", 1)));
    }

    [Fact]
    public void Latest_counts_calendar_years_where_COINr_counts_rows() =>
        Assert.Equal([2, NA], Series("latest", [2020, 2023], [2, NA], ("max_years", 2)));

    [Fact]
    public void Next_takes_the_first_value_after()
    {
        Assert.Equal([2, 2, 5, 5, NA], Series("next", [NA, 2, NA, 5, NA]));
        Assert.Equal([NA, 2, 2], Series("next", [NA, NA, 2], ("max_years", 1)));
        Assert.Equal([NA, 2], Series("next", [2020, 2023], [NA, 2], ("max_years", 2)));
    }

    [Fact]
    public void Linear_runs_in_calendar_time_inside_the_span()
    {
        Assert.Equal([NA, 10, 16, 22, NA], Series("linear", [2018, 2020, 2023, 2026, 2027], [NA, 10, NA, 22, NA]));
        Assert.Equal([10, 10, 12, 22, 22], Series("linear", [2018, 2020, 2021, 2026, 2027], [NA, 10, NA, 22, NA], ("outside", "constant")));
        Assert.Equal([10, 10, 12, 22, 22], Series("linear-constant", [2018, 2020, 2021, 2026, 2027], [NA, 10, NA, 22, NA]));
    }

    [Theory]
    [InlineData("latest", NA, 4.0)]
    [InlineData("next", 4.0, NA)]
    [InlineData("linear", NA, NA)]
    [InlineData("linear-constant", 4.0, 4.0)]
    [InlineData("mean", NA, NA)]
    [InlineData("median", NA, NA)]
    public void Series_of_one_point_is_legal(string method, double before, double after) => Assert.Equal([before, 4, after], Series(method, [NA, 4, NA]));

    [Fact]
    public void Cells_left_over_are_counted_in_a_finding()
    {
        var finding = Assert.Single(Impute(Panel(("x", [[NA, NA, 3]])), "latest").Findings);
        Assert.Equal((FindingKinds.StillMissing, "x", 2020, "latest: 2", 2), (finding.Kind, finding.Variable, finding.Year, finding.Found, finding.Count));
    }

    [Fact]
    public void Variables_may_differ_in_method()
    {
        var panel = Panel(("x", [[NA, 3]]), ("y", [[NA, 5]]));
        var step = new Step(StepKind.Impute, Choice(StepKind.Impute, "none")) { Overrides = new Dictionary<string, MethodChoice> { ["y"] = Choice(StepKind.Impute, "mean") } };
        var imputed = Imputing.Apply(panel, Scheme(panel, step), step, new FindingLog()).Panel;
        Assert.Equal([NA, 3], imputed[0, 0].Values);
        Assert.Equal([5, 5], imputed[1, 0].Values);
    }
}

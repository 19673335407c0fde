using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Schemes;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Preparing;

/// <summary>Regression, nearest units, row statistics and expectation-maximisation, by hand.</summary>
public class ImputingAcrossVariablesTests
{
    static (Panel Panel, StepRecord Record, IReadOnlyList<Finding> Findings) Impute(Panel panel, string method, params (string, object?)[] options)
    {
        var step = new Step(StepKind.Impute, Choice(StepKind.Impute, method, options));
        var log = new FindingLog();
        var (imputed, record) = Imputing.Apply(panel, Scheme(panel, step), step, log);
        return (imputed, record, log.ToList());
    }

    static double[] Column(Panel panel, string code) => panel[panel.IndexOf(code), 0].Values;

    static void Close(double expected, double found) => Assert.True(Math.Abs(expected - found) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{expected:R} ≠ {found:R}");

    [Fact]
    public void Regression_on_an_exact_line_gives_its_point()
    {
        var panel = Panel(("x", [[1, 2, 3, 4, 10]]), ("y", [[5, 7, 9, 11, NA]]));
        var (imputed, record, _) = Impute(panel, "regression", ("min_units", 3));
        Close(23, Column(imputed, "y")[4]);
        Close(11, Column(Impute(panel, "regression", ("min_units", 3), ("hold", true)).Panel, "y")[4]);
        Assert.Equal(CellStatus.Imputed, imputed[1, 0].Status(4));
        Assert.Equal([new ChangedCells("y", 2020, "regression", 1)], record.Changed);
    }

    [Fact]
    public void Regression_gives_the_least_squares_prediction()
    {
        // x = 1, 2, 3, 4; y = 1, 3, 2, 5: slope 1.1, mean 2.75 at x = 2.5; at x = 6 it is 2.75 + 1.1·3.5.
        var panel = Panel(("x", [[1, 2, 3, 4, 6]]), ("y", [[1, 3, 2, 5, NA]]));
        Close(6.6, Column(Impute(panel, "regression", ("on", new[] { "x" }), ("min_units", 3)).Panel, "y")[4]);
    }

    [Fact]
    public void Regression_takes_the_predictors_that_correlate_most_and_that_the_unit_has()
    {
        // u follows y closely, v only roughly; the last unit has no u.
        var panel = Panel(("u", [[1, 2, 3, 4, 5, 6, NA]]), ("v", [[2, 1, 4, 3, 6, 5, 7]]), ("y", [[10, 20, 30, 40, 50, NA, NA]]));
        var imputed = Column(Impute(panel, "regression", ("predictors", 1), ("min_units", 3)).Panel, "y");
        Close(60, imputed[5]);
        // y on v over five units: mean v 3.2, mean y 30, Σ dv·dy = 100, Σ dv² = 14.8.
        Close(30 + 100 / 14.8 * (7 - 3.2), imputed[6]);
    }

    [Fact]
    public void Regression_leaves_out_and_reports_a_predictor_that_another_determines()
    {
        var panel = Panel(("u", [[1, 2, 3, 4, 10]]), ("v", [[2, 4, 6, 8, 20]]), ("y", [[5, 7, 9, 11, NA]]));
        var (imputed, _, findings) = Impute(panel, "regression", ("on", new[] { "u", "v" }), ("min_units", 3));
        Close(23, Column(imputed, "y")[4]);
        Assert.Equal((FindingKinds.CollinearPredictor, "y", "v"), (Assert.Single(findings).Kind, findings[0].Variable, findings[0].Found));
    }

    [Fact]
    public void Regression_without_predictor_or_units_is_left_to_the_fallback()
    {
        var panel = Panel(("x", [[1, 2, 3, NA]]), ("y", [[5, 7, 9, NA]]));
        var (missing, _, findings) = Impute(panel, "regression", ("min_units", 3));
        Assert.True(double.IsNaN(Column(missing, "y")[3]));
        Assert.Equal([FindingKinds.StillMissing, FindingKinds.StillMissing], findings.Select(finding => finding.Kind));
        var (filled, _, told) = Impute(panel, "regression", ("min_units", 3), ("fallback", "mean"));
        Assert.Equal([5, 7, 9, 7], Column(filled, "y"));
        Assert.Equal((FindingKinds.ImputedByFallback, "mean: 1"), (told[1].Kind, told[1].Found));
        // Three units are fewer than the ten asked for by default.
        Assert.True(double.IsNaN(Column(Impute(Panel(("x", [[1, 2, 3, 4]]), ("y", [[5, 7, 9, NA]])), "regression").Panel, "y")[3]));
    }

    [Fact]
    public void Variable_that_the_panel_does_not_have_is_a_fault()
    {
        foreach (var method in new[] { "regression", "nearest", "em" })
        {
            var fault = Assert.Single(Assert.Throws<ScoringException>(() => Impute(Panel(("x", [[1, NA]])), method, ("on", new[] { "gdp" }))).Faults);
            Assert.Equal((FindingKinds.ImputeVariableUnknown, "gdp"), (fault.Kind, fault.Found));
        }
    }

    [Fact]
    public void Nearest_units_give_their_mean_or_median()
    {
        // Distances of unit e (x 5) on a range of 10: a 5, b 3, c 1, d 5 (tied with a).
        var panel = Panel(("x", [[0, 2, 4, 10, 5]]), ("y", [[1, 2, 6, 10, NA]]));
        Close(6, Column(Impute(panel, "nearest", ("k", 1)).Panel, "y")[4]);
        Close(4, Column(Impute(panel, "nearest", ("k", 2)).Panel, "y")[4]);
        // The third and the fourth are equally near: both count.
        Close(19 / 4.0, Column(Impute(panel, "nearest", ("k", 3)).Panel, "y")[4]);
        Close(4, Column(Impute(panel, "nearest", ("k", 3), ("statistic", "median")).Panel, "y")[4]);
    }

    [Fact]
    public void Nearest_units_must_share_variables_and_have_the_value()
    {
        var panel = Panel(("u", [[0, 1, 10, 1]]), ("v", [[0, NA, 10, 1]]), ("y", [[7, 8, 9, NA]]));
        Close(8, Column(Impute(panel, "nearest", ("k", 1)).Panel, "y")[3]);
        Close(7, Column(Impute(panel, "nearest", ("k", 1), ("min_shared", 2)).Panel, "y")[3]);
        Assert.True(double.IsNaN(Column(Impute(panel, "nearest", ("min_shared", 3)).Panel, "y")[3]));
        Assert.Equal(8, Column(Impute(panel, "nearest", ("min_shared", 3), ("fallback", "median")).Panel, "y")[3]);
    }

    [Fact]
    public void Row_mean_averages_the_indicators_of_the_same_node_on_one_scale()
    {
        // Unit c: u is best (1), v is less-is-better at 20 of 10..30 (0.5); their mean 0.75 of y's range 0..100 is 75. Indicator w is elsewhere.
        var panel = Panel(("u", [[0, 5, 10]]), ("v", [[30, 10, 20]]), ("y", [[0, 100, NA]]), ("w", [[1, 2, 1]]));
        var step = new Step(StepKind.Impute, Choice(StepKind.Impute, "row-mean"));
        var scheme = Scheme([new("u"), new("v") { Direction = -1 }, new("y"), new("w")], step) with
        {
            Framework = new Node("index") { Children = [new Node("p") { Children = [new("u"), new("v"), new("y")] }, new Node("q") { Children = [new("w")] }] },
        };
        Close(75, Column(Imputing.Apply(panel, scheme, step, new FindingLog()).Panel, "y")[2]);
        var above = new Step(StepKind.Impute, Choice(StepKind.Impute, "row-mean", ("levels", 2)));
        Close(50, Column(Imputing.Apply(panel, scheme with { Steps = [above] }, above, new FindingLog()).Panel, "y")[2]);
    }

    [Fact]
    public void Row_mean_of_an_indicator_without_spread_is_its_one_value()
    {
        var panel = Panel(("u", [[0, 10]]), ("y", [[4, NA]]));
        Assert.Equal([4, 4], Column(Impute(panel, "row-mean").Panel, "y"));
        // It tells nothing of the others either: its row is empty.
        Assert.True(double.IsNaN(Column(Impute(Panel(("u", [[0, 10, NA]]), ("y", [[4, 4, 4]])), "row-mean").Panel, "u")[2]));
    }

    [Fact]
    public void Em_with_gaps_in_one_of_two_variables_is_their_regression()
    {
        // Anderson (1957): then the maximum-likelihood estimates are those of the regression on the complete cases.
        var panel = Panel(("x", [[1, 2, 3, 4, 6, 9]]), ("y", [[1, 3, 2, 5, NA, NA]]));
        var imputed = Column(Impute(panel, "em", ("tolerance", 1e-13)).Panel, "y");
        Assert.Equal(6.6, imputed[4], 1e-8);
        Assert.Equal(9.9, imputed[5], 1e-8);
    }

    [Fact]
    public void Em_that_is_stopped_says_so_and_data_that_determine_nothing_are_a_fault()
    {
        var panel = Panel(("x", [[1, 2, 3, 4, 6, 9]]), ("y", [[1, 3, 2, 5, NA, NA]]));
        Assert.Contains(Impute(panel, "em", ("max_iterations", 2)).Findings, finding => finding.Kind == FindingKinds.EmNotConverged);
        var few = Panel(("x", [[1, 2]]), ("y", [[1, NA]]), ("z", [[1, 4]]));
        Assert.Equal(FindingKinds.EmUndetermined, Assert.Single(Assert.Throws<ScoringException>(() => Impute(few, "em")).Faults).Kind);
        var copies = Panel(("x", [[1, 2, 3, 4, 5]]), ("y", [[2, 4, 6, 8, 10]]), ("z", [[1, 5, 2, 4, NA]]));
        var fault = Assert.Single(Assert.Throws<ScoringException>(() => Impute(copies, "em")).Faults);
        Assert.Equal((FindingKinds.EmUndetermined, "y"), (fault.Kind, fault.Found));
        Assert.False(double.IsNaN(Column(Impute(copies, "em", ("ridge", 0.01)).Panel, "z")[4]));
    }

    [Fact]
    public void Em_leaves_a_unit_without_any_value_alone()
    {
        var panel = Panel(("x", [[1, 2, 3, 4, NA]]), ("y", [[1, 3, 2, 5, NA]]));
        Assert.True(double.IsNaN(Column(Impute(panel, "em").Panel, "y")[4]));
        Assert.Equal(2.75, Column(Impute(panel, "em", ("fallback", "mean")).Panel, "y")[4], 1e-12);
    }

    [Theory]
    [InlineData("regression")]
    [InlineData("em")]
    [InlineData("row-mean")]
    public void Aggregate_units_are_filled_by_what_the_units_teach_and_teach_nothing(string method)
    {
        Panel With(double province) => Panel([Unit("a"), Unit("b"), Unit("c"), Unit("d"), Unit("p", isAggregate: true), Unit("q", isAggregate: true)], [2020],
            ("x", [[1, 2, 3, 4, 10, province]]), ("y", [[1, 3, 2, 5, NA, 1e6]]));
        (string, object?)[] options = method == "regression" ? [("min_units", 3)] : [];
        var filled = Column(Impute(With(7), method, options).Panel, "y")[4];
        Assert.Equal(filled, Column(Impute(With(1e6), method, options).Panel, "y")[4]);
        // Regression: 2.75 + 1.1·(10 − 2.5); on the row x is 3 ranges above its least value, and so is y: 1 + 4·3.
        if (method != "em") Close(method == "regression" ? 11 : 13, filled);
        Assert.True(double.IsNaN(Column(Impute(With(7), "nearest").Panel, "y")[4]));
    }
}

using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Treating;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Treating;

public class TreatmentTests
{
    /// <summary>Twenty values that pass the test, and three that do not belong to them.</summary>
    static readonly double[] Skewed = [.. Enumerable.Range(1, 20).Select(i => (double)i), 300, 400, 900];

    readonly FindingLog findings = new();

    Treated Apply(Panel panel, string method, params (string, object?)[] options) =>
        Apply(panel, new Step(StepKind.Treat, Choice(StepKind.Treat, method, options)));

    Treated Apply(Panel panel, Step step) => Treatment.Apply(panel, Scheme(panel, step), step, findings);

    double[] Values(double[] values, string method, params (string, object?)[] options) => Apply(Panel(("x", [values])), method, options).Panel[0, 0].Values;

    IReadOnlyList<Finding> Faults(Panel panel, string method, params (string, object?)[] options) =>
        Assert.Throws<ScoringException>(() => Apply(panel, method, options)).Faults;

    [Fact]
    public void Winsorise_is_the_default_and_none_leaves_an_indicator_alone()
    {
        Assert.Equal("winsorise", MethodCatalogue.Of(StepKind.Treat).First().Name);
        var step = new Step(StepKind.Treat, Choice(StepKind.Treat, "winsorise")) { Overrides = new Dictionary<string, MethodChoice> { ["y"] = Choice(StepKind.Treat, "none") } };

        var treated = Apply(Panel(("x", [Skewed]), ("y", [Skewed])), step);

        Assert.Equal([20.0, 20, 20], treated.Panel[0, 0].Values[^3..]);
        Assert.Equal(Skewed, treated.Panel[1, 0].Values);
        Assert.Equal("x", Assert.Single(treated.Record.Treated).Code);
        Assert.Equal([new("x", 2020, "winsorise", 3)], treated.Record.Changed);
    }

    [Fact]
    public void Passing_values_are_left_as_they_are()
    {
        var panel = Panel(("x", [Skewed[..20]]));
        var treated = Apply(panel, "log-ct");
        Assert.Same(panel[0, 0], treated.Panel[0, 0]);
        Assert.Empty(treated.Columns);
        Assert.Empty(Assert.Single(treated.Record.Fitted).Scale.Parameters);
        Assert.True(treated.Record.Treated[0].After.Passes);
    }

    [Fact]
    public void Points_treated_before_tie_and_ties_go_past_the_limit()
    {
        // One turn takes 900 to 400; in the next all five at 400 go to 20 together, although two points were the limit.
        double[] values = [.. Skewed[..20], .. Skewed[..20], 400, 400, 400, 400, 900];
        var treated = Apply(Panel(("x", [values])), "winsorise", ("max_points", 2.0));
        var record = treated.Record.Treated[0];
        Assert.Equal((5, 0, 20.0), (record.HighPoints, record.LowPoints, record.HighCap!.Value));
        Assert.Equal(20, treated.Panel[0, 0].Values.Max());
    }

    [Fact]
    public void Side_follows_the_current_skewness()
    {
        double[] values = [.. Skewed[..20], -500, 900];
        var record = Apply(Panel(("x", [values])), "winsorise", ("max_kurtosis", 0.5), ("max_skewness", 0.5)).Record.Treated[0];
        Assert.Equal((1, 1, 1.0, 20.0), (record.LowPoints, record.HighPoints, record.LowCap!.Value, record.HighCap!.Value));
    }

    [Theory]
    [InlineData(0.05, 1)]
    [InlineData(0.1, 2)]
    [InlineData(0.0, 0)]
    [InlineData(3.0, 3)]
    [InlineData("all", 3)]
    public void Most_points_are_a_count_a_share_or_all(object most, int expected)
    {
        // 5 % and 10 % of 23 values are 1.15 and 2.3 points.
        var record = Apply(Panel(("x", [Skewed])), "winsorise", ("max_points", most), ("then", "none")).Record.Treated[0];
        Assert.Equal(expected, record.HighPoints);
        Assert.Equal(expected < 3 ? FindingKinds.TreatmentFails : null, findings.ToList().SingleOrDefault()?.Kind);
    }

    [Fact]
    public void Share_that_is_a_whole_number_of_points_does_not_lose_one()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => i < 93 ? i % 10 : 1000.0 + 50 * i)];
        Assert.Equal(7, Apply(Panel(("x", [values])), "winsorise", ("max_points", 0.07), ("force", true), ("then", "none")).Record.Treated[0].HighPoints);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(1e10)]
    public void Most_points_that_cannot_be_counted_are_a_fault(double most)
    {
        var fault = Assert.Single(Faults(Panel(("x", [Skewed])), "winsorise", ("max_points", most)));
        Assert.Equal((FindingKinds.TreatmentPoints, "x"), (fault.Kind, fault.Variable));
    }

    [Fact]
    public void Transformation_takes_the_original_values_or_with_combine_the_winsorised_ones()
    {
        double Log(double x, double max) => Math.Log(x - 1 + 0.01 * (max - 1));

        Assert.Equal(Log(900, 900), Values(Skewed, "winsorise", ("max_points", 1.0))[^1], 1e-12);

        var treated = Apply(Panel(("x", [Skewed])), "winsorise", ("max_points", 1.0), ("combine", true));
        Assert.Equal([Log(20, 400), Log(300, 400), Log(400, 400), Log(400, 400)], treated.Panel[0, 0].Values[^4..], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([("winsorise", 0), ("log-ct-plus", 1)], treated.Record.Fitted.Select(entry => (entry.Method, entry.Stage)));
        var column = Assert.Single(treated.Columns);
        Assert.Equal((1, 0, true, "log-ct-plus"), (column.IsCapped(22), column.IsCapped(21), column.IsTreated(0), column.Transform));
    }

    [Fact]
    public void Left_tail_is_pulled_in_by_the_mirrored_logarithm_and_not_by_the_plain_one()
    {
        double[] left = [.. Skewed.Select(value => -value)];
        var plain = Apply(Panel(("x", [left])), "log-ct").Record.Treated[0];
        var mirrored = Apply(Panel(("x", [left])), "log-ct-plus").Record.Treated[0];
        Assert.True(plain.After.Skewness < plain.Before.Skewness);
        Assert.True(mirrored.After.Skewness > mirrored.Before.Skewness + 1);
        Assert.Equal(Values(Skewed, "log-ct-plus").Select(value => -value), Values(left, "log-ct-plus"));
    }

    [Fact]
    public void Force_treats_what_passes()
    {
        double[] values = Skewed[..20];
        Assert.Equal(values.Select(Math.Sqrt), Values(values, "square-root", ("force", true)));
        // The first turn takes 20 to 19, which leaves the values skewed to the left, so the second takes 1 to 2.
        Assert.Equal([2, 2, .. values[2..19], 19], Values(values, "winsorise", ("force", true), ("max_points", 2.0)));
        Assert.Equal(values, Values(values, "square-root"));
    }

    [Fact]
    public void Square_root_of_negative_values_begins_at_the_smallest() =>
        Assert.Equal([0, 3, 5], Values([-9, 0, 16], "square-root", ("force", true)));

    [Fact]
    public void Percentiles_of_type_seven_are_the_caps()
    {
        // n = 5: h = 4p, so the quantiles of 0.1 and 0.9 are 1 + 0.4·1 and 4 + 0.6·96.
        double[] clipped = Values([100, 1, 2, 3, 4], "clip-percentile", ("tail", 0.1), ("force", true));
        Assert.Equal([61.6, 1.4, 2, 3, 4], clipped, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Standard_deviations_from_the_mean_are_the_caps()
    {
        // Mean 2, population sd 4, sample sd √20.
        double[] values = [0, 0, 0, 0, 10];
        Assert.Equal([0, 0, 0, 0, 6], Values(values, "clip-sd", ("k", 1.0), ("sd", "population"), ("force", true)));
        Assert.Equal(2 + Math.Sqrt(20), Values(values, "clip-sd", ("k", 1.0), ("force", true))[4], 1e-12);
    }

    [Fact]
    public void Equal_or_too_few_values_are_left_with_a_finding()
    {
        var panel = Panel(("constant", [[7, 7, 7, 7]]), ("few", [[1, NA, 2, NA]]), ("none", [[NA, NA, NA, NA]]));
        var treated = Apply(panel, "winsorise", ("force", true));
        Assert.Equal(panel[0, 0].Values, treated.Panel[0, 0].Values);
        Assert.Equal([(FindingKinds.TreatmentUntested, "constant"), (FindingKinds.TreatmentUntested, "few")], findings.ToList().Select(finding => (finding.Kind, finding.Variable!)));
        Assert.Equal(Math.Log(1), Values([1, 2], "box-cox", ("force", true), ("lambda", 0.0))[0]); // two values can be transformed, though not tested
    }

    [Fact]
    public void Winsorising_to_equal_values_is_not_done()
    {
        double[] values = [.. Enumerable.Repeat(0.0, 60), 5, 6, 9];
        Assert.Equal(values, Values(values, "winsorise"));
        Assert.Equal(FindingKinds.TreatmentCollapsed, Assert.Single(findings.ToList()).Kind);
        Assert.Equal(values, Values(values, "clip-percentile", ("tail", 0.1)));
        Assert.Equal(2, findings.ToList().Count);
    }

    [Fact]
    public void Values_that_no_method_helps_are_reported()
    {
        double[] values = [.. Enumerable.Repeat(0.0, 200), 5];
        Values(values, "log-ct");
        var finding = Assert.Single(findings.ToList());
        Assert.Equal((FindingKinds.TreatmentFails, "x", "|skewness| < 2 or kurtosis < 3.5"), (finding.Kind, finding.Variable!, finding.Expected!));
    }

    [Fact]
    public void Values_without_a_result_stop_the_run_all_at_once()
    {
        double[] small = [.. Skewed.Select(value => value / 1000)], negative = [.. Skewed.Select(value => value - 5)];
        var log = Assert.Single(Faults(Panel(("x", [small])), "log-gii"));
        Assert.Equal((FindingKinds.TreatmentDomain, "log-gii: min 0.001, max 0.9", "max·factor > 1"), (log.Kind, log.Found, log.Expected!));
        Assert.Equal(Math.Log(90), Values(small, "log-gii", ("factor", 100.0))[^1], 1e-12);

        var powers = Faults(Panel(("x", [negative]), ("y", [negative])), "box-cox", ("shift", false), ("lambda", 0.5));
        Assert.Equal([("x", "x >= 0"), ("y", "x >= 0")], powers.Select(fault => (fault.Variable!, fault.Expected!)));
        Assert.Equal(FindingKinds.TreatmentDomain, Assert.Single(Faults(Panel(("x", [[.. Skewed.Select(value => value * 1e300)]])), "box-cox", ("lambda", 5.0))).Kind);
    }
}

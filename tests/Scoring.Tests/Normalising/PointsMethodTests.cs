using Scoring.Findings;
using static Scoring.Tests.Normalising.ByHand;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Normalising;

/// <summary>The methods that give points, by hand.</summary>
public class PointsMethodTests
{
    [Fact]
    public void Efficacy_coefficient_gives_60_for_the_unacceptable_and_100_for_the_satisfactory_value()
    {
        (string, object?)[] posts = [("unacceptable", 2.0), ("satisfactory", 10.0)];
        // 60 + 40·(x − 2)/8; outside the two it goes on unless clamped.
        AssertClose([50, 60, 80, 100, 120, NA], Scores(More, [0, 2, 6, 10, 14, NA], "efficacy-coefficient", posts));
        AssertClose([60, 60, 80, 100, 100, NA], Scores(More, [0, 2, 6, 10, 14, NA], "efficacy-coefficient", [.. posts, ("clamp", "both")]));
        AssertClose([60, 120], Scores(More, [0, 14], "efficacy-coefficient", [.. posts, ("clamp", "low")]));
        AssertClose([50, 100], Scores(More, [0, 14], "efficacy-coefficient", [.. posts, ("clamp", "high")]));
        // Fewer days are better: the same formula, the satisfactory value is the smaller one.
        AssertClose([60, 90, 100], Scores(Less, [10, 4, 2], "efficacy-coefficient", ("unacceptable", 10.0), ("satisfactory", 2.0)));
    }

    [Fact]
    public void Efficacy_coefficient_in_exponential_form_is_60_times_e_to_the_0_5108_u()
    {
        var scores = Scores(More, [0, 5, 10], "efficacy-coefficient", ("unacceptable", 0.0), ("satisfactory", 10.0), ("form", "exponential"));
        AssertClose([60, 60 * Math.Sqrt(100.0 / 60), 100], scores);
        Assert.Equal(60 * Math.Exp(0.5108 * 0.5), scores[1], 0.002);
    }

    [Fact]
    public void Efficacy_coefficient_takes_its_ends_from_the_sample_or_its_quantiles()
    {
        AssertClose([60, 70, 100], Scores(More, [1, 2, 5], "efficacy-coefficient"));
        AssertClose([100, 90, 60], Scores(Less, [1, 2, 5], "efficacy-coefficient"));
        // Type 7 of 0, 10, 20, 30, 40: the quarter points are 10 and 30.
        AssertClose([40, 60, 80, 100, 120], Scores(More, [0, 10, 20, 30, 40], "efficacy-coefficient", ("quantile", 0.25)));
    }

    [Fact]
    public void Efficacy_coefficient_refuses_half_stated_equal_and_contradicting_ends()
    {
        Assert.Equal(FindingKinds.EfficacyUnfit, Fault(More, [1, 2], "efficacy-coefficient", ("satisfactory", 2.0)).Kind);
        Assert.Equal(FindingKinds.EfficacyUnfit, Fault(More, [1, 2], "efficacy-coefficient", ("unacceptable", 2.0), ("satisfactory", 2.0)).Kind);
        Assert.Equal(FindingKinds.EfficacyUnfit, Fault(More, [1, 2], "efficacy-coefficient", ("unacceptable", 3.0), ("satisfactory", 2.0)).Kind);
        Assert.Equal(FindingKinds.EfficacyUnfit, Fault(More, [1, 2], "efficacy-coefficient", ("base", 0.0), ("form", "exponential")).Kind);
        Assert.Equal(FindingKinds.ConstantColumn, Fault(More, [2, 2], "efficacy-coefficient").Kind);
    }

    [Fact]
    public void Target_completion_gives_the_published_shares()
    {
        // A city's report: 529 of 550 applications are 96.18 %, 610 of 900 grants 67.78 %, 44 of 40 invention patents 110 %, 3 of 4 PCT applications 75 %.
        double[] done = [529, 610, 44, 3], targets = [550, 900, 40, 4], shares = [96.18, 67.78, 110, 75];
        for (var i = 0; i < done.Length; i++)
            Assert.Equal(shares[i], Scores(More with { Target = targets[i] }, [done[i]], "target-completion", ("cap", "none"))[0], 0.005);
    }

    [Fact]
    public void Target_completion_has_cap_floor_and_points_for_over_completion()
    {
        var indicator = More with { Target = 50 };
        AssertClose([0, 50, 100, 100, 100, NA], Scores(indicator, [0, 25, 50, 55, 80, NA], "target-completion"));
        AssertClose([100, 110, 120], Scores(indicator, [50, 55, 80], "target-completion", ("cap", 1.2)));
        // Four points at most: 52 is 104 %, 80 is 160 %.
        AssertClose([100, 102, 104, 104], Scores(indicator, [50, 51, 52, 80], "target-completion", ("over_points", 4.0)));
        AssertClose([0, 60, 62], Scores(indicator, [29.99, 30, 31], "target-completion", ("floor", 0.6)));
        AssertClose([0, 16], Scores(indicator, [-5, 40], "target-completion", ("full", 20.0)));
    }

    [Fact]
    public void Target_completion_of_less_is_better_and_of_a_way_from_a_base()
    {
        AssertClose([50, 80, 100, 100], Scores(Less with { Target = 4 }, [8, 5, 4, 0], "target-completion"));
        AssertClose([0, 0, 25, 100], Scores(More with { Target = 3 }, [0.5, 1, 1.5, 4], "target-completion", ("base", 1.0)));
        AssertClose([0, 50, 100], Scores(Less with { Target = 6 }, [12, 8, 5], "target-completion", ("base", 10.0)));
        // 1 to 8 months: 360 of 900 stand against 600.
        AssertClose([60], Scores(More with { Target = 900 }, [360], "target-completion", ("elapsed", 8.0)));
    }

    [Fact]
    public void Target_completion_refuses_targets_that_measure_nothing()
    {
        Assert.Equal(FindingKinds.TargetMissing, Fault(More, [1], "target-completion").Kind);
        Assert.Equal(FindingKinds.CompletionUnfit, Fault(More with { Target = 0 }, [1], "target-completion").Kind);
        Assert.Equal(FindingKinds.CompletionUnfit, Fault(More with { Target = 3 }, [1], "target-completion", ("base", 3.0)).Kind);
        Assert.Equal(FindingKinds.CompletionUnfit, Fault(Less with { Target = 3 }, [1], "target-completion", ("base", 1.0)).Kind);
        Assert.Equal(FindingKinds.OutsideDomain, Fault(Less with { Target = 3 }, [-1], "target-completion").Kind);
    }

    [Fact]
    public void Target_completion_tells_what_its_cap_cut()
    {
        var capped = Run(More with { Target = 50 }, Panel(("x", [[40, 80, 90]])), "target-completion").Findings;
        Assert.Equal((FindingKinds.ScoreCapped, "180", 2L), (capped[0].Kind, capped[0].Found, capped[0].Count));
    }

    [Fact]
    public void Deviation_from_average_moves_half_a_point_for_every_five_percent()
    {
        // Average 100: +5 % is one step of 0.5, +14 % two, +15 % three (although 0.15/0.05 is 2.9999…), −15 % minus three, −4.9 % none.
        double[] values = [105, 114, 115, 85, 95.1, 85.9];
        (string, object?)[] options = [("base", 10.0)];
        AssertClose([10.5, 11, 11.5, 8.5, 10, 9], Scores(More, values, "deviation-from-average", options));
        AssertClose([9.5, 9, 8.5, 11.5, 10, 11], Scores(Less, values, "deviation-from-average", options));
        AssertClose([10.5, 11.4, 11.5, 8.5, 9.51, 8.59], Scores(More, values, "deviation-from-average", [.. options, ("form", "linear")]));
        AssertClose([10.5, 11, 11, 9, 10, 9], Scores(More, values, "deviation-from-average", [.. options, ("most", 1.0)]));
    }

    [Fact]
    public void Deviation_from_average_takes_the_units_mean_or_another_units_value()
    {
        var panel = Panel([Unit("a"), Unit("b"), Unit("p", isAggregate: true)], [2020], ("x", [[50, 150, 200]]));
        AssertClose([5, 15, 20], Run(More, panel, "deviation-from-average", ("base", 10.0), ("form", "linear"), ("step", 0.5)).Panel[0, 0].Values);
        AssertClose([2.5, 7.5, 10], Run(More, panel, "deviation-from-average", ("base", 10.0), ("form", "linear"), ("unit", "p")).Panel[0, 0].Values);
        Assert.Equal(FindingKinds.OutsideDomain, Fault(More, [-1, 1], "deviation-from-average", ("base", 10.0)).Kind);
        Assert.Equal(FindingKinds.ReferenceUnknown, Fault(More, [1, 2], "deviation-from-average", ("base", 10.0), ("unit", "zz")).Kind);
    }

    [Fact]
    public void Rank_to_points_goes_from_full_marks_to_the_floor()
    {
        // 100 − (r − 1)·40/(n − 1), five units; two share the second place.
        AssertClose([100, 90, 90, 70, 60, NA], Scores(More, [9, 7, 7, 3, 1, NA], "rank-to-points"));
        AssertClose([60, 70, 70, 90, 100], Scores(Less, [9, 7, 7, 3, 1], "rank-to-points", ("ties", "max")));
        AssertClose([100, 85, 85, 70, 60], Scores(More, [9, 7, 7, 3, 1], "rank-to-points", ("ties", "average")));
        // Dense places 1 2 2 3 4 of four different values.
        AssertClose([100, 100 - 40.0 / 3, 100 - 40.0 / 3, 100 - 80.0 / 3, 60], Scores(More, [9, 7, 7, 3, 1], "rank-to-points", ("ties", "dense")));
        AssertClose([100, 80, 80, 40, 20], Scores(More, [9, 7, 7, 3, 1], "rank-to-points", ("form", "share")));
        Assert.Equal(FindingKinds.ConstantColumn, Fault(More, [3, NA], "rank-to-points").Kind);
    }

    [Fact]
    public void Rank_to_points_in_tiers_makes_deciles()
    {
        (double, double)[] deciles = [.. Enumerable.Range(1, 10).Select(decile => (decile / 10.0, (double)decile))];
        double[] values = [.. Enumerable.Range(1, 30).Select(i => (double)i)];
        Assert.Equal(values.Select(value => Math.Ceiling((31 - value) / 3)), Scores(More, values, "rank-to-points", ("form", "tiers"), ("tiers", deciles)));
        Assert.Equal(FindingKinds.AnchorsUnfit, Fault(More, [1, 2], "rank-to-points", ("form", "tiers")).Kind);
        Assert.Equal(FindingKinds.AnchorsUnfit, Fault(More, [1, 2], "rank-to-points", ("form", "tiers"), ("tiers", new (double, double)[] { (0.5, 1) })).Kind);
        Assert.Equal(FindingKinds.AnchorsUnfit, Fault(More, [1, 2], "rank-to-points", ("tiers", deciles)).Kind);
    }

    [Fact]
    public void Piecewise_is_linear_between_anchors()
    {
        (double, double)[] anchors = [(0, 0), (1, 60), (2.5, 100)];
        AssertClose([0, 0, 30, 60, 80, 100, 100, NA], Scores(More, [-1, 0, 0.5, 1, 1.75, 2.5, 4, NA], "piecewise", ("anchors", anchors)));
        AssertClose([-60, 126.666666666666666], Scores(More, [-1, 3.5], "piecewise", ("anchors", anchors), ("outside", "extend")));
        // In bands the lower bound counts: 80 and above, 60 to 80, below.
        (double, double)[] bands = [(0, 3), (60, 2), (80, 1)];
        AssertClose([3, 3, 2, 2, 1], Scores(Less, [-5, 59.9, 60, 79.9, 80], "piecewise", ("anchors", bands), ("form", "step")));
        // An optimum between 4 and 6.
        AssertClose([50, 100, 100, 50, 0], Scores(More, [2, 4, 6, 7, 8], "piecewise", ("anchors", new (double, double)[] { (0, 0), (4, 100), (6, 100), (8, 0) })));
        Assert.Equal(FindingKinds.AnchorsUnfit, Fault(More, [1], "piecewise", ("anchors", new (double, double)[] { (0, 0) })).Kind);
    }

    [Fact]
    public void Categorical_looks_values_up()
    {
        (double, double)[] points = [(0, 50), (1, 100), (2, 80)];
        Assert.Equal([100, 80, 50, NA], Scores(More, [1, 2, -0.0, NA], "categorical", ("points", points)));
        Assert.Equal([100, 0], Scores(More, [1, 7], "categorical", ("points", points), ("other", 0.0)));
        var fault = Fault(More, [1, 7], "categorical", ("points", points));
        Assert.Equal((FindingKinds.OutsideDomain, "7", "b"), (fault.Kind, fault.Found, fault.Unit));
    }
}

using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using static Scoring.Tests.Normalising.ByHand;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Normalising;

/// <summary>Curves, normal scores, level and increment, and conditions, by hand.</summary>
public class CurveMethodTests
{
    [Fact]
    public void Inverse_normal_gives_the_quantiles_of_r_over_n_plus_1()
    {
        // Φ⁻¹(1/4) = −0.674489750196082, Φ⁻¹(2/4) = 0 (standard tables).
        AssertClose([-0.6744897501960817, 0.6744897501960817, 0, NA], Scores(More, [1, 9, 4, NA], "inverse-normal"));
        AssertClose([100 + 6.744897501960817, 100 - 6.744897501960817, 100], Scores(Less, [1, 9, 4], "inverse-normal", ("target_mean", 100.0), ("target_sd", 10.0)));
        Assert.Equal(FindingKinds.ConstantColumn, Fault(More, [1, NA], "inverse-normal").Kind);
    }

    [Fact]
    public void Exponential_rank_is_the_transformation_of_the_indices_of_deprivation()
    {
        // Four areas: R = 1/4 … 1. −23·ln(1 − R·(1 − e^(−100/23))).
        static double Of(double rank) => -23 * Math.Log(1 - rank * (1 - Math.Exp(-100 / 23.0)));
        AssertClose([Of(0.25), Of(0.75), 100, Of(0.5), NA], Scores(More, [1, 5, 9, 3, NA], "exponential-rank"));
        // By design ten percent of the areas score above 50: R = 0.9 is just above half the scale.
        double[] areas = [.. Enumerable.Range(1, 1000).Select(i => (double)i)];
        var scores = Scores(More, areas, "exponential-rank");
        Assert.InRange(scores.Count(score => score > 50), 99, 105);
        Assert.Equal(100, scores[^1]);
        Assert.True(scores[0] is > 0 and < 0.03);
    }

    [Fact]
    public void Sigmoid_is_half_way_at_the_midpoint()
    {
        AssertClose([50, 100 / (1 + Math.Exp(-1)), 100 / (1 + Math.Exp(2)), NA], Scores(More, [3, 5, -1, NA], "sigmoid", ("midpoint", 3.0), ("width", 2.0)));
        AssertClose([50, 100 / (1 + Math.Exp(1))], Scores(Less, [3, 5], "sigmoid", ("midpoint", 3.0), ("width", 2.0)));
        // Mean 3, sd 2 of 1, 3, 5.
        AssertClose([100 / (1 + Math.Exp(3)), 50, 100 / (1 + Math.Exp(-3))], Scores(More, [1, 3, 5], "sigmoid", ("steepness", 3.0)));
        Assert.Equal(FindingKinds.ConstantColumn, Fault(More, [1, 1], "sigmoid").Kind);
    }

    [Fact]
    public void Logarithmic_counts_equal_ratios_alike()
    {
        AssertClose([0, 50, 100, NA], Scores(More, [1, 10, 100, NA], "logarithmic"));
        AssertClose([1, 0.5, 0], Scores(Less, [0, 9, 99], "logarithmic", ("shift", 1.0), ("range", new double[] { 0, 1 })));
        Assert.Equal(FindingKinds.OutsideDomain, Fault(More, [0, 10], "logarithmic").Kind);
        Assert.Equal(FindingKinds.ConstantColumn, Fault(More, [10, 10], "logarithmic").Kind);
    }

    [Fact]
    public void Level_and_increment_joins_the_two_parts()
    {
        // Levels of 2021: 0, 50 and 100 % of the way from 10 to 20; growth 0, 50 and 100 %: 0, 1/2 and 1 of the way.
        var panel = Panel(("x", [[10, 10, 10], [10, 15, 20]]));
        var each = ("bounds", (object?)BoundsScope.OneYear);
        var (scored, _, findings) = Run(More, panel, "level-and-increment", each, ("constant", 0.0));
        AssertClose([0, 50, 100], scored[0, 1].Values);
        Assert.Contains(findings, finding => finding.Kind == FindingKinds.ConstantScored && finding.Year == 2020);
        // Alpha 0.75, stated ends: level (x − 0)/40, growth (g + 50)/200.
        var stated = Run(More, panel, "level-and-increment", ("alpha", 0.75), ("level_range", new double[] { 0, 40 }), ("growth_range", new double[] { -50, 150 })).Panel;
        AssertClose([75 * 0.25 + 25 * 0.25, 75 * 0.375 + 25 * 0.5, 75 * 0.5 + 25 * 0.75], stated[0, 1].Values);
    }

    [Fact]
    public void Increment_is_clipped_in_points_over_calendar_years_and_mirrored()
    {
        var panel = Panel(Units(3), [2018, 2020], ("x", [[10, 10, 1], [10, 20, 30]]));
        (string, object?)[] growthAlone = [("alpha", 0.0), ("growth_range", new double[] { -100, 100 })];
        // Two calendar years; +2900 % counts as +100 %.
        AssertClose([50, 100, 100], Run(More, panel, "level-and-increment", [.. growthAlone, ("years", 2), ("growth_clip", new double[] { -100, 100 })]).Panel[0, 1].Values);
        AssertClose([50, 55, 64.5], Run(More, panel, "level-and-increment", [.. growthAlone, ("years", 2), ("growth", "points")]).Panel[0, 1].Values);
        AssertClose([50, 45, 35.5], Run(Less, panel, "level-and-increment", [.. growthAlone, ("years", 2), ("growth", "points")]).Panel[0, 1].Values);
        // The row before is not the year before.
        var (yearBefore, _, findings) = Run(More, panel, "level-and-increment", growthAlone);
        Assert.All(yearBefore[0, 1].Values, value => Assert.True(double.IsNaN(value)));
        Assert.Equal([(2018, 3L), (2020, 3L)], findings.Where(finding => finding.Kind == FindingKinds.GrowthMissing).Select(finding => (finding.Year!.Value, finding.Count)));
    }

    [Fact]
    public void Stored_ends_score_a_later_year_against_its_year_before()
    {
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, "level-and-increment", ("without_growth", "level")));
        var scheme = Scheme([More], step);
        var panel = Panel(("x", [[10, 20, 40], [20, 22, 60]]));
        var (fitted, record) = Normalisation.Apply(panel, scheme, step, new FindingLog());
        var (replayed, again) = Normalisation.Apply(panel, scheme, step, new FindingLog(), record.Fitted);
        Assert.Equal(fitted[0, 1].Values, replayed[0, 1].Values);
        Assert.Equal(record.Fitted, again.Fitted);
        // Ends 10..60 and growth 10..100 %. From 22 to 33: level 46 %, growth 50 %, 4/9 of the way.
        var later = Normalisation.Apply(Panel(Units(1), [2021, 2022], ("x", [[22], [33]])), scheme, step, new FindingLog(), record.Fitted).Panel;
        AssertClose([50 * 0.46 + 50 * 4 / 9.0], later[0, 1].Values);
    }

    [Fact]
    public void Increment_that_is_wanting_leaves_the_score_missing_or_to_the_level()
    {
        // Unit b is new in 2021 and unit c starts from zero, from which there is no growth in percent.
        var panel = Panel(("x", [[10, NA, 0], [20, 10, 5]]));
        (string, object?)[] ends = [("level_range", new double[] { 0, 20 }), ("growth_range", new double[] { 0, 200 })];
        AssertClose([75, NA, NA], Run(More, panel, "level-and-increment", ends).Panel[0, 1].Values);
        AssertClose([75, 50, 25], Run(More, panel, "level-and-increment", [.. ends, ("without_growth", "level")]).Panel[0, 1].Values);
        Assert.Equal(CellStatus.Missing, Run(More, panel, "level-and-increment", ends).Panel[0, 1].Status(1));
    }

    [Fact]
    public void Increment_inside_groups_uses_the_groups_ends_and_no_aggregate_unit()
    {
        var panel = Panel([Unit("a", "A"), Unit("b", "B"), Unit("c", "A"), Unit("d", "B"), Unit("p", "A", isAggregate: true)], [2020, 2021],
            ("x", [[10, 10, 10, 10, 10], [10, 20, 30, 40, 500]]));
        var scores = Run(More, panel, "level-and-increment", ("bounds", new BoundsScope { Group = "zone", EachYear = true }), ("constant", 0.0), ("clamp", "none")).Panel;
        // A: level 10..30, growth 0..200; B: level 20..40, growth 100..300. The province goes beyond both ends.
        AssertClose([0, 0, 100, 100, 0.5 * (100 * 490 / 20.0 + 100 * 4900 / 200.0)], scores[0, 1].Values);
    }

    [Fact]
    public void Condition_limits_the_clip_to_units_it_holds_for()
    {
        // Mean 5, population sd 2: z −1.5, 0, 2. Only units under 20,000 people are cut off at ±1.
        double[] values = [2, 4, 4, 4, 5, 5, 7, 9];
        var panel = Panel(("x", [values]));
        var raw = Panel(("population", [[10000, 1, 1, 1, 1, 1, 1, 30000]]));
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, "z-score", ("sd", "population"), ("clip", 1.0), ("when", "population < 20000")));
        var scores = Normalisation.Apply(panel, Scheme([More], step), step, new FindingLog(), conditions: new ConditionSource(raw, panel)).Panel[0, 0].Values;
        AssertClose([-1, -0.5, -0.5, -0.5, 0, 0, 1, 2], scores);

        var unknown = Panel(("population", [[NA, 1, 1, 1, 1, 1, 1, 1]]));
        var log = new FindingLog();
        scores = Normalisation.Apply(panel, Scheme([More], step), step, log, conditions: new ConditionSource(unknown, panel)).Panel[0, 0].Values;
        AssertClose([-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 1], scores);
        Assert.Equal((FindingKinds.ConditionMissing, 1L), (log.ToList()[0].Kind, log.ToList()[0].Count));
    }

    [Fact]
    public void Condition_without_a_clip_or_on_an_unknown_name_is_a_fault()
    {
        Assert.Equal(FindingKinds.ConditionWithoutClip, Fault(More, [1, 2], "z-score", ("when", "population < 20000")).Kind);
        var fault = Fault(More, [1, 2], "z-score", ("clip", 3.0), ("when", "population < 20000"));
        Assert.Equal((FindingKinds.ConditionUnknown, "population"), (fault.Kind, fault.Found));
    }

    [Theory]
    [InlineData("rank-to-points")]
    [InlineData("inverse-normal")]
    [InlineData("exponential-rank")]
    public void Frozen_ranks_place_new_values_between_the_stored_ones_and_no_further_than_their_ends(string method)
    {
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, method));
        var scheme = Scheme([More], step);
        var record = Normalisation.Apply(Panel(("x", [[1, 3, 5]])), scheme, step, new FindingLog()).Record;
        StepRecord Stored() => record;
        var scores = Normalisation.Apply(Panel(("x", [[-10, 1, 3, 5, 99]])), scheme, step, new FindingLog(), Stored().Fitted).Panel[0, 0].Values;
        Assert.Equal(scores[1], scores[0]);
        Assert.True(scores[1] < scores[2] && scores[2] < scores[3]);
        Assert.Equal(scores[3], scores[4]);
    }
}

using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Schemes;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Normalising;

/// <summary>Every method by hand, in both directions.</summary>
public class NormaliserTests
{
    static double[] Scores(Indicator indicator, double[] values, string method, params (string, object?)[] options) => Run(indicator, values, method, options).Scores;

    static (double[] Scores, IReadOnlyList<Finding> Findings) Run(Indicator indicator, double[] values, string method, params (string, object?)[] options)
    {
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, method, options));
        var log = new FindingLog();
        var panel = Normalisation.Apply(Panel((indicator.Code, [values])), Scheme([indicator], step), step, log).Panel;
        return (panel[0, 0].Values, log.ToList());
    }

    static Finding Fault(Indicator indicator, double[] values, string method, params (string, object?)[] options) =>
        Assert.Single(Assert.Throws<ScoringException>(() => Run(indicator, values, method, options)).Faults);

    static Indicator More => new("x");

    static Indicator Less => new("x") { Direction = -1 };

    static void AssertClose(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-12);
    }

    [Fact]
    public void Min_max_gives_the_ends_exactly()
    {
        Assert.Equal([0, 25, NA, 100], Scores(More, [2, 4, NA, 10], "min-max"));
        Assert.Equal([100, 75, NA, 0], Scores(Less, [2, 4, NA, 10], "min-max"));
        Assert.Equal([1, 100], Scores(More, [0.1, 0.3], "min-max", ("range", new double[] { 1, 100 })));
    }

    [Fact]
    public void Direction_of_the_method_outweighs_the_indicators() => Assert.Equal([100, 0], Scores(More, [1, 2], "min-max", ("direction", "-")));

    [Fact]
    public void Z_score_uses_the_sample_or_the_population()
    {
        // mean 5, Σ(x − mean)² = 32, n = 8: the textbook case with population sd 2.
        double[] values = [2, 4, 4, 4, 5, 5, 7, 9];
        AssertClose([-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2], Scores(More, values, "z-score", ("sd", "population")));
        AssertClose([115, 105, 105, 105, 100, 100, 90, 80], Scores(Less, values, "z-score", ("sd", "population"), ("target_mean", 100.0), ("target_sd", 10.0)));
        Assert.Equal(4 / Math.Sqrt(32 / 7.0), Scores(More, values, "z-score")[7], 1e-12);
        AssertClose([-1, -0.5, -0.5, -0.5, 0, 0, 1, 1], Scores(More, values, "z-score", ("sd", "population"), ("clip", 1.0)));
    }

    [Fact]
    public void Z_score_of_one_unit_is_constant() => Assert.Equal(FindingKinds.ConstantColumn, Fault(More, [3, NA], "z-score").Kind);

    [Fact]
    public void Goalposts_clip_at_the_ends_asked_for()
    {
        (string, object?)[] posts = [("worst", 20.0), ("best", 70.0)];
        Assert.Equal([0, 0, 50, 100, 100, NA], Scores(More, [10, 20, 45, 70, 80, NA], "goalposts", posts));
        AssertClose([-20, 0, 50, 100, 120], Scores(More, [10, 20, 45, 70, 80], "goalposts", [.. posts, ("clip", "none")]));
        AssertClose([0, 0, 50, 100, 120], Scores(More, [10, 20, 45, 70, 80], "goalposts", [.. posts, ("clip", "low")]));
        AssertClose([-20, 0, 50, 100, 100], Scores(More, [10, 20, 45, 70, 80], "goalposts", [.. posts, ("clip", "high")]));
        (string, object?)[] mirrored = [("worst", 70.0), ("best", 20.0)];
        AssertClose([100, 100, 50, 0, -20], Scores(Less, [10, 20, 45, 70, 80], "goalposts", [.. mirrored, ("clip", "high")]));
    }

    [Fact]
    public void Goalposts_take_logarithms_and_powers()
    {
        // UNDP technical note: income index = (ln 10000 − ln 100)/(ln 75000 − ln 100).
        Assert.Equal(0.6956, Scores(More, [10000], "goalposts", ("worst", 100.0), ("best", 75000.0), ("log", "ln"), ("range", new double[] { 0, 1 }))[0], 0.00005);
        Assert.Equal([0, 100], Scores(More, [-5, 80000], "goalposts", ("worst", 100.0), ("best", 75000.0), ("log", "ln")));
        AssertClose([0, 6.25, 25, 100], Scores(More, [0, 1, 2, 4], "goalposts", ("worst", 0.0), ("best", 4.0), ("power", 2.0)));
    }

    [Fact]
    public void Goalposts_need_no_spread() => Assert.Equal([50, 50], Scores(More, [5, 5], "goalposts", ("worst", 0.0), ("best", 10.0)));

    public static TheoryData<double?, double?, int, string, double, string, string> UnfitGoalposts => new()
    {
        { null, 1.0, 1, "none", 1, "both", "worst –, best 1" },
        { 1.0, 1.0, 1, "none", 1, "both", "worst 1, best 1" },
        { 2.0, 1.0, 1, "none", 1, "both", "worst 2, best 1, direction +" },
        { 1.0, 2.0, -1, "none", 1, "both", "worst 1, best 2, direction -" },
        { 0.0, 2.0, 1, "ln", 1, "both", "log ln, worst 0, best 2" },
        { 1.0, 2.0, 1, "none", 2, "none", "power 2, clip none" },
        { 1.0, 2.0, 1, "none", 2, "high", "power 2, clip high" },
    };

    [Theory]
    [MemberData(nameof(UnfitGoalposts))]
    public void Unfit_goalposts_are_a_fault(double? worst, double? best, int direction, string log, double power, string clip, string found)
    {
        var fault = Fault(new Indicator("x") { Direction = direction }, [1, 2], "goalposts", ("worst", worst), ("best", best), ("log", log), ("power", power), ("clip", clip));
        Assert.Equal((FindingKinds.GoalpostsUnfit, "x", found), (fault.Kind, fault.Variable, fault.Found));
    }

    [Fact]
    public void Value_without_a_logarithm_is_a_fault_naming_the_cell()
    {
        var fault = Fault(More, [5, -1, NA], "goalposts", ("worst", 1.0), ("best", 10.0), ("log", "ln"), ("clip", "none"));
        Assert.Equal((FindingKinds.OutsideDomain, "b", 2020, "x", "-1"), (fault.Kind, fault.Unit, fault.Year, fault.Variable, fault.Found));
    }

    [Fact]
    public void Standard_value_is_capped_and_the_uncapped_score_reported()
    {
        var (scores, findings) = Run(More with { Standard = 2.5 }, [1, 2.5, 3, 5, NA], "standard-value");
        AssertClose([40, 100, 100, 100, NA], scores);
        var finding = Assert.Single(findings);
        Assert.Equal((FindingKinds.ScoreCapped, "d", 2020, "200", 2L), (finding.Kind, finding.Unit, finding.Year, finding.Found, finding.Count));
        AssertClose([120, 200], Scores(More with { Standard = 2.5 }, [3, 5], "standard-value", ("cap", null)));
        AssertClose([50], Scores(More with { Standard = 2.5 }, [3], "standard-value", ("standard", 6.0)));
    }

    [Fact]
    public void Standard_value_of_a_lower_is_better_indicator_is_the_reciprocal()
    {
        AssertClose([50, 100, 100, 100, 100], Scores(Less with { Standard = 2 }, [4, 2, 1, 0, -0.0], "standard-value"));
        AssertClose([50, 100, 200], Scores(Less with { Standard = 2 }, [4, 2, 1], "standard-value", ("cap", null)));
        Assert.Equal(FindingKinds.OutsideDomain, Fault(Less with { Standard = 2 }, [4, -1], "standard-value").Kind);
        Assert.Equal(FindingKinds.OutsideDomain, Fault(Less with { Standard = 2 }, [4, 0], "standard-value", ("cap", null)).Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void Standard_must_be_above_zero(double? standard) =>
        Assert.Equal(FindingKinds.StandardMissing, Fault(More with { Standard = standard }, [1, 2], "standard-value").Kind);

    [Fact]
    public void Percentile_rank_follows_the_tie_rule()
    {
        Assert.Equal([0, 0.25, 0.25, 0.75, 1, NA], Scores(More, [1, 2, 2, 3, 4, NA], "percentile-rank"));
        Assert.Equal([0, 0.375, 0.375, 0.75, 1], Scores(More, [1, 2, 2, 3, 4], "percentile-rank", ("ties", "average")));
        Assert.Equal([0, 0.5, 0.5, 0.75, 1], Scores(More, [1, 2, 2, 3, 4], "percentile-rank", ("ties", "max")));
    }

    [Fact]
    public void Percentile_rank_reverses_values_or_scores_which_differ_under_ties()
    {
        Assert.Equal([1, 0.5, 0.5, 0.25, 0], Scores(Less, [1, 2, 2, 3, 4], "percentile-rank"));
        Assert.Equal([1, 0.75, 0.75, 0.25, 0], Scores(Less, [1, 2, 2, 3, 4], "percentile-rank", ("reverse", "score")));
    }

    [Fact]
    public void Percentile_rank_of_all_ties_is_no_fault_but_of_one_unit_it_is()
    {
        Assert.Equal([0, 0, 0], Scores(More, [5, 5, 5], "percentile-rank"));
        Assert.Equal(FindingKinds.ConstantColumn, Fault(More, [5, NA], "percentile-rank").Kind);
    }

    [Fact]
    public void Rank_and_Borda_count_from_the_worst()
    {
        Assert.Equal([1, 2, 2, 4, NA], Scores(More, [1, 2, 2, 3, NA], "rank"));
        Assert.Equal([4, 2.5, 2.5, 1], Scores(Less, [1, 2, 2, 3], "rank", ("ties", "average")));
        Assert.Equal([0, 2, 2, 3], Scores(More, [1, 2, 2, 3], "borda", ("ties", "max")));
        Assert.Equal([1, 1], Scores(More, [0.0, -0.0], "rank"));
    }

    [Fact]
    public void Distance_to_best_is_one_for_the_best()
    {
        AssertClose([0, 0.25, 1], Scores(More, [2, 4, 10], "distance-to-best"));
        AssertClose([100, 75, 0], Scores(Less, [2, 4, 10], "distance-to-best", ("scale", 100.0)));
    }

    [Fact]
    public void Distance_to_reference_is_one_for_the_reference_and_may_exceed_it()
    {
        AssertClose([0, 1, 2], Scores(More, [2, 4, 6], "distance-to-reference", ("unit", "b")));
        AssertClose([0, 1, 1], Scores(More, [2, 4, 6], "distance-to-reference", ("unit", "b"), ("cap", true)));
        AssertClose([2, 1, 0], Scores(Less, [2, 4, 6], "distance-to-reference", ("unit", "b")));
    }

    [Fact]
    public void Reference_must_be_known_have_a_value_and_differ_from_the_worst()
    {
        Assert.Equal(FindingKinds.ReferenceUnknown, Fault(More, [1, 2], "distance-to-reference", ("unit", "zz")).Kind);
        Assert.Equal(FindingKinds.ConstantColumn, Fault(More, [1, 2], "distance-to-reference", ("unit", "a")).Kind);
        var (scores, findings) = Run(More, [1, NA], "distance-to-reference", ("unit", "b"));
        Assert.Equal([NA, NA], scores);
        Assert.Equal((FindingKinds.ReferenceMissing, "x", "b"), (findings[0].Kind, findings[0].Variable, findings[0].Found));
    }

    [Fact]
    public void Distance_to_target_is_one_at_the_target()
    {
        AssertClose([0, 0.5, 1, 1.5], Scores(More with { Target = 6 }, [2, 4, 6, 8], "distance-to-target"));
        AssertClose([0, 50, 100, 100], Scores(More, [2, 4, 6, 8], "distance-to-target", ("target", 6.0), ("cap", true), ("scale", 100.0)));
        AssertClose([1.5, 1, 0.5, 0], Scores(Less with { Target = 4 }, [2, 4, 6, 8], "distance-to-target"));
    }

    [Fact]
    public void Target_must_be_given_and_better_than_the_worst()
    {
        Assert.Equal(FindingKinds.TargetMissing, Fault(More, [1, 2], "distance-to-target").Kind);
        var fault = Fault(More with { Target = 1 }, [2, 4], "distance-to-target");
        Assert.Equal((FindingKinds.TargetUnfit, "1", "> 2"), (fault.Kind, fault.Found, fault.Expected));
        Assert.Equal(FindingKinds.TargetUnfit, Fault(Less with { Target = 5 }, [2, 4], "distance-to-target").Kind);
        Assert.Equal(FindingKinds.ConstantColumn, Fault(More with { Target = 2 }, [2, 4], "distance-to-target").Kind);
    }

    [Fact]
    public void Fraction_of_max_keeps_the_direction()
    {
        AssertClose([0.25, 1, -0.5, NA], Scores(More, [1, 4, -2, NA], "fraction-of-max"));
        AssertClose([1, 0.25, NA], Scores(Less, [1, 4, NA], "fraction-of-max"));
    }

    [Fact]
    public void Fraction_of_max_needs_positive_values()
    {
        Assert.Equal((FindingKinds.OutsideDomain, "max -1", "> 0"), Fault(More, [-1, -2], "fraction-of-max") switch { var f => (f.Kind, f.Found, f.Expected) });
        Assert.Equal((FindingKinds.OutsideDomain, "min 0", "> 0"), Fault(Less, [0, 2], "fraction-of-max") switch { var f => (f.Kind, f.Found, f.Expected) });
        Assert.Equal(FindingKinds.ConstantColumn, Fault(More, [0, 0], "fraction-of-max").Kind);
    }

    [Fact]
    public void None_leaves_values_and_ignores_the_direction() => Assert.Equal([3, -1, NA], Scores(Less, [3, -1, NA], "none"));

    [Fact]
    public void Every_method_of_the_catalogue_says_what_it_does()
    {
        Assert.All(MethodCatalogue.All, method =>
        {
            Assert.NotEqual(method.Summary.Zh, method.Summary.En);
            Assert.NotEqual("", method.Formula);
            Assert.NotEqual("", method.Source);
            using var example = System.Text.Json.JsonDocument.Parse(method.Example);
            foreach (var property in example.RootElement.EnumerateObject())
                Assert.Contains(property.Name, method.AllOptions.Select(option => option.Name).Append("method").Append("overrides"));
            Assert.Equal(method.AllOptions.Count(), method.AllOptions.Select(option => option.Name).Distinct().Count());
            foreach (var option in method.Options.Where(option => option.Choices.Count > 0 && option.Default is string))
                Assert.Contains((string)option.Default!, option.Choices);
        });
    }
}

using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Schemes;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Preparing;

public class IdentitiesTests
{
    static Identity Of(string left, string right, double tolerance = 0, double relative = 0) =>
        new("sum", Expression.Parse(left), Expression.Parse(right)) { Tolerance = tolerance, Relative = relative };

    static IReadOnlyList<Finding> Check(Panel raw, params Identity[] identities)
    {
        var findings = new FindingLog();
        Identities.Check(raw, identities, findings);
        return findings.ToList();
    }

    [Fact]
    public void Violation_gives_one_finding_with_both_values_and_their_difference()
    {
        var finding = Assert.Single(Check(Panel(("all", [[10, 11.5], [7, 7]]), ("x", [[4, 5], [3, 3]]), ("y", [[6, 6.25], [4, 4]])), Of("all", "x + y")));
        Assert.Equal((FindingKinds.IdentityBroken, "b", 2020, "sum", "11.5 ≠ 11.25 (+0.25)", "± 0"),
            (finding.Kind, finding.Unit, finding.Year, finding.Variable, finding.Found, finding.Expected));
        Assert.Equal(Severity.Error, finding.Kind.Severity);
        Assert.False(finding.Kind.StopsRun);
    }

    [Theory]
    [InlineData(115, 15, 0, true)]
    [InlineData(85, 15, 0, true)]
    [InlineData(115.0001, 15, 0, false)]
    [InlineData(84.9999, 15, 0, false)]
    [InlineData(110, 0, 0.1, true)]
    [InlineData(110.0001, 0, 0.1, false)]
    [InlineData(112, 12, 0.1, true)]
    [InlineData(110, 5, 0.1, true)]
    [InlineData(113, 12, 0.1, false)]
    public void Difference_equal_to_the_larger_tolerance_is_kept(double left, double tolerance, double relative, bool holds) =>
        Assert.Equal(holds ? 0 : 1, Check(Panel(("l", [[left]]), ("r", [[100]])), Of("l", "r", tolerance, relative)).Count);

    [Fact]
    public void Relative_tolerance_is_a_share_of_the_right_sides_magnitude() =>
        Assert.Equal(["a"], Check(Panel(("l", [[-80, -110]]), ("r", [[-100, -100]])), Of("l", "r", relative: 0.15)).Select(finding => finding.Unit));

    [Fact]
    public void Sums_of_decimal_fractions_are_equal_to_their_total() =>
        Assert.Empty(Check(Panel(("all", [[0.3, 1.1, 100.1]]), ("x", [[0.1, 0.7, 33.4]]), ("y", [[0.2, 0.4, 66.7]])), Of("all", "x + y"), Of("all", "x + y + 0.2", 0.2)));

    [Fact]
    public void Missing_side_is_not_compared()
    {
        var raw = Panel(("all", [[NA, 5, 5]]), ("x", [[1, NA, 2]]), ("y", [[1, 0, 0]])).With("y", 2020, 2, CellStatus.NotApplicable);
        Assert.Equal([FindingKinds.IdentityUnchecked], Check(raw, Of("all", "x + y")).Select(finding => finding.Kind));
        Assert.Equal(["b"], Check(raw, Of("all", "coalesce(x, 0) + y")).Select(finding => finding.Unit));
    }

    [Fact]
    public void Side_that_cannot_be_computed_is_not_compared() =>
        Assert.Equal(["b"], Check(Panel(("x", [[1, 1]]), ("y", [[0, 2]])), Of("x / y", "1")).Select(finding => finding.Unit));

    [Fact]
    public void Aggregate_units_are_checked_and_absent_units_are_not()
    {
        var raw = Panel([Unit("a"), Unit("b"), Unit("nation", isAggregate: true)], [2020, 2021], ("x", [[1, 1, 1], [1, 2, 3]]), ("y", [[1, 1, 1], [1, 3, 4]])).Without(1, 2021);
        Assert.Equal([("nation", (int?)2021)], Check(raw, Of("x", "y")).Select(finding => (finding.Unit!, finding.Year)));
    }

    [Fact]
    public void Identity_of_named_units_is_checked_for_them_alone()
    {
        var raw = Panel([Unit("a"), Unit("b"), Unit("nation", isAggregate: true)], [2020, 2021], ("x", [[1, 2, 3], [1, 2, 4]]));
        var nation = Of("x", "total(x)") with { Units = ["nat*"] };
        var finding = Assert.Single(Check(raw, nation));
        Assert.Equal(("nation", (int?)2021, "4 ≠ 3 (+1)"), (finding.Unit, finding.Year, finding.Found));
        Assert.Equal(FindingKinds.IdentityUnchecked, Assert.Single(Check(raw, nation with { Units = ["nobody"] })).Kind);
    }

    [Fact]
    public void Sides_may_look_back_by_calendar_years()
    {
        var raw = Panel([Unit("a")], [2019, 2020, 2022], ("stock", [[10], [15], [99]]), ("added", [[1], [4], [5]]));
        var finding = Assert.Single(Check(raw, Of("stock", "lag(stock) + added")));
        Assert.Equal((2020, "15 ≠ 14 (+1)"), (finding.Year, finding.Found));
    }

    [Fact]
    public void Unknown_variables_are_faults_all_at_once()
    {
        var raw = Panel(("x", [[1]]));
        var faults = Assert.Throws<ScoringException>(() => Check(raw, Of("x", "y + z"), Of("z", "x"))).Faults;
        Assert.Equal(["y", "z", "z"], faults.Select(fault => fault.Found));
        Assert.All(faults, fault => Assert.Equal(FindingKinds.VariableNotInPanel, fault.Kind));
    }
}

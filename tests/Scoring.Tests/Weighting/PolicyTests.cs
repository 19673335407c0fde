using Scoring.Methods;
using Scoring.Tests.Preparing;

namespace Scoring.Tests.Weighting;

/// <summary>Constant, collinear, missing, negative and too few values: each a fault or a finding with the policy that applied.</summary>
public class PolicyTests
{
    const double NA = double.NaN;

    static readonly double[][] WithConstant = [[1, 5, 2], [2, 5, 9], [3, 5, 4], [5, 5, 1]];
    static readonly double[][] AllConstant = [[1, 5], [1, 5], [1, 5], [1, 5]];

    public static TheoryData<string> OnValues => ["entropy", "panel-entropy", "critic", "coefficient-of-variation", "pca", "balanced", "infomax"];

    [Theory]
    [MemberData(nameof(OnValues))]
    public void Constant_child_gets_no_weight_and_is_reported(string method)
    {
        var outcome = Bench.Weigh(method, WithConstant);

        Assert.Equal(0, outcome.Weights![1]);
        Assert.Equal(1, outcome.Weights.Sum(), 12);
        var finding = outcome.Findings.Single(each => each.Kind.Code == "weight-constant");
        Assert.Equal(("c1", "5"), (finding.Variable, finding.Found));
    }

    [Theory]
    [MemberData(nameof(OnValues))]
    public void All_children_constant_is_a_fault(string method) => Assert.Equal(("weights-undefined", "index"), Of(Bench.Weigh(method, AllConstant)));

    [Theory]
    [MemberData(nameof(OnValues))]
    public void One_unit_is_a_fault(string method)
    {
        var fault = Bench.Weigh(method, [[1, 2]]).Faults[0];
        Assert.Equal("weight-sample-small", fault.Kind.Code);
    }

    [Theory]
    [InlineData("critic")]
    [InlineData("pca")]
    [InlineData("balanced")]
    [InlineData("infomax")]
    public void Collinear_children_are_reported(string method)
    {
        var outcome = Bench.Weigh(method, [[1, 2, 4], [2, 4, 1], [3, 6, 7], [7, 14, 2], [4, 8, 3]]);

        Assert.Equal("c0, c1: r 1", outcome.Findings.Single(each => each.Kind.Code == "weights-collinear").Found);
        Assert.Equal(1, outcome.Weights!.Sum(), 12);
        if (method == "pca") Assert.Equal(outcome.Weights![0], outcome.Weights[1], 9);
    }

    [Fact]
    public void Critic_of_children_that_all_tell_the_same_is_a_fault() =>
        Assert.Equal(("weights-undefined", "index"), Of(Bench.Weigh("critic", [[1, 2], [2, 4], [3, 6], [7, 14]])));

    [Fact]
    public void Negative_values_are_a_fault_for_shares_as_is_and_rescaled_else()
    {
        double[][] rows = [[-1, 2], [1, 3], [0.5, 7]];

        Assert.Equal(("weight-negative-values", "c0"), Of(Bench.Weigh("entropy", rows, ("scale", "as-is"))));
        var outcome = Bench.Weigh("entropy", rows);
        Assert.Equal("min -1; scale min-max", Assert.Single(outcome.Findings).Found);
        Bench.Close(Bench.Weigh("entropy", [[0, 2], [2, 3], [1.5, 7]]).Weights!, outcome.Weights, 1e-14);
    }

    [Fact]
    public void Mean_near_zero_is_refused() =>
        Assert.Equal(("weight-mean-near-zero", "c0"), Of(Bench.Weigh("coefficient-of-variation", [[-1, 2], [1, 3], [0, 7]])));

    [Fact]
    public void Missing_values_leave_a_column_of_entropy_and_a_row_of_correlations()
    {
        double[][] rows = [[1, 2], [2, NA], [4, 3], [7, 9], [NA, 5]];
        double[] first = [0, 1 / 6.0, 0.5, 1], second = [0, 1 / 7.0, 1, 3 / 7.0];
        double[] divergences = [Divergence(first), Divergence(second)];

        Bench.Close([.. divergences.Select(d => d / divergences.Sum())], Bench.Weigh("entropy", rows).Weights, 1e-12);
        var critic = Bench.Weigh("critic", rows);
        Assert.Equal("2 / 5", critic.Findings.Single(each => each.Kind.Code == "weight-rows-left-out").Found);
        Bench.Close(Bench.Weigh("critic", [[1, 2], [4, 3], [7, 9]]).Weights!, critic.Weights, 1e-15);
    }

    [Theory]
    [InlineData("keep", "weight-negative", true)]
    [InlineData("zero", "weight-negative", false)]
    public void Negative_loading_is_reported_and_follows_the_policy(string policy, string code, bool negative)
    {
        var outcome = Bench.Weigh("pca", Opposed, ("recipe", "first-component"), ("negative", policy));

        Assert.Equal((code, "c3"), (outcome.Findings[0].Kind.Code, outcome.Findings[0].Variable));
        Assert.EndsWith($"negative {policy}", outcome.Findings[0].Found, StringComparison.Ordinal);
        Assert.Equal(negative, outcome.Weights![3] < 0);
        Assert.Equal(1, outcome.Weights.Sum(), 12);
        Assert.Equal(("weight-negative-refused", "c3"), Of(Bench.Weigh("pca", Opposed, ("recipe", "first-component"), ("negative", "error"))));
        Assert.All(Bench.Weigh("pca", Opposed).Weights!, weight => Assert.True(weight >= 0));
    }

    [Fact]
    public void Child_that_works_against_the_others_gets_no_balanced_weight_and_the_gap_is_reported()
    {
        var outcome = Bench.Weigh("balanced", Opposed, ("targets", new SortedDictionary<string, double> { ["c3"] = 10 }));

        Assert.All(outcome.Weights!, weight => Assert.True(weight >= 0));
        Assert.Contains("balance-not-reached", outcome.FindingCodes);
    }

    [Theory]
    [InlineData("balanced", "topsis")]
    [InlineData("infomax", "geometric")]
    public void Weighting_that_has_no_place_under_an_aggregation_is_a_fault(string method, string aggregation)
    {
        var outcome = Bench.Weigh(method, 4, Opposed, null, aggregation);
        Assert.Equal(("weighing-unfit", aggregation), (outcome.Fault.Kind.Code, outcome.Fault.Found));
    }

    [Fact]
    public void Balanced_weights_of_a_geometric_mean_balance_its_own_values()
    {
        double[][] rows = [[10, 3, 5], [20, 9, 1], [35, 2, 9], [70, 8, 4], [40, 1, 2], [15, 7, 8], [22, 5, 7]];
        var outcome = Bench.Weigh("balanced", 3, rows, null, "geometric");
        var joined = rows.Select(row => Math.Exp(row.Select((x, j) => outcome.Weights![j] * Math.Log(x)).Sum())).ToArray();
        var r = Bench.Columns(rows, 3).Select(column => MathNet.Numerics.Statistics.Correlation.Pearson(column, joined)).ToArray();

        Bench.Close([r[0], r[0]], r[1..], 1e-6);
    }

    [Fact]
    public void Multipliers_share_out_the_nodes_points()
    {
        var outcome = Bench.Judge("multiplier", 3, ("multipliers", new SortedDictionary<string, double> { ["c0"] = 2, ["c2"] = 0 }));
        Bench.Close([40, 20, 0], outcome.Weights, 1e-13);

        Bench.Close([50, 50], Bench.Judge("multiplier", 2, ("multipliers", new SortedDictionary<string, double> { ["c0"] = 1 }), ("points", 100.0)).Weights, 1e-13);
        Assert.Equal("weights-undefined", Bench.Judge("multiplier", 1, ("multipliers", new SortedDictionary<string, double> { ["c0"] = 0 })).Fault.Kind.Code);
    }

    [Fact]
    public void Combination_needs_weightings_enough_and_no_negative_ones_in_products()
    {
        var (entropy, first) = (Given.Choice(StepKind.Weight, "entropy"), Given.Choice(StepKind.Weight, "pca", ("recipe", "first-component")));

        Assert.Equal("weighing-combination-size", Bench.Weigh("combined", Opposed, ("of", new[] { entropy })).Fault.Kind.Code);
        Assert.Equal("weighing-combination-size", Bench.Weigh("combined", Opposed, ("of", new[] { entropy, entropy, entropy })).Fault.Kind.Code);
        Assert.Equal(("weight-negative-refused", "c3"), Of(Bench.Weigh("combined", Opposed, ("of", new[] { entropy, first }), ("by", "product"))));
    }

    static readonly double[][] Opposed = [[1, 2, 1, 9], [2, 3, 3, 8], [3, 5, 2, 5], [4, 4, 6, 4], [5, 8, 5, 2], [6, 7, 8, 1.5]];

    static (string, string?) Of(Bench.Outcome outcome)
    {
        Assert.Null(outcome.Weights);
        return (outcome.Fault.Kind.Code, outcome.Fault.Variable);
    }

    static double Divergence(double[] values) => 1 + values.Where(value => value > 0).Sum(value => value / values.Sum() * Math.Log(value / values.Sum())) / Math.Log(values.Length);
}

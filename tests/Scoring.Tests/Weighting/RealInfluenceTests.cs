using MathNet.Numerics.Statistics;
using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Schemes;
using Scoring.Weighting;
using Example = Scoring.Tests.Aggregating.Example;

namespace Scoring.Tests.Weighting;

/// <summary>What indicators really do to the index, and all methods side by side.</summary>
public class RealInfluenceTests
{
    static readonly double[][] Values =
    [
        [10, 90, 30, 5], [20, 60, 80, 25], [45, 30, 20, 35], [70, 20, 90, 10], [90, 40, 10, 60], [35, 75, 55, 80], [5, 15, 95, 45],
    ];

    static readonly string[] Codes = ["a", "b", "c", "d"];

    static Evaluation Evaluated(string? weight = null) => Evaluator.Run(WeightingTests.Scheme(weight), Example.Panel(Codes, Values));

    [Fact]
    public void Influence_is_correlation_and_share_of_variance()
    {
        var influence = RealInfluence.Of(Evaluated());
        double[] effective = [0.375, 0.125, 0.25, 0.25];
        var index = Values.Select(row => row.Select((x, j) => effective[j] * x).Sum()).ToArray();
        var input = Values.Select(row => 0.75 * row[0] + 0.25 * row[1]).ToArray();

        for (var j = 0; j < 4; j++)
        {
            var column = Values.Select(row => row[j]).ToArray();
            Assert.Equal(Correlation.Pearson(column, index), influence.WithIndex(Codes[j]), 12);
            Assert.Equal(effective[j] * column.Covariance(index) / index.Variance(), influence.VarianceShare(Codes[j]), 12);
        }
        Assert.Equal(Correlation.Pearson(Values.Select(row => row[0]), input), influence.WithParent("a"), 12);
        Assert.Equal(Correlation.Pearson(input, index), influence.WithParent("input"), 12);
        Assert.Equal(1, Codes.Sum(influence.VarianceShare), 12);
        Assert.True(double.IsNaN(influence.WithParent("index")));
        Assert.Equal(1, influence.WithIndex("index"), 14);
    }

    [Fact]
    public void Shares_of_variance_sum_to_1_for_a_geometric_index_with_missing_values()
    {
        var scheme = WeightingTests.Scheme(null);
        scheme = scheme with { Steps = [.. scheme.Steps.Select(step => step.Kind == StepKind.Aggregate ? Example.Step("geometric") : step)] };
        double[][] gappy = [.. Values.Select((row, i) => row.Select((x, j) => i == j ? double.NaN : x).ToArray())];

        var influence = RealInfluence.Of(Evaluator.Run(scheme, Example.Panel(Codes, gappy)));

        Assert.Equal(1, Codes.Sum(influence.VarianceShare), 9);
    }

    [Fact]
    public void Comparison_holds_every_method_with_effective_weights_that_sum_to_1()
    {
        var comparison = WeightComparison.Of(Evaluated("\"critic\""));

        Assert.Equal(["scheme", .. WeightComparison.Names], comparison.Alternatives.Select(alternative => alternative.Name));
        Assert.All(comparison.Alternatives, alternative =>
        {
            Assert.Equal(1, alternative.Effective.Where(pair => Codes.Contains(pair.Key)).Sum(pair => pair.Value), 12);
            Assert.Equal(1, Codes.Sum(alternative.Influence!.VarianceShare), 9);
        });
        Assert.Equal(comparison.Alternatives.Single(each => each.Name == "critic").Effective, comparison.Alternatives[0].Effective);
        Assert.Equal(0.75, comparison.Alternatives.Single(each => each.Name == "given").Effective.ToDictionary()["a"] * 2, 12);
        Assert.Equal(0.25, comparison.Alternatives.Single(each => each.Name == "equal").Effective.ToDictionary()["a"], 12);
        // The correlations that 'balanced' sets are those of children with their own node.
        var balanced = comparison.Alternatives.Single(each => each.Name == "balanced").Influence!;
        Assert.Equal(balanced.WithParent("a"), balanced.WithParent("b"), 6);
        Assert.Equal(balanced.WithParent("input"), balanced.WithParent("output"), 6);
    }

    [Fact]
    public void Comparison_takes_only_the_methods_asked_for()
    {
        Assert.Equal(["scheme", "entropy", "pca first-component"],
            WeightComparison.Of(Evaluated(), ["pca first-component", "entropy"]).Alternatives.Select(alternative => alternative.Name));
    }

    [Fact]
    public void Node_for_which_a_method_has_no_weights_keeps_the_schemes_and_says_why()
    {
        double[][] constant = [.. Values.Select(row => new[] { 5, 7, row[2], row[3] })];
        var comparison = WeightComparison.Of(Evaluator.Run(WeightingTests.Scheme(null), Example.Panel(Codes, constant)), ["critic"]);
        var critic = comparison.Alternatives[1];

        Assert.Equal(["input"], critic.StandIns);
        Assert.Equal(0.75, critic.Weights.Of(new Node("a")) / (critic.Weights.Of(new Node("a")) + critic.Weights.Of(new Node("b"))), 12);
        Assert.Contains(critic.Findings, finding => (finding.Kind.Code, finding.Variable) == ("weights-undefined", "input"));
    }

    /// <summary>Two units have nothing but c and two nothing but d, so each rests its score on that child alone.</summary>
    [Fact]
    public void Shares_under_benefit_of_the_doubt_are_means_over_units()
    {
        double[][] rows = [[1, 1, 80, 0], [1, 1, 0, 80], [1, 1, 40, 0], [1, 1, 0, 20]];
        var shares = WeightComparison.Of(Evaluator.Run(WeightingTests.Scheme(null), Example.Panel(Codes, rows)), ["benefit-of-the-doubt"]).Alternatives[1];

        Assert.Equal(0.5, shares.Weights.Of(new Node("c")), 12);
        Assert.Equal(0.5, shares.Weights.Of(new Node("d")), 12);
        Assert.Empty(shares.StandIns);
        Assert.All(shares.Fitted, entry => Assert.Equal("benefit-of-the-doubt", entry.Method));
    }

    [Fact]
    public void Weights_of_a_comparison_take_negative_values_for_zero_under_benefit_of_the_doubt_alone()
    {
        double[][] negative = [[1, 1, 80, -5], [1, 1, -3, 80], [1, 1, 40, -1], [1, 1, 0, 20]];
        var comparison = WeightComparison.Of(Evaluator.Run(WeightingTests.Scheme(null), Example.Panel(Codes, negative)), ["benefit-of-the-doubt"]);

        Assert.Equal(0.5, comparison.Alternatives[1].Weights.Of(new Node("c")), 12);
        Assert.NotNull(comparison.Alternatives[1].Influence);
    }
}

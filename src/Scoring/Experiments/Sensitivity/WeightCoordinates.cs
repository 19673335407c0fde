using Scoring.Experiments.Plans;
using Scoring.Kernels;

namespace Scoring.Experiments.Sensitivity;

/// <summary>Makes the weights of a plan from the coordinates of a point.</summary>
sealed class WeightCoordinates : IDrawnWeights
{
    readonly ScoringPlan plan;
    readonly SchemeSensitivityOptions options;

    /// <summary>By weight of the plan: the coordinate that it is made from; −1 = it stays.</summary>
    readonly int[] coordinates;

    /// <summary>Prepares a plan.</summary>
    /// <param name="plan">The plan, of the scheme itself or of an alternative.</param>
    /// <param name="coordinateOf">Coordinates by node and child of the scheme itself. A child that only an alternative has keeps its weight.</param>
    /// <param name="options">How weights vary.</param>
    public WeightCoordinates(ScoringPlan plan, IReadOnlyDictionary<(string Node, string Child), int> coordinateOf, SchemeSensitivityOptions options)
    {
        (this.plan, this.options) = (plan, options);
        coordinates = new int[plan.WeightCount];
        foreach (var group in plan.Groups)
            for (var child = 0; child < group.Count; child++)
                coordinates[group.Offset + child] = coordinateOf.GetValueOrDefault((group.Node, group.Children[child]), -1);
    }

    /// <summary>The point whose weights are asked for.</summary>
    public double[] Point { get; set; } = [];

    public int ScratchLength => 0;

    public void Fill(long draw, Span<double> scratch, Span<double> weights)
    {
        foreach (var group in plan.Groups)
        {
            var own = weights.Slice(group.Offset, group.Count);
            var (sum, standing) = (0.0, 0.0);
            for (var child = 0; child < own.Length; child++)
            {
                var share = group.Nominal[child] / group.Total;
                var at = coordinates[group.Offset + child];
                if (at < 0) standing += own[child] = share;
                else sum += own[child] = options.Weights == VariedWeights.Uniform ? -DeterministicMath.Log(Point[at]) : share * (1 + options.Noise * (2 * Point[at] - 1));
            }
            // Those that vary share what those that stay leave over.
            for (var child = 0; child < own.Length; child++)
                own[child] = !(sum > 0) || coordinates[group.Offset + child] < 0 ? group.Nominal[child] : group.Total * (1 - standing) * (own[child] / sum);
        }
    }
}

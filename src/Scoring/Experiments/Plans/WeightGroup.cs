namespace Scoring.Experiments.Plans;

/// <summary>Weights that share one simplex: those of a node's children, or of all indicators.</summary>
/// <param name="Node">The node's code; the index in leaf space.</param>
/// <param name="Children">Codes of its children, or of the indicators.</param>
/// <param name="Nominal">Their weights as the run used them, ≥ 0; in leaf space effective weights.</param>
/// <param name="Offset">Position of the first in a vector of weights.</param>
public sealed record WeightGroup(string Node, IReadOnlyList<string> Children, IReadOnlyList<double> Nominal, int Offset)
{
    /// <summary>Number of weights.</summary>
    public int Count => Children.Count;

    /// <summary>What the weights of a draw sum to: the sum of the weights as written, or 1 where that is 0.</summary>
    public double Total { get; } = Nominal.Sum() is > 0 and var sum ? sum : 1;
}

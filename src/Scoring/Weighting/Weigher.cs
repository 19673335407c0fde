using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>A way to say how much each of a node's children counts.</summary>
/// <remarks>
/// Pure: the same children, values, judgements and options give the same weights. Weights sum to 1 unless the method says otherwise.
/// Values are normalised, so more is better, and a child that is missing leaves the sample in the way the method states.
/// </remarks>
abstract class Weigher
{
    /// <summary>Name, formula, source and options.</summary>
    public abstract MethodDefinition Definition { get; }

    /// <summary>Whether the weights rest on the children's values.</summary>
    public virtual bool NeedsValues(OptionSet options) => false;

    /// <summary>The weights of a node's children, at least two, or null after a fault.</summary>
    public abstract Weighed? Weigh(WeighingContext context);
}

/// <summary>What a method came to for one node.</summary>
/// <param name="Weights">One weight per child, in the order of the children.</param>
/// <param name="Statistics">What else the method worked out, by name: λmax, CR, Kendall's W.</param>
sealed record Weighed(double[] Weights, IReadOnlyList<(string Name, double Value)> Statistics)
{
    /// <summary>Weights without further statistics.</summary>
    public Weighed(double[] weights)
        : this(weights, [])
    {
    }
}

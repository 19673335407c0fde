using Scoring.Schemes;

namespace Scoring.Weighting;

/// <summary>What every node and indicator weighs in the index: the shares down the tree multiplied.</summary>
/// <remarks>
/// The root has 1; a child has its parent's weight times w/Σw over the siblings that feed the parent, so every level sums to 1 (0 for what feeds nothing).
/// This is the share of the index only where every node is a weighted mean of complete data; elsewhere it is what was meant, and
/// <see cref="RealInfluence"/> what came of it. Source: COINr, get_eff_weights.
/// </remarks>
public static class EffectiveWeights
{
    /// <summary>Effective weights by code of node and indicator, parents before children.</summary>
    /// <param name="framework">The root.</param>
    /// <param name="weights">The weights of a run.</param>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(Node framework, NodeWeights weights)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(weights);
        var effective = new List<KeyValuePair<string, double>>();
        Add(framework, 1);
        return effective;

        void Add(Node node, double weight)
        {
            effective.Add(KeyValuePair.Create(node.Code, weight));
            var total = node.Children.Where(child => child.FeedsParent).Sum(weights.Of);
            foreach (var child in node.Children) Add(child, child.FeedsParent && total != 0 ? weight * (weights.Of(child) / total) : 0);
        }
    }
}

namespace Scoring.Experiments.Draws;

/// <summary>Only the order of importance is known: uniform over all weightings that keep it.</summary>
/// <remarks>
/// Exact, without rejection: shares uniform on the simplex are put in descending order and handed out tier by tier; inside a tier children keep the order their own
/// numbers came in, which is random. A group of which no child is named is drawn without an order.
/// </remarks>
/// <param name="Tiers">By code of a child: 1 for the most important, then 2, …; children with the same number are not compared. All children of a group or none.</param>
/// <param name="Floor">Smallest share of a child, 0 … 1/m. Default: 0.</param>
public sealed record OrderedWeights(IReadOnlyDictionary<string, int> Tiers, double Floor = 0) : WeightSampling
{
    internal override string? Fault(ShareGroup group)
    {
        var named = group.Children.Count(Tiers.ContainsKey);
        return named == 0 || named == group.Count ? FloorFault(group, Floor) : string.Join(", ", group.Children.Where(child => !Tiers.ContainsKey(child)));
    }

    internal override void Draw(ShareGroup group, DrawSource source, Span<double> shares, Span<double> scratch)
    {
        Uniform(source, Floor, shares);
        if (!Tiers.ContainsKey(group.Children[0])) return;
        var sorted = scratch[..shares.Length];
        var own = scratch.Slice(shares.Length, shares.Length);
        shares.CopyTo(sorted);
        shares.CopyTo(own);
        sorted.Sort();
        for (var child = 0; child < own.Length; child++)
        {
            // Place among all: the children of better tiers, then those of its own tier with a larger number (or an equal one that stands before).
            var tier = Tiers[group.Children[child]];
            var place = 0;
            for (var other = 0; other < own.Length; other++)
            {
                var otherTier = Tiers[group.Children[other]];
                if (otherTier < tier || (otherTier == tier && (own[other] > own[child] || (own[other] == own[child] && other < child)))) place++;
            }
            shares[child] = sorted[^(place + 1)];
        }
    }
}

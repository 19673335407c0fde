using Scoring.Schemes.Reading;

namespace Scoring.Experiments;

/// <summary>Gives children that count in their node the same weight: the mean of theirs, so that sums keep their scale.</summary>
/// <remarks>A child counts unless its weight is 0 or its parent does not read it: equal weights bring in nothing that the scheme leaves aside.</remarks>
static class EqualWeights
{
    /// <summary>The framework with equal weights; the same value where they are equal already.</summary>
    public static SchemeValue Of(SchemeValue node)
    {
        if (node.Find("children") is not { IsArray: true } children) return node;
        var counting = children.Items.Where(Counts).Select(Weight).ToList();
        var mean = 0.0;
        foreach (var weight in counting) mean += weight / counting.Count;
        var isEqual = counting.TrueForAll(weight => weight == counting[0]);
        return node.With("children", children.WithItems([.. children.Items.Select(child =>
        {
            var below = Of(child);
            return isEqual || !Counts(child) ? below : Weighted(below, mean);
        })]));
    }

    static SchemeValue Weighted(SchemeValue child, double weight) => child.IsString
        ? child.WithMembers([("indicator", child), ("weight", child.WithNumber(weight))])
        : child.With("weight", child.WithNumber(weight));

    static bool Counts(SchemeValue child) => Weight(child) > 0 && child.Find("feeds_parent") is not { Kind: System.Text.Json.JsonValueKind.False };

    static double Weight(SchemeValue child) => child.Find("weight") is { } weight ? weight.Number : 1;
}

using Scoring.Findings;

namespace Scoring.Weighting;

/// <summary>In which order inline judgements list a node's children.</summary>
static class ItemOrder
{
    /// <summary>For each child its position in <c>items</c>, or in the framework when that is not given; null after a fault.</summary>
    public static int[]? Of(WeighingContext context)
    {
        var codes = context.Children.Select(child => child.Code).ToList();
        if (!context.Options.Has("items")) return [.. Enumerable.Range(0, codes.Count)];
        var items = context.Options.Names("items").ToList();
        if (items.Order(StringComparer.Ordinal).SequenceEqual(codes.Order(StringComparer.Ordinal))) return [.. codes.Select(code => items.IndexOf(code))];
        context.Fault(FindingKinds.JudgementsShape, string.Join(", ", items), string.Join(", ", codes));
        return null;
    }
}

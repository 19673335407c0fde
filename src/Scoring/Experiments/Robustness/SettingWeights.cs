using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;

namespace Scoring.Experiments.Robustness;

/// <summary>The weights that a draw of the nominal plan stands for under another setting.</summary>
/// <remarks>
/// A child's share comes from the same random numbers as in the nominal plan, around the setting's own weights. The shares of children that a setting leaves
/// out go to their siblings; children and nodes that only the setting has keep its weights.
/// </remarks>
sealed class SettingWeights : IDrawnWeights
{
    readonly WeightSampling sampling;
    readonly ulong seed;
    readonly double[] standing;
    readonly List<Mapped> groups = [];
    readonly int widest;

    /// <summary>Maps the groups of a plan onto those of a setting.</summary>
    /// <param name="nominal">The plan whose draws are taken over.</param>
    /// <param name="setting">The setting's plan.</param>
    /// <param name="options">What is drawn.</param>
    internal SettingWeights(ScoringPlan nominal, ScoringPlan setting, DrawOptions options)
    {
        (sampling, seed) = (options.Sampling, options.Seed);
        standing = setting.Nominal.ToArray();
        var own = setting.Groups.ToDictionary(group => group.Node, StringComparer.Ordinal);
        foreach (var group in nominal.Groups)
        {
            if (options.Only is { } only && !only.Contains(group.Node, StringComparer.Ordinal)) continue;
            if (!own.TryGetValue(group.Node, out var other)) continue;
            groups.Add(Map(group, other));
            widest = Math.Max(widest, group.Count);
        }
    }

    public int ScratchLength => 3 * widest;

    public void Fill(long draw, Span<double> scratch, Span<double> weights)
    {
        standing.CopyTo(weights);
        foreach (var (group, slots, offset, scale) in groups)
        {
            var shares = scratch[..group.Count];
            sampling.Draw(group, new DrawSource(seed, draw, offset), shares, scratch.Slice(widest, 2 * group.Count));
            var kept = 0.0;
            for (var child = 0; child < slots.Length; child++)
                if (slots[child] >= 0)
                    kept += shares[child];
            if (!(kept > 0)) continue; // all the weight went to what is left out: the setting's own weights stand
            for (var child = 0; child < slots.Length; child++)
                if (slots[child] >= 0)
                    weights[slots[child]] = shares[child] * scale;
        }
    }

    static Mapped Map(WeightGroup group, WeightGroup other)
    {
        var slots = new int[group.Count];
        var index = other.Children.Select((code, child) => (code, child)).ToDictionary(each => each.code, each => each.child, StringComparer.Ordinal);
        for (var child = 0; child < slots.Length; child++) slots[child] = index.TryGetValue(group.Children[child], out var at) ? other.Offset + at : -1;
        var total = group.Nominal.Sum();
        var shares = group.Nominal.Select(weight => total > 0 ? weight / total : 1.0 / group.Count).ToArray();
        double kept = 0, theirs = 0;
        for (var child = 0; child < slots.Length; child++)
            if (slots[child] >= 0)
            {
                kept += shares[child];
                theirs += other.Nominal[slots[child] - other.Offset];
            }
        if (kept > 0 && theirs > 0)
            for (var child = 0; child < slots.Length; child++)
                if (slots[child] >= 0)
                    shares[child] = kept * (other.Nominal[slots[child] - other.Offset] / theirs);
        var scale = (theirs > 0 ? theirs : 1) / (kept > 0 ? kept : 1);
        return new Mapped(new ShareGroup(group.Node, group.Children, shares), slots, group.Offset, scale);
    }

    readonly record struct Mapped(ShareGroup Group, int[] Slots, int Offset, double Scale);
}

using System.Numerics;

namespace Scoring.Kernels;

/// <summary>Duels between units, child by child.</summary>
/// <remarks>
/// For a pair, net = Σw·sgn(a − b) over the children in their order, skipping those that either unit lacks: a comparison with NaN is false both ways. The lanes of
/// a vector are different opponents, so every sum has the same order, and the bits are the same for any vector width. Cost: units × opponents × children,
/// about a third of a nanosecond each with 256-bit vectors.
/// </remarks>
static class OutrankingKernel
{
    /// <summary>A difference within this share of the sum of weights decides nothing.</summary>
    const double Draw = 1e-12;

    /// <summary>Wins less losses of each unit against the opponents; NaN for a unit without a child.</summary>
    /// <param name="children">By child: the units' values.</param>
    /// <param name="opponents">By child: the opponents' values.</param>
    /// <param name="weights">By child, above 0.</param>
    /// <param name="target">By unit.</param>
    internal static void Copeland(double[][] children, double[][] opponents, double[] weights, Span<double> target)
    {
        var total = 0.0;
        foreach (var weight in weights) total += weight;
        var draw = Draw * total;
        var masses = Array.ConvertAll(weights, Vector.Create);
        var own = new Vector<double>[children.Length];
        for (var unit = 0; unit < target.Length; unit++)
        {
            var any = false;
            for (var j = 0; j < children.Length; j++)
            {
                own[j] = Vector.Create(children[j][unit]);
                any |= !double.IsNaN(children[j][unit]);
            }
            target[unit] = any ? Duels(own, opponents, masses, draw) : double.NaN;
        }
    }

    static long Duels(Vector<double>[] own, double[][] opponents, Vector<double>[] masses, double draw)
    {
        var width = Vector<double>.Count;
        var count = own.Length == 0 ? 0 : opponents[0].Length;
        var (least, most) = (Vector.Create(-draw), Vector.Create(draw));
        var balance = Vector<long>.Zero;
        var other = 0;
        for (; other <= count - width; other += width)
        {
            var net = Vector<double>.Zero;
            for (var j = 0; j < own.Length; j++)
            {
                var theirs = new Vector<double>(opponents[j], other);
                var won = Vector.GreaterThan(own[j], theirs);
                var lost = Vector.LessThan(own[j], theirs);
                net += Vector.ConditionalSelect(won, masses[j], Vector<double>.Zero) - Vector.ConditionalSelect(lost, masses[j], Vector<double>.Zero);
            }
            balance += Vector.LessThan(net, least) - Vector.GreaterThan(net, most); // true is −1
        }
        var sum = Vector.Sum(balance);
        for (; other < count; other++)
        {
            var net = 0.0;
            for (var j = 0; j < own.Length; j++)
            {
                var (mine, theirs) = (own[j][0], opponents[j][other]);
                net += (mine > theirs ? masses[j][0] : 0) - (mine < theirs ? masses[j][0] : 0);
            }
            sum += net > draw ? 1 : net < -draw ? -1 : 0;
        }
        return sum;
    }

    /// <summary>Share of the weights of a duel that speak for the first unit, equal children counting half; ½ without a child that both have.</summary>
    internal static double Share(double[][] children, double[] weights, int first, int second)
    {
        double won = 0, total = 0;
        for (var j = 0; j < children.Length; j++)
        {
            var (mine, theirs) = (children[j][first], children[j][second]);
            if (double.IsNaN(mine) || double.IsNaN(theirs)) continue;
            won += mine > theirs ? weights[j] : mine == theirs ? weights[j] * 0.5 : 0;
            total += weights[j];
        }
        return total == 0 ? 0.5 : won / total;
    }
}

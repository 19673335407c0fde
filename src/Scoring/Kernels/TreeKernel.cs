using System.Numerics;
using System.Runtime.CompilerServices;

namespace Scoring.Kernels;

/// <summary>One node of a tree of weighted means and sums.</summary>
/// <param name="Offset">Position of its children's weights.</param>
/// <param name="Children">By child: the term's index, or −1 − the index of an earlier node.</param>
/// <param name="Divides">A mean: divided by the available weight.</param>
/// <param name="Rescales">A sum whose missing children hand their weight to the others.</param>
/// <param name="Blank">By unit of the tiles: 0, or NaN where rules leave the unit out; null = nobody is left out.</param>
sealed record TreeNode(int Offset, int[] Children, bool Divides, bool Rescales, double[]? Blank);

/// <summary>Scores of units with missing cells: node by node, missing children dropping out with their weight.</summary>
/// <remarks>
/// The operations and their order are those of <see cref="NodeSumKernel"/>, unit by unit, so the bits are those of the annual run; lanes are units.
/// A tile of 24 units stays in the first-level cache while draws pass by. Cost: about 0.1 ns per cell and draw.
/// </remarks>
static unsafe class TreeKernel
{
    /// <summary>Values of the last node for draws.</summary>
    /// <param name="terms">Terms; NaN where missing.</param>
    /// <param name="nodes">Children before parents.</param>
    /// <param name="weights">By draw: the weights of all nodes' children.</param>
    /// <param name="weightStride">Distance between the weights of draws.</param>
    /// <param name="draws">Number of draws.</param>
    /// <param name="scores">By draw: one value per unit.</param>
    /// <param name="stride">Distance between rows of scores.</param>
    internal static void Run(TermTiles terms, TreeNode[] nodes, double* weights, int weightStride, int draws, double* scores, nint stride)
    {
        const int Width = TermTiles.Width;
        var values = stackalloc double[nodes.Length * Width];
        for (var tile = 0; tile < terms.Tiles; tile++)
        {
            var x = terms.Tile(tile);
            var first = tile * Width;
            var count = Math.Min(Width, terms.Units - first);
            for (var draw = 0; draw < draws; draw++)
            {
                for (var n = 0; n < nodes.Length; n++) Node(nodes[n], n, x, values, weights + (long)draw * weightStride, first, count);
                new Span<double>(values + (nodes.Length - 1) * Width, count).CopyTo(new Span<double>(scores + draw * stride + first, count));
            }
        }
    }

    static void Node(TreeNode node, int index, double* x, double* values, double* weights, int first, int count)
    {
        const int Width = TermTiles.Width;
        var w = weights + node.Offset;
        var total = 0.0;
        if (node.Rescales)
            for (var j = 0; j < node.Children.Length; j++)
                total += w[j];
        fixed (int* children = node.Children)
            for (var lane = 0; lane < Width; lane += Vector<double>.Count)
                Lanes(node, children, w, total, x + lane, values + lane).Store(values + index * Width + lane);
        if (node.Blank is not { } blank) return;
        for (var lane = 0; lane < count; lane++) values[index * Width + lane] += blank[first + lane];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> Lanes(TreeNode node, int* children, double* w, double total, double* x, double* values)
    {
        Vector<double> sum = default, weight = default;
        var count = Vector<long>.Zero;
        for (var j = 0; j < node.Children.Length; j++)
        {
            var child = children[j];
            var z = Vector.Load(child >= 0 ? x + (long)child * TermTiles.Width : values + (-1 - child) * TermTiles.Width);
            var here = Vector.Equals(z, z);
            var own = Vector.Create(w[j]);
            sum = Vector.ConditionalSelect(here, Vector.FusedMultiplyAdd(own, z, sum), sum);
            weight += Vector.BitwiseAnd(own, Vector.AsVectorDouble(here));
            count -= here;
        }
        var value = sum;
        if (node.Divides) value = sum / weight;
        else if (node.Rescales)
            value = Vector.ConditionalSelect(Vector.Equals(count, new Vector<long>(node.Children.Length)), sum, sum * (Vector.Create(total) / weight));
        // Children that all weigh nothing say nothing, of a sum either.
        return Vector.ConditionalSelect(Vector.Equals(weight, Vector<double>.Zero), Vector.Create(double.NaN), value);
    }
}

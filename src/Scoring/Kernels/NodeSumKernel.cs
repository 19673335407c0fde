using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Scoring.Kernels;

/// <summary>Weighted sums and means over the children of a node, unit by unit.</summary>
/// <remarks>
/// <para>Σ w_j·z_ij over the children whose z_ij is not NaN, accumulated in child order from +0 by <see cref="Math.FusedMultiplyAdd"/>; the mean
/// divides by the Σ w_j of the same children, summed in the same order. A missing child drops out with its weight. A unit without any child
/// is missing (NaN) in both; a mean whose available weight is 0 is NaN too.</para>
/// <para>Units are independent, so vector lanes, blocks of units and threads cannot change a bit. Columns are read at
/// <c>start .. start + target.Length</c>; weights are trusted to be finite and ≥ 0. Cost: 0.2–0.5 ns per cell.</para>
/// </remarks>
static class NodeSumKernel
{
    /// <summary>Σwz/Σw over the available children, with the available weight and the number of available children.</summary>
    internal static void WeightedMean(
        ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, int start,
        Span<double> target, Span<double> availableWeight, Span<int> availableCount) =>
        Run(children, weights, start, target, availableWeight, availableCount, divide: true);

    /// <summary>Σwz over the available children (weights as written, nothing rescaled), with their weight and number.</summary>
    internal static void WeightedSum(
        ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, int start,
        Span<double> target, Span<double> availableWeight, Span<int> availableCount) =>
        Run(children, weights, start, target, availableWeight, availableCount, divide: false);

    /// <summary>Σwz/Σw for columns the caller knows to be complete: the bits of <see cref="WeightedMean"/>. A NaN would spread to its unit.</summary>
    internal static void WeightedMeanComplete(
        ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, int start, Span<double> target)
    {
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        RunComplete(children, weights, start, target, total);
    }

    /// <summary>Σwz for columns the caller knows to be complete.</summary>
    internal static void WeightedSumComplete(
        ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, int start, Span<double> target) =>
        RunComplete(children, weights, start, target, 1);

    /// <summary>One unit at a time: the definition the vector lanes are tested against.</summary>
    internal static void RunScalar(
        ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, int start,
        Span<double> target, Span<double> availableWeight, Span<int> availableCount, bool divide)
    {
        for (var i = 0; i < target.Length; i++)
        {
            double sum = 0, weight = 0;
            var count = 0;
            for (var j = 0; j < children.Length; j++)
            {
                var z = children[j][start + i];
                if (double.IsNaN(z))
                    continue;
                sum = Math.FusedMultiplyAdd(weights[j], z, sum);
                weight += weights[j];
                count++;
            }
            target[i] = count == 0 ? double.NaN : divide ? sum / weight : sum;
            availableWeight[i] = weight;
            availableCount[i] = count;
        }
    }

    static void Run(
        ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, int start,
        Span<double> target, Span<double> availableWeight, Span<int> availableCount, bool divide)
    {
        CheckShapes(children, weights, start, target.Length);
        Debug.Assert(availableWeight.Length == target.Length && availableCount.Length == target.Length);
        var width = Vector<double>.Count;
        var i = 0;
        for (; Vector.IsHardwareAccelerated && i <= target.Length - 2 * width; i += 2 * width)
        {
            Vector<double> sum0 = default, sum1 = default, weight0 = default, weight1 = default;
            Vector<long> count0 = default, count1 = default;
            for (var j = 0; j < children.Length; j++)
            {
                ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(children[j]), start + i);
                var w = Vector.Create(weights[j]);
                var z0 = Vector.LoadUnsafe(ref first);
                var z1 = Vector.LoadUnsafe(ref first, (nuint)width);
                var here0 = Vector.Equals(z0, z0);
                var here1 = Vector.Equals(z1, z1);
                sum0 = Vector.ConditionalSelect(here0, Vector.FusedMultiplyAdd(w, z0, sum0), sum0);
                sum1 = Vector.ConditionalSelect(here1, Vector.FusedMultiplyAdd(w, z1, sum1), sum1);
                weight0 += Vector.BitwiseAnd(w, Vector.AsVectorDouble(here0));
                weight1 += Vector.BitwiseAnd(w, Vector.AsVectorDouble(here1));
                count0 -= here0;
                count1 -= here1;
            }
            Finish(sum0, weight0, count0, divide).StoreUnsafe(ref target[i]);
            Finish(sum1, weight1, count1, divide).StoreUnsafe(ref target[i + width]);
            weight0.StoreUnsafe(ref availableWeight[i]);
            weight1.StoreUnsafe(ref availableWeight[i + width]);
            Vector.Narrow(count0, count1).StoreUnsafe(ref availableCount[i]);
        }
        RunScalar(children, weights, start + i, target[i..], availableWeight[i..], availableCount[i..], divide);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> Finish(Vector<double> sum, Vector<double> weight, Vector<long> count, bool divide) =>
        Vector.ConditionalSelect(
            Vector.Equals(count, Vector<long>.Zero), Vector.Create(double.NaN), divide ? sum / weight : sum);

    static void RunComplete(
        ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, int start, Span<double> target, double divisor)
    {
        CheckShapes(children, weights, start, target.Length);
        var width = Vector<double>.Count;
        var i = 0;
        for (; Vector.IsHardwareAccelerated && i <= target.Length - 2 * width; i += 2 * width)
        {
            Vector<double> sum0 = default, sum1 = default;
            for (var j = 0; j < children.Length; j++)
            {
                ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(children[j]), start + i);
                var w = Vector.Create(weights[j]);
                sum0 = Vector.FusedMultiplyAdd(w, Vector.LoadUnsafe(ref first), sum0);
                sum1 = Vector.FusedMultiplyAdd(w, Vector.LoadUnsafe(ref first, (nuint)width), sum1);
            }
            (sum0 / Vector.Create(divisor)).StoreUnsafe(ref target[i]);
            (sum1 / Vector.Create(divisor)).StoreUnsafe(ref target[i + width]);
        }
        for (; i < target.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < children.Length; j++)
                sum = Math.FusedMultiplyAdd(weights[j], children[j][start + i], sum);
            target[i] = sum / divisor;
        }
    }

    /// <summary>Checked in Release too: the loops read without bounds checks, and a short column must not become wild memory.</summary>
    static void CheckShapes(ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, children.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        foreach (var child in children)
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, child.Length - start);
    }
}

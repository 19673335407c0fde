using System.Runtime.CompilerServices;

namespace Scoring.Kernels;

/// <summary>Error-free sums and products: a result is an unevaluated pair High + Low with |Low| ≤ half a unit in the last place of High.</summary>
/// <remarks>
/// The constructions of Knuth, Dekker and Ogita–Rump–Oishi. Every step is an IEEE operation or <see cref="Math.FusedMultiplyAdd"/>,
/// which .NET rounds once also where the CPU has no such instruction, so the bits never depend on the machine. Overflow is not handled.
/// </remarks>
static class DoubleDouble
{
    /// <summary>a + b exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double High, double Low) TwoSum(double a, double b)
    {
        var high = a + b;
        var fromB = high - a;
        return (high, (a - (high - fromB)) + (b - fromB));
    }

    /// <summary>a + b exactly, for |a| ≥ |b| or a = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double High, double Low) FastTwoSum(double a, double b)
    {
        var high = a + b;
        return (high, b - (high - a));
    }

    /// <summary>a · b exactly (as long as the low part does not underflow).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double High, double Low) TwoProduct(double a, double b)
    {
        var high = a * b;
        return (high, Math.FusedMultiplyAdd(a, b, -high));
    }

    /// <summary>The product of two pairs, relative error below 2⁻¹⁰².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double High, double Low) Multiply((double High, double Low) a, (double High, double Low) b)
    {
        var high = a.High * b.High;
        var low = Math.FusedMultiplyAdd(a.High, b.High, -high);
        low = Math.FusedMultiplyAdd(a.High, b.Low, low);
        low = Math.FusedMultiplyAdd(a.Low, b.High, low);
        return FastTwoSum(high, low);
    }
}

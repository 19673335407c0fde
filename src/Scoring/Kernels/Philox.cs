using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Scoring.Kernels;

/// <summary>Philox 4×32-10: random numbers as a function of (seed, stream, index), with no state between calls.</summary>
/// <remarks>
/// <para>Every number can be had alone, in any order and on any thread. A block of four words is a pure function of a 128-bit counter and a 64-bit
/// key; here the key is the seed, the counter's upper half the stream and its lower half the number of the block in the stream, each
/// low word first. Element i of a stream of doubles is half i mod 2 of block i / 2, however the caller cuts the stream into spans.</para>
/// <para>Source: J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).</para>
/// </remarks>
static class Philox
{
    const uint Multiplier0 = 0xD2511F53;
    const uint Multiplier1 = 0xCD9E8D57;
    const uint Weyl0 = 0x9E3779B9; // golden ratio
    const uint Weyl1 = 0xBB67AE85; // √3 − 1

    const double TwoToMinus52 = 1.0 / (1L << 52);
    const double TwoToMinus53 = 1.0 / (1L << 53);

    /// <summary>Four words from a counter and a key, both given word by word, in the order of the publication.</summary>
    internal static (uint R0, uint R1, uint R2, uint R3) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
            k0 += Weyl0;
            k1 += Weyl1;
        }
        return (c0, c1, c2, c3);
    }

    /// <summary>Both 64-bit halves of one block, low word first.</summary>
    internal static (ulong First, ulong Second) Pair(ulong seed, ulong stream, ulong block)
    {
        var (r0, r1, r2, r3) = Block((uint)block, (uint)(block >> 32), (uint)stream, (uint)(stream >> 32), (uint)seed, (uint)(seed >> 32));
        return (r0 | (ulong)r1 << 32, r2 | (ulong)r3 << 32);
    }

    /// <summary>Words <paramref name="first"/>, first + 1, … of a stream.</summary>
    internal static void Words(ulong seed, ulong stream, ulong first, Span<ulong> target)
    {
        Debug.Assert(first <= ulong.MaxValue - (ulong)target.Length);
        var i = 0;
        if ((first & 1) == 1 && target.Length > 0)
            target[i++] = Pair(seed, stream, first >> 1).Second;
        for (; i + 1 < target.Length; i += 2)
            (target[i], target[i + 1]) = Pair(seed, stream, (first + (ulong)i) >> 1);
        if (i < target.Length)
            target[i] = Pair(seed, stream, (first + (ulong)i) >> 1).First;
    }

    /// <summary>A multiple of 2⁻⁵³ in [0, 1) from a word's upper 53 bits.</summary>
    internal static double ToUniform(ulong word) => (word >> 11) * TwoToMinus53;

    /// <summary>An odd multiple of 2⁻⁵³, so inside (0, 1) and symmetric about ½, from a word's upper 52 bits.</summary>
    internal static double ToOpenUniform(ulong word) => ((word >> 12) + 0.5) * TwoToMinus52;

    /// <summary>A standard normal number from one word, so that a stream of normals may be entered anywhere. At most 8.21 in size.</summary>
    internal static double ToNormal(ulong word) => InverseNormal.At(ToOpenUniform(word));

    /// <summary>Uniform numbers in [0, 1), elements <paramref name="first"/>, first + 1, … of a stream.</summary>
    internal static void Uniform(ulong seed, ulong stream, ulong first, Span<double> target)
    {
        var words = MemoryMarshal.Cast<double, ulong>(target);
        Words(seed, stream, first, words);
        for (var i = 0; i < target.Length; i++) target[i] = ToUniform(words[i]);
    }

    /// <summary>Uniform numbers in (0, 1), elements <paramref name="first"/>, first + 1, … of a stream.</summary>
    internal static void OpenUniform(ulong seed, ulong stream, ulong first, Span<double> target)
    {
        var words = MemoryMarshal.Cast<double, ulong>(target);
        Words(seed, stream, first, words);
        for (var i = 0; i < target.Length; i++) target[i] = ToOpenUniform(words[i]);
    }

    /// <summary>Standard normal numbers, elements <paramref name="first"/>, first + 1, … of a stream.</summary>
    internal static void Normal(ulong seed, ulong stream, ulong first, Span<double> target)
    {
        var words = MemoryMarshal.Cast<double, ulong>(target);
        Words(seed, stream, first, words);
        for (var i = 0; i < target.Length; i++) target[i] = ToNormal(words[i]);
    }
}

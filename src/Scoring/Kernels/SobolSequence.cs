using System.Globalization;
using System.Numerics;

namespace Scoring.Kernels;

/// <summary>Points of a Sobol' sequence, as they are or scrambled: they fill the unit cube more evenly than random points do.</summary>
/// <remarks>
/// <para>Point i is the exclusive or, over the bits of i's Gray code, of direction numbers of 32 bits, so any point can be had alone. The first 2^m points
/// put one point in each of the 2^m equal slices of every coordinate. Source: I. M. Sobol', USSR Comput. Math. Math. Phys. 7 (1967);
/// direction numbers: S. Joe, F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008).</para>
/// <para>Scrambling multiplies each coordinate's digits by a random lower triangular matrix of bits with ones on the diagonal and adds a random digital
/// shift: each point is then uniform on its own, and the slices stay filled. Source: J. Matoušek, J. Complexity 14 (1998).</para>
/// </remarks>
sealed class SobolSequence
{
    /// <summary>The most coordinates a sequence can have.</summary>
    public const int MaxDimensions = 1024;

    const int Bits = 32;

    /// <summary>Directions of coordinate d at d · 32 … d · 32 + 31, the first digit in the highest bit.</summary>
    readonly uint[] directions;
    readonly uint[] shifts;

    /// <summary>The sequence in a number of dimensions.</summary>
    /// <param name="dimensions">1 to <see cref="MaxDimensions"/>.</param>
    /// <param name="seed">Of the scrambling; null leaves the sequence as it is, and its first point is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">More dimensions than there are direction numbers for.</exception>
    public SobolSequence(int dimensions, ulong? seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MaxDimensions);
        Dimensions = dimensions;
        directions = Directions(dimensions);
        shifts = new uint[dimensions];
        if (seed is { } scrambled) Scramble(scrambled);
    }

    public int Dimensions { get; }

    /// <summary>Point <paramref name="index"/>, from 0; coordinates in [0, 1) when not scrambled, inside (0, 1) when scrambled.</summary>
    /// <param name="index">Below 2³².</param>
    /// <param name="point">By coordinate; may be shorter than the number of dimensions.</param>
    public void Point(long index, Span<double> point)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, uint.MaxValue);
        var gray = (uint)index ^ (uint)index >> 1;
        for (var d = 0; d < point.Length; d++)
        {
            var digits = shifts[d];
            for (var rest = gray; rest != 0; rest &= rest - 1) digits ^= directions[d * Bits + BitOperations.TrailingZeroCount(rest)];
            // Half a step keeps a scrambled coordinate off 0, where an inverse distribution function has no value.
            point[d] = scrambled ? (digits + 0.5) / 4294967296.0 : digits / 4294967296.0;
        }
    }

    bool scrambled;

    void Scramble(ulong seed)
    {
        scrambled = true;
        var words = new ulong[Bits + 1];
        Span<uint> columns = stackalloc uint[Bits];
        for (var d = 0; d < Dimensions; d++)
        {
            Philox.Words(seed, (ulong)d, 0, words);
            shifts[d] = (uint)words[Bits];
            // Column j of the matrix: a one at digit j, random digits below it.
            for (var j = 0; j < Bits; j++) columns[j] = 0x80000000u >> j | (uint)words[j] & (0x7FFFFFFFu >> j);
            for (var bit = 0; bit < Bits; bit++)
            {
                var product = 0u;
                for (var rest = directions[d * Bits + bit]; rest != 0; rest &= rest - 1) product ^= columns[Bits - 1 - BitOperations.TrailingZeroCount(rest)];
                directions[d * Bits + bit] = product;
            }
        }
    }

    static uint[] Directions(int dimensions)
    {
        var directions = new uint[dimensions * Bits];
        for (var bit = 0; bit < Bits; bit++) directions[bit] = 0x80000000u >> bit;
        using var stream = typeof(SobolSequence).Assembly.GetManifestResourceStream("SobolDirectionNumbers")!;
        using var reader = new StreamReader(stream);
        for (var d = 1; d < dimensions;)
        {
            var line = reader.ReadLine()!;
            if (line.StartsWith('#')) continue;
            Extend(line.Split(' ').Select(word => uint.Parse(word, CultureInfo.InvariantCulture)).ToArray(), directions.AsSpan(d * Bits, Bits));
            d++;
        }
        return directions;
    }

    /// <summary>All 32 directions of a coordinate from the degree, the inner coefficients and the initial numbers, by the recurrence of its polynomial.</summary>
    static void Extend(uint[] line, Span<uint> directions)
    {
        var degree = (int)line[0];
        for (var bit = 0; bit < Bits; bit++)
        {
            if (bit < degree)
            {
                directions[bit] = line[2 + bit] << (Bits - 1 - bit);
                continue;
            }
            var next = directions[bit - degree] ^ directions[bit - degree] >> degree;
            for (var k = 1; k < degree; k++)
                if ((line[1] >> (degree - 1 - k) & 1) == 1) next ^= directions[bit - k];
            directions[bit] = next;
        }
    }
}

using FsCheck.Xunit;
using Scoring.Kernels;

namespace Scoring.Tests.Kernels;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public class PhiloxTests
{
    /// <summary>Known answers of the Random123 distribution, tests/kat_vectors, lines "philox4x32 10": counter, key, result.</summary>
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Block_of_published_counter_and_key_is_the_published_result(string counter, string key, string result)
    {
        var (c, k, r) = (Hex(counter), Hex(key), Hex(result));
        Assert.Equal((r[0], r[1], r[2], r[3]), Philox.Block(c[0], c[1], c[2], c[3], k[0], k[1]));
    }

    [Fact]
    public void Pair_takes_low_words_first()
    {
        Assert.Equal((0xe169c58d_6627e8d5ul, 0x9b00dbd8_bc57ac4cul), Philox.Pair(0, 0, 0));
        Assert.Equal((0x94fdcceb_d16cfe09ul, 0x24126ea1_5001e420ul), Philox.Pair(0x299f31d0_a4093822, 0x03707344_13198a2e, 0x85a308d3_243f6a88));
    }

    /// <summary>The words of the zero counter and key, mapped with 40 digits (mpmath): upper bits ÷ 2⁵³, and Φ⁻¹ of the open uniform number.</summary>
    [Fact]
    public void Uniform_and_normal_of_a_published_block_are_what_high_precision_gives()
    {
        var uniform = new double[2];
        var normal = new double[2];
        Philox.Uniform(0, 0, 0, uniform);
        Philox.Normal(0, 0, 0, normal);
        Assert.Equal([0.8805201978886142, 0.6054818538799213], uniform);
        Assert.Equal(1.1775912390542729, normal[0], 1e-15);
        Assert.Equal(0.26756224953309987, normal[1], 1e-15);
    }

    [Fact]
    public void Uniforms_of_extreme_words_stay_inside_their_intervals()
    {
        Assert.Equal(0, Philox.ToUniform(0));
        Assert.Equal(Math.BitDecrement(1.0), Philox.ToUniform(ulong.MaxValue));
        Assert.Equal(Math.ScaleB(1, -53), Philox.ToOpenUniform(0));
        Assert.Equal(Math.BitDecrement(1.0), Philox.ToOpenUniform(ulong.MaxValue));
        Assert.Equal(-Philox.ToNormal(0), Philox.ToNormal(ulong.MaxValue), 1e-14);
        Assert.InRange(Philox.ToNormal(ulong.MaxValue), 8.2, 8.21);
    }

    [Property(MaxTest = 200)]
    public void Stream_cut_anywhere_gives_the_same_numbers(ulong seed, ulong stream, uint first, byte length, byte cut)
    {
        var whole = new ulong[length];
        var parts = new ulong[length];
        var at = length == 0 ? 0 : cut % (length + 1);
        Philox.Words(seed, stream, first, whole);
        Philox.Words(seed, stream, first, parts.AsSpan(0, at));
        Philox.Words(seed, stream, first + (ulong)at, parts.AsSpan(at));
        Assert.Equal(whole, parts);
    }

    [Property(MaxTest = 200)]
    public void Spans_hold_the_numbers_of_their_words(ulong seed, ulong stream, uint first)
    {
        var words = new ulong[5];
        var (uniform, open, normal) = (new double[5], new double[5], new double[5]);
        Philox.Words(seed, stream, first, words);
        Philox.Uniform(seed, stream, first, uniform);
        Philox.OpenUniform(seed, stream, first, open);
        Philox.Normal(seed, stream, first, normal);
        for (var i = 0; i < 5; i++)
            Assert.Equal((Philox.ToUniform(words[i]), Philox.ToOpenUniform(words[i]), Philox.ToNormal(words[i])), (uniform[i], open[i], normal[i]));
    }

    /// <summary>χ² over 256 cells has mean 255 and standard deviation 22.6; the limits are five of them away.</summary>
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(2, 0, 0)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, uint.MaxValue)]
    public void Uniform_fills_cells_evenly_in_either_bits(ulong seed, ulong stream, ulong first)
    {
        const int Count = 256 * 1000;
        var numbers = new double[Count];
        Philox.Uniform(seed, stream, first, numbers);
        Assert.InRange(ChiSquare(numbers, number => (int)(number * 256)), 142, 368);
        Assert.InRange(ChiSquare(numbers, number => (int)((long)(number * (1L << 53)) & 255)), 142, 368);
    }

    [Fact]
    public void Normal_has_the_moments_and_quantiles_of_the_normal_distribution()
    {
        const int Count = 400_000;
        var numbers = new double[Count];
        Philox.Normal(7, 3, 0, numbers);
        var mean = numbers.Average();
        var variance = numbers.Average(number => number * number);
        Assert.InRange(mean, -5 / Math.Sqrt(Count), 5 / Math.Sqrt(Count));
        Assert.InRange(variance, 1 - 5 * Math.Sqrt(2.0 / Count), 1 + 5 * Math.Sqrt(2.0 / Count));
        Assert.InRange(numbers.Count(number => Math.Abs(number) < 1.959963984540054) / (double)Count, 0.948, 0.952);
    }

    [Fact]
    public void Neighbouring_streams_and_seeds_are_uncorrelated()
    {
        const int Count = 100_000;
        var (a, b, c) = (new double[Count], new double[Count], new double[Count]);
        Philox.Normal(1, 1, 0, a);
        Philox.Normal(1, 2, 0, b);
        Philox.Normal(2, 1, 0, c);
        Assert.InRange(a.Zip(b, (x, y) => x * y).Average(), -5 / Math.Sqrt(Count), 5 / Math.Sqrt(Count));
        Assert.InRange(a.Zip(c, (x, y) => x * y).Average(), -5 / Math.Sqrt(Count), 5 / Math.Sqrt(Count));
    }

    static uint[] Hex(string words) => [.. words.Split(' ').Select(word => Convert.ToUInt32(word, 16))];

    static double ChiSquare(double[] numbers, Func<double, int> cell)
    {
        var counts = new int[256];
        foreach (var number in numbers) counts[cell(number)]++;
        var expected = numbers.Length / 256.0;
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }
}

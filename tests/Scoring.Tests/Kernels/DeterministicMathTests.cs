using System.Numerics;
using System.Security.Cryptography;
using Scoring.Kernels;
using Xunit.Abstractions;

namespace Scoring.Tests.Kernels;

public class DeterministicMathTests(ITestOutputHelper output)
{
    const double Bound = 0.55;
    const string Digest = "18A2952EAA5D8E2B2A35D337703959444EF6A4B40EB130D5F0E113F66F86DC8D";

    static readonly double[] Edges =
    [
        0.0, -0.0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 4, 10, 27, -27, 1.5, -1.5, 1e300, -1e300, 1e-300, 1e16, -1e16, 9007199254740991, -9007199254740991,
        9007199254740992, -9007199254740993, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 2.2250738585072014e-308,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1 / 3.0, -1 / 3.0, 0.9999999999999999, 1.0000000000000002,
    ];

    [Fact]
    public void Log_is_within_its_bound()
    {
        var inputs = AnyMagnitude(3000).Concat(Around(1, 1500)).Concat(Between(0.5, 2, 3000)).Concat(Between(0, 100, 2000))
            .Concat([double.Epsilon, double.MaxValue, 2.2250738585072014e-308, 2.225073858507201e-308, 0.70710678118654746, 0.70710678118654757, Math.Sqrt(2)]);
        Report("Log", inputs, DeterministicMath.Log, x => (HighPrecision.Log(x), -HighPrecision.Bits));
    }

    [Fact]
    public void Log2_and_Log10_are_within_their_bound()
    {
        var inputs = AnyMagnitude(1500).Concat(Around(1, 800)).Concat(Between(0.5, 2, 1000)).ToArray();
        var ln2 = HighPrecision.Log(2);
        Report("Log2", inputs, DeterministicMath.Log2, x => ((HighPrecision.Log(x) << HighPrecision.Bits) / ln2, -HighPrecision.Bits));
        Report("Log10", inputs, DeterministicMath.Log10, x => ((HighPrecision.Log(x) << HighPrecision.Bits) / HighPrecision.Ln10, -HighPrecision.Bits));
    }

    [Fact]
    public void Log1P_is_within_its_bound()
    {
        var tiny = Between(1, 2, 1500).Select((x, i) => (i % 2 == 0 ? x : -x) * Math.ScaleB(1, -1 - i % 150));
        var inputs = tiny.Concat(Between(-0.9999, 3, 3000)).Concat(AnyMagnitude(1000).Where(x => x > 1e-50))
            .Concat([-0.9999999999999999, -0.29, 0.41, 0.41421356237309509, double.MaxValue]);
        Report("Log1P", inputs, DeterministicMath.Log1P, x => (HighPrecision.Log1P(x), -HighPrecision.Bits));
    }

    [Fact]
    public void Exp_is_within_its_bound()
    {
        var inputs = Between(-708, 709.7, 3000).Concat(Between(-1, 1, 3000)).Concat(Between(-745.1, -708, 1500)).Concat(Around(0, 100))
            .Concat(Between(-0.35, -0.34, 500)).Concat([709.782712893384, -745.1332191019411, -708.3964185322641, 1e-17, -1e-17, 0.34657359027997264])
            .Concat(Between(1, 2, 300).Select((x, i) => (i % 2 == 0 ? x : -x) * Math.ScaleB(1, -i % 60)));
        Report("Exp", inputs, DeterministicMath.Exp, x => HighPrecision.Exp(HighPrecision.Fixed(x)));
    }

    [Fact]
    public void Pow_is_within_its_bound()
    {
        var bases = AnyMagnitude(4000).Concat(Between(0, 100, 4000)).Concat(Around(1, 2000)).ToArray();
        var exponents = Between(-1, 1, bases.Length);
        var worst = 0.0;
        for (var i = 0; i < bases.Length; i++)
        {
            // |y·ln x| spread evenly over what does not overflow, the subnormal results included.
            var log = Math.Log(bases[i]);
            var y = log == 0 ? 1 : exponents[i] * (exponents[i] * log < 0 ? 745 : 709.7) / Math.Abs(log);
            if (i % 3 == 0 && Math.Abs(log) < 100)
                y = exponents[i] * 3;
            if (bases[i] == 1 || !double.IsFinite(y))
                continue;
            var (mantissa, exponent) = HighPrecision.Exp((HighPrecision.Log(bases[i]) * HighPrecision.Fixed(y)) >> HighPrecision.Bits);
            worst = Math.Max(worst, HighPrecision.UlpError(DeterministicMath.Pow(bases[i], y), mantissa, exponent));
        }
        output.WriteLine($"Pow: {worst:F4} ulp");
        Assert.InRange(worst, 0.4, Bound);
    }

    [Fact]
    public void Cbrt_is_within_its_bound()
    {
        var inputs = AnyMagnitude(2000).Concat(Between(1, 8, 2000)).Concat([double.Epsilon, double.MaxValue, 2.2250738585072014e-308]);
        Report("Cbrt", inputs, DeterministicMath.Cbrt, x =>
        {
            var (mantissa, exponent) = HighPrecision.Exp(HighPrecision.Log(x) / 3);
            return (mantissa, exponent);
        });
    }

    [Fact]
    public void Special_values_are_those_of_Math()
    {
        foreach (var x in Edges)
        {
            foreach (var (ours, theirs) in new (double, double)[]
            {
                (DeterministicMath.Log(x), Math.Log(x)), (DeterministicMath.Log2(x), Math.Log2(x)), (DeterministicMath.Log10(x), Math.Log10(x)),
                (DeterministicMath.Exp(x), Math.Exp(x)), (DeterministicMath.Cbrt(x), Math.Cbrt(x)),
                (DeterministicMath.Log1P(x), Math.Abs(x) < 1e-15 ? x : double.LogP1(x)), // the framework adds 1 first
            })
                if (!double.IsFinite(theirs) || (theirs == 0 && x != 1e-300))
                    AssertSame(theirs, ours, $"x = {x:R}");
        }
    }

    [Fact]
    public void Pow_special_values_are_those_of_Math()
    {
        foreach (var x in Edges)
            foreach (var y in Edges)
            {
                var theirs = Math.Pow(x, y);
                var ours = DeterministicMath.Pow(x, y);
                if (!double.IsFinite(theirs) || theirs == 0)
                    AssertSame(theirs, ours, $"Pow({x:R}, {y:R})");
                else
                    Assert.True(Math.Abs(ours / theirs - 1) < 1e-15 || Math.Abs(ours - theirs) <= double.Epsilon, $"Pow({x:R}, {y:R}) = {ours:R}, not {theirs:R}");
            }
    }

    [Fact]
    public void Exact_powers_and_roots_come_out_exactly()
    {
        for (var n = 0; n <= 22; n++)
        {
            var power = (double)BigInteger.Pow(10, n);
            Assert.Equal(n, DeterministicMath.Log10(power));
            Assert.Equal(power, DeterministicMath.Pow(10, n));
        }
        for (var k = -1074; k <= 1023; k++)
        {
            Assert.Equal(k, DeterministicMath.Log2(Math.ScaleB(1, k)));
            Assert.Equal(Math.ScaleB(1, k), DeterministicMath.Pow(2, k));
        }
        for (var n = 1L; n <= 2000; n++)
        {
            Assert.Equal(n, DeterministicMath.Cbrt(n * n * n));
            Assert.Equal(-n, DeterministicMath.Cbrt(-n * n * n));
            Assert.Equal((double)(n * n * n), DeterministicMath.Pow(n, 3));
            Assert.Equal(n, DeterministicMath.Pow(n * n, 0.5));
            Assert.Equal(n, DeterministicMath.Pow((double)n * n * n * n, 0.25));
            Assert.Equal(n / 7.0 * (n / 7.0), DeterministicMath.Pow(n / 7.0, 2));
        }
        Assert.Equal(1, DeterministicMath.Exp(0));
        Assert.Equal(0, DeterministicMath.Log(1));
        Assert.Equal(Math.E, DeterministicMath.Exp(1));
        Assert.Equal(-8, DeterministicMath.Pow(-2, 3));
    }

    [Fact]
    public void Neighbouring_arguments_never_change_order_at_the_seams()
    {
        foreach (var seam in new[] { Math.Sqrt(0.5), 1, Math.Sqrt(2), 2 * Math.Sqrt(2), 1e-310, 2.2250738585072014e-308, 1e100 })
            AssertRises(DeterministicMath.Log, seam);
        for (var k = -20; k < 20; k++)
            AssertRises(DeterministicMath.Exp, (k + 0.5) * 0.6931471805599453);
        foreach (var seam in new[] { -708.3964185322641, -0.0001, 700.0, -740 })
            AssertRises(DeterministicMath.Exp, seam);
        foreach (var seam in new[] { 1.0, 8, 64, 1e-300, 1 / 8.0 })
            AssertRises(DeterministicMath.Cbrt, seam);
        foreach (var seam in new[] { -0.29, 0.41, 0.41421356237309509, 1, -0.5 })
            AssertRises(DeterministicMath.Log1P, seam);
    }

    [Fact]
    public void Spans_give_the_bits_of_single_values_and_work_in_place()
    {
        var values = Between(-5, 50, 1003);
        values[17] = double.NaN;
        var logs = new double[values.Length];
        DeterministicMath.Log(values, logs);
        Assert.Equal(values.Select(x => DeterministicMath.Log(x)), logs);
        var exps = values.ToArray();
        DeterministicMath.Exp(exps, exps);
        Assert.Equal(values.Select(x => DeterministicMath.Exp(x)), exps);
    }

    /// <summary>The digest was made once; every CPU, operating system and intrinsics setting must give it again.</summary>
    [Fact]
    public void A_hundred_thousand_results_have_the_recorded_digest()
    {
        var results = new List<double>();
        foreach (var x in AnyMagnitude(10_000).Concat(Between(0, 100, 10_000)))
            results.AddRange([DeterministicMath.Log(x), DeterministicMath.Log2(x), DeterministicMath.Log10(x), DeterministicMath.Log1P(x), DeterministicMath.Cbrt(x)]);
        foreach (var x in Between(-745, 710, 10_000))
            results.AddRange([DeterministicMath.Exp(x), DeterministicMath.Exp(x / 1000), DeterministicMath.Pow(Math.Abs(x), x / 300)]);
        var bytes = results.SelectMany(BitConverter.GetBytes).ToArray();
        var digest = Convert.ToHexString(SHA256.HashData(bytes));
        Assert.True(digest == Digest, $"{results.Count} results have the digest {digest}");
    }

    void Report(string name, IEnumerable<double> inputs, Func<double, double> function, Func<double, (BigInteger, int)> truth)
    {
        var (worst, at, count) = (0.0, 0.0, 0);
        foreach (var x in inputs)
        {
            count++;
            var (mantissa, exponent) = truth(x);
            if (mantissa.IsZero)
                continue;
            var error = HighPrecision.UlpError(function(x), mantissa, exponent);
            if (error > worst)
                (worst, at) = (error, x);
        }
        output.WriteLine($"{name}: {worst:F4} ulp at {at:R}, {count} values");
        Assert.InRange(worst, 0.4, Bound); // below 0.4 the reference itself would be suspect
    }

    static void AssertRises(Func<double, double> function, double seam)
    {
        var x = seam;
        for (var i = 0; i < 2000; i++)
            x = Math.BitDecrement(x);
        var previous = function(x);
        for (var i = 0; i < 4000; i++)
        {
            x = Math.BitIncrement(x);
            var next = function(x);
            Assert.True(next >= previous, $"falls at {x:R}");
            previous = next;
        }
    }

    static void AssertSame(double expected, double actual, string what) =>
        Assert.True(
            double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
            $"{what}: expected {expected:R}, got {actual:R}");

    static double[] Between(double low, double high, int count)
    {
        var bits = new SplitMix(((ulong)BitConverter.DoubleToInt64Bits(low) * 31) ^ (ulong)BitConverter.DoubleToInt64Bits(high) ^ (ulong)count);
        return [.. Enumerable.Range(0, count).Select(_ => low + (high - low) * bits.NextDouble())];
    }

    /// <summary>Positive finite doubles with all exponents, subnormals included.</summary>
    static double[] AnyMagnitude(int count)
    {
        var bits = new SplitMix((ulong)count);
        return [.. Enumerable.Range(0, count).Select(_ => BitConverter.UInt64BitsToDouble(bits.Next() % 0x7FF0_0000_0000_0000)).Where(x => x > 0)];
    }

    /// <summary>Neighbours of a value, from the next double outwards at doubling distances.</summary>
    static double[] Around(double centre, int count) =>
        [.. Enumerable.Range(0, count).Select(i => centre + (i % 2 == 0 ? 1 : -1) * Math.ScaleB(1 + i / 2 % 17 / 16.0, -2 - i % 52))];
}

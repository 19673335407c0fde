using FsCheck.Fluent;
using FsCheck.Xunit;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using Scoring.Auditing;
using Scoring.Kernels;

namespace Scoring.Tests.Auditing;

/// <summary>The distribution functions against MathNet.Numerics and against values known in closed form.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class DistributionTests
{
    [Property(MaxTest = 500)]
    public FsCheck.Property Incomplete_beta_is_MathNets() => Prop.ForAll(
        Gen.Choose(1, 4000).Zip(Gen.Choose(1, 200), (a, b) => (A: a / 2.0, B: b / 2.0)).Zip(Gen.Choose(1, 9999), (ab, x) => (ab.A, ab.B, X: x / 10000.0)).ToArbitrary(), given =>
        {
            var expected = SpecialFunctions.BetaRegularized(given.A, given.B, given.X);
            var found = IncompleteBeta.Regularised(given.A, given.B, given.X, 1 - given.X);
            Assert.True(Math.Abs(expected - found) <= 1e-10 * Math.Max(1e-200, expected), $"{given}: {expected:R}, {found:R}");
        });

    [Property(MaxTest = 500)]
    public FsCheck.Property Incomplete_gamma_is_MathNets() => Prop.ForAll(
        Gen.Choose(1, 1000).Zip(Gen.Choose(1, 40000), (a, x) => (A: a / 2.0, X: x / 40.0)).ToArbitrary(), given =>
        {
            var expected = SpecialFunctions.GammaUpperRegularized(given.A, given.X);
            var found = IncompleteGamma.Upper(given.A, given.X);
            Assert.True(Math.Abs(expected - found) <= 1e-9 * Math.Max(1e-12, expected), $"{given}: {expected:R}, {found:R}");
        });

    [Theory]
    [InlineData(0.5, 0.57236494292470008707)] // ln √π
    [InlineData(1, 0)]
    [InlineData(5, 3.1780538303479456196)] // ln 24
    [InlineData(171, 706.57306224578734712)] // ln 170!
    public void Log_gamma_has_known_values(double x, double expected) => Assert.True(Math.Abs(expected - LogGamma.Of(x)) <= 1e-15 * Math.Max(3, Math.Abs(expected)));

    [Fact]
    public void Tails_are_MathNets()
    {
        foreach (var z in new[] { 0, 0.3, 1, 1.96, 3, 6, 10 })
            Assert.Equal(1, NormalTail.TwoSided(z) / (2 * Normal.CDF(0, 1, -z)), 9);
        Assert.Equal(0.05, NormalTail.TwoSided(1.9599639845400545), 14); // quantile of the standard normal distribution
        foreach (var (r, n) in new[] { (0.1, 5), (-0.5, 51), (0.9, 51), (0.03, 2850), (0.999, 30) })
            Assert.Equal(1, StudentTail.OfCorrelation(r, n) / (2 * StudentT.CDF(0, 1, n - 2, -Math.Abs(r) * Math.Sqrt((n - 2) / (1 - r * r)))), 8);
        foreach (var (x, degrees) in new[] { (3.84, 1), (10.0, 28), (300.0, 28) })
            Assert.Equal(1, ChiSquareTail.Upper(x, degrees) / SpecialFunctions.GammaUpperRegularized(degrees / 2.0, x / 2), 9);
    }

    [Fact]
    public void Ends_are_exact()
    {
        Assert.Equal((0, 1), (IncompleteBeta.Regularised(3, 2, 0, 1), IncompleteBeta.Regularised(3, 2, 1, 0)));
        Assert.Equal((1, 0), (IncompleteGamma.Upper(2, 0), IncompleteGamma.Upper(2, double.PositiveInfinity)));
        Assert.Equal((0, 1), (StudentTail.OfCorrelation(1, 10), StudentTail.OfCorrelation(0, 10)));
        Assert.True(double.IsNaN(StudentTail.OfCorrelation(0.5, 2)));
    }
}

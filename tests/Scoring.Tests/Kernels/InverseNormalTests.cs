using FsCheck.Xunit;
using Scoring.Kernels;

namespace Scoring.Tests.Kernels;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public class InverseNormalTests
{
    /// <summary>Roots of erfc(−x/√2)/2 = p for the double p, found with 40 digits (mpmath), on both sides of the routine's changes of formula.</summary>
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.5625, 0.15731068461017069552)]
    [InlineData(0.0751, -1.4388253927525399824)]
    [InlineData(0.075, -1.4395314709384559349)]
    [InlineData(0.9251, 1.4402382675279638594)]
    [InlineData(0.975, 1.9599639845400538556)]
    [InlineData(0.99999, 4.2648907939238407699)]
    [InlineData(0.001, -3.0902323061678135354)]
    [InlineData(1e-10, -6.3613409024040561991)]
    [InlineData(1e-12, -7.0344838253011319326)]
    [InlineData(1e-15, -7.9413453261709967713)]
    [InlineData(1e-100, -21.273453560965324294)]
    [InlineData(1e-300, -37.047096299361199237)]
    public void At_agrees_with_high_precision_to_a_few_units_in_the_last_place(double p, double expected) =>
        Assert.InRange(InverseNormal.At(p), expected - 1e-15 * Math.Abs(expected), expected + 1e-15 * Math.Abs(expected));

    [Fact]
    public void At_the_ends_and_outside_follows_the_definition()
    {
        Assert.Equal(double.NegativeInfinity, InverseNormal.At(0));
        Assert.Equal(double.PositiveInfinity, InverseNormal.At(1));
        Assert.Equal(double.NaN, InverseNormal.At(-0.1));
        Assert.Equal(double.NaN, InverseNormal.At(1.1));
        Assert.Equal(double.NaN, InverseNormal.At(double.NaN));
    }

    [Property(MaxTest = 500)]
    public void At_is_odd_about_one_half(ulong word)
    {
        var p = Philox.ToOpenUniform(word);
        Assert.Equal(InverseNormal.At(p), -InverseNormal.At(1 - p));
    }

    [Property(MaxTest = 500)]
    public void At_never_falls_as_p_grows(ulong a, ulong b)
    {
        var (low, high) = (Philox.ToOpenUniform(Math.Min(a, b)), Philox.ToOpenUniform(Math.Max(a, b)));
        Assert.True(InverseNormal.At(low) <= InverseNormal.At(high));
    }
}

using FsCheck.Xunit;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Treating;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Treating;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public class BoxCoxTests
{
    static Treated Apply(double[] values, params (string, object?)[] options)
    {
        var panel = Panel(("x", [values]));
        var step = new Step(StepKind.Treat, Choice(StepKind.Treat, "box-cox", [("force", true), .. options]));
        return Treatment.Apply(panel, Scheme(panel, step), step, new FindingLog());
    }

    static double Lambda(Treated treated) => treated.Record.Fitted.Single().Scale["lambda"];

    [Fact]
    public void Estimate_for_values_whose_logarithms_are_symmetric_is_zero()
    {
        // The variance of (e^(λl) − 1)/λ is the same for λ and −λ when l is spread evenly about its mean.
        double[] values = [.. new[] { -2.0, -1, -0.5, 0, 0.5, 1, 2 }.Select(Math.Exp)];
        Assert.Equal(0, Lambda(Apply(values, ("shift", false))), 1e-9);
    }

    [Property(MaxTest = 60)]
    public void Estimate_is_where_the_textbooks_likelihood_is_greatest(int seed, bool shift)
    {
        var state = (ulong)(uint)seed * 2654435761 + 1;
        var values = new double[40];
        for (var i = 0; i < values.Length; i++)
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            var uniform = (state >> 11) * (1.0 / (1UL << 53));
            values[i] = 5 + 20 * uniform * uniform + (i == 7 ? 60 : 0);
        }
        var expected = NaiveTreatment.Lambda([.. values.Select(value => shift ? value - values.Min() + 1 : value)]);
        Assert.Equal(Math.Clamp(expected, -5, 5), Lambda(Apply(values, ("shift", shift))), 1e-6);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(-1e-9)]
    [InlineData(1e-3)]
    [InlineData(0.5)]
    [InlineData(-2)]
    [InlineData(5)]
    public void Power_keeps_its_digits_near_one_and_near_lambda_zero(double lambda)
    {
        double[] values = [0, 1e-9, 1e-4, 0.3, 2, 50];
        var found = Apply(values, ("lambda", lambda)).Panel[0, 0].Values;
        for (var i = 0; i < values.Length; i++)
        {
            // (t^λ − 1)/λ through decimals of 28 digits: Σ (λ ln t)^k/(k+1)! · ln t, or the closed form where it does not cancel.
            var log = Math.Log(values[i] + 1);
            var exponent = lambda * log;
            var expected = Math.Abs(exponent) > 1 ? (Math.Pow(values[i] + 1, lambda) - 1) / lambda : log * Series(exponent);
            Assert.Equal(expected, found[i], 1e-7 * Math.Abs(expected) + 1e-16);
            if (values[i] > 1e-3) Assert.Equal(expected, found[i], 1e-13 * Math.Abs(expected));
        }

        static double Series(double u)
        {
            var (sum, term) = (0.0, 1.0);
            for (var k = 1; k < 40; k++)
            {
                sum += term;
                term *= u / (k + 1);
            }
            return sum;
        }
    }

    [Fact]
    public void Values_at_the_edges_of_the_series_agree_with_the_closed_forms()
    {
        foreach (var u in new[] { -0.5, -0.49999, 0.49999, 0.5 })
        {
            Assert.Equal((DeterministicMath.Exp(u) - 1) / u, PowerSeries.Value(u), 4e-16);
            Assert.Equal((DeterministicMath.Exp(u) * (u - 1) + 1) / (u * u), PowerSeries.Derivative(u), 2e-15);
        }
    }
}

using Scoring.Experiments.Sensitivity;

namespace Scoring.Tests.Experiments.Sensitivity;

/// <summary>Indices of functions whose indices are known.</summary>
public class SensitivityAnalysisTests
{
    sealed class Model(Func<double[], double[]> function) : ISensitivityModel
    {
        public void Evaluate(ReadOnlySpan<double> uniforms, Span<double> outputs) => function(uniforms.ToArray()).CopyTo(outputs);
    }

    static double Ishigami(double[] u)
    {
        double X(int i) => Math.PI * (2 * u[i] - 1);
        return Math.Sin(X(0)) + 7 * Math.Sin(X(1)) * Math.Sin(X(1)) + 0.1 * Math.Pow(X(2), 4) * Math.Sin(X(0));
    }

    static readonly double[] A = [0, 1, 4.5, 9, 99, 99, 99, 99];

    static double SobolG(double[] u) => u.Select((x, i) => (Math.Abs(4 * x - 2) + A[i]) / (1 + A[i])).Aggregate(1.0, (product, factor) => product * factor);

    static OutputSensitivity Run(int inputs, Func<double[], double> function, SensitivityOptions options) =>
        Assert.Single(SensitivityAnalysis.Run([.. Enumerable.Repeat(1, inputs)], 1, () => new Model(u => [function(u)]), options));

    // Three bootstrap errors, and 1e-3 besides: even points leave errors far below what resampling rows of random points would show.
    static void Near(double expected, double value, double error) => Assert.InRange(value, expected - 3 * error - 1e-3, expected + 3 * error + 1e-3);

    [Theory]
    [InlineData(1UL)]
    [InlineData(20UL)]
    [InlineData(300UL)]
    public void Ishigami_function_has_its_analytic_indices(ulong seed)
    {
        var result = Run(3, Ishigami, new() { Rows = 4096, Seed = seed, Groups = 4096 });

        // With a = 7, b = 0.1: V1 = ½(1 + bπ⁴/5)², V2 = a²/8, V13 = b²π⁸(1/18 − 1/50).
        var p4 = Math.Pow(Math.PI, 4);
        double v1 = 0.5 * Math.Pow(1 + 0.1 * p4 / 5, 2), v2 = 49 / 8.0, v13 = 0.01 * p4 * p4 * (1 / 18.0 - 1 / 50.0), v = v1 + v2 + v13;
        Assert.Equal(0.3139, v1 / v, 1e-4);
        double[] first = [v1 / v, v2 / v, 0], total = [(v1 + v13) / v, v2 / v, v13 / v], shapley = [(v1 + v13 / 2) / v, v2 / v, v13 / 2 / v];
        for (var i = 0; i < 3; i++)
        {
            Near(first[i], result.Indices[i].FirstOrder, result.Errors[i].FirstOrder);
            Near(first[i], result.Indices[i].FirstOrderJansen, result.Errors[i].FirstOrderJansen);
            Near(total[i], result.Indices[i].Total, result.Errors[i].Total);
            Near(shapley[i], result.Indices[i].Shapley, result.Errors[i].Shapley);
            Assert.True(result.Lower[i].Total <= result.Indices[i].Total && result.Indices[i].Total <= result.Upper[i].Total);
        }
        Assert.Equal(v, result.Variance, 0.3);
    }

    [Fact]
    public void Sobol_G_function_has_its_analytic_indices()
    {
        var result = Run(8, SobolG, new() { Rows = 4096, Groups = 256 });

        double[] parts = [.. A.Select(a => 1 / (3 * (1 + a) * (1 + a)))];
        var v = parts.Aggregate(1.0, (product, part) => product * (1 + part)) - 1;
        for (var i = 0; i < 8; i++)
        {
            Near(parts[i] / v, result.Indices[i].FirstOrder, result.Errors[i].FirstOrder);
            Near(parts[i] * ((1 + v) / (1 + parts[i])) / v, result.Indices[i].Total, result.Errors[i].Total);
        }
    }

    [Fact]
    public void Shapley_effects_sum_to_one_and_lie_between_first_order_and_total()
    {
        var result = Run(8, SobolG, new() { Rows = 2048 });

        Assert.Equal(1, result.Indices.Sum(index => index.Shapley), 1e-12);
        for (var i = 0; i < 8; i++)
            Assert.InRange(result.Indices[i].Shapley, result.Indices[i].FirstOrder - 0.01, result.Indices[i].Total + 0.01);
    }

    [Fact]
    public void Additive_function_has_equal_first_order_total_and_Shapley()
    {
        var result = Run(3, u => 1e6 + u[0] + 2 * u[1], new() { Rows = 1024 });

        double[] shares = [0.2, 0.8, 0];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(shares[i], result.Indices[i].FirstOrder, 0.01);
            Assert.Equal(shares[i], result.Indices[i].Total, 0.01);
            Near(shares[i], result.Indices[i].Shapley, result.Errors[i].Shapley);
        }
    }

    [Fact]
    public void Result_does_not_depend_on_the_number_of_threads()
    {
        static string Print(int threads) => string.Join(' ', SensitivityAnalysis.Run([1, 1, 1], 2, () => new Model(u => [Ishigami(u), u[2]]),
            new() { Rows = 500, Threads = threads, Replicates = 20 }).SelectMany(output => output.Indices.Concat(output.Lower).Concat(output.Errors)));

        Assert.Equal(Print(1), Print(2));
        Assert.Equal(Print(1), Print(7));
    }

    [Fact]
    public void Output_that_does_not_vary_has_no_indices()
    {
        var result = Run(2, _ => 5, new() { Rows = 16, Groups = 4 });

        Assert.Equal(0, result.Variance);
        Assert.All(result.Indices, index => Assert.True(double.IsNaN(index.FirstOrder) && double.IsNaN(index.Total) && double.IsNaN(index.Shapley)));
    }

    [Fact]
    public void Output_without_a_value_and_sizes_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Run(2, _ => double.NaN, new()));
        Assert.Throws<ArgumentException>(() => Run(513, _ => 0, new()));
        Assert.Throws<ArgumentException>(() => Run(0, _ => 0, new()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(2, _ => 0, new() { Rows = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(2, _ => 0, new() { Groups = 1 }));
    }

    [Fact]
    public void Coordinates_that_move_together_are_one_input()
    {
        // f = u0·u1 + u2: V(u2) = 1/12 and V(u0·u1) = 1/9 − 1/16; what u0 and u1 share belongs to both, so to the one input that they are.
        var result = Assert.Single(SensitivityAnalysis.Run([2, 1], 1, () => new Model(u => [u[0] * u[1] + u[2]]), new() { Rows = 2048 }));

        const double Product = 1 / 9.0 - 1 / 16.0, Share = Product / (Product + 1 / 12.0);
        Assert.Equal(Share, result.Indices[0].FirstOrder, 0.01);
        Assert.Equal(Share, result.Indices[0].Total, 0.01);
        Assert.Equal(1 - Share, result.Indices[1].Total, 0.01);
    }

    [Fact]
    public void Small_budget_makes_intervals_coarser_and_leaves_the_indices()
    {
        var wide = Run(3, Ishigami, new() { Rows = 512, Groups = 512 });
        var narrow = Run(3, Ishigami, new() { Rows = 512, Groups = 512, Budget = 1 });

        for (var i = 0; i < 3; i++) Assert.Equal(wide.Indices[i].Total, narrow.Indices[i].Total, 1e-12);
        Assert.NotEqual(wide.Errors[0].Total, narrow.Errors[0].Total);
    }

    [Fact]
    public void Cancelled_analysis_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => SensitivityAnalysis.Run([1, 1], 1, () => new Model(_ => [0]), new(), source.Token));
    }
}

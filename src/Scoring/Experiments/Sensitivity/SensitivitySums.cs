namespace Scoring.Experiments.Sensitivity;

/// <summary>Sums over the rows of a design from which all indices of all outputs follow; rows fall into groups, which the bootstrap draws from.</summary>
/// <remarks>
/// Each group is filled by one thread in the order of its rows, so the sums do not depend on the number of threads. Values are taken from a centre near the
/// output's mean, which keeps the products from cancelling.
/// </remarks>
sealed class SensitivitySums(int inputs, int outputs, int groups)
{
    /// <summary>Σ(f_B − c)(f_ABi − f_A), Σ(f_ABi − f_A), Σ(f_A − f_ABi)², Σ(f_B − f_ABi)², Σ of the Shapley differences: five by input.</summary>
    const int PerInput = 5;

    /// <summary>Σf_A, Σf_B (from the centre), Σf_A², Σf_B², Σ½(f_A − f_B)², rows.</summary>
    const int PerOutput = 6;

    readonly double[] sums = new double[(long)groups * outputs * (PerInput * inputs + PerOutput)];

    public int Inputs => inputs;

    public int Outputs => outputs;

    public int Groups => groups;

    int Stride => PerInput * inputs + PerOutput;

    /// <summary>The sums of one group and output: five by input, then those of the output.</summary>
    public Span<double> Of(int group, int output) => sums.AsSpan((group * outputs + output) * Stride, Stride);

    /// <summary>Adds one row's base values.</summary>
    public void AddRow(int group, int output, double a, double b)
    {
        var own = Of(group, output)[(PerInput * inputs)..];
        own[0] += a;
        own[1] += b;
        own[2] += a * a;
        own[3] += b * b;
        own[4] += 0.5 * (a - b) * (a - b);
        own[5] += 1;
    }

    /// <summary>Adds one mixture.</summary>
    public void AddMixture(int group, int output, int input, double a, double b, double mixed)
    {
        var own = Of(group, output).Slice(PerInput * input, PerInput);
        own[0] += b * (mixed - a);
        own[1] += mixed - a;
        own[2] += (a - mixed) * (a - mixed);
        own[3] += (b - mixed) * (b - mixed);
    }

    /// <summary>Adds one step of the way from A to B, on which an input moved last.</summary>
    public void AddStep(int group, int output, int input, double a, double before, double after) =>
        Of(group, output)[PerInput * input + 4] += (before - after) * (a - 0.5 * (before + after));

    /// <summary>Indices from sums of groups that are added up.</summary>
    /// <param name="total">The added sums of the groups chosen.</param>
    /// <param name="index">By input: first order (Saltelli), first order (Jansen), total, Shapley effect.</param>
    /// <returns>The variance; 0 when the output does not vary, and then every index is NaN.</returns>
    public double Indices(ReadOnlySpan<double> total, Span<SensitivityIndex> index)
    {
        var own = total[(PerInput * inputs)..];
        var n = own[5];
        var mean = (own[0] + own[1]) / (2 * n);
        var variance = (own[2] + own[3] - 2 * n * mean * mean) / (2 * n - 1);
        var spread = own[4] / n;
        for (var i = 0; i < inputs; i++)
        {
            var of = total.Slice(PerInput * i, PerInput);
            index[i] = variance > 0
                ? new((of[0] - mean * of[1]) / n / variance, 1 - of[3] / (2 * n * variance), of[2] / (2 * n * variance), of[4] / n / spread)
                : new(double.NaN, double.NaN, double.NaN, double.NaN);
        }
        return Math.Max(0, variance);
    }
}

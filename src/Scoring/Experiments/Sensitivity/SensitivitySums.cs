namespace Scoring.Experiments.Sensitivity;

/// <summary>Sums over the rows of a design from which all indices of all outputs follow; rows fall into groups, which the bootstrap draws from.</summary>
/// <remarks>
/// Each group is filled by one thread in the order of its rows, so the sums do not depend on the number of threads. Values are taken from a centre near the
/// output's mean, which keeps the products from cancelling. Outputs lie side by side, so that an evaluation runs through memory once.
/// </remarks>
sealed class SensitivitySums(int inputs, int outputs, int groups)
{
    /// <summary>Σ(f_B − c)(f_ABi − f_A), Σ(f_ABi − f_A), Σ(f_A − f_ABi)², Σ(f_B − f_ABi)², Σ of the Shapley differences: five by input.</summary>
    const int PerInput = 5;

    /// <summary>Σf_A, Σf_B (from the centre), Σf_A², Σf_B², Σ½(f_A − f_B)², rows.</summary>
    const int PerOutput = 6;

    /// <summary>Relative size of what rounding alone can move a score by.</summary>
    const double Rounding = 1e-14;

    readonly double[][] mixtures = [.. Enumerable.Range(0, groups).Select(_ => new double[inputs * outputs * PerInput])];
    readonly double[][] bases = [.. Enumerable.Range(0, groups).Select(_ => new double[outputs * PerOutput])];

    public int Inputs => inputs;

    public int Groups => groups;

    /// <summary>Numbers that <see cref="Gather"/> gives.</summary>
    public int Length => PerInput * inputs + PerOutput;

    /// <summary>Numbers that sums of a size take, for all groups together.</summary>
    public static long Size(int inputs, int outputs, int groups) => (long)groups * outputs * (PerInput * inputs + PerOutput);

    /// <summary>Adds one row's base values.</summary>
    public void AddRow(int group, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var own = bases[group];
        for (var output = 0; output < outputs; output++)
        {
            var sums = own.AsSpan(output * PerOutput, PerOutput);
            var (x, y) = (a[output], b[output]);
            sums[0] += x;
            sums[1] += y;
            sums[2] += x * x;
            sums[3] += y * y;
            sums[4] += 0.5 * (x - y) * (x - y);
            sums[5] += 1;
        }
    }

    /// <summary>Adds one mixture.</summary>
    public void AddMixture(int group, int input, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> mixed)
    {
        var own = mixtures[group].AsSpan(input * outputs * PerInput, outputs * PerInput);
        for (var output = 0; output < outputs; output++)
        {
            var sums = own.Slice(output * PerInput, PerInput);
            var (x, y, z) = (a[output], b[output], mixed[output]);
            sums[0] += y * (z - x);
            sums[1] += z - x;
            sums[2] += (x - z) * (x - z);
            sums[3] += (y - z) * (y - z);
        }
    }

    /// <summary>Adds one step of the way from A to B, on which an input moved last.</summary>
    /// <remarks>Half of (f_A − f_B)(f⁻ − f⁺): the mean of what the walk gives seen from A and seen from B, which it is as well, backwards.</remarks>
    public void AddStep(int group, int input, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        var own = mixtures[group].AsSpan(input * outputs * PerInput, outputs * PerInput);
        for (var output = 0; output < outputs; output++)
            own[output * PerInput + 4] += 0.5 * (a[output] - b[output]) * (before[output] - after[output]);
    }

    /// <summary>The sums of one group and output: five by input, then those of the output.</summary>
    public void Gather(int group, int output, Span<double> target)
    {
        for (var input = 0; input < inputs; input++)
            mixtures[group].AsSpan((input * outputs + output) * PerInput, PerInput).CopyTo(target[(input * PerInput)..]);
        bases[group].AsSpan(output * PerOutput, PerOutput).CopyTo(target[(inputs * PerInput)..]);
    }

    /// <summary>Indices from sums of groups that are added up.</summary>
    /// <param name="total">The added sums of the groups chosen.</param>
    /// <param name="centre">Where the output's values were taken from.</param>
    /// <param name="index">By input.</param>
    /// <returns>The variance; 0 when the output does not vary by more than rounding, and then every index is NaN.</returns>
    public double Indices(ReadOnlySpan<double> total, double centre, Span<SensitivityIndex> index)
    {
        var own = total[(PerInput * inputs)..];
        var n = own[5];
        var mean = (own[0] + own[1]) / (2 * n);
        var variance = (own[2] + own[3] - 2 * n * mean * mean) / (2 * n - 1);
        var spread = own[4] / n;
        if (Math.Sqrt(Math.Max(0, variance)) <= Rounding * Math.Abs(centre)) variance = 0;
        for (var i = 0; i < inputs; i++)
        {
            var of = total.Slice(PerInput * i, PerInput);
            index[i] = variance > 0
                ? new((of[0] - mean * of[1]) / n / variance, 1 - of[3] / (2 * n * variance), of[2] / (2 * n * variance), of[4] / n / spread)
                : new(double.NaN, double.NaN, double.NaN, double.NaN);
        }
        return variance;
    }
}

using System.Numerics;
using System.Runtime.InteropServices;
using Scoring.Kernels;

namespace Scoring.Experiments.Sensitivity;

/// <summary>Indices of outputs with their bootstrap intervals. Every output resamples the same groups, so outputs can be compared replicate by replicate.</summary>
sealed class SensitivityBootstrap
{
    const ulong Stream = 2UL << 32;

    readonly SensitivitySums sums;
    readonly SensitivityOptions options;

    /// <summary>By replicate and group: how often the group was drawn.</summary>
    readonly int[][] times;

    public SensitivityBootstrap(SensitivitySums sums, SensitivityOptions options)
    {
        (this.sums, this.options) = (sums, options);
        times = new int[options.Replicates][];
        var draws = new double[sums.Groups];
        for (var replicate = 0; replicate < times.Length; replicate++)
        {
            Philox.Uniform(options.Seed, Stream, (ulong)replicate * (ulong)sums.Groups, draws);
            times[replicate] = new int[sums.Groups];
            foreach (var draw in draws) times[replicate][(int)(draw * sums.Groups)]++;
        }
    }

    /// <summary>The indices of one output.</summary>
    public OutputSensitivity Of(int output, double centre)
    {
        var k = sums.Inputs;
        var groups = new double[sums.Groups][];
        var total = new double[sums.Length];
        for (var group = 0; group < groups.Length; group++)
        {
            sums.Gather(group, output, groups[group] = new double[sums.Length]);
            Add(total, groups[group], 1);
        }
        var indices = new SensitivityIndex[k];
        var variance = sums.Indices(total, centre, indices);

        var replicates = new SensitivityIndex[times.Length][];
        for (var replicate = 0; replicate < replicates.Length; replicate++)
        {
            Array.Clear(total);
            for (var group = 0; group < groups.Length; group++)
                if (times[replicate][group] > 0) Add(total, groups[group], times[replicate][group]);
            sums.Indices(total, centre, replicates[replicate] = new SensitivityIndex[k]);
        }
        SensitivityIndex[] lower = new SensitivityIndex[k], upper = new SensitivityIndex[k], errors = new SensitivityIndex[k];
        var values = new double[replicates.Length];
        for (var input = 0; input < k; input++)
        {
            var (first, jansen, all, shapley) = (Across(index => index.FirstOrder), Across(index => index.FirstOrderJansen), Across(index => index.Total), Across(index => index.Shapley));
            lower[input] = new(first.Lower, jansen.Lower, all.Lower, shapley.Lower);
            upper[input] = new(first.Upper, jansen.Upper, all.Upper, shapley.Upper);
            errors[input] = new(first.Error, jansen.Error, all.Error, shapley.Error);

            (double Lower, double Upper, double Error) Across(Func<SensitivityIndex, double> value)
            {
                var count = 0;
                foreach (var replicate in replicates)
                    if (value(replicate[input]) is var found && double.IsFinite(found)) values[count++] = found;
                return Summary(values.AsSpan(0, count));
            }
        }
        return new(variance, indices, lower, upper, errors);
    }

    /// <summary>Ends of the percentile interval (quantiles of type 7) and standard deviation; NaN without values.</summary>
    (double Lower, double Upper, double Error) Summary(Span<double> values)
    {
        if (values.Length < 2) return (double.NaN, double.NaN, double.NaN);
        values.Sort();
        var tail = (1 - options.Confidence) / 2;
        double sum = 0, squares = 0;
        foreach (var value in values) sum += value;
        var mean = sum / values.Length;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return (SampleQuantile.At(values, tail), SampleQuantile.At(values, 1 - tail), Math.Sqrt(squares / (values.Length - 1)));
    }

    /// <summary>Element by element, so the width of vectors does not show in the bits.</summary>
    static void Add(double[] total, double[] sums, int times)
    {
        var totals = MemoryMarshal.Cast<double, Vector<double>>(total.AsSpan());
        var parts = MemoryMarshal.Cast<double, Vector<double>>(sums.AsSpan());
        var factor = new Vector<double>(times);
        for (var i = 0; i < totals.Length; i++) totals[i] += factor * parts[i];
        for (var i = totals.Length * Vector<double>.Count; i < total.Length; i++) total[i] += times * sums[i];
    }
}

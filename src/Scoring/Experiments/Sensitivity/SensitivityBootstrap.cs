using Scoring.Kernels;

namespace Scoring.Experiments.Sensitivity;

/// <summary>Indices of one output with their bootstrap intervals.</summary>
static class SensitivityBootstrap
{
    const ulong Stream = 2UL << 32;

    public static OutputSensitivity Of(SensitivitySums sums, int output, SensitivityOptions options)
    {
        var k = sums.Inputs;
        var total = new double[sums.Of(0, output).Length];
        for (var group = 0; group < sums.Groups; group++) Add(total, sums.Of(group, output));
        var indices = new SensitivityIndex[k];
        var variance = sums.Indices(total, indices);

        var replicates = new SensitivityIndex[options.Replicates][];
        var draws = new double[sums.Groups];
        for (var replicate = 0; replicate < replicates.Length; replicate++)
        {
            // Every output resamples the same groups, so that outputs can be compared replicate by replicate.
            Philox.Uniform(options.Seed, Stream, (ulong)replicate * (ulong)sums.Groups, draws);
            Array.Clear(total);
            foreach (var draw in draws) Add(total, sums.Of((int)(draw * sums.Groups), output));
            sums.Indices(total, replicates[replicate] = new SensitivityIndex[k]);
        }
        var tail = (1 - options.Confidence) / 2;
        return new(variance, indices, Across(values => Quantile(values, tail)), Across(values => Quantile(values, 1 - tail)), Across(Deviation));

        SensitivityIndex[] Across(Func<double[], double> statistic) => [.. Enumerable.Range(0, k).Select(input => new SensitivityIndex(
            statistic([.. replicates.Select(replicate => replicate[input].FirstOrder)]), statistic([.. replicates.Select(replicate => replicate[input].FirstOrderJansen)]),
            statistic([.. replicates.Select(replicate => replicate[input].Total)]), statistic([.. replicates.Select(replicate => replicate[input].Shapley)])))];
    }

    static void Add(double[] total, ReadOnlySpan<double> sums)
    {
        for (var i = 0; i < total.Length; i++) total[i] += sums[i];
    }

    /// <summary>Quantile of type 7 of the replicates with a value; NaN without one.</summary>
    static double Quantile(double[] values, double share)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length == 0) return double.NaN;
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    static double Deviation(double[] values)
    {
        double[] kept = [.. values.Where(double.IsFinite)];
        if (kept.Length < 2) return double.NaN;
        var mean = kept.Sum() / kept.Length;
        return Math.Sqrt(kept.Sum(value => (value - mean) * (value - mean)) / (kept.Length - 1));
    }
}

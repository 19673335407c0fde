using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>The k nearest units of the same year.</summary>
/// <remarks>
/// x = mean or median of the variable over the k units nearest to the unit among those that have it; units as near as the k-th count as well, so that
/// codes do not decide. Distance = √(Σ ((a_j − b_j)/range_j)²/s) over the s variables that both have, at least <c>min_shared</c>; range over the year's
/// units; variables without range are left out. Fewer than k such units are enough; without any the cell is left to <c>fallback</c>. Aggregate
/// units are no neighbours and are not filled. Source: Troyanskaya et al. (2001), "Missing value estimation methods for DNA microarrays",
/// Bioinformatics 17(6); the scaling by ranges is Gower's (1971).
/// </remarks>
sealed class ImputeNearest : Imputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "nearest",
        Summary = new("以最相近的 k 个单位的数值填补", "Mean or median of the k nearest units"),
        Formula = "x = mean of the k nearest; distance = sqrt(sum ((a - b)/range)^2 / shared)",
        Source = "Troyanskaya et al. (2001), Missing value estimation methods for DNA microarrays; Gower (1971)",
        Example = """{ "method": "nearest", "k": 5, "min_shared": 3, "fallback": "median" }""",
        Options =
        [
            new("k", OptionType.Integer, new("相近单位的个数", "Number of units")) { Default = 5, Minimum = 1 },
            new("min_shared", OptionType.Integer, new("计算距离所需的最少共有变量数", "Least number of shared variables for a distance")) { Default = 1, Minimum = 1 },
            OtherVariables.Option(new("计算距离的变量；缺省为全部", "Variables that distances are taken over; all when not given")),
            new("statistic", OptionType.Choice, new("均值或中位数", "Mean or median")) { Default = "mean", Choices = ["mean", "median"] },
            Fallback.Option,
        ],
    };

    public override void Check(Panel panel, OptionSet options, ICollection<Finding> faults) => OtherVariables.Check(panel, options, faults);

    public override void Fill(Gaps gaps, OptionSet options)
    {
        int[] variables = [.. gaps.Variables];
        for (var year = 0; year < gaps.Panel.Years.Count; year++)
        {
            var space = Space(gaps, OtherVariables.Of(gaps, options), year);
            for (var unit = 0; unit < gaps.Panel.UnitCount; unit++)
            {
                if (gaps.Panel.Roster.IsAggregate[unit] || !variables.Any(variable => gaps.Fillable(variable)[year][unit])) continue;
                var (order, distances) = Neighbours(gaps, space, year, unit, options.Integer("min_shared"));
                foreach (var variable in variables)
                    if (gaps.Fillable(variable)[year][unit])
                        gaps.Offered(variable)[year][unit] = Of(gaps.Panel[variable, year].Values, order, distances, options);
            }
        }
        Fallback.Fill(gaps, options);
    }

    /// <summary>The variables with a range, divided by it.</summary>
    static List<double[]> Space(Gaps gaps, IReadOnlyList<int> variables, int year)
    {
        var space = new List<double[]>();
        foreach (var variable in variables)
        {
            var values = gaps.Panel[variable, year].Values;
            var sample = new double[values.Length];
            for (var unit = 0; unit < sample.Length; unit++) sample[unit] = gaps.IsSample(year, unit) ? values[unit] : double.NaN;
            var (min, max, _) = ScaleKernel.MinMax(sample);
            if (max > min) space.Add([.. values.Select(value => value / (max - min))]);
        }
        return space;
    }

    /// <summary>The other units by distance, nearest first, and the distances (squared) by unit.</summary>
    static (int[] Order, double[] Distances) Neighbours(Gaps gaps, List<double[]> space, int year, int unit, int least)
    {
        var distances = new double[gaps.Panel.UnitCount];
        Array.Fill(distances, double.NaN);
        for (var other = 0; other < distances.Length; other++)
        {
            if (other == unit || !gaps.IsSample(year, other)) continue;
            var (sum, shared) = (0.0, 0);
            foreach (var values in space)
            {
                var difference = values[unit] - values[other];
                if (double.IsNaN(difference)) continue;
                sum += difference * difference;
                shared++;
            }
            if (shared >= least) distances[other] = sum / shared;
        }
        int[] order = [.. Enumerable.Range(0, distances.Length).Where(other => !double.IsNaN(distances[other]))];
        Array.Sort([.. order.Select(other => distances[other])], order);
        return (order, distances);
    }

    static double Of(double[] values, int[] order, double[] distances, OptionSet options)
    {
        var near = new List<double>();
        var reach = double.PositiveInfinity;
        foreach (var other in order)
        {
            if (double.IsNaN(values[other])) continue;
            if (distances[other] > reach) break;
            near.Add(values[other]);
            if (near.Count == options.Integer("k")) reach = distances[other];
        }
        if (near.Count == 0) return double.NaN;
        // Sorted, so that the order of equally near units does not show in the sum.
        double[] sample = [.. near.Order()];
        return options.Word("statistic") == "mean" ? UnitStatistic.Mean(sample) : UnitStatistic.Median(sample);
    }
}

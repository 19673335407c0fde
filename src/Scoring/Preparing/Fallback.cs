using System.Globalization;
using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Preparing;

/// <summary>The option <c>fallback</c> of imputations from other variables: what a cell gets that the method itself cannot fill.</summary>
static class Fallback
{
    public static readonly OptionDefinition Option = new("fallback", OptionType.Choice,
        new("本方法无法填补时：不填，或用当年各单位的均值、中位数", "Where the method itself gives no value: nothing, or the mean or median of the year's units"))
    {
        Default = "none",
        Choices = ["none", "mean", "median"],
    };

    /// <summary>Fills what is left of a method's cells and reports how many. Aggregate units stay as they are.</summary>
    public static void Fill(Gaps gaps, OptionSet options)
    {
        if (options.Word("fallback") is var statistic && statistic == "none") return;
        foreach (var variable in gaps.Variables)
            for (var year = 0; year < gaps.Panel.Years.Count; year++)
            {
                var (offered, fillable) = (gaps.Offered(variable)[year], gaps.Fillable(variable)[year]);
                var value = Statistic(gaps, variable, year, statistic);
                var filled = 0;
                for (var unit = 0; unit < offered.Length; unit++)
                {
                    if (!fillable[unit] || !double.IsNaN(offered[unit]) || double.IsNaN(value) || gaps.Panel.Roster.IsAggregate[unit]) continue;
                    offered[unit] = value;
                    filled++;
                }
                if (filled > 0)
                    gaps.Findings.Add(new Finding
                    {
                        Kind = FindingKinds.ImputedByFallback,
                        Variable = gaps.Panel.Variables[variable],
                        Year = gaps.Panel.Years[year],
                        Found = string.Create(CultureInfo.InvariantCulture, $"{statistic}: {filled}"),
                        Count = filled,
                    });
            }
    }

    static double Statistic(Gaps gaps, int variable, int year, string statistic)
    {
        var values = gaps.Panel[variable, year].Values;
        var units = Enumerable.Range(0, values.Length).Where(unit => gaps.IsSample(year, unit) && !double.IsNaN(values[unit]));
        double[] sample = [.. units.Select(unit => values[unit])];
        return sample.Length == 0 ? double.NaN : statistic == "mean" ? UnitStatistic.Mean(sample) : UnitStatistic.Median(sample);
    }
}

using MathNet.Numerics.Statistics;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>What imputations from other units share: one statistic over the units of a year or of all years, in all or in the unit's group.</summary>
/// <remarks>
/// Aggregate units are neither in the sample nor filled: a province is not the mean of its counties. A sample of one value is enough; an empty
/// one fills nothing.
/// </remarks>
static class UnitStatistic
{
    public static readonly OptionDefinition Scope = new("scope", OptionType.Choice,
        new("用当年还是所有年份的数值", "Whether the year's values are used or those of all years"))
    {
        Default = "each-year",
        Choices = ["each-year", "all-years"],
    };

    public static readonly OptionDefinition Group = new("group", OptionType.Name, new("分组代码", "Code of the grouping")) { Required = true };

    public static readonly OptionDefinition Fallback = new("fallback", OptionType.Choice,
        new("组内无数值或单位无分组时：不填，或用全部单位", "Where the group has no value or the unit no group: nothing, or all units"))
    {
        Default = "none",
        Choices = ["none", "overall"],
    };

    public delegate double Statistic(Span<double> sample);

    public static double Mean(Span<double> sample) => SumKernel.Mean(sample);

    /// <summary>The middle value, or half the sum of the two in the middle. Sorts the sample.</summary>
    public static double Median(Span<double> sample)
    {
        sample.Sort();
        return SortedArrayStatistics.Median(sample.ToArray());
    }

    public static void CheckGroup(Panel panel, OptionSet options, ICollection<Finding> faults) =>
        PeerGroups.Find(panel.Roster, options.Word("group"), faults);

    public static void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable, Statistic statistic)
    {
        var members = Enumerable.Range(0, panel.UnitCount).ToArray();
        FillFrom(panel, variable, options, target, fillable, statistic, members);
    }

    public static void FillByGroup(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable, Statistic statistic)
    {
        var grouping = panel.Roster.Grouping(options.Word("group"))!;
        for (var group = 0; group < grouping.Labels.Count; group++)
            FillFrom(panel, variable, options, target, fillable, statistic, grouping.Members(group));
        if (options.Word("fallback") == "overall") Fill(panel, variable, options, target, fillable, statistic);
    }

    static void FillFrom(
        Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable, Statistic statistic, ReadOnlySpan<int> members)
    {
        int[] all = [.. Enumerable.Range(0, target.Length)];
        var pooled = options.Word("scope") == "all-years" ? Of(panel, variable, all, members, statistic) : double.NaN;
        for (var year = 0; year < target.Length; year++)
        {
            var value = options.Word("scope") == "all-years" ? pooled : Of(panel, variable, [year], members, statistic);
            if (double.IsNaN(value)) continue;
            foreach (var unit in members)
                if (fillable[year][unit] && double.IsNaN(target[year][unit]) && !panel.Roster.IsAggregate[unit])
                    target[year][unit] = value;
        }
    }

    static double Of(Panel panel, int variable, int[] years, ReadOnlySpan<int> members, Statistic statistic)
    {
        var (sample, count) = (new double[years.Length * members.Length], 0);
        foreach (var year in years)
            foreach (var unit in members)
                if (!panel.Roster.IsAggregate[unit] && !double.IsNaN(panel[variable, year].Values[unit]))
                    sample[count++] = panel[variable, year].Values[unit];
        return count == 0 ? double.NaN : statistic(sample.AsSpan(0, count));
    }
}

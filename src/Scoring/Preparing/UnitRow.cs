using Scoring.Methods;

namespace Scoring.Preparing;

/// <summary>What imputations from a unit's own other indicators share: a statistic of its row, on a common scale.</summary>
/// <remarks>
/// Every indicator is turned by its direction and scaled to 0..1 over the scope's units; the row's statistic over the indicators of the same node
/// that have a value is scaled back. An indicator without spread has no scale: it is left out of rows and its own gaps get its one value.
/// Aggregate units do not set the scale and are filled with it.
/// </remarks>
static class UnitRow
{
    public static readonly OptionDefinition[] Options =
    [
        new("within", OptionType.Choice, new("用同一上级节点的指标，还是全部指标", "Indicators of the same node above, or of the whole framework"))
        { Default = "parent", Choices = ["parent", "all"] },
        new("levels", OptionType.Integer, new("上级节点在几层之上", "How many levels above the indicator that node is")) { Default = 1, Minimum = 1, Maximum = 100 },
        new("scaled", OptionType.Flag, new("是否先按方向换算到 0 至 1", "Whether indicators are first turned by direction and scaled to 0..1")) { Default = true },
        UnitStatistic.Scope,
    ];

    public static void Fill(Gaps gaps, OptionSet options, UnitStatistic.Statistic statistic)
    {
        var panel = gaps.Panel;
        var (scaled, levels) = (options.Flag("scaled"), options.Word("within") == "all" ? int.MaxValue / 2 : options.Integer("levels"));
        foreach (var years in gaps.Scopes(options))
        {
            var scales = new Dictionary<int, Scale>();
            foreach (var variable in gaps.Variables)
            {
                // A raw variable has no node: its row is all variables, or none.
                var family = options.Word("within") == "all" ? gaps.InCodeOrder : gaps.Family(variable, levels);
                foreach (var other in family) scales.TryAdd(other, scaled ? ScaleOf(gaps, other, years) : new Scale(1, 0, 1));
                if (family.Count == 0) continue;
                var own = scales[variable];
                var row = new double[family.Count];
                foreach (var year in years)
                    for (var unit = 0; unit < panel.UnitCount; unit++)
                        if (gaps.Fillable(variable)[year][unit])
                        {
                            var count = 0;
                            foreach (var other in family)
                                if (scales[other].Width > 0 && panel[other, year].Values[unit] is var value && !double.IsNaN(value))
                                    row[count++] = scales[other].To(value);
                            if (own.Width == 0) gaps.Offered(variable)[year][unit] = own.Low;
                            else if (count > 0) gaps.Offered(variable)[year][unit] = own.From(statistic(row.AsSpan(0, count)));
                        }
            }
        }
    }

    static Scale ScaleOf(Gaps gaps, int variable, int[] years)
    {
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var year in years)
        {
            var values = gaps.Panel[variable, year].Values;
            for (var unit = 0; unit < values.Length; unit++)
                if (gaps.IsSample(year, unit) && !double.IsNaN(values[unit]))
                    (min, max) = (Math.Min(min, values[unit]), Math.Max(max, values[unit]));
        }
        return min > max ? new Scale(1, double.NaN, double.NaN)
            : gaps.Direction(variable) > 0 ? new Scale(1, min, max - min) : new Scale(-1, max, max - min);
    }

    /// <summary>A scale from 0 at the worst value to 1 at the best. Width 0 = one value only, NaN = none.</summary>
    readonly record struct Scale(int Direction, double Low, double Width)
    {
        public double To(double value) => Direction * (value - Low) / Width;

        public double From(double share) => Low + Direction * share * Width;
    }
}

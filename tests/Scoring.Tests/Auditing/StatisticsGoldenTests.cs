using Scoring.Auditing;
using Scoring.Shared;
using Scoring.Tests.Preparing;

namespace Scoring.Tests.Auditing;

/// <summary>Statistics, availability, alpha and denominators against COINr 1.1.14: 1e-9, counts and flags exactly.</summary>
public sealed class StatisticsGoldenTests
{
    [GoldenTheory]
    [InlineData("raw")]
    [InlineData("normalised")]
    public void Statistics_and_flags_are_COINrs(string data)
    {
        var golden = GoldenTable.Read($"asem/07_analysis/stats_{data}.csv");
        var (codes, columns) = AsemAudit.Columns($"01_example_coin/{data}.csv");
        var thresholds = new AuditThresholds();
        Assert.Equal(49, golden.Rows.Count);
        for (var row = 0; row < golden.Rows.Count; row++)
        {
            var code = golden[row, "iCode"];
            var found = IndicatorStatistics.Of(code, columns[Array.IndexOf(codes, code)]);
            foreach (var (name, value) in new[]
            {
                ("Min", found.Minimum), ("Max", found.Maximum), ("Mean", found.Mean), ("Median", found.Median), ("Std", found.Deviation),
                ("Skew", found.Skewness), ("Kurt", found.Kurtosis), ("N.Avail", found.Available), ("N.NonZero", found.Available - found.Zeros),
                ("N.Unique", found.Unique), ("N.Same", found.MostFrequentCount), ("Frc.Avail", found.Availability), ("Frc.NonZero", found.NonZeroShare),
                ("Frc.Unique", found.UniqueShare), ("Frc.Same", found.MostFrequentShare),
            })
                AsemAudit.Close(golden.Number(row, name), value, $"{code} {name}");
            Assert.Equal(golden[row, "Flag.Avail"] == "LOW", found.IsScarce(thresholds));
            Assert.Equal(golden[row, "Flag.NonZero"] == "LOW", found.IsMostlyZero(thresholds));
            Assert.Equal(golden[row, "Flag.Unique"] == "LOW", found.IsMostlySame(thresholds));
            Assert.Equal(golden[row, "Flag.SkewKurt"] == "OUT", found.HasOutliers(thresholds));
        }
    }

    [GoldenFact]
    public void Alphas_are_COINrs()
    {
        var golden = GoldenTable.Read("asem/07_analysis/cronbach.csv");
        for (var row = 0; row < golden.Rows.Count; row++)
        {
            var group = golden[row, "group"];
            string[] items = AsemAudit.Below(group, children: golden[row, "items"] == "direct children");
            var (codes, columns) = AsemAudit.Columns($"01_example_coin/{golden[row, "dset"].ToLowerInvariant()}.csv", items);
            AsemAudit.Close(golden.Number(row, "alpha"), CronbachAlpha.Of(group, codes, columns).Raw, string.Join(" ", golden.Rows[row]));
        }
    }

    [GoldenFact]
    public void Availability_of_units_is_COINrs()
    {
        var evaluation = AsemAudit.Evaluate("01_example_coin/raw.csv");
        var audit = Auditor.Run(evaluation, evaluation.Indicators);
        var summary = GoldenTable.Read("asem/07_analysis/data_avail_summary.csv");
        var byGroup = GoldenTable.Read("asem/07_analysis/data_avail_bygroup.csv");
        Assert.Equal(51, summary.Rows.Count);
        for (var row = 0; row < summary.Rows.Count; row++)
        {
            var found = Assert.Single(audit.Availability, unit => unit.Unit == summary[row, "uCode"]);
            Assert.Equal(summary.Number(row, "N_missing"), found.Missing);
            Assert.Equal(summary.Number(row, "N_zero"), found.Zeros);
            Assert.Equal(summary.Number(row, "N_miss_or_zero"), found.Missing + found.Zeros);
            AsemAudit.Close(summary.Number(row, "Dat_Avail"), found.Availability, found.Unit);
            AsemAudit.Close(summary.Number(row, "Non_Zero"), found.NonZeroShare, found.Unit);
            var line = byGroup.Row(("uCode", found.Unit));
            for (var node = 0; node < audit.Nodes.Count; node++)
                AsemAudit.Close(byGroup.Number(line, audit.Nodes[node]), found.ByNode[node], $"{found.Unit} {audit.Nodes[node]}");
        }
    }

    [GoldenFact]
    public void Correlations_with_denominators_are_COINrs()
    {
        var golden = GoldenTable.Read("asem/07_analysis/denom_corr_0.6.csv");
        var (codes, columns) = AsemAudit.Columns("01_example_coin/raw.csv");
        string[] denominators = ["Area", "Energy", "GDP", "Population"];
        var sizes = AsemAudit.Columns("00_inputs/unit_meta.csv", denominators).Columns;
        var found = DenominatorCorrelation.Of(codes, columns, denominators, sizes, (_, _) => false).Where(pair => pair.IsHigh(new AuditThresholds())).ToList();
        Assert.Equal(golden.Rows.Count, found.Count);
        for (var row = 0; row < golden.Rows.Count; row++)
            AsemAudit.Close(golden.Number(row, "Corr"),
                Assert.Single(found, pair => pair.Indicator == golden[row, "Ind"] && pair.Denominator == golden[row, "Denom"]).Coefficient, golden[row, "Ind"]);
    }
}

using Scoring.Auditing;
using Scoring.Shared;
using Scoring.Tests.Preparing;

namespace Scoring.Tests.Auditing;

/// <summary>Correlations and p-values against R and COINr 1.1.14: 1e-9, p-values relative.</summary>
public sealed class CorrelationGoldenTests
{
    static CorrelationMatrix Matrix(string file, CorrelationMethod method, params string[] codes)
    {
        var (names, columns) = AsemAudit.Columns(file, codes);
        return CorrelationMatrix.Of(names, columns, method);
    }

    [GoldenTheory]
    [InlineData("raw", "pearson")]
    [InlineData("raw", "spearman")]
    [InlineData("raw", "kendall")]
    [InlineData("normalised", "pearson")]
    [InlineData("normalised", "spearman")]
    public void Indicators_correlate_as_in_R(string data, string method)
    {
        var golden = GoldenTable.Read($"asem/07_analysis/corr_{data}_L1_{method}.csv");
        var found = Matrix($"01_example_coin/{data}.csv", Enum.Parse<CorrelationMethod>(method, ignoreCase: true));
        Assert.Equal(49, golden.Rows.Count);
        AssertMatrix(golden, found);
    }

    [GoldenTheory]
    [InlineData("pearson")]
    [InlineData("spearman")]
    [InlineData("kendall")]
    public void Pillars_correlate_as_in_R(string method)
    {
        var golden = GoldenTable.Read($"asem/07_analysis/corr_aggregated_L2_{method}.csv");
        AssertMatrix(golden, Matrix("01_example_coin/aggregated.csv", Enum.Parse<CorrelationMethod>(method, ignoreCase: true)));
    }

    [GoldenFact]
    public void Probabilities_of_Pearson_are_those_of_R()
    {
        var golden = GoldenTable.Read("asem/07_analysis/pvals_normalised_L1.csv");
        var found = Matrix("01_example_coin/normalised.csv", CorrelationMethod.Pearson);
        for (var row = 0; row < golden.Rows.Count; row++)
            foreach (var code in golden.Columns.Skip(1))
            {
                var (expected, probability) = (golden.Number(row, code), found.Probability(golden[row, "row"], code));
                Assert.True(Math.Abs(expected - probability) <= 1e-9 * Math.Max(expected, 1e-14), $"{golden[row, "row"]}, {code}: {expected:R}, {probability:R}");
            }
    }

    [GoldenTheory]
    [InlineData("corr_L1_L2_long")]
    [InlineData("corr_L2_L4")]
    [InlineData("corr_L1_parent")]
    public void Levels_correlate_as_in_COINr(string file)
    {
        var golden = GoldenTable.Read($"asem/07_analysis/{file}.csv");
        var found = Matrix("01_example_coin/aggregated.csv", CorrelationMethod.Pearson);
        for (var row = 0; row < golden.Rows.Count; row++)
            AsemAudit.Close(golden.Number(row, "Correlation"), found[golden[row, "Var1"], golden[row, "Var2"]], string.Join(" ", golden.Rows[row]));
    }

    [GoldenFact]
    public void Placements_are_COINrs_correlations_with_the_family()
    {
        var golden = GoldenTable.Read("asem/07_analysis/corr_L1_family_p05.csv");
        var evaluation = AsemAudit.Evaluate();
        var placements = Auditor.Run(evaluation, evaluation.Indicators).Placements.ToDictionary(placement => placement.Indicator);
        Assert.Equal(49 * 3, golden.Rows.Count);
        for (var row = 0; row < golden.Rows.Count; row++)
        {
            var level = Array.IndexOf(["Pillar", "Sub-index", "Index"], golden[row, "Var1"]);
            var found = placements[golden[row, "Var2"]].Ancestors[level];
            AsemAudit.Close(golden.Number(row, "Correlation"), found.Probability > 0.05 ? double.NaN : found.Coefficient, string.Join(" ", golden.Rows[row]));
        }
        var parents = GoldenTable.Read("asem/07_analysis/corr_L1_parent.csv");
        for (var row = 0; row < parents.Rows.Count; row++)
        {
            var own = placements[parents[row, "Var2"]].Own;
            Assert.Equal(parents[row, "Var1"], own.Node);
            AsemAudit.Close(parents.Number(row, "Correlation"), own.Coefficient, own.Node);
        }
    }

    [GoldenFact]
    public void Significant_pairs_inside_pillars_are_COINrs()
    {
        var golden = GoldenTable.Read("asem/07_analysis/corr_L1_grouped2_p05.csv");
        var found = Matrix("01_example_coin/normalised.csv", CorrelationMethod.Pearson);
        for (var row = 0; row < golden.Rows.Count; row++)
        {
            var (first, second) = (golden[row, "Var1"], golden[row, "Var2"]);
            AsemAudit.Close(golden.Number(row, "Correlation"), found.Probability(first, second) > 0.05 ? double.NaN : found[first, second], $"{first} {second}");
        }
    }

    [GoldenTheory]
    [InlineData(0.7, false)]
    [InlineData(0.8, true)]
    [InlineData(0.9, false)]
    public void Flagged_pairs_are_COINrs(double threshold, bool ofIndex)
    {
        var golden = GoldenTable.Read(FormattableString.Invariant($"asem/07_analysis/corr_flags_high_{threshold}_grp{(ofIndex ? 4 : 2)}.csv"));
        string[] groups = ofIndex ? ["Index"] : ["Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin"];
        var found = CorrelatedPair.Above(Matrix("01_example_coin/normalised.csv", CorrelationMethod.Pearson),
            groups.Select(group => (group, (IReadOnlyList<string>)AsemAudit.Below(group))), threshold).ToList();
        Assert.Equal(golden.Rows.Count, found.Count);
        for (var row = 0; row < golden.Rows.Count; row++)
        {
            string[] pair = [golden[row, "Ind1"], golden[row, "Ind2"]];
            var match = Assert.Single(found, candidate => candidate.Group == golden[row, "Group"] && pair.Contains(candidate.First) && pair.Contains(candidate.Second));
            AsemAudit.Close(golden.Number(row, "Corr"), match.Coefficient, string.Join(" ", pair));
        }
    }

    static void AssertMatrix(GoldenTable golden, CorrelationMatrix found)
    {
        for (var row = 0; row < golden.Rows.Count; row++)
            foreach (var code in golden.Columns.Skip(1))
                AsemAudit.Close(golden.Number(row, code), found[golden[row, "row"], code], $"{golden[row, "row"]} {code}");
    }
}

using Scoring.Data.Demonstration;
using Scoring.Data.Runs;
using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>The rank-change ledger on real panels: for every unit and pair of years its terms sum to the change of rank within 1e-9.</summary>
public class RankLedgerTests
{
    static Evaluation Evaluate(string scheme, params string[] panel) =>
        AnnualRun.Execute(new RunRequest { SchemeFile = scheme, Panel = panel }).Evaluation;

    static string Scheme(string name) => Path.Combine(AppContext.BaseDirectory, "Schemes", name + ".scheme.json");

    /// <summary>Units enter, ranks are of rounded scores, the index is geometric over an arithmetic pillar.</summary>
    [SharedDataFact]
    public void Human_development_index_1990_to_2022_sums_for_every_country_and_pair_of_years()
    {
        var evaluation = Evaluate(Scheme("hdi"), SharedData.File("data/hdi/hdi_panel.parquet"));
        var (ledgers, entered, rounded) = Check(evaluation, gaps: false);
        Assert.True(ledgers > 10_000 && entered > 0 && rounded > 0);
    }

    [SharedDataFact]
    public void Chinas_provinces_sum_for_every_province_and_pair_of_years() =>
        Assert.True(Check(Evaluate(Scheme("china-provinces"), SharedData.File(ChinaProvinces.Panel)), gaps: true).Ledgers > 0);

    [Fact]
    public void Demonstration_sums_for_every_county_and_year_and_the_next()
    {
        var folder = Directory.CreateTempSubdirectory("scoring-ledger-").FullName;
        try
        {
            DemoWriter.Write(folder, new DemoSize(400, 4, 32), 2024);
            Assert.True(Check(Evaluate(Path.Combine(folder, "scheme.json"), Path.Combine(folder, "panel.parquet")), gaps: true).Ledgers > 1000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static (int Ledgers, int Entered, int Rounded) Check(Evaluation evaluation, bool gaps)
    {
        var (ledgers, entered, rounded) = (0, 0, 0);
        for (var before = 0; before < evaluation.Years.Count; before++)
            foreach (var after in new[] { before + 1, evaluation.Years.Count - 1 }.Distinct().Where(after => after > before && after < evaluation.Years.Count))
            {
                var ledger = RankLedger.Between(new LedgerSide(evaluation, before), new LedgerSide(evaluation, after));
                var (from, to) = (evaluation.Index.Years[before].Ranks, evaluation.Index.Years[after].Ranks);
                for (var unit = 0; unit < from.Length; unit++)
                {
                    if (ledger.Of(evaluation.Roster.Units[unit].Code) is not { } own) continue;
                    Assert.Equal((from[unit], to[unit]), (own.Before, own.After));
                    Assert.Equal(own.Gained, own.Total, 1e-9);
                    if (!gaps) Assert.Equal(0, own.OwnGaps);
                    (ledgers, entered, rounded) = (ledgers + 1, entered + (own.Entered + own.CeasedMissing != 0 ? 1 : 0), rounded + (own.Rounding != 0 ? 1 : 0));
                    Overtakes(evaluation, ledger, unit, from, to);
                }
            }
        return (ledgers, entered, rounded);
    }

    static void Overtakes(Evaluation evaluation, RankLedger ledger, int unit, double[] from, double[] to)
    {
        if (unit % 7 != 0) return; // naming the passers of every unit would take minutes
        string[] passed = [.. Enumerable.Range(0, from.Length).Where(k => from[k] >= from[unit] && to[k] < to[unit]).Select(k => evaluation.Roster.Units[k].Code)];
        Assert.Equal(passed, ledger.OvertakenBy(evaluation.Roster.Units[unit].Code).Order(StringComparer.Ordinal));
    }
}

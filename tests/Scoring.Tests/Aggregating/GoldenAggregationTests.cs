using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Shared;

namespace Scoring.Tests.Aggregating;

/// <summary>Against COINr 1.1.14 on the ASEM data.</summary>
public sealed class GoldenAggregationTests
{
    const string Folder = "asem/03_aggregate/";
    const string Unequal = Folder + "weights_unequal.csv";

    [GoldenTheory]
    [InlineData("amean_eqw", "arithmetic", false)]
    [InlineData("amean_uneqw", "arithmetic", true)]
    [InlineData("amean_withNA_eqw", "arithmetic", false)]
    [InlineData("amean_withNA_uneqw", "arithmetic", true)]
    [InlineData("gmean_eqw", "geometric", false)]
    [InlineData("gmean_uneqw", "geometric", true)]
    [InlineData("gmean_withNA_eqw", "geometric", false)]
    [InlineData("gmean_withNA_uneqw", "geometric", true)]
    [InlineData("hmean_eqw", "harmonic", false)]
    [InlineData("hmean_uneqw", "harmonic", true)]
    [InlineData("hmean_withNA_eqw", "harmonic", false)]
    public void Method_asem_data_gives_coinr_scores(string file, string method, bool unequal)
    {
        var framework = Asem.Framework(unequal ? Unequal : null);
        Compare(file, framework, Example.Step(method));
    }

    [GoldenTheory]
    [InlineData("genmean_p05_eqw", 0.5, false)]
    [InlineData("genmean_p05_uneqw", 0.5, true)]
    [InlineData("genmean_p2_eqw", 2.0, false)]
    [InlineData("genmean_p2_uneqw", 2.0, true)]
    public void Generalised_mean_complete_data_gives_coinr_scores(string file, double p, bool unequal) =>
        Compare(file, Asem.Framework(unequal ? Unequal : null), Example.Step("generalised-mean", ("p", p)));

    [GoldenTheory]
    [InlineData("amean_withNA_datthresh_0.5", "arithmetic", 0.5)]
    [InlineData("amean_withNA_datthresh_0.8", "arithmetic", 0.8)]
    [InlineData("amean_withNA_datthresh_0.9", "arithmetic", 0.9)]
    [InlineData("amean_withNA_datthresh_1", "arithmetic", 1.0)]
    [InlineData("gmean_withNA_datthresh_0.9", "geometric", 0.9)]
    public void Min_coverage_asem_data_leaves_out_what_coinr_leaves_out(string file, string method, double minimum) =>
        Compare(file, Asem.Framework(), Example.Step(method, ("min_coverage", minimum)));

    /// <summary>COINr 1.1.14 returns NA as soon as one child is missing, against its own documentation. The right value skips the child.</summary>
    [GoldenTheory]
    [InlineData("genmean_p05_withNA_eqw", 0.5, false)]
    [InlineData("genmean_p05_withNA_uneqw", 0.5, true)]
    [InlineData("genmean_p2_withNA_eqw", 2.0, false)]
    [InlineData("genmean_p2_withNA_uneqw", 2.0, true)]
    public void Generalised_mean_missing_child_drops_out_where_coinr_loses_the_node(string file, double p, bool unequal)
    {
        var framework = Asem.Framework(unequal ? Unequal : null);
        var aggregated = Aggregate(file, framework, Example.Step("generalised-mean", ("p", p)));
        var golden = Asem.Panel(Folder + file + ".csv");
        var input = Asem.Panel(Folder + "input_minmax_1_100_withNA.csv");
        var lost = 0;
        foreach (var pillar in framework.TopDown().Where(node => !node.IsLeaf && node.Children[0].IsLeaf))
        {
            var scores = aggregated.Node(pillar.Code).Years[0].Scores;
            for (var unit = 0; unit < scores.Length; unit++)
            {
                var there = pillar.Children.Select(child => (child.Weight, Value: input[input.IndexOf(child.Code), 0].Values[unit]))
                    .Where(child => !double.IsNaN(child.Value)).ToList();
                var expected = Math.Pow(there.Sum(child => child.Weight * Math.Pow(child.Value, p)) / there.Sum(child => child.Weight), 1 / p);
                Example.Close(expected, scores[unit]);
                var coinr = golden[golden.IndexOf(pillar.Code), 0].Values[unit];
                if (there.Count == pillar.Children.Count) Example.Close(coinr, scores[unit]);
                else lost += double.IsNaN(coinr) ? 1 : 0;
            }
        }
        Assert.True(lost > 0, "The file shows the defect.");
    }

    [GoldenFact]
    public void Mixed_methods_by_level_give_each_level_its_own_mean()
    {
        var framework = Asem.Framework(Unequal);
        var step = Asem.ByLevel(framework, Example.Method("arithmetic"), Example.Method("geometric"), Example.Method("arithmetic"));
        var aggregated = Aggregate("amean_uneqw", framework, step);
        var golden = Asem.Panel(Folder + "amean_uneqw.csv");
        foreach (var pillar in framework.Children.SelectMany(sub => sub.Children))
            Close(golden[golden.IndexOf(pillar.Code), 0].Values, aggregated.Node(pillar.Code).Years[0].Scores);
        foreach (var sub in framework.Children)
            for (var unit = 0; unit < golden.UnitCount; unit++)
                Example.Close(
                    Math.Exp(sub.Children.Sum(child => child.Weight * Math.Log(golden[golden.IndexOf(child.Code), 0].Values[unit]))
                        / sub.Children.Sum(child => child.Weight)),
                    aggregated.Node(sub.Code).Years[0].Scores[unit]);
    }

    [GoldenFact]
    public void Arithmetic_example_coin_gives_the_published_scores_and_ranks()
    {
        var framework = Asem.Framework();
        var aggregated = Example.Aggregate(framework, Example.Step("arithmetic"), Asem.Panel("asem/01_example_coin/normalised.csv"));
        var golden = Asem.Panel("asem/01_example_coin/aggregated.csv");
        var goldenRanks = Asem.Panel("asem/01_example_coin/aggregated_ranks.csv");
        var ranked = Scoring.Ranking.Ranking.Apply(RankStep(), golden.Roster, aggregated.Nodes);
        foreach (var node in ranked)
        {
            Close(golden[golden.IndexOf(node.Code), 0].Values, node.Years[0].Scores);
            Assert.Equal(goldenRanks[goldenRanks.IndexOf(node.Code), 0].Values, node.Years[0].Ranks);
        }
        Assert.Equal(11, ranked.Count);
    }

    [GoldenTheory]
    [InlineData("EurAsia_group")]
    [InlineData("GDP_group")]
    public void Rank_example_coin_gives_the_published_group_ranks(string grouping)
    {
        var (header, rows) = GoldenFiles.ReadCsv($"asem/08_results/results_Aggs_groupranks_{grouping}.csv");
        var groups = rows.ToDictionary(row => row[0], row => row[1]);
        var panel = Asem.Panel("asem/01_example_coin/normalised.csv",
            code => new RosterEntry(code) { Groups = new Dictionary<string, IReadOnlyList<string>> { [grouping] = [groups[code]] } });
        var aggregated = Example.Aggregate(Asem.Framework(), Example.Step("arithmetic"), panel);
        var ranked = Scoring.Ranking.Ranking.Apply(RankStep(), panel.Roster, aggregated.Nodes).ToDictionary(node => node.Code);
        foreach (var row in rows)
            for (var column = 2; column < header.Length; column++)
                Assert.Equal(GoldenFiles.Number(row[column]), ranked[header[column]].Years[0].GroupRanks[0][panel.Roster.IndexOf(row[0])]);
    }

    [GoldenFact]
    public void Rank_example_coin_gives_the_published_result_tables()
    {
        var aggregated = Example.Aggregate(Asem.Framework(), Example.Step("arithmetic"), Asem.Panel("asem/01_example_coin/normalised.csv"));
        var ranks = Asem.Panel("asem/08_results/results_Full_ranks.csv");
        foreach (var node in Scoring.Ranking.Ranking.Apply(RankStep(), ranks.Roster, aggregated.Nodes))
            Assert.Equal(ranks[ranks.IndexOf(node.Code), 0].Values, node.Years[0].Ranks);
    }

    static Step RankStep() => new(StepKind.Rank, Example.Choice(StepKind.Rank, "rank"));

    static void Compare(string file, Node framework, Step step)
    {
        var golden = Asem.Panel(Folder + file + ".csv");
        var aggregated = Aggregate(file, framework, step);
        Assert.Equal(11, aggregated.Nodes.Count);
        foreach (var node in aggregated.Nodes) Close(golden[golden.IndexOf(node.Code), 0].Values, node.Years[0].Scores);
    }

    static Scoring.Aggregating.Aggregated Aggregate(string file, Node framework, Step step) => Example.Aggregate(framework, step,
        Asem.Panel(Folder + (file.Contains("withNA") ? "input_minmax_1_100_withNA.csv" : "input_minmax_1_100.csv")));

    static void Close(double[] expected, double[] actual)
    {
        for (var unit = 0; unit < expected.Length; unit++) Example.Close(expected[unit], actual[unit]);
    }
}

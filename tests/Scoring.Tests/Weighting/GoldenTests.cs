using MathNet.Numerics.Statistics;
using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Shared;
using Scoring.Tests.Preparing;
using Scoring.Weighting;
using Asem = Scoring.Tests.Aggregating.Asem;

namespace Scoring.Tests.Weighting;

/// <summary>Against COINr 1.1.14 on the ASEM data: effective weights at 1e-12, components up to sign at 1e-8, optimised weights by their objective.</summary>
public class GoldenTests
{
    const string Coin = "asem/01_example_coin/";
    const string Golden = "asem/06_weights/";

    [GoldenTheory]
    [InlineData("eff_weights_equal.csv", null)]
    [InlineData("eff_weights_unequal.csv", "asem/03_aggregate/weights_unequal.csv")]
    public void Effective_weights_are_COINrs(string file, string? weights)
    {
        var effective = EffectiveWeights.Of(Asem.Framework(weights), NodeWeights.AsWritten).ToDictionary();
        var table = GoldenTable.Read(Golden + file);

        Assert.Equal(60, effective.Count);
        for (var row = 0; row < table.Rows.Count; row++) Assert.Equal(table.Number(row, "EffWeight"), effective[table[row, "iCode"]], 12);
    }

    [GoldenTheory]
    [InlineData("normalised.csv", "pca_level1_normalised", 1, true)]
    [InlineData("aggregated.csv", "pca_level2_aggregated", 2, true)]
    [InlineData("aggregated.csv", "pca_level3_aggregated", 3, true)]
    [InlineData("raw.csv", "pca_level1_raw", 1, false)]
    public void First_component_weights_are_COINrs(string data, string name, int level, bool withEigenvalues)
    {
        var panel = Asem.Panel(Coin + data);
        var weights = Map(GoldenTable.Read(Golden + name + "_weights.csv"));
        var groups = Groups(level, Asem.Framework()).ToList();

        Assert.NotEmpty(groups);
        foreach (var (node, children) in groups) AssertLoadings(Components(panel, children), [.. children.Select(child => weights[child])]);
        if (!withEigenvalues) return;
        var eigen = GoldenTable.Read(Golden + name + "_eigen.csv");
        foreach (var (node, children) in groups) AssertEigenvalues(eigen, node, Components(panel, children), children.Count);
    }

    [GoldenFact]
    public void First_component_of_all_pillars_together_is_COINrs()
    {
        string[] pillars = ["Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin"];
        var entry = Components(Asem.Panel(Coin + "aggregated.csv"), pillars);
        var weights = Map(GoldenTable.Read(Golden + "pca_level2_aggregated_nogroups_weights.csv"));

        AssertLoadings(entry, [.. pillars.Select(pillar => weights[pillar])]);
        AssertEigenvalues(GoldenTable.Read(Golden + "pca_level2_aggregated_nogroups_eigen.csv"), "All", entry, 8);
    }

    /// <summary>The nodes one level above with their children, in the framework's order.</summary>
    static IEnumerable<(string Node, IReadOnlyList<string> Children)> Groups(int level, Node framework) =>
        from node in framework.TopDown()
        where Height(node) == level
        select (node.Code, (IReadOnlyList<string>)[.. node.Children.Select(child => child.Code)]);

    static int Height(Node node) => node.IsLeaf ? 0 : 1 + Height(node.Children[0]);

    static FittedEntry Components(Panel panel, IReadOnlyList<string> children) =>
        Assert.Single(Bench.Run(Root(children), panel, Bench.Step("pca", ("recipe", "first-component"))).Record.Fitted);

    static double[] Weights(Panel panel, IReadOnlyList<string> children, Step step)
    {
        var weights = Bench.Run(Root(children), panel, step).Weights;
        return [.. children.Select(child => weights.Of(new Node(child)))];
    }

    static Node Root(IReadOnlyList<string> children) => new("root") { Children = [.. children.Select(child => new Node(child))] };

    static void AssertLoadings(FittedEntry entry, double[] expected)
    {
        var loadings = NodeWeights.StatisticsIn(entry).Where(statistic => statistic.Name.StartsWith("loading:", StringComparison.Ordinal)).Select(statistic => statistic.Value).ToArray();
        var sign = Math.Sign(expected[0] * loadings[0]);
        Bench.Close(expected, [.. loadings.Select(loading => sign * loading)], 1e-8);
        Assert.True(loadings.Sum() > 0);
        Bench.Close([.. loadings.Select(loading => loading / loadings.Sum())], [.. NodeWeights.In(entry).Select(weight => weight.Weight)], 1e-12);
    }

    static void AssertEigenvalues(GoldenTable table, string group, FittedEntry entry, int count)
    {
        var expected = table.Rows.Where(row => row[0] == group).Select(row => GoldenFiles.Number(row[3])).ToArray();
        Bench.Close(expected, [.. Enumerable.Range(1, count).Select(k => entry.Scale[$"eigenvalue:{k}"])], 1e-8);
    }

    static double Objective(Panel panel, IReadOnlyList<string> children, double[] weights, double[] targets)
    {
        var columns = children.Select(child => panel[panel.IndexOf(child), 0].Values).ToArray();
        var index = Enumerable.Range(0, panel.UnitCount).Select(unit => columns.Select((column, j) => weights[j] * column[unit]).Sum()).ToArray();
        var correlations = columns.Select(column => Correlation.Pearson(column, index)).ToArray();
        return Math.Log(correlations.Select((r, j) => Math.Pow(targets[j] - r / correlations.Sum(), 2)).Average());
    }

    static Dictionary<string, double> Map(GoldenTable table) =>
        Enumerable.Range(0, table.Rows.Count).ToDictionary(row => table[row, "iCode"], row => table.Number(row, "Weight"));
}

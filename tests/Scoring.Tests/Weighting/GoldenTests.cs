using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using Scoring.Evaluating;
using Scoring.Kernels;
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

    [GoldenTheory]
    [InlineData("normalised.csv", "pca_level1_normalised", 1)]
    [InlineData("aggregated.csv", "pca_level2_aggregated", 2)]
    [InlineData("aggregated.csv", "pca_level2_aggregated_nogroups", 0)]
    [InlineData("aggregated.csv", "pca_level3_aggregated", 3)]
    public void Loadings_of_the_first_two_components_are_COINrs_up_to_sign(string data, string name, int level)
    {
        var panel = Asem.Panel(Coin + data);
        var table = GoldenTable.Read(Golden + name + "_loadings.csv");
        var groups = Enumerable.Range(0, table.Rows.Count).GroupBy(row => table[row, "group"]).ToList();

        Assert.Equal(level == 0 ? 1 : Groups(level, Asem.Framework()).Count(), groups.Count);
        foreach (var group in groups)
        {
            var vectors = SymmetricEigen.Decompose(Correlations.Matrix(Values(panel, [.. group.Select(row => table[row, "iCode"])]))).Vectors;
            for (var component = 0; component < 2; component++)
            {
                double[] expected = [.. group.Select(row => table.Number(row, $"PC{component + 1}"))];
                var sign = Math.Sign(Correlations.Product(expected, vectors[component]));
                Bench.Close(expected, [.. vectors[component].Select(loading => sign * loading)], 1e-8);
            }
        }
    }

    /// <summary>
    /// COINr's tight search for equal correlations of the two sub-indices with the index ends at an objective of −75.55 and 0.3853 : 0.6147 (its default at −13.30).
    /// The objective is ln(mean((t − r/Σr)²)): at −60 the shares meet the targets within 1e-13. Of two children both correlate alike when w ∝ 1/sd.
    /// </summary>
    [GoldenFact]
    public void Balanced_weights_of_the_sub_indices_meet_COINrs_tight_objective()
    {
        var panel = Asem.Panel(Coin + "aggregated.csv");
        var weights = Weights(panel, ["Conn", "Sust"], Bench.Step("balanced"));

        Assert.True(Objective(panel, ["Conn", "Sust"], weights, [0.5, 0.5]) < -60);
        var against = Values(panel, ["Conn", "Sust"]).Select(column => 1 / column.StandardDeviation()).ToArray();
        Bench.Close([.. against.Select(weight => weight / against.Sum())], weights);
        Bench.Close([0.3853, 0.6147], weights, 5e-5); // printed to four decimals
    }

    /// <summary>
    /// COINr meets 70 : 30 (objective −75.55) with a negative weight: its search is not held to w ≥ 0. Under weights that are not negative the share of Conn is
    /// largest when Sust has none, 1/(1 + r) with r = 0.60 between the two: that stands, and the run says how far it is from the target.
    /// </summary>
    [GoldenFact]
    public void Targets_that_only_a_negative_weight_would_meet_stop_at_zero_and_are_reported()
    {
        var panel = Asem.Panel(Coin + "aggregated.csv");
        var targets = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["Conn"] = 0.7, ["Sust"] = 0.3 };
        var (weights, record, findings) = Bench.Run(Root(["Conn", "Sust"]), panel, Bench.Step("balanced", ("targets", targets)));

        Assert.Equal((1, 0), (weights.Of(new Node("Conn")), weights.Of(new Node("Sust"))));
        var columns = Values(panel, ["Conn", "Sust"]);
        Assert.Equal(0.7 - 1 / (1 + Correlation.Pearson(columns[0], columns[1])), record.Fitted[0].Scale["largest_gap"], 1e-12);
        Assert.Equal("balance-not-reached", Assert.Single(findings).Kind.Code);
    }

    /// <summary>
    /// Without the bound at zero shares equal the targets when R·(w∘sd) = t, one linear system. For the pillars of Sust its solution is positive and is the answer; for
    /// those of Conn three weights would be negative, as COINr's tight ones are: no weights of a grid over the simplex do better than those found.
    /// </summary>
    [GoldenTheory]
    [InlineData("Conn", false)]
    [InlineData("Sust", true)]
    public void Balanced_weights_of_the_pillars_are_the_best_that_are_not_negative(string sub, bool reached)
    {
        var panel = Asem.Panel(Coin + "aggregated.csv");
        var children = Groups(2, Asem.Framework()).Single(group => group.Node == sub).Children;
        var columns = Values(panel, children);
        var weights = Weights(panel, children, Bench.Step("balanced"));

        var correlations = Matrix<double>.Build.Dense(columns.Length, columns.Length, (j, k) => j == k ? 1 : Correlation.Pearson(columns[j], columns[k]));
        var unbound = correlations.Solve(Vector<double>.Build.Dense(columns.Length, 1)).Select((v, j) => v / columns[j].StandardDeviation()).ToArray();
        Assert.Equal(reached, unbound.Min() >= 0);
        if (reached)
        {
            Bench.Close([.. unbound.Select(weight => weight / unbound.Sum())], weights, 1e-8);
            return;
        }
        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.All(weights, weight => Assert.InRange(weight, 0, 1));
        var covariances = correlations.PointwiseMultiply(Matrix<double>.Build.Dense(columns.Length, columns.Length, (_, k) => columns[k].StandardDeviation()));
        var loss = Loss(weights);
        Assert.All(Grid(columns.Length, 20), point => Assert.True(Loss([.. point.Select(part => part / 20.0)]) >= loss));

        double Loss(double[] at)
        {
            var r = covariances * Vector<double>.Build.Dense(at);
            return r.Sum(each => Math.Pow(each / r.Sum() - 1.0 / at.Length, 2));
        }
    }

    /// <summary>
    /// COINr sets the eight pillars against the index: objective −5.35 by default, −10.24 tight, there with negative weights. Weights that are not negative reach −6.942
    /// (an independent random search from four starts ends there as well), and no change near them gains.
    /// </summary>
    [GoldenFact]
    public void Balanced_weights_of_all_pillars_against_the_index_beat_COINrs_default_without_negative_weights()
    {
        var panel = Asem.Panel(Coin + "aggregated.csv");
        var groups = Groups(2, Asem.Framework()).ToList();
        var framework = new Node("Index") { Children = [.. groups.Select(group => Root(group.Children) with { Code = group.Node })] };
        var step = Bench.Step("equal") with { Overrides = groups.ToDictionary(group => group.Node, _ => Bench.Step("balanced", ("with", "index")).Choice) };
        var weights = Bench.Run(framework, panel, step).Weights;
        string[] pillars = [.. groups.SelectMany(group => group.Children)];
        var found = pillars.Select(pillar => weights.Of(new Node(pillar))).ToArray();

        Assert.All(found, weight => Assert.InRange(weight, 0, 1));
        foreach (var group in groups) Assert.Equal(1, group.Children.Sum(child => weights.Of(new Node(child))), 1e-12);
        var eighths = pillars.Select(_ => 1 / 8.0).ToArray();
        var objective = Objective(panel, pillars, found, eighths);
        Assert.True(objective < -5.3461021147251326);
        Assert.Equal(-6.942115, objective, 1e-6);
        for (var (from, random) = (0, new Random(1)); from < 20_000; from++)
        {
            var moved = found.ToArray();
            for (var k = 0; k < moved.Length; k++)
                if (random.Next(2) == 0)
                    moved[k] = Math.Max(0, moved[k] + (random.NextDouble() - 0.5) * Math.Pow(10, -random.Next(5)));
            var first = groups[0].Children.Count;
            if (moved[..first].Sum() == 0 || moved[first..].Sum() == 0) continue;
            var normalised = moved.Select((weight, k) => weight / (k < first ? moved[..first] : moved[first..]).Sum()).ToArray();
            Assert.True(Objective(panel, pillars, normalised, eighths) >= objective - 1e-7, string.Join(", ", normalised));
        }
    }

    /// <summary>COINr's infomax of the two sub-indices ends at a sum of correlations of 1.78220, its loose tolerance away from the largest, 1.78967.</summary>
    [GoldenFact]
    public void Infomax_of_the_sub_indices_beats_COINrs()
    {
        var panel = Asem.Panel(Coin + "aggregated.csv");
        var sum = Assert.Single(Bench.Run(Root(["Conn", "Sust"]), panel, Bench.Step("infomax")).Record.Fitted).Scale["sum_of_correlations"];
        var columns = Values(panel, ["Conn", "Sust"]);

        Assert.True(sum > 1.7821972553790641);
        Assert.Equal(Math.Sqrt(2 + 2 * Correlation.Pearson(columns[0], columns[1])), sum, 1e-12); // |x̂₁ + x̂₂|
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

    static double[][] Values(Panel panel, IReadOnlyList<string> codes) => [.. codes.Select(code => panel[panel.IndexOf(code), 0].Values)];

    /// <summary>All points whose whole parts sum to a total.</summary>
    static IEnumerable<int[]> Grid(int size, int total) => size == 1
        ? [[total]]
        : from part in Enumerable.Range(0, total + 1) from rest in Grid(size - 1, total - part) select (int[])[part, .. rest];

    static double Objective(Panel panel, IReadOnlyList<string> children, double[] weights, double[] targets)
    {
        var columns = Values(panel, children);
        var index = Enumerable.Range(0, panel.UnitCount).Select(unit => columns.Select((column, j) => weights[j] * column[unit]).Sum()).ToArray();
        var correlations = columns.Select(column => Correlation.Pearson(column, index)).ToArray();
        return Math.Log(correlations.Select((r, j) => Math.Pow(targets[j] - r / correlations.Sum(), 2)).Average());
    }

    static Dictionary<string, double> Map(GoldenTable table) =>
        Enumerable.Range(0, table.Rows.Count).ToDictionary(row => table[row, "iCode"], row => table.Number(row, "Weight"));
}

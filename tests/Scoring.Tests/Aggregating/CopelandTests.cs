using FsCheck.Xunit;
using Scoring.Aggregating;
using Scoring.Explaining;
using Scoring.Shared;

namespace Scoring.Tests.Aggregating;

/// <summary>Copeland and the outranking matrix against COINr 1.1.14 and an independent count of duels.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, Arbitrary = [typeof(AggregationProperties)])]
public sealed class CopelandTests
{
    const double Missing = double.NaN;
    const string Folder = "asem/03_aggregate/";
    static readonly string[] ConEcFin = ["Goods", "Services", "FDI", "PRemit", "ForPort"];

    [Fact]
    public void Copeland_by_hand() =>
        // a beats b and b beats c on two of three, c beats a on two: a circle in which each wins once and loses once; all beat d.
        Assert.Equal([1.0, 1, 1, -3], Example.Scores(Example.Step("copeland"), [1, 1, 1], [3, 1, 2], [2, 3, 1], [1, 2, 3], [0, 0, 0]));

    [Fact]
    public void Copeland_equal_decimal_weights_are_a_draw() =>
        // 0.1 + 0.2 is not 0.3 in binary, yet the author of the weights means a draw.
        Assert.Equal([0.0, 0], Example.Scores(Example.Step("copeland"), [0.1, 0.2, 0.3], [1, 1, 0], [0, 0, 1]));

    [Fact]
    public void Copeland_missing_children_neither_help_nor_hurt()
    {
        // a and b meet on the first child only; c and b on both, where the weights decide; d has nothing to be compared by.
        Assert.Equal([2.0, -2, 0, Missing],
            Example.Scores(Example.Step("copeland"), [2, 1], [9, Missing], [5, 5], [6, 4], [Missing, Missing]));
        // Nothing in common is a draw.
        Assert.Equal([0.0, 0], Example.Scores(Example.Step("copeland"), [1, 1], [9, Missing], [Missing, 1]));
    }

    [GoldenTheory]
    [InlineData("copeland_eqw", false)]
    [InlineData("copeland_uneqw", true)]
    public void Copeland_complete_asem_data_gives_coinr_scores(string file, bool unequal)
    {
        var golden = Asem.Panel(Folder + file + ".csv");
        var aggregated = Example.Aggregate(
            Asem.Framework(unequal ? Folder + "weights_unequal.csv" : null), Example.Step("copeland"), Asem.Panel(Folder + "input_minmax_1_100.csv"));
        Assert.Equal(11, aggregated.Nodes.Count);
        foreach (var node in aggregated.Nodes) Assert.Equal(golden[golden.IndexOf(node.Code), 0].Values, node.Years[0].Scores);
    }

    [GoldenTheory]
    [InlineData("copeland_eq", new[] { 1.0, 1, 1, 1, 1 })]
    [InlineData("copeland_w", new[] { 1.0, 2, 3, 1, 1 })]
    public void Copeland_one_pillar_gives_coinr_scores(string column, double[] weights)
    {
        var golden = Asem.Panel(Folder + "copeland_ConEcFin.csv");
        Assert.Equal(golden[golden.IndexOf(column), 0].Values, OnePillar(weights, "asem/01_example_coin/normalised.csv").Nodes[0].Years[0].Scores);
    }

    /// <summary>
    /// COINr 1.1.14 counts a comparison with a missing value as lost by the unit that comes first in the table: reversing the rows changes its scores. The right value
    /// decides each duel on the children that both units have.
    /// </summary>
    [GoldenFact]
    public void Copeland_gaps_are_rescaled_where_coinr_punishes_the_first_in_the_alphabet()
    {
        var golden = Asem.Panel(Folder + "copeland_ConEcFin_withNA.csv");
        var rows = Rows(golden, ConEcFin);
        var expected = Naive(rows, [1, 1, 1, 1, 1]);
        var scores = Example.Scores(Example.Step("copeland"), [1, 1, 1, 1, 1], rows);
        Assert.Equal(expected, scores);
        Assert.Equal(expected.Reverse(), Example.Scores(Example.Step("copeland"), [1, 1, 1, 1, 1], [.. rows.Reverse()]));
        var coinr = golden[golden.IndexOf("copeland_eq"), 0].Values;
        Assert.Contains(Enumerable.Range(0, rows.Length), unit => coinr[unit] != scores[unit]);
        Assert.Equal(coinr, AsCoinrCounts(rows));
    }

    [GoldenTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Copeland_gaps_in_the_framework_match_an_independent_count(bool unequal)
    {
        var framework = Asem.Framework(unequal ? Folder + "weights_unequal.csv" : null);
        var input = Asem.Panel(Folder + "input_minmax_1_100_withNA.csv");
        var aggregated = Example.Aggregate(framework, Example.Step("copeland"), input);
        foreach (var node in framework.TopDown().Where(node => !node.IsLeaf))
        {
            var columns = node.Children.Select(child => child.IsLeaf ? input[input.IndexOf(child.Code), 0].Values : aggregated.Node(child.Code).Years[0].Scores).ToArray();
            var rows = Enumerable.Range(0, input.UnitCount).Select(unit => columns.Select(column => column[unit]).ToArray()).ToArray();
            Assert.Equal(Naive(rows, [.. node.Children.Select(child => child.Weight)]), aggregated.Node(node.Code).Years[0].Scores);
        }
    }

    [GoldenTheory]
    [InlineData("outrank_ConEcFin_eqw", new[] { 1.0, 1, 1, 1, 1 })]
    [InlineData("outrank_ConEcFin_w12311", new[] { 1.0, 2, 3, 1, 1 })]
    public void Outranking_matrix_one_pillar_gives_coinr_shares(string file, double[] weights)
    {
        var golden = Asem.Panel(Folder + file + ".csv");
        var matrix = OutrankingMatrix.Of(OnePillarEvaluation(weights), "index", 2018);
        for (var second = 0; second < golden.UnitCount; second++)
        {
            var column = golden[golden.IndexOf(golden.Roster.Units[second].Code), 0].Values;
            for (var first = 0; first < golden.UnitCount; first++)
                Assert.True(Math.Abs(column[first] - matrix[first, second]) <= 1e-12, $"{first}, {second}: {matrix[first, second]} instead of {column[first]}.");
        }
        Assert.Equal(246, matrix.Dominances);
        Example.Close(0.19294117647058823, matrix.DominanceShare, 1e-12);
    }

    [Property(MaxTest = 200)]
    public void Copeland_is_what_a_count_of_duels_gives(AggregationProperties.Table table) =>
        Assert.Equal(Naive(table.Rows, table.Weights), Example.Scores(Example.Step("copeland"), table.Weights, table.Rows));

    /// <summary>Wins less losses pair by pair, each duel on the children that both have; weights are quarters, so sums are exact.</summary>
    static double[] Naive(double[][] rows, double[] weights) => [.. rows.Select(row =>
        !row.Zip(weights).Any(cell => !double.IsNaN(cell.First) && cell.Second > 0) ? Missing : rows.Sum(other =>
        {
            var (won, total) = (0.0, 0.0);
            for (var j = 0; j < weights.Length; j++)
            {
                if (double.IsNaN(row[j]) || double.IsNaN(other[j])) continue;
                won += weights[j] * (row[j].CompareTo(other[j]) + 1) / 2;
                total += weights[j];
            }
            return total == 0 ? 0 : Math.Abs(won / total - 0.5) < 1e-9 ? 0 : won / total > 0.5 ? 1 : -1;
        }))];

    /// <summary>The defect, to show that it is what sets the golden file apart.</summary>
    static double[] AsCoinrCounts(double[][] rows)
    {
        var scores = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            for (var k = i + 1; k < rows.Length; k++)
            {
                var won = 0.0;
                for (var j = 0; j < rows[i].Length; j++) won += rows[i][j] > rows[k][j] ? 0.2 : rows[i][j] == rows[k][j] ? 0.1 : 0;
                var duel = Math.Abs(won - 0.5) < 1e-9 ? 0 : Math.Sign(won - 0.5);
                scores[i] += duel;
                scores[k] -= duel;
            }
        return scores;
    }

    static Aggregated OnePillar(double[] weights, string file) => Example.Aggregate(Pillar(weights), Example.Step("copeland"), Asem.Panel(file));

    static Scoring.Schemes.Node Pillar(double[] weights) => Example.Inner("index", [.. ConEcFin.Select((code, j) => Example.Leaf(code, weights[j]))]);

    static Scoring.Evaluating.Evaluation OnePillarEvaluation(double[] weights)
    {
        var panel = Asem.Panel("asem/01_example_coin/normalised.csv");
        var step = Example.Step("copeland");
        return new Scoring.Evaluating.Evaluation
        {
            Scheme = CrossUnitTests.Scheme(Pillar(weights), step),
            Indicators = panel,
            Normalised = panel,
            Nodes = Example.Aggregate(Pillar(weights), step, panel).Nodes,
            Records = [],
            Findings = [],
        };
    }

    static double[][] Rows(Scoring.Panels.Panel panel, string[] codes) =>
        [.. Enumerable.Range(0, panel.UnitCount).Select(unit => codes.Select(code => panel[panel.IndexOf(code), 0].Values[unit]).ToArray())];
}

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MathNet.Numerics.Statistics;
using Scoring.Methods;

namespace Scoring.Tests.Weighting;

/// <summary>What holds for every table of values.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, MaxTest = 60)]
public class MethodPropertyTests
{
    static readonly (string Method, (string, object?)[] Options)[] OnValues =
    [
        ("entropy", []), ("panel-entropy", [("zeros", "shift")]), ("critic", []), ("critic", [("scale", "min-max"), ("correlation", "spearman")]),
        ("coefficient-of-variation", []), ("pca", []), ("pca", [("combine", "all"), ("rotation", "none")]), ("balanced", []), ("infomax", []),
    ];

    /// <summary>A table of 6 to 30 units and 2 to 5 children, positive values with some ties.</summary>
    public sealed record Table(double[][] Rows)
    {
        public override string ToString() => string.Join("; ", Rows.Select(row => string.Join(" ", row)));
    }

    public static class Tables
    {
        public static Arbitrary<Table> Any() => (
            from units in Gen.Choose(6, 30)
            from children in Gen.Choose(2, 5)
            from cells in Gen.Choose(1, 400).ArrayOf(units * children)
            select new Table([.. Enumerable.Range(0, units).Select(i => cells[(i * children)..((i + 1) * children)].Select((x, j) => (double)x + j * 0.001 * i).ToArray())]))
            .ToArbitrary();
    }

    [Property(Arbitrary = [typeof(Tables)])]
    public void Weights_are_not_negative_and_sum_to_1(Table table)
    {
        foreach (var (method, options) in OnValues)
        {
            var weights = Bench.Weigh(method, table.Rows, options).Weights!;
            Assert.All(weights, weight => Assert.InRange(weight, 0, 1));
            Assert.Equal(1, weights.Sum(), 12);
        }
    }

    [Property(Arbitrary = [typeof(Tables)])]
    public void Weights_do_not_depend_on_the_order_of_units(Table table)
    {
        double[][] turned = [.. table.Rows.Reverse()];
        foreach (var (method, options) in OnValues.Append(("pca", [("recipe", "first-component")])))
        {
            var weights = Bench.Weigh(method, table.Rows, options).Weights;
            if (weights is not null) Bench.Close(weights, Bench.Weigh(method, turned, options).Weights, method == "balanced" ? 1e-6 : 1e-9);
        }
    }

    [Property(Arbitrary = [typeof(Tables)])]
    public void Weights_go_with_their_children(Table table)
    {
        double[][] turned = [.. table.Rows.Select(row => row.Reverse().ToArray())];
        foreach (var (method, options) in OnValues.Where(each => each.Method is not ("balanced" or "pca")))
            Bench.Close([.. Bench.Weigh(method, table.Rows, options).Weights!.Reverse()], Bench.Weigh(method, turned, options).Weights, 1e-12);
    }

    [Property(Arbitrary = [typeof(Tables)])]
    public void Scale_of_a_child_changes_nothing_where_theory_says_so(Table table)
    {
        double[][] scaled = [.. table.Rows.Select(row => row.Select((x, j) => x * (j + 2)).ToArray())];
        foreach (var (method, options) in OnValues.Where(each => each.Method is not ("balanced" or "infomax") && !(each.Method == "critic" && each.Options.Length == 0)))
            Bench.Close(Bench.Weigh(method, table.Rows, options).Weights!, Bench.Weigh(method, scaled, options).Weights, 1e-9);
    }

    [Property(Arbitrary = [typeof(Tables)])]
    public void Shift_of_all_values_changes_nothing_where_theory_says_so(Table table)
    {
        double[][] shifted = [.. table.Rows.Select(row => row.Select(x => x - 1000).ToArray())];
        foreach (var (method, options) in OnValues.Where(each => each.Method is not ("coefficient-of-variation" or "balanced")))
            Bench.Close(Bench.Weigh(method, table.Rows, options).Weights!, Bench.Weigh(method, shifted, options).Weights, 1e-9);
    }

    [Property(Arbitrary = [typeof(Tables)])]
    public void Balanced_weights_meet_their_targets_or_say_by_how_much_not(Table table)
    {
        var outcome = Bench.Weigh("balanced", table.Rows);
        var columns = Bench.Columns(table.Rows, table.Rows[0].Length);
        var joined = table.Rows.Select(row => row.Select((x, j) => x * outcome.Weights![j]).Sum()).ToArray();
        var correlations = columns.Select(column => Correlation.Pearson(column, joined)).ToArray();
        var worst = correlations.Max(r => Math.Abs(r / correlations.Sum() - 1.0 / columns.Length));

        Assert.Equal(outcome["largest_gap"], worst, 8);
        Assert.Equal(worst > 1e-6, outcome.FindingCodes.Contains("balance-not-reached"));
        for (var j = 0; j < columns.Length; j++) Assert.Equal(correlations[j], outcome[$"correlation:c{j}"], 9);
    }

    [Property(Arbitrary = [typeof(Tables)], MaxTest = 30)]
    public void Balanced_weights_are_no_worse_than_any_neighbour(Table table)
    {
        var columns = Bench.Columns(table.Rows, table.Rows[0].Length);
        var best = Bench.Weigh("balanced", table.Rows).Weights!;
        var loss = Loss(best);
        for (var from = 0; from < best.Length; from++)
            for (var to = 0; to < best.Length; to++)
            {
                var step = Math.Min(1e-3, best[from]);
                if (from == to || step == 0) continue;
                var moved = best.ToArray();
                (moved[from], moved[to]) = (moved[from] - step, moved[to] + step);
                Assert.True(Loss(moved) >= loss - 1e-10, $"{from} → {to}: {Loss(moved)} < {loss}");
            }

        double Loss(double[] weights)
        {
            var joined = table.Rows.Select(row => row.Select((x, j) => x * weights[j]).Sum()).ToArray();
            var r = columns.Select(column => Correlation.Pearson(column, joined)).ToArray();
            return r.Sum(each => Math.Pow(each / r.Sum() - 1.0 / r.Length, 2));
        }
    }

    [Property(Arbitrary = [typeof(Tables)], MaxTest = 30)]
    public void Infomax_weights_reach_a_sum_of_correlations_that_no_others_do(Table table)
    {
        var outcome = Bench.Weigh("infomax", table.Rows);
        var columns = Bench.Columns(table.Rows, table.Rows[0].Length);
        Assert.Equal(Total(outcome.Weights!), outcome["sum_of_correlations"], 1e-9);
        var random = new System.Random(1);
        for (var trial = 0; trial < 100; trial++)
            Assert.True(Total([.. columns.Select((_, j) => outcome.Weights![j] * (0.5 + random.NextDouble()))]) <= outcome["sum_of_correlations"] + 1e-9);

        double Total(double[] weights)
        {
            var joined = table.Rows.Select(row => row.Select((x, j) => x * weights[j]).Sum()).ToArray();
            return columns.Sum(column => Correlation.Pearson(column, joined));
        }
    }

    [Property(Arbitrary = [typeof(Tables)])]
    public void Entropy_is_continuous_at_zero(Table table)
    {
        var (at, near) = (Copy(table.Rows), Copy(table.Rows));
        (at[0][0], near[0][0]) = (0, 1e-9);

        Bench.Close(Bench.Weigh("entropy", at, ("scale", "as-is")).Weights!, Bench.Weigh("entropy", near, ("scale", "as-is")).Weights, 1e-7);
    }

    [Property(Arbitrary = [typeof(Tables)])]
    public void Combinations_follow_their_formulas(Table table)
    {
        var first = Bench.Weigh("entropy", table.Rows).Weights!;
        var second = Bench.Weigh("critic", table.Rows).Weights!;

        Bench.Close([.. first.Select((w, j) => 0.3 * w + 0.7 * second[j])], Combine("alpha", ("alpha", 0.3)), 1e-12);
        Bench.Close(Shares(first.Select((w, j) => w * second[j])), Combine("product"), 1e-12);
        Bench.Close(Shares(first.Select((w, j) => Math.Sqrt(w * second[j]))), Combine("sqrt-product"), 1e-9);

        var (aa, ab, bb) = (first.Sum(w => w * w), first.Zip(second, (a, b) => a * b).Sum(), second.Sum(w => w * w));
        if (aa * bb - ab * ab < 1e-8) return;
        var (x, y) = ((aa * bb - ab * bb) / (aa * bb - ab * ab), (bb * aa - ab * aa) / (aa * bb - ab * ab));
        var share = Math.Abs(x) / (Math.Abs(x) + Math.Abs(y));
        Bench.Close([.. first.Select((w, j) => share * w + (1 - share) * second[j])], Combine("game-theory"), 1e-7);

        double[] Combine(string by, params (string, object?)[] options) => Bench.Weigh("combined", table.Rows,
            [("of", new[] { Preparing.Given.Choice(StepKind.Weight, "entropy"), Preparing.Given.Choice(StepKind.Weight, "critic") }), ("by", by), .. options]).Weights!;
    }

    [Property(Arbitrary = [typeof(Tables)])]
    public void Game_of_equal_weightings_gives_them_back(Table table)
    {
        var entropy = Preparing.Given.Choice(StepKind.Weight, "entropy");
        var outcome = Bench.Weigh("combined", table.Rows, ("of", new[] { entropy, entropy, entropy }), ("by", "game-theory"));

        Bench.Close(Bench.Weigh("entropy", table.Rows).Weights!, outcome.Weights, 1e-12);
        Assert.Contains("weights-alike", outcome.FindingCodes);
    }

    static double[][] Copy(double[][] rows) => [.. rows.Select(row => row.ToArray())];

    static double[] Shares(IEnumerable<double> scores)
    {
        var all = scores.ToArray();
        return [.. all.Select(score => score / all.Sum())];
    }
}

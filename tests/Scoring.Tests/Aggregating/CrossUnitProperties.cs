using FsCheck;
using FsCheck.Xunit;

namespace Scoring.Tests.Aggregating;

/// <summary>Laws of the methods that compare units, for any data.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, Arbitrary = [typeof(AggregationProperties)])]
public sealed class CrossUnitProperties
{
    static IEnumerable<Scoring.Methods.Step> All =>
        CrossUnitTests.Steps.Values.Select(step => step()).Concat([Example.Step("owa", ("power", 2.0)), Example.Step("mean-min", ("beta", 3.0))]);

    [Property(MaxTest = 60)]
    public void Order_of_units_does_not_matter(AggregationProperties.Table table)
    {
        if (!IsVaried(table)) return;
        foreach (var step in All)
        {
            var forward = Example.Scores(step, table.Weights, table.Rows);
            var backward = Example.Scores(step, table.Weights, [.. table.Rows.Reverse()]);
            Close(forward, [.. backward.Reverse()], step);
        }
    }

    [Property(MaxTest = 60)]
    public void Scale_of_weights_does_not_matter(AggregationProperties.Table table)
    {
        if (!IsVaried(table)) return;
        foreach (var step in All)
        {
            // Borda adds points up with the weights as written.
            var factor = step.Choice.Method.Name == "borda" ? 64 : 1;
            var scaled = Example.Scores(step, [.. table.Weights.Select(weight => weight * 64)], table.Rows);
            Close([.. Example.Scores(step, table.Weights, table.Rows).Select(score => score * factor)], scaled, step);
        }
    }

    [Property(MaxTest = 60)]
    public void Equal_units_have_equal_scores(AggregationProperties.Table table)
    {
        if (!IsVaried(table)) return;
        foreach (var step in All)
        {
            var scores = Example.Scores(step, table.Weights, [.. table.Rows, table.Rows[0]]);
            Assert.Equal(BitConverter.DoubleToInt64Bits(scores[0]), BitConverter.DoubleToInt64Bits(scores[^1]));
        }
    }

    [Property(MaxTest = 60)]
    public void Unit_best_in_every_child_comes_first_and_worst_last(AggregationProperties.Table table)
    {
        var best = table.Weights.Select((_, j) => table.Rows.Max(row => double.IsNaN(row[j]) ? 0 : row[j]) + 1).ToArray();
        for (var j = 0; j < best.Length; j++) best[j] = Math.Max(best[j], 8);
        double[][] rows = [.. table.Rows, best, [.. table.Weights.Select(_ => 0.0)]];
        foreach (var step in CrossUnitTests.Steps.Values.Select(step => step()))
        {
            // Where preference grows with the difference, a unit that is only there where units lie far apart may gain more than the best: no gaps then.
            var graded = step.Choice.Method.Name == "promethee" && step.Choice.Options.Word("preference") != "usual";
            var scores = Example.Scores(step, table.Weights, graded ? [.. rows.Select(row => row.Select(x => double.IsNaN(x) ? 7 : x).ToArray())] : rows);
            if (double.IsNaN(scores[^2])) continue; // no child has a weight
            var others = scores.Where(score => !double.IsNaN(score)).ToList();
            // The penalty for imbalance may put an uneven unit behind one that is evenly good, or evenly bad.
            if (step.Choice.Method.Name is "mpi" or "ampi") continue;
            Assert.True(scores[^2] >= others.Max() - 1e-9, $"{step.Choice.Method.Name}: {scores[^2]} is not the best, {others.Max()} is.");
            Assert.True(scores[^1] <= others.Min() + 1e-9, $"{step.Choice.Method.Name}: {scores[^1]} is not the worst, {others.Min()} is.");
        }
    }

    /// <summary>The unit is an aggregate unit, so that what is fitted stays as it is: each score is then a rising function of each child.</summary>
    [Property(MaxTest = 100)]
    public void Raising_a_child_never_lowers_the_score(AggregationProperties.Table table, PositiveInt where, PositiveInt by)
    {
        if (!IsVaried(table)) return;
        var child = where.Get % table.Weights.Length;
        var before = table.Rows[0];
        var after = before.ToArray();
        after[child] += by.Get;
        foreach (var step in All)
        {
            // Beyond half as much again as the mean the penalty outgrows the gain: stated in the method.
            if (step.Choice.Method.Name is "mpi" or "ampi") after[child] = Math.Min(after[child], table.Rows.Max(row => double.IsNaN(row[child]) ? 0 : row[child]));
            else after[child] = before[child] + by.Get;
            var scores = CrossUnitTests.Score(step, [.. table.Rows, before, after], aggregates: 2);
            Assert.True(double.IsNaN(scores[^2]) ? double.IsNaN(scores[^1]) : scores[^1] >= scores[^2] - 1e-9, $"{step.Choice.Method.Name}: {scores[^2]} became {scores[^1]}.");
        }
    }

    [Property(MaxTest = 40)]
    public void Number_of_threads_does_not_change_a_bit(AggregationProperties.Table table)
    {
        if (!IsVaried(table)) return;
        var codes = table.Weights.Select((_, j) => $"c{j}").ToArray();
        var panel = Example.Panels(codes, [.. Enumerable.Range(1, 3).Select(y => table.Rows.Select(row => row.Select(x => x * y).ToArray()).ToArray())]);
        foreach (var step in All)
        {
            var one = Example.Aggregate(Example.Flat(codes), step, panel, threads: 1).Nodes[0];
            var three = Example.Aggregate(Example.Flat(codes), step, panel, threads: 3).Nodes[0];
            for (var year = 0; year < 3; year++)
                Assert.Equal(one.Years[year].Scores.Select(BitConverter.DoubleToInt64Bits), three.Years[year].Scores.Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [Property(MaxTest = 100)]
    public void Promethee_flows_of_the_sample_cancel_when_complete(AggregationProperties.Table table)
    {
        var complete = table.Rows.Select(row => row.Select(x => double.IsNaN(x) ? 7 : x).ToArray()).ToArray();
        if (table.Weights.Sum() == 0) return;
        foreach (var name in new[] { "promethee", "promethee linear", "promethee gaussian", "copeland" })
            Assert.Equal(0, Example.Scores(CrossUnitTests.Steps[name](), table.Weights, complete).Sum(), 9);
    }

    /// <summary>Every child tells units apart and some child counts, so that no method has a reason to refuse.</summary>
    static bool IsVaried(AggregationProperties.Table table) => table.Weights.Sum() > 0 && table.Weights.Select((_, j) =>
        table.Rows.Select(row => row[j]).Where(x => !double.IsNaN(x)).Distinct().Count()).All(count => count > 1);

    static void Close(double[] expected, double[] actual, Scoring.Methods.Step step)
    {
        for (var unit = 0; unit < expected.Length; unit++)
            Assert.True(double.IsNaN(expected[unit]) ? double.IsNaN(actual[unit]) : Math.Abs(expected[unit] - actual[unit]) <= 1e-9 * Math.Max(1, Math.Abs(expected[unit])),
                $"{step.Choice.Method.Name}, unit {unit}: {actual[unit]} instead of {expected[unit]}.");
    }
}

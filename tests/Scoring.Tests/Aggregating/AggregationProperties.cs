using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Methods;

namespace Scoring.Tests.Aggregating;

/// <summary>Laws that hold for any data.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, Arbitrary = [typeof(AggregationProperties)])]
public sealed class AggregationProperties
{
    static readonly string[] Means = ["arithmetic", "geometric", "harmonic", "min", "max", "median"];

    /// <summary>Up to 40 units with up to 6 positive children, a tenth of them missing, and weights of which some are zero.</summary>
    public sealed record Table(double[] Weights, double[][] Rows);

    public static Arbitrary<Table> Tables()
    {
        var value = Gen.Frequency((9, Gen.Choose(1, 100_000).Select(n => n / 1000.0)), (1, Gen.Constant(double.NaN)));
        return (from children in Gen.Choose(1, 6)
                from units in Gen.Choose(1, 40)
                from weights in Gen.Choose(0, 8).ArrayOf(children)
                from rows in value.ArrayOf(children).ArrayOf(units)
                select new Table([.. weights.Select(weight => weight / 4.0)], rows)).ToArbitrary();
    }

    [Property(MaxTest = 300)]
    public void Means_stand_in_their_order(Table table)
    {
        string[] order = ["min", "harmonic", "geometric", "arithmetic", "max"];
        var scores = order.Select(method => Example.Scores(Example.Step(method), table.Weights, table.Rows)).ToArray();
        for (var unit = 0; unit < table.Rows.Length; unit++)
            for (var m = 1; m < order.Length; m++)
                Assert.True(double.IsNaN(scores[m][unit]) || scores[m - 1][unit] <= scores[m][unit] * (1 + 1e-12));
    }

    [Property(MaxTest = 200)]
    public void Generalised_mean_rises_with_p(Table table, NormalFloat a, NormalFloat b)
    {
        var (low, high) = (Math.Min(Math.Clamp((double)a, -20, 20), Math.Clamp((double)b, -20, 20)), Math.Max(Math.Clamp((double)a, -20, 20), Math.Clamp((double)b, -20, 20)));
        if (low != 0 && Math.Abs(low) < 1e-3 || high != 0 && Math.Abs(high) < 1e-3) return; // 1/p amplifies rounding near 0
        var lower = Example.Scores(Example.Step("generalised-mean", ("p", low)), table.Weights, table.Rows);
        var higher = Example.Scores(Example.Step("generalised-mean", ("p", high)), table.Weights, table.Rows);
        for (var unit = 0; unit < lower.Length; unit++)
            Assert.True(double.IsNaN(lower[unit]) || lower[unit] <= higher[unit] * (1 + 1e-10));
    }

    [Property(MaxTest = 200)]
    public void Generalised_mean_meets_the_special_means(Table table)
    {
        foreach (var (p, method) in new[] { (1.0, "arithmetic"), (0.0, "geometric"), (-1.0, "harmonic") })
        {
            var expected = Example.Scores(Example.Step(method), table.Weights, table.Rows);
            var actual = Example.Scores(Example.Step("generalised-mean", ("p", p)), table.Weights, table.Rows);
            for (var unit = 0; unit < expected.Length; unit++) Example.Close(expected[unit], actual[unit], 1e-12);
        }
    }

    [Property(MaxTest = 200)]
    public void Means_do_not_depend_on_the_scale_of_weights(Table table)
    {
        foreach (var method in Means)
        {
            // A power of two scales exactly, so not a bit may change.
            var scaled = Example.Scores(Example.Step(method), [.. table.Weights.Select(weight => weight * 64)], table.Rows);
            Assert.Equal(Bits(Example.Scores(Example.Step(method), table.Weights, table.Rows)), Bits(scaled));
        }
    }

    [Property(MaxTest = 200)]
    public void Raising_a_child_never_lowers_the_score(Table table, PositiveInt where, PositiveInt by)
    {
        foreach (var method in Means.Append("sum"))
        {
            var before = Example.Scores(Example.Step(method), table.Weights, table.Rows);
            var raised = table.Rows.Select(row => row.ToArray()).ToArray();
            foreach (var row in raised) row[where.Get % row.Length] += by.Get;
            var after = Example.Scores(Example.Step(method), table.Weights, raised);
            for (var unit = 0; unit < before.Length; unit++)
                Assert.True(double.IsNaN(before[unit]) ? double.IsNaN(after[unit]) : after[unit] >= before[unit] * (1 - 1e-12));
        }
    }

    [Property(MaxTest = 100)]
    public void Order_of_units_does_not_change_a_bit(Table table)
    {
        foreach (var method in Means)
        {
            var forward = Example.Scores(Example.Step(method), table.Weights, table.Rows);
            var backward = Example.Scores(Example.Step(method), table.Weights, [.. table.Rows.Reverse()]);
            Assert.Equal(Bits(forward), Bits([.. backward.Reverse()]));
        }
    }

    [Property(MaxTest = 60)]
    public void Number_of_threads_does_not_change_a_bit(Table table, PositiveInt years)
    {
        var codes = table.Weights.Select((_, j) => $"c{j}").ToArray();
        var panel = Example.Panels(codes, [.. Enumerable.Range(0, 1 + years.Get % 6).Select(y => table.Rows.Select(row => row.Select(x => x * (y + 1)).ToArray()).ToArray())]);
        var half = codes.Length / 2;
        var framework = half == 0
            ? Example.Inner("index", [.. codes.Select(code => Example.Leaf(code))])
            : Example.Inner("index",
                Example.Inner("p", [.. codes[..half].Select(code => Example.Leaf(code))]), Example.Inner("q", [.. codes[half..].Select(code => Example.Leaf(code))]));
        var one = Ranked(1);
        var two = Ranked(2);
        for (var node = 0; node < one.Count; node++)
            for (var year = 0; year < panel.Years.Count; year++)
            {
                Assert.Equal(Bits(one[node].Years[year].Scores), Bits(two[node].Years[year].Scores));
                Assert.Equal(Bits(one[node].Years[year].Coverage), Bits(two[node].Years[year].Coverage));
                Assert.Equal(Bits(one[node].Years[year].Ranks), Bits(two[node].Years[year].Ranks));
            }

        IReadOnlyList<Scoring.Evaluating.NodeResult> Ranked(int threads) => Scoring.Ranking.Ranking.Apply(
            new Step(StepKind.Rank, Example.Choice(StepKind.Rank, "rank")), panel.Roster,
            Example.Aggregate(framework, Example.Step("geometric"), panel, threads).Nodes, threads);
    }

    [Property(MaxTest = 200)]
    public void Coverage_is_what_a_count_gives(Table table)
    {
        var year = Example.Year(Example.Step("arithmetic", ("min_coverage", 0.6)), table.Weights, table.Rows);
        for (var unit = 0; unit < table.Rows.Length; unit++)
        {
            var available = table.Rows[unit].Count(x => !double.IsNaN(x));
            Assert.Equal((double)available / table.Weights.Length, year.Coverage[unit]);
            var weight = table.Rows[unit].Zip(table.Weights).Where(pair => !double.IsNaN(pair.First)).Sum(pair => pair.Second);
            Assert.Equal((double)available / table.Weights.Length < 0.6 || available == 0 || weight == 0, double.IsNaN(year.Scores[unit]));
            Assert.Equal(double.IsNaN(year.Scores[unit]), year.Unscored.ContainsKey(unit));
        }
    }

    static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Normalising;

/// <summary>What holds for every method and any data.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, MaxTest = 200, Arbitrary = [typeof(Arbitraries)])]
public class NormalisationPropertyTests
{
    /// <summary>Two years of positive values with gaps, a method and a direction.</summary>
    public sealed record Case(double[][] Values, string Method, int Direction)
    {
        public override string ToString() => $"{Method} {Direction}: {string.Join(" | ", Values.Select(year => string.Join(" ", year)))}";
    }

    public static class Arbitraries
    {
        // A table's points follow no order, and an increment is not the value's own.
        static readonly string[] Methods =
            [.. Normalisers.All.Select(normaliser => normaliser.Definition.Name).Except(["categorical", "level-and-increment"])];

        public static Arbitrary<Case> Cases()
        {
            // Multiples of 1/4, so that shifting and scaling by powers of two is exact and ties occur.
            var value = Gen.Frequency((8, Gen.Choose(4, 400).Select(quarters => quarters / 4.0)), (2, Gen.Constant(double.NaN)));
            // Two fixed units keep the column from being constant; the second is the reference and better than the first.
            var cases =
                from units in Gen.Choose(4, 24)
                from first in Gen.ArrayOf(value, units)
                from second in Gen.ArrayOf(value, units)
                from method in Gen.Elements(Methods)
                from direction in Gen.Elements(1, -1)
                let ends = direction > 0 ? new[] { 0.25, 200 } : [200, 0.25]
                select new Case([[.. ends, .. first], [.. ends, .. second]], method, direction);
            return cases.ToArbitrary();
        }
    }

    static (string, object?)[] Options(Case data) => data.Method switch
    {
        "goalposts" when data.Direction > 0 => [("worst", 0.0), ("best", 150.0)],
        "goalposts" => [("worst", 150.0), ("best", 0.5)],
        "standard-value" => [("standard", 20.0)],
        "distance-to-target" => [("target", data.Direction > 0 ? 150.0 : 1.0)],
        "distance-to-reference" => [("unit", "b")],
        "target-completion" => [("target", 50.0)],
        "deviation-from-average" => [("base", 80.0)],
        "piecewise" => [("anchors", data.Direction > 0 ? new (double, double)[] { (1, 0), (30, 80), (90, 100) } : [(1, 100), (30, 80), (90, 0)])],
        _ => [],
    };

    static Panel Apply(Case data, Panel panel, params (string, object?)[] more)
    {
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, data.Method, [.. Options(data), .. more]));
        return Normalisation.Apply(panel, Scheme([new Indicator("x") { Direction = data.Direction }], step), step, new FindingLog()).Panel;
    }

    static double[][] Scores(Case data, params (string, object?)[] more) => Columns(Apply(data, Panel(("x", data.Values)), more));

    static double[][] Columns(Panel panel) => [.. Enumerable.Range(0, panel.Years.Count).Select(year => panel[0, year].Values)];

    [Property]
    public void Better_values_never_get_lower_scores(Case data)
    {
        var direction = data.Method == "none" ? 1 : data.Direction;
        var pairs = data.Values.SelectMany(year => year).Zip(Scores(data).SelectMany(year => year)).Where(pair => !double.IsNaN(pair.First)).ToArray();
        foreach (var (x, z) in pairs)
            Assert.All(pairs, other => Assert.True((other.First - x) * direction <= 0 || other.Second >= z, $"{x} → {z}, {other}"));
    }

    [Property]
    public void Missing_stays_missing_and_everything_else_gets_a_score(Case data)
    {
        foreach (var (values, scores) in data.Values.Zip(Scores(data)))
            Assert.Equal(values.Select(double.IsNaN), scores.Select(double.IsNaN));
    }

    [Property]
    public void Bounds_are_hit_and_kept(Case data)
    {
        var scores = Scores(data).SelectMany(year => year).Where(score => !double.IsNaN(score)).ToArray();
        (double, double)? ends = data.Method switch
        {
            "min-max" => (0, 100),
            "distance-to-best" or "percentile-rank" => (0, 1),
            "goalposts" => (scores.Min(), 100),
            "standard-value" => (scores.Min(), 100),
            "fraction-of-max" => (scores.Min(), 1),
            "efficacy-coefficient" => (60, 100),
            "target-completion" or "exponential-rank" => (scores.Min(), 100),
            "logarithmic" or "piecewise" => (0, 100),
            _ => null,
        };
        if (ends is not var (low, high)) return;
        Assert.Equal(low, scores.Min());
        // Ranks by the tie rule min: the best reaches 1 only when it is alone.
        if (data.Method is "percentile-rank" or "exponential-rank") Assert.True(scores.Max() <= high);
        else Assert.Equal(high, scores.Max());
    }

    [Property]
    public void Order_of_units_does_not_matter(Case data, int seed)
    {
        var order = Enumerable.Range(0, data.Values[0].Length).OrderBy(unit => (unit + 1) * (long)(seed | 1) % 7919).ToArray();
        var where = Array.IndexOf(order, 1);
        var moved = data with { Values = [.. data.Values.Select(year => order.Select(unit => year[unit]).ToArray())] };
        var options = data.Method == "distance-to-reference" ? new (string, object?)[] { ("unit", Units(order.Length)[where].Code) } : [];
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, data.Method, options.Length > 0 ? options : Options(data)));
        var scheme = Scheme([new Indicator("x") { Direction = data.Direction }], step);
        var found = Columns(Normalisation.Apply(Panel(("x", moved.Values)), scheme, step, new FindingLog()).Panel);
        var expected = Scores(data);
        for (var year = 0; year < expected.Length; year++)
            Assert.Equal([.. order.Select(unit => expected[year][unit])], found[year], (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a)));
    }

    /// <summary>Whether a method knows only of the values' places beside one another.</summary>
    static bool IsRelative(string method) => method is not ("none" or "goalposts" or "standard-value" or "distance-to-target" or "fraction-of-max"
        or "target-completion" or "deviation-from-average" or "piecewise" or "logarithmic");

    [Property]
    public void Shift_and_scale_of_the_values_leave_relative_methods_unchanged(Case data)
    {
        if (!IsRelative(data.Method)) return;
        var expected = Scores(data);
        var found = Scores(data with { Values = [.. data.Values.Select(year => year.Select(value => value * 4 + 1024).ToArray())] });
        for (var year = 0; year < expected.Length; year++)
            Assert.Equal(expected[year], found[year], (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-9);
    }

    [Property]
    public void Reversed_data_with_the_other_direction_get_the_same_scores(Case data)
    {
        if (!IsRelative(data.Method)) return;
        var expected = Scores(data);
        var found = Scores(data with { Direction = -data.Direction, Values = [.. data.Values.Select(year => year.Select(value => -value).ToArray())] });
        for (var year = 0; year < expected.Length; year++)
            Assert.Equal(expected[year], found[year], (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a)));
    }

    [Property]
    public void Stored_parameters_reproduce_the_scores_bit_for_bit(Case data, bool eachYear)
    {
        var panel = Panel(("x", data.Values));
        var step = new Step(StepKind.Normalise, Choice(StepKind.Normalise, data.Method, [.. Options(data), ("bounds", eachYear ? BoundsScope.OneYear : BoundsScope.AllYears)]));
        var scheme = Scheme([new Indicator("x") { Direction = data.Direction }], step);
        var (fitted, record) = Normalisation.Apply(panel, scheme, step, new FindingLog());
        var (replayed, again) = Normalisation.Apply(panel, scheme, step, new FindingLog(), record.Fitted);
        for (var year = 0; year < 2; year++)
            Assert.Equal(fitted[0, year].Values.Select(BitConverter.DoubleToInt64Bits), replayed[0, year].Values.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(record.Fitted, again.Fitted);
    }

    [Property]
    public void Each_year_equals_the_year_alone(Case data)
    {
        var expected = Scores(data, ("bounds", BoundsScope.OneYear));
        for (var year = 0; year < 2; year++)
            Assert.Equal(expected[year], Scores(data with { Values = [data.Values[year]] })[0]);
    }
}

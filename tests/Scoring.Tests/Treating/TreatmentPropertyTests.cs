using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Treating;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Treating;

/// <summary>What holds for every method and any data.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, MaxTest = 300, Arbitrary = [typeof(Arbitraries)])]
public class TreatmentPropertyTests
{
    /// <summary>Two years of values with ties, gaps and long tails, and a method.</summary>
    public sealed record Case(double[][] Years, string Method, double MaxSkewness, double MaxKurtosis, int Points, bool Force)
    {
        public double[] Numbers => [.. Years.SelectMany(year => year).Where(value => !double.IsNaN(value))];

        public override string ToString() =>
            $"{Method} {MaxSkewness} {MaxKurtosis} {Points} {Force}: {string.Join(" | ", Years.Select(year => string.Join(" ", year)))}";
    }

    public static class Arbitraries
    {
        public static Arbitrary<Case> Cases()
        {
            // Quarters, so that shifting and scaling by powers of two is exact and ties occur; a few far out on either side.
            var value = Gen.Frequency(
                (12, Gen.Choose(40, 80).Select(quarters => quarters / 4.0)),
                (2, Gen.Choose(100, 4000).Select(quarters => quarters / 4.0)),
                (1, Gen.Choose(-4000, -100).Select(quarters => quarters / 4.0)),
                (2, Gen.Constant(double.NaN)));
            var cases =
                from units in Gen.Choose(0, 30)
                from first in Gen.ArrayOf(value, units)
                from second in Gen.ArrayOf(value, units)
                from method in Gen.Elements(Treaters.All.Select(treater => treater.Definition.Name))
                from skewness in Gen.Elements(0.5, 1, 2)
                from kurtosis in Gen.Elements(-2, 1, 3.5)
                from points in Gen.Choose(0, 12)
                from force in Gen.Elements(true, false)
                    // Four fixed units keep the column from being too short or constant, and its maximum above 1.
                select new Case([[10, 12, 15, 11, .. first], [13, 14, 10, 90, .. second]], method, skewness, kurtosis, points, force);
            return cases.ToArbitrary();
        }
    }

    static (string, object?)[] Options(Case data) =>
    [
        ("max_skewness", data.MaxSkewness), ("max_kurtosis", data.MaxKurtosis), ("force", data.Force),
        .. data.Method == "winsorise" ? new (string, object?)[] { ("max_points", (double)data.Points) } : [],
    ];

    static Step Step(Case data, params (string, object?)[] more) => new(StepKind.Treat, Choice(StepKind.Treat, data.Method, [.. Options(data), .. more]));

    static Treated Apply(Case data, params (string, object?)[] more)
    {
        var (panel, step) = (Panel(("x", data.Years)), Step(data, more));
        return Treatment.Apply(panel, Scheme(panel, step), step, new FindingLog());
    }

    static double[] Values(Panel panel) => [.. Enumerable.Range(0, panel.Years.Count).SelectMany(year => panel[0, year].Values)];

    [Property]
    public void Winsorising_gives_what_the_documented_process_gives(Case data)
    {
        data = data with { Method = "winsorise" };
        var x = data.Numbers;
        var naive = data.Force || NaiveTreatment.Passes(x, data.MaxSkewness, data.MaxKurtosis) == false
            ? NaiveTreatment.Winsorise(x, data.Points, data.Force, data.MaxSkewness, data.MaxKurtosis)
            : (x, 0);

        var treated = Apply(data, ("then", "none"));

        double[] found = [.. Values(treated.Panel).Where(value => !double.IsNaN(value))];
        Assert.Equal(naive?.Values ?? x, found);
        var record = Assert.Single(treated.Record.Treated);
        Assert.Equal(naive?.Points ?? 0, record.LowPoints + record.HighPoints);
    }

    [Property]
    public void Order_of_values_is_kept(Case data)
    {
        var (before, after) = (data.Years.SelectMany(year => year).ToArray(), Values(Apply(data).Panel));
        var order = Enumerable.Range(0, before.Length).Where(i => !double.IsNaN(before[i])).OrderBy(i => before[i]).ToArray();
        for (var i = 1; i < order.Length; i++)
            Assert.True(before[order[i]] == before[order[i - 1]] ? after[order[i]] == after[order[i - 1]] : after[order[i]] >= after[order[i - 1]]);
    }

    [Property]
    public void Missing_stays_missing_and_every_number_stays_one(Case data) =>
        Assert.Equal(data.Years.SelectMany(year => year).Select(double.IsNaN), Values(Apply(data).Panel).Select(value => !double.IsFinite(value)));

    [Property]
    public void Shift_and_scale_leave_the_test_as_it_is_and_a_mirror_turns_the_skewness(Case data)
    {
        var x = data.Numbers;
        var (shape, moved) = (Shape.Of(x, 2, 3.5), Shape.Of(x.Select(value => value * 4 + 1024).ToArray(), 2, 3.5));
        var mirrored = Shape.Of(x.Select(value => -value / 1024).ToArray(), 2, 3.5);
        Assert.Equal(shape.Skewness, moved.Skewness, 1e-9 * (1 + Math.Abs(shape.Skewness)));
        Assert.Equal(shape.Kurtosis, moved.Kurtosis, 1e-9 * (1 + Math.Abs(shape.Kurtosis)));
        Assert.Equal(-shape.Skewness, mirrored.Skewness, 1e-12 * (1 + Math.Abs(shape.Skewness)));
        Assert.Equal(shape.Kurtosis, mirrored.Kurtosis, 1e-12 * (1 + Math.Abs(shape.Kurtosis)));
    }

    [Property]
    public void Shift_and_scale_of_the_values_shift_and_scale_the_caps(Case data)
    {
        if (data.Method is not ("winsorise" or "clip-percentile" or "clip-sd")) return;
        (string, object?)[] more = data.Method == "winsorise" ? [("then", "none")] : [];
        var expected = Values(Apply(data, more).Panel);
        var moved = data with { Years = [.. data.Years.Select(year => year.Select(value => value * 4 + 1024).ToArray())] };
        Assert.Equal(expected.Select(value => value * 4 + 1024), Values(Apply(moved, more).Panel),
            (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-12 * Math.Abs(a));
    }

    [Property]
    public void Logarithms_of_scaled_and_shifted_values_differ_by_a_constant(Case data)
    {
        if (data.Method is not ("log-ct" or "log-ct-plus")) return;
        data = data with { Force = true };
        var expected = Values(Apply(data).Panel);
        var moved = Values(Apply(data with { Years = [.. data.Years.Select(year => year.Select(value => value * 4 + 1024).ToArray())] }).Panel);
        var isMirrored = Apply(data).Record.Fitted[0].Scale.Parameters.Contains(("mirrored", 1));
        Assert.Equal(expected.Select(value => value + (isMirrored ? -Math.Log(4) : Math.Log(4))), moved, (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-9);
    }

    [Property]
    public void Order_of_units_does_not_matter(Case data, int seed)
    {
        var order = Enumerable.Range(0, data.Years[0].Length).OrderBy(unit => (unit + 1) * (long)(seed | 1) % 7919).ToArray();
        var expected = Apply(data).Panel;
        var found = Apply(data with { Years = [.. data.Years.Select(year => order.Select(unit => year[unit]).ToArray())] }).Panel;
        for (var year = 0; year < 2; year++)
            Assert.Equal(order.Select(unit => expected[0, year].Values[unit]), found[0, year].Values,
                (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a)));
    }

    [Property]
    public void Stored_parameters_reproduce_the_values_and_hold_for_a_later_year(Case data, bool eachYear)
    {
        var scope = ("scope", (object?)(eachYear ? BoundsScope.OneYear : BoundsScope.AllYears));
        var treated = Apply(data, scope);
        var step = Step(data, scope);
        var panel = Panel(("x", data.Years));

        var again = Treatment.Apply(panel, Scheme(panel, step), step, new FindingLog(), treated.Record.Fitted);
        for (var year = 0; year < 2; year++)
        {
            Assert.Equal(treated.Panel[0, year].Values, again.Panel[0, year].Values);
            Assert.Equal(Enumerable.Range(0, panel.UnitCount).Select(treated.Panel[0, year].Status), Enumerable.Range(0, panel.UnitCount).Select(again.Panel[0, year].Status));
        }
        Assert.Equal(treated.Record.Fitted.Select(entry => (entry.Code, entry.Stage, entry.Year, entry.Method)),
            again.Record.Fitted.Select(entry => (entry.Code, entry.Stage, entry.Year, entry.Method)));
        if (eachYear) return;

        double[] later = [.. data.Years[0].Select(value => value / 2 - 100)];
        panel = Panel(("x", [.. data.Years, later]));
        var extended = Treatment.Apply(panel, Scheme(panel, step), step, new FindingLog(), treated.Record.Fitted).Panel;
        for (var year = 0; year < 2; year++) Assert.Equal(treated.Panel[0, year].Values, extended[0, year].Values);
        Assert.Equal(later.Select(double.IsNaN), extended[0, 2].Values.Select(value => !double.IsFinite(value)));
    }

    [Property]
    public void Record_tells_the_shape_of_what_the_next_stage_reads(Case data)
    {
        if (data.Method == "none") return;
        var treated = Apply(data);
        var record = Assert.Single(treated.Record.Treated);
        var after = Shape.Of(Values(treated.Panel), data.MaxSkewness, data.MaxKurtosis);
        Assert.Equal(after.Passes, record.After.Passes);
        Assert.Equal(after.Skewness, record.After.Skewness, 1e-12 * (1 + Math.Abs(after.Skewness)));
    }
}

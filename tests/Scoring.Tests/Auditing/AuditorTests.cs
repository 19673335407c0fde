using Scoring.Auditing;
using Scoring.Evaluating;
using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Tests.Aggregating;

namespace Scoring.Tests.Auditing;

public sealed class AuditorTests
{
    /// <summary>Pillar one of a, b, c; pillar two of d, e, f; 30 units, z-scores.</summary>
    static Scheme Scheme(params Indicator[] changed)
    {
        var codes = new[] { "a", "b", "c", "d", "e", "f" };
        return new Scheme
        {
            Id = "audit",
            Version = "1",
            Title = Text.Same("audit"),
            Indicators = [.. codes.Select(code => changed.FirstOrDefault(indicator => indicator.Code == code) ?? new Indicator(code))],
            Framework = Example.Inner("index",
                Example.Inner("one", Example.Leaf("a"), Example.Leaf("b"), Example.Leaf("c")), Example.Inner("two", Example.Leaf("d"), Example.Leaf("e"), Example.Leaf("f"))),
            Steps =
            [
                First(StepKind.Derive), new Step(StepKind.Normalise, Example.Choice(StepKind.Normalise, "z-score", ("constant", "missing"))),
                First(StepKind.Aggregate), First(StepKind.Rank),
            ],
            NeededVariables = codes,
        };

        static Step First(StepKind kind) => new(kind, MethodChoice.Default(MethodCatalogue.Of(kind).First()));
    }

    /// <summary>Uniform on −0.5..0.5, unrelated between columns.</summary>
    static double Noise(int unit, int column)
    {
        var bits = (ulong)(unit + 1) * 0x9E3779B97F4A7C15 ^ (ulong)(column + 1) * 0xD1B54A32D192ED03;
        bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ bits >> 27) * 0x94D049BB133111EB;
        return ((bits ^ bits >> 31) >> 11) * (1.0 / (1UL << 53)) - 0.5;
    }

    static Panel Panel(Func<int, double[]> row, int units = 30, int years = 1) => Example.Panels(["a", "b", "c", "d", "e", "f"],
        [.. Enumerable.Range(0, years).Select(year => Enumerable.Range(0, units).Select(unit => row(unit + year * units)).ToArray())]);

    /// <summary>Two independent pillars, each of three items that agree well but not too well.</summary>
    static double[] Sound(int unit)
    {
        double one = Noise(unit, 0), two = 0.6 * one + 0.8 * Noise(unit, 1);
        return [one + 0.7 * Noise(unit, 2), one + 0.7 * Noise(unit, 3), one + 0.7 * Noise(unit, 4), two + 0.7 * Noise(unit, 5), two + 0.7 * Noise(unit, 6), two + 0.7 * Noise(unit, 7)];
    }

    static Audit Run(Func<int, double[]> row, Scheme? scheme = null, AuditOptions? options = null, int units = 30, int years = 1)
    {
        var panel = Panel(row, units, years);
        return Auditor.Run(Evaluator.Run(scheme ?? Scheme(), panel), panel, options);
    }

    static Verdict Of(Audit audit, string check) => audit.Verdicts.Single(verdict => verdict.Check == check);

    static double[] With(double[] row, int at, double value)
    {
        row[at] = value;
        return row;
    }

    [Fact]
    public void Sound_framework_passes()
    {
        var audit = Run(Sound, units: 200);
        foreach (var check in new[] { "indicator-availability", "unit-availability", "distinct-values", "outliers", "pillar-correlation", "redundancy", "opposition", "silent-indicators" })
            Assert.True(Of(audit, check).Outcome == Outcome.Pass, $"{check}: {string.Join("; ", Of(audit, check).Concerns.Select(concern => concern.Found))}");
        Assert.Equal(Outcome.NotAssessed, Of(audit, "denominators").Outcome);
        Assert.Equal(1, audit.Influences.Sum(influence => influence.Weight), 12);
        Assert.Equal(1, audit.Influences.Sum(influence => influence.Importance), 12);
    }

    [Fact]
    public void Indicator_against_its_pillar_fails_and_is_named()
    {
        var audit = Run(unit => With(Sound(unit), 2, -3 * (Sound(unit)[0] + Sound(unit)[1]) + Noise(unit, 9)), units: 200);
        var verdict = Of(audit, "pillar-correlation");
        Assert.Equal((Outcome.Fail, "c", "one"), (verdict.Outcome, verdict.Concerns[0].Subject, verdict.Concerns[0].Against));
        Assert.Contains("negatively", verdict.Concerns[0].Found.En, StringComparison.Ordinal);
        Assert.Contains(audit.Opposed, pair => pair is { Group: "one", First: "a", Second: "c" });
    }

    [Fact]
    public void Indicator_of_another_pillar_is_named_with_that_pillar()
    {
        var audit = Run(unit => With(Sound(unit), 2, Sound(unit)[3] + Sound(unit)[4] + Sound(unit)[5]), units: 200);
        var concern = Assert.Single(Of(audit, "other-pillar").Concerns);
        Assert.Equal((Outcome.Warn, "c", "two"), (concern.Outcome, concern.Subject, concern.Against));
    }

    [Fact]
    public void Twins_are_redundant()
    {
        var audit = Run(unit => With(Sound(unit), 1, 2 * Sound(unit)[0] + 0.01 * Noise(unit, 9)), units: 200);
        var concern = Assert.Single(Of(audit, "redundancy").Concerns);
        Assert.Equal(("a", "b"), (concern.Subject, concern.Against));
        Assert.True(concern.Value > 0.92);
    }

    [Fact]
    public void Indicator_unrelated_to_everything_is_silent()
    {
        var scheme = Scheme();
        var (one, two) = (scheme.Framework.Children[0], scheme.Framework.Children[1]);
        scheme = scheme with { Framework = Example.Inner("index", one, Example.Inner("two", two.Children[0], two.Children[1], Example.Leaf("f", 0.5))) };
        var audit = Run(unit => With(Sound(unit), 5, Noise(unit, 50) > 0.49 ? 1 : 0), scheme, units: 400);
        Assert.Equal(0.1, audit.Influences[^1].Weight, 12);
        Assert.Contains(Of(audit, "silent-indicators").Concerns, concern => concern.Subject == "f");
        Assert.Contains(Of(audit, "outliers").Concerns, concern => concern.Subject == "f");
        Assert.Contains(Of(audit, "distinct-values").Concerns, concern => concern.Subject == "f");
    }

    [Fact]
    public void Denominators_are_those_of_expressions_and_size_that_is_left_is_named()
    {
        var scheme = Scheme(new Indicator("a") { Value = Expression.Parse("a / (b + 100)") }, new Indicator("c") { Value = Expression.Parse("d * b / 10 / [f]") });
        var audit = Run(unit => With(Sound(unit), 4, Sound(unit)[1] * 3), scheme, units: 200);
        Assert.Equal(["b", "f"], audit.Denominators.Select(pair => pair.Denominator).Distinct());
        Assert.True(audit.Denominators.Single(pair => pair is { Indicator: "a", Denominator: "b" }).IsDivided);
        Assert.Contains(Of(audit, "denominators").Concerns, concern => concern is { Subject: "e", Against: "b" });
    }

    [Fact]
    public void Constant_column_fails_and_has_no_correlation()
    {
        var audit = Run(unit => With(Sound(unit), 0, 4), units: 50);
        Assert.Contains(Of(audit, "distinct-values").Concerns, concern => concern is { Subject: "a", Outcome: Outcome.Fail });
        Assert.True(double.IsNaN(audit.Pearson["a", "b"]));
        Assert.DoesNotContain(Of(audit, "pillar-correlation").Concerns, concern => concern.Subject == "a");
        Assert.Equal(5, Of(audit, "pillar-correlation").Assessed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tiny_panels_are_audited_as_far_as_they_go(int units)
    {
        var audit = Run(Sound, units: units);
        Assert.Equal(units, audit.Observations);
        if (units == 1) Assert.Equal(Outcome.NotAssessed, Of(audit, "pillar-correlation").Outcome);
        Assert.All(audit.Tables, table =>
        {
            for (var row = 0; row < table.Rows; row++)
                foreach (var column in table.Columns)
                    _ = column switch
                    {
                        NumberAuditColumn number => double.IsInfinity(number.Value(row)) ? throw new InvalidOperationException(number.Name) : "",
                        WordAuditColumn word => word.Value(row),
                        TextAuditColumn text => text.Value(row).Zh + text.Value(row).En,
                        CountAuditColumn count => $"{count.Value(row)}",
                        _ => null,
                    };
        });
    }

    [Fact]
    public void Year_is_the_last_unless_another_or_all_are_asked_for()
    {
        Assert.Equal([2021], Run(Sound, years: 2).Years);
        Assert.Equal([2020], Run(Sound, options: new AuditOptions { Year = 2020 }, years: 2).Years);
        var pooled = Run(Sound, options: new AuditOptions { Pooled = true }, years: 2);
        Assert.Equal((60, 2), (pooled.Observations, pooled.Years.Count));
        var fault = Assert.Single(Example.Faults(() => Run(Sound, options: new AuditOptions { Year = 1999 })));
        Assert.Equal(FindingKinds.YearNotInPanel, fault.Kind);
    }

    [Fact]
    public void Aggregate_units_are_left_out()
    {
        var panel = Panel(Sound);
        var roster = new Roster(panel.Roster.Units.Select(unit => unit.Code == "U00" ? unit with { IsAggregate = true } : unit));
        var marked = new Panel(roster, panel.Years, panel.Variables,
            [.. panel.Variables.Select((_, v) => new[] { panel[v, 0] })], [panel.Present(0).ToArray()]);
        var audit = Auditor.Run(Evaluator.Run(Scheme(), marked), marked);
        Assert.Equal(29, audit.Observations);
        Assert.DoesNotContain(audit.Availability, unit => unit.Unit == "U00");
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var panel = Panel(Sound, 100);
        var evaluation = Evaluator.Run(Scheme(), panel);
        Assert.Equal(Numbers(Auditor.Run(evaluation, panel, threads: 1)), Numbers(Auditor.Run(evaluation, panel, threads: 4)));

        static long[] Numbers(Audit audit) => [.. audit.Tables.SelectMany(table => table.Columns.OfType<NumberAuditColumn>().SelectMany(column =>
            Enumerable.Range(0, table.Rows).Select(row => BitConverter.DoubleToInt64Bits(column.Value(row)))))];
    }
}

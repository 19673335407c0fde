using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Treating;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Treating;

/// <summary>Years, aggregate units, statuses, stored parameters.</summary>
public class TreatmentScopeTests
{
    static readonly double[] Passing = [.. Enumerable.Range(1, 23).Select(i => (double)i)];
    static readonly double[] Skewed = [.. Passing[..20], 300, 400, 900];

    readonly FindingLog findings = new();

    static Step Step(string method, params (string, object?)[] options) => new(StepKind.Treat, Choice(StepKind.Treat, method, options));

    Treated Apply(Panel panel, Step step, Treated? stored = null) => Treatment.Apply(panel, Scheme(panel, step), step, findings, stored?.Record.Fitted);

    [Fact]
    public void Years_are_one_sample_unless_the_scope_says_otherwise()
    {
        var panel = Panel(("x", [Passing, Skewed]));

        var pooled = Apply(panel, Step("log-ct"));
        Assert.NotEqual(Passing, pooled.Panel[0, 0].Values);
        Assert.Equal([null], pooled.Record.Treated.Select(record => record.Year));

        var single = Apply(panel, Step("log-ct", ("scope", BoundsScope.OneYear)));
        Assert.Equal(Passing, single.Panel[0, 0].Values);
        Assert.Equal([(2020, true), (2021, false)], single.Record.Treated.Select(record => (record.Year!.Value, record.Before.Passes!.Value)));
        Assert.Equal([(2021, 23)], single.Record.Changed.Select(changed => (changed.Year, changed.Cells)));
    }

    [Fact]
    public void Frozen_years_are_the_sample_for_all_years()
    {
        var treated = Apply(Panel(("x", [Passing, Skewed])), Step("winsorise", ("scope", new BoundsScope { Years = [2021] })));
        Assert.Equal([20, 20, 20, 20], treated.Panel[0, 0].Values[^4..]);
        Assert.Equal(23, treated.Record.Treated.Single().Before.Count);

        var fault = Assert.Single(Assert.Throws<ScoringException>(() => Apply(Panel(("x", [Skewed])), Step("winsorise", ("scope", new BoundsScope { Years = [1999] })))).Faults);
        Assert.Equal((FindingKinds.BoundsYearMissing, 1999), (fault.Kind, fault.Year!.Value));
    }

    [Fact]
    public void Aggregate_units_are_treated_but_not_in_the_sample()
    {
        RosterEntry[] units = [.. Units(23), Unit("zz", isAggregate: true)];
        var treated = Apply(Panel(units, [2020], ("x", [[.. Skewed, 1e6]])), Step("winsorise", ("then", "none")));
        Assert.Equal(23, treated.Record.Treated[0].Before.Count);
        Assert.Equal(20, treated.Panel[0, 0].Values[23]);

        // Far below the smallest unit the logarithm has no value: the aggregate unit is held at its end.
        treated = Apply(Panel(units, [2020], ("x", [[.. Skewed, -1e6]])), Step("log-ct"));
        Assert.Equal(treated.Panel[0, 0].Values[0], treated.Panel[0, 0].Values[23]);
        var finding = findings.ToList().Single(finding => finding.Kind == FindingKinds.TreatmentHeld);
        Assert.Equal(("zz", 2020, "-1000000", "1"), (finding.Unit!, finding.Year!.Value, finding.Found, finding.Expected!));
    }

    [Fact]
    public void Observed_cells_become_treated_and_others_keep_what_they_are()
    {
        var panel = Panel(("x", [Skewed])).With("x", 2020, 20, CellStatus.Imputed).With("x", 2020, 21, CellStatus.Provisional)
            .With("x", 2020, 0, CellStatus.NotApplicable).With("x", 2020, 1, CellStatus.NoPractice).With("x", 2020, 2, CellStatus.Missing);

        var capped = Apply(panel, Step("winsorise", ("force", true), ("max_points", 3.0), ("then", "none")));
        Assert.Equal([CellStatus.Imputed, CellStatus.Provisional, CellStatus.Treated], Enumerable.Range(20, 3).Select(capped.Panel[0, 0].Status));
        Assert.Equal(CellStatus.Observed, capped.Panel[0, 0].Status(19));
        Assert.Equal(3, capped.Record.Changed.Single().Cells);

        var logged = Apply(panel, Step("log-ct"));
        CellStatus[] expected = [CellStatus.NotApplicable, CellStatus.NoPractice, CellStatus.Missing, CellStatus.Treated];
        Assert.Equal(expected, Enumerable.Range(0, 4).Select(logged.Panel[0, 0].Status));
        Assert.Equal(20, logged.Record.Changed.Single().Cells);
        Assert.Equal([false, false, false, true], Enumerable.Range(0, 4).Select(logged.Columns[0].IsTreated));
    }

    [Fact]
    public void Stored_parameters_treat_a_later_year_as_the_earlier_ones()
    {
        var step = Step("winsorise", ("max_points", 2.0));
        var stored = Apply(Panel(("x", [Skewed]), ("y", [Passing])), step);

        double[] later = [.. Passing[..22], 5000];
        var panel = Panel(("x", [Skewed, later]), ("y", [Passing, Skewed]));
        var treated = Apply(panel, step, stored);

        Assert.Equal(stored.Panel[0, 0].Values, treated.Panel[0, 0].Values);
        Assert.Equal(Math.Log(5000 - 1 + 0.01 * 899), treated.Panel[0, 1].Values[22], 1e-12);
        Assert.Equal(Skewed, treated.Panel[1, 1].Values); // what passed then is left alone now
        Assert.DoesNotContain(findings.ToList(), finding => finding.Kind == FindingKinds.TreatmentHeld);
    }

    [Fact]
    public void Stored_parameters_that_do_not_cover_the_values_stop_the_run()
    {
        var (each, panel) = (Step("winsorise", ("scope", BoundsScope.OneYear)), Panel(("x", [Skewed, Skewed])));
        var stored = Apply(Panel(("x", [Skewed])), each);
        var year = Assert.Single(Assert.Throws<ScoringException>(() => Apply(panel, each, stored)).Faults);
        Assert.Equal((FindingKinds.FrozenParametersMissing, 2021), (year.Kind, year.Year!.Value));

        var log = Apply(panel, Step("log-ct"));
        var method = Assert.Single(Assert.Throws<ScoringException>(() => Apply(panel, Step("square-root"), log)).Faults);
        Assert.Equal(("log-ct", "square-root"), (method.Found, method.Expected!));

        var then = Apply(panel, Step("winsorise", ("max_points", 0.0)));
        var other = Assert.Single(Assert.Throws<ScoringException>(() => Apply(panel, Step("winsorise", ("then", "log-ct")), then)).Faults);
        Assert.Equal(("log-ct-plus", "log-ct"), (other.Found, other.Expected!));
    }

    [Fact]
    public void Declared_rounding_acts_on_what_the_next_stage_reads()
    {
        var treated = Apply(Panel(("x", [Skewed]), ("y", [[.. Passing.Select(value => value / 3)]])), Step("log-ct", ("round", new RoundingRule(2))));
        Assert.Equal(Math.Round(Math.Log(899 * 1.01), 2), treated.Panel[0, 0].Values[22]);
        Assert.Equal(0.33, treated.Panel[1, 0].Values[0]);
        Assert.Equal(treated.Panel[0, 0], treated.Columns.Single().After);
    }
}

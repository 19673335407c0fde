using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Schemes;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Preparing;

public class DerivingTests
{
    static Indicator Of(string code, string? value = null) => new(code) { Value = value is null ? null : Expression.Parse(value) };

    static (Panel Panel, IReadOnlyList<Finding> Findings) Derive(Panel raw, params Indicator[] indicators) => Derive(raw, new FindingLog(), [], indicators);

    static (Panel Panel, IReadOnlyList<Finding> Findings) Derive(Panel raw, FindingLog log, (string, object?)[] options, params Indicator[] indicators)
    {
        var step = new Step(StepKind.Derive, Choice(StepKind.Derive, "expression", options));
        var (panel, record) = Deriving.Apply(raw, Scheme(indicators, step), step, log);
        Assert.Equal((0, StepKind.Derive), (record.Position, record.Kind));
        return (panel, log.ToList());
    }

    [Fact]
    public void Indicator_without_expression_is_the_variable_of_its_code()
    {
        var raw = Panel(("gdp", [[1, NA]]), ("pop", [[3, 4]])).With("gdp", 2020, 0, CellStatus.Provisional);
        var panel = Derive(raw, Of("pop"), Of("gdp")).Panel;
        Assert.Equal(["pop", "gdp"], panel.Variables);
        Assert.Same(raw[0, 0], panel[1, 0]);
    }

    [Fact]
    public void Expression_naming_its_own_code_reads_the_raw_variable_and_others_read_the_indicator()
    {
        var panel = Derive(Panel(("gdp", [[1, 2]])), Of("twice", "gdp * 2"), Of("gdp", "gdp + 10")).Panel;
        Assert.Equal([22, 24], panel[0, 0].Values);
        Assert.Equal([11, 12], panel[1, 0].Values);
    }

    [Fact]
    public void Indicators_may_stand_before_what_they_read()
    {
        var panel = Derive(Panel(("x", [[1, 2], [3, 5]])), Of("c", "lag(b)"), Of("b", "a + 1"), Of("a", "x * 10")).Panel;
        Assert.Equal([NA, NA], panel[0, 0].Values);
        Assert.Equal([11, 21], panel[0, 1].Values);
    }

    [Fact]
    public void Zero_denominator_gives_missing_and_a_finding_with_its_place()
    {
        var (panel, findings) = Derive(Panel(("x", [[1, 2]]), ("y", [[4, 0]])), Of("ratio", "x / y"));
        Assert.Equal([0.25, NA], panel[0, 0].Values);
        Assert.Equal(CellStatus.Missing, panel[0, 0].Status(1));
        var finding = Assert.Single(findings);
        Assert.Equal((FindingKinds.ZeroDenominator, "b", 2020, "ratio", "x / y (0)"), (finding.Kind, finding.Unit, finding.Year, finding.Variable, finding.Found));
    }

    [Theory]
    [InlineData("growth(x)", "non-positive-base")]
    [InlineData("ln(x)", "log-domain")]
    [InlineData("sqrt(x - 1)", "root-domain")]
    [InlineData("(x - 1) ^ 0.5", "power-domain")]
    [InlineData("clip(x, 2, 1)", "empty-range")]
    [InlineData("exp(x + 1000)", "number-overflow")]
    public void What_cannot_be_computed_is_reported_by_its_kind(string expression, string kind)
    {
        var findings = Derive(Panel(("x", [[0], [0]])), Of("i", expression)).Findings;
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(kind, finding.Kind.Code));
    }

    [Fact]
    public void Incident_that_later_years_look_back_to_is_reported_once()
    {
        var findings = Derive(Panel(("x", [[0], [1], [2]])), Of("i", "mean(ln(x), 3)")).Findings;
        Assert.Equal(2020, Assert.Single(findings).Year);
    }

    [Fact]
    public void Missing_variables_are_faults_all_at_once()
    {
        var error = Assert.Throws<ScoringException>(() => Derive(Panel(("x", [[1]])), Of("i", "x + y"), Of("z"), Of("y2", "z")));
        Assert.Equal([("i", "y"), ("z", "z")], error.Faults.Select(fault => (fault.Variable!, fault.Found)));
        Assert.All(error.Faults, fault => Assert.Equal(FindingKinds.VariableNotInPanel, fault.Kind));
    }

    [Theory]
    [InlineData(CellStatus.Imputed, CellStatus.Imputed)]
    [InlineData(CellStatus.Treated, CellStatus.Treated)]
    [InlineData(CellStatus.Provisional, CellStatus.Provisional)]
    [InlineData(CellStatus.NotApplicable, CellStatus.NotApplicable)]
    [InlineData(CellStatus.NoPractice, CellStatus.NoPractice)]
    [InlineData(CellStatus.Missing, CellStatus.Missing)]
    public void Status_of_an_input_passes_to_the_indicator(CellStatus input, CellStatus expected)
    {
        var raw = Panel(("x", [[1, 2], [1, 2]]), ("y", [[3, 4], [3, 4]])).With("y", 2020, 1, input);
        var panel = Derive(raw, Of("i", "x + y"), Of("back", "growth(y)")).Panel;
        Assert.Equal([CellStatus.Observed, expected], [panel[0, 0].Status(0), panel[0, 0].Status(1)]);
        Assert.Equal(CellStatus.Observed, panel[0, 1].Status(1));
        Assert.Equal(expected, panel[1, 1].Status(1));
    }

    [Fact]
    public void Imputed_input_outweighs_a_provisional_one_and_a_value_outweighs_not_applicable()
    {
        var raw = Panel(("x", [[1, 2]]), ("y", [[3, 4]])).With("x", 2020, 0, CellStatus.Provisional).With("y", 2020, 0, CellStatus.Imputed).With("y", 2020, 1, CellStatus.NotApplicable);
        var panel = Derive(raw, Of("i", "coalesce(y, 0) + x")).Panel;
        Assert.Equal([CellStatus.Imputed, CellStatus.Observed], [panel[0, 0].Status(0), panel[0, 0].Status(1)]);
    }

    [Fact]
    public void Absent_unit_stays_missing_whatever_the_expression_says()
    {
        var panel = Derive(Panel(("x", [[1, 2]])).Without(1, 2020), Of("i", "coalesce(x, 7)")).Panel;
        Assert.Equal([1, NA], panel[0, 0].Values);
        Assert.Equal(CellStatus.Missing, panel[0, 0].Status(1));
    }

    [Fact]
    public void Absent_unit_takes_no_status_from_the_years_it_was_there()
    {
        var raw = Panel(("x", [[1, 2], [1, 2]])).With("x", 2020, 1, CellStatus.NotApplicable).Without(1, 2021);
        Assert.Equal(CellStatus.Missing, Derive(raw, Of("i", "lag(x)")).Panel[0, 1].Status(1));
    }

    [Fact]
    public void Declared_rounding_is_read_by_other_indicators()
    {
        var rounded = Of("i", "x / 3") with { Round = new RoundingRule(1) };
        var panel = Derive(Panel(("x", [[1, 2]])), rounded, Of("j", "i * 10"), Of("x") with { Round = new RoundingRule(0) }).Panel;
        Assert.Equal([0.3, 0.7], panel[0, 0].Values);
        Assert.Equal([3, 7], panel[1, 0].Values);
    }

    [Fact]
    public void Rounding_of_the_step_yields_to_the_indicators()
    {
        var panel = Derive(Panel(("x", [[1.26]])), new FindingLog(), [("round", new RoundingRule(1))], Of("x"), Of("y", "x / 1") with { Round = new RoundingRule(0) }).Panel;
        Assert.Equal([1.3], panel[0, 0].Values);
        Assert.Equal([1], panel[1, 0].Values);
    }

    [Fact]
    public void Growth_needs_the_calendar_year_before()
    {
        var raw = Panel(Units(1), [2020, 2022, 2023], ("x", [[100], [110], [121]]));
        var panel = Derive(raw, Of("g", "growth(x)")).Panel;
        Assert.True(double.IsNaN(panel[0, 1].Values[0]));
        Assert.Equal(10, panel[0, 2].Values[0], 1e-12);
    }

    [Fact]
    public void Time_functions_nested_deeply_stay_cheap()
    {
        var expression = string.Concat(Enumerable.Repeat("change(", 60)) + "x" + new string(')', 60);
        var raw = Panel(Units(1), [.. Enumerable.Range(2000, 30)], ("x", [.. Enumerable.Range(0, 30).Select(i => new[] { (double)i })]));
        var panel = Derive(raw, Of("i", expression)).Panel;
        Assert.All(Enumerable.Range(0, 30), year => Assert.True(double.IsNaN(panel[0, year].Values[0])));
    }
}

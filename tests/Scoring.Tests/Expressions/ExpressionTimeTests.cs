using Scoring.Expressions;

namespace Scoring.Tests.Expressions;

public sealed class ExpressionTimeTests
{
    const double Missing = double.NaN;

    // 2020 is not in the panel; x is missing in 2022.
    static TableSource Panel() => new TableSource(1, 2018, 2019, 2021, 2022, 2023, 2024).WithSeries("x", 100, 110, 121, Missing, 150, 300);

    [Theory]
    [InlineData("lag(x)", 2024, 150)]
    [InlineData("lag(x, 3)", 2024, 121)]
    [InlineData("lag(x)", 2021, Missing)] // 2020: the row before is 2019, the year before is not there
    [InlineData("lag(x, 2)", 2021, 110)]
    [InlineData("lag(x)", 2018, Missing)]
    [InlineData("lag(x)", 2023, Missing)]
    [InlineData("lag(lag(x))", 2023, 121)]
    [InlineData("lag(lag(x))", 2021, Missing)] // by way of 2020
    [InlineData("lag(x + 1) * 2", 2024, 302)]
    [InlineData("growth(x)", 2024, 100)]
    [InlineData("growth(x)", 2019, 10)]
    [InlineData("growth(x, 2)", 2021, 10)]
    [InlineData("growth(x)", 2021, Missing)]
    [InlineData("change(x)", 2024, 150)]
    [InlineData("change(x, 2)", 2021, 11)]
    [InlineData("change(x)", 2018, Missing)]
    [InlineData("multiple(x, 2018)", 2024, 3)]
    [InlineData("multiple(x, 2024)", 2018, 1.0 / 3)]
    [InlineData("multiple(x, 2020)", 2024, Missing)]
    [InlineData("cagr(x, 1)", 2019, 0.1)]
    [InlineData("cagr(x, 1)", 2024, 1)]
    [InlineData("cagr(x, 2)", 2021, 0.04880884817015163)] // √1.1 − 1
    [InlineData("cagr(x, 3)", 2022, 0.04880884817015163)] // 2019 to 2021, the last available
    [InlineData("cagr(x, 1)", 2022, Missing)] // only 2021
    [InlineData("cagr(x, 1000)", 2024, 0.2009369551760027)] // 3^(1/6) − 1
    [InlineData("cagr(x, 3)", 2018, Missing)]
    [InlineData("sum(x, 2)", 2024, 450)]
    [InlineData("sum(x, 1)", 2024, 300)]
    [InlineData("sum(x, 3)", 2024, Missing)] // 2022 is missing
    [InlineData("sum(x, 2)", 2021, Missing)] // 2020 is not there
    [InlineData("mean(x, 2)", 2024, 225)]
    [InlineData("mean(x, 3)", 2024, 225)]
    [InlineData("mean(x, 3)", 2021, 115.5)]
    [InlineData("mean(x, 1)", 2022, Missing)]
    [InlineData("mean(x, 1000)", 2024, 156.2)]
    [InlineData("growth(mean(x, 3))", 2024, 66.05166051660516)] // 225 / 135.5
    public void Evaluate_of_time_functions_goes_by_calendar_years(string text, int year, double expected) =>
        Assert.Equal(expected, Panel().Evaluate(text, year)[0], 1e-12);

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4, 5 }, 0.4953487812212205)]
    [InlineData(new[] { 5, Missing, 4, Missing, 2 }, -0.20472927123294937)]
    [InlineData(new[] { 3, Missing, Missing, Missing, Missing }, Missing)]
    [InlineData(new[] { 2.0, 2, 2, 2, 2 }, 0)]
    [InlineData(new[] { 0.0, 1, 2, 3, 0 }, 0)]
    [InlineData(new[] { 10, Missing, Missing, Missing, 12 }, 0.046635139392105618)]
    [InlineData(new[] { 2.0, 1, 1, 1, 0 }, -1)]
    public void Evaluate_of_cagr_agrees_with_COINr(double[] series, double expected)
    {
        var table = new TableSource(1, 2018, 2019, 2020, 2021, 2022).WithSeries("y", series);

        Assert.Equal(expected, table.Evaluate("cagr(y, 4)", 2022)[0], 1e-15);
    }

    [Theory]
    [InlineData("growth(x)", 0, 5, ExpressionIncidentKind.NonPositiveBase, 0)]
    [InlineData("growth(x)", -4, 5, ExpressionIncidentKind.NonPositiveBase, -4)]
    [InlineData("growth(x)", 1e-300, 1e300, ExpressionIncidentKind.Overflow, 1e300)]
    [InlineData("multiple(x, 2023)", -4, 5, ExpressionIncidentKind.NonPositiveBase, -4)]
    [InlineData("cagr(x, 1)", 0, 5, ExpressionIncidentKind.NonPositiveBase, 0)]
    [InlineData("cagr(x, 1)", -1, 5, ExpressionIncidentKind.NonPositiveBase, -1)]
    [InlineData("cagr(x, 1)", 5, -1, ExpressionIncidentKind.PowerDomain, -1)]
    [InlineData("cagr(x, 1)", 1e-300, 1e300, ExpressionIncidentKind.Overflow, 1e300)]
    [InlineData("sum(x, 2)", 1.7e308, 1.7e308, ExpressionIncidentKind.Overflow, 1.7e308)]
    [InlineData("mean(x, 2)", 1.7e308, 1.7e308, ExpressionIncidentKind.Overflow, 1.7e308)]
    [InlineData("change(x)", -1.7e308, 1.7e308, ExpressionIncidentKind.Overflow, 1.7e308)]
    public void Evaluate_of_an_undefined_comparison_of_years_is_missing_with_an_incident(
        string text, double before, double now, object kind, double fault)
    {
        List<ExpressionIncident> incidents = [];

        Assert.Equal(Missing, new TableSource(1, 2023, 2024).WithSeries("x", before, now).Evaluate(text, 2024, incidents)[0]);
        Assert.Equal([new ExpressionIncident((ExpressionIncidentKind)kind, 0, 2024, text, fault)], incidents);
    }

    [Fact]
    public void Evaluate_of_an_operand_at_fault_names_the_year_of_the_operand_once()
    {
        var table = new TableSource(1, 2022, 2023, 2024).WithSeries("a", 1, 1, 1).WithSeries("b", 1, 0, 2);
        List<ExpressionIncident> incidents = [];

        Assert.Equal(0.75, table.Evaluate("mean(mean(a / b, 2), 2)", 2024, incidents)[0]);
        Assert.Equal([new ExpressionIncident(ExpressionIncidentKind.ZeroDenominator, 0, 2023, "a / b", 0)], incidents);
    }

    [Fact]
    public void Evaluate_of_a_unit_that_joined_later_does_not_look_behind_its_first_roster()
    {
        var table = new TableSource(2, 2023, 2024).With("x", [1, Missing], [2, 5]).Absent(unit: 1, year: 2023);

        Assert.Equal([1, Missing], table.Evaluate("lag(coalesce(x, 0))", 2024));
        Assert.Equal([1, Missing], table.Evaluate("change(coalesce(x, 0))", 2024));
        Assert.Equal([1.5, 5], table.Evaluate("mean(coalesce(x, 0), 2)", 2024));
    }

    [Fact]
    public void Evaluate_of_an_operand_that_other_units_ask_for_later_reports_each_unit_once()
    {
        // 1 / z of 2023 is asked for by unit 0 from 2023 and by unit 1 from 2024.
        var table = new TableSource(2, 2022, 2023, 2024).With("c", [0, 0], [1, 0], [0, 1]).With("z", [1, 1], [0, 0], [1, 1]);
        List<ExpressionIncident> incidents = [];

        Assert.Equal([0.5, 0.5], table.Evaluate("mean(if(c = 1, mean(1 / z, 2), 0), 2)", 2024, incidents));
        Assert.Equal([(0, 2023), (1, 2023)], incidents.Select(incident => (incident.Unit, incident.Year)));
    }

    [Fact]
    public void Evaluate_of_an_operand_that_other_units_ask_for_later_keeps_the_first_answers()
    {
        // The sum's operand of 2022 is asked for by unit 0, then by unit 1 on the other branch, then by unit 0 again.
        var table = new TableSource(2, 2020, 2021, 2022, 2023, 2024)
            .With("c", [0, 0], [0, 0], [1, 0], [0, 1], [1, 0])
            .With("x", [10, 20], [10, 20], [10, 20], [10, 20], [10, 20]);

        Assert.Equal([20, 20], table.Evaluate("mean(if(c = 1, sum(if(x > 15, x, x), 3), 0), 3)", 2024));
    }

    [Fact]
    public void Evaluate_of_deeply_nested_time_functions_is_not_exponential()
    {
        const int Levels = 190;
        var years = Enumerable.Range(1900, 125).ToArray();
        var table = new TableSource(1, years).WithSeries("x", [.. years.Select(_ => 1.0)]);
        var text = string.Concat(Enumerable.Repeat("mean(", Levels)) + "x" + string.Concat(Enumerable.Repeat(", 2)", Levels));

        Assert.Equal(1, table.Evaluate(text, 2024)[0]);
    }
}

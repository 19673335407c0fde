using Scoring.Expressions;
using Scoring.Kernels;

namespace Scoring.Tests.Expressions;

public sealed class ExpressionEvaluatorTests
{
    const double Missing = double.NaN;

    [Theory]
    [InlineData("-2^2", -4)]
    [InlineData("2^-1", 0.5)]
    [InlineData("2^3^2", 512)]
    [InlineData("10 - 3 - 2", 5)]
    [InlineData("7 / 2 * 4", 14)]
    [InlineData("0^0", 1)]
    [InlineData("(-2)^3", -8)]
    [InlineData("1 / -4", -0.25)]
    [InlineData("3 > 2", 1)]
    [InlineData("3 < 2", 0)]
    [InlineData("2 <= 2", 1)]
    [InlineData("2 >= 3", 0)]
    [InlineData("2 = 2", 1)]
    [InlineData("2 != 2", 0)]
    [InlineData("2 and -1", 1)]
    [InlineData("2 and 0", 0)]
    [InlineData("0 or 0.5", 1)]
    [InlineData("0 or 0", 0)]
    [InlineData("not 0", 1)]
    [InlineData("not 3", 0)]
    [InlineData("if(2 > 1, 10, 20)", 10)]
    [InlineData("if(0, 10, 20)", 20)]
    [InlineData("coalesce(missing, missing, 3, 4)", 3)]
    [InlineData("is_missing(missing)", 1)]
    [InlineData("is_missing(0)", 0)]
    [InlineData("abs(-3)", 3)]
    [InlineData("round(2.5)", 3)]
    [InlineData("round(-2.5)", -3)]
    [InlineData("round(1.245, 1)", 1.2)]
    [InlineData("clip(5, 0, 3)", 3)]
    [InlineData("clip(-5, 0, 3)", 0)]
    [InlineData("clip(2, 0, 3)", 2)]
    [InlineData("min(3, 1, 2)", 1)]
    [InlineData("max(3, 1, 2)", 3)]
    [InlineData("exp(0)", 1)]
    [InlineData("ln(1)", 0)]
    [InlineData("log10(1000)", 3)]
    [InlineData("sqrt(9)", 3)]
    [InlineData("pow(2, 10)", 1024)]
    public void Evaluate_of_constants_gives_the_value_worked_by_hand(string text, double expected)
    {
        var (value, incidents) = TableSource.Evaluate(text);

        Assert.Equal(expected, value, 1e-15);
        Assert.Empty(incidents);
    }

    [Theory]
    [InlineData("exp(1.5)")]
    [InlineData("ln(1.5)")]
    [InlineData("log10(1.5)")]
    [InlineData("1.5 ^ 2.5")]
    public void Evaluate_of_transcendental_functions_uses_the_deterministic_kernels(string text)
    {
        var expected = text switch
        {
            "exp(1.5)" => DeterministicMath.Exp(1.5),
            "ln(1.5)" => DeterministicMath.Log(1.5),
            "log10(1.5)" => DeterministicMath.Log10(1.5),
            _ => DeterministicMath.Pow(1.5, 2.5),
        };

        Assert.Equal(expected, TableSource.Evaluate(text).Value);
    }

    [Theory]
    [InlineData("x + 1")]
    [InlineData("0 * x")]
    [InlineData("x / 0")]
    [InlineData("x ^ 0")]
    [InlineData("1 ^ x")]
    [InlineData("-x")]
    [InlineData("not x")]
    [InlineData("x < 1")]
    [InlineData("x = x")]
    [InlineData("x != 1")]
    [InlineData("0 and x")]
    [InlineData("1 or x")]
    [InlineData("if(x, 1, 2)")]
    [InlineData("if(1, x, 2)")]
    [InlineData("coalesce(x, x)")]
    [InlineData("abs(x)")]
    [InlineData("round(x, 2)")]
    [InlineData("clip(x, 0, 1)")]
    [InlineData("clip(1, x, 1)")]
    [InlineData("clip(1, 0, x)")]
    [InlineData("min(1, x)")]
    [InlineData("max(x, 1)")]
    [InlineData("exp(x)")]
    [InlineData("ln(x)")]
    [InlineData("log10(x)")]
    [InlineData("sqrt(x)")]
    [InlineData("pow(x, 0)")]
    [InlineData("share(x)")]
    [InlineData("total(x)")]
    [InlineData("lag(x)")]
    [InlineData("growth(x)")]
    [InlineData("change(x)")]
    [InlineData("multiple(x, 2024)")]
    [InlineData("cagr(x, 3)")]
    [InlineData("sum(x, 1)")]
    [InlineData("mean(x, 3)")]
    public void Evaluate_of_missing_is_missing_without_incident(string text)
    {
        var (value, incidents) = TableSource.Evaluate(text, ("x", Missing));

        Assert.Equal(Missing, value);
        Assert.Empty(incidents);
    }

    [Theory]
    [InlineData("if(0, x, 2)", 2)]
    [InlineData("if(1, 1, x)", 1)]
    [InlineData("coalesce(x, 5)", 5)]
    [InlineData("is_missing(x + 1)", 1)]
    public void Evaluate_of_missing_that_is_not_chosen_is_not_missing(string text, double expected) =>
        Assert.Equal(expected, TableSource.Evaluate(text, ("x", Missing)).Value);

    [Theory]
    [InlineData("x / 0", ExpressionIncidentKind.ZeroDenominator, 0)]
    [InlineData("0 / 0", ExpressionIncidentKind.ZeroDenominator, 0)]
    [InlineData("multiple(0 - x, 2024)", ExpressionIncidentKind.NonPositiveBase, -2)]
    [InlineData("multiple(x - x, 2024)", ExpressionIncidentKind.NonPositiveBase, 0)]
    [InlineData("share(-x)", ExpressionIncidentKind.NonPositiveBase, -2)]
    [InlineData("ln(0)", ExpressionIncidentKind.LogDomain, 0)]
    [InlineData("ln(-x)", ExpressionIncidentKind.LogDomain, -2)]
    [InlineData("log10(-x)", ExpressionIncidentKind.LogDomain, -2)]
    [InlineData("sqrt(-x)", ExpressionIncidentKind.RootDomain, -2)]
    [InlineData("(-x) ^ 0.5", ExpressionIncidentKind.PowerDomain, -2)]
    [InlineData("pow(0, -x)", ExpressionIncidentKind.PowerDomain, 0)]
    [InlineData("clip(x, 3, 1)", ExpressionIncidentKind.EmptyRange, 3)]
    [InlineData("1e300 * 1e300", ExpressionIncidentKind.Overflow, 1e300)]
    [InlineData("1e300 / 1e-300", ExpressionIncidentKind.Overflow, 1e300)]
    [InlineData("1.7e308 + 1.7e308", ExpressionIncidentKind.Overflow, 1.7e308)]
    [InlineData("10 ^ 400", ExpressionIncidentKind.Overflow, 10)]
    [InlineData("exp(1000)", ExpressionIncidentKind.Overflow, 1000)]
    public void Evaluate_of_an_undefined_operation_is_missing_with_an_incident(string text, object kind, double fault)
    {
        var (value, incidents) = TableSource.Evaluate(text, ("x", 2));

        Assert.Equal(Missing, value);
        Assert.Equal([new ExpressionIncident((ExpressionIncidentKind)kind, 0, 2024, Expression.Parse(text).ToString(), fault)], incidents);
    }

    [Fact]
    public void Evaluate_of_a_part_at_fault_reports_its_own_text_once()
    {
        var (_, incidents) = TableSource.Evaluate("1 + (a ÷ b) × 2", ("a", 3), ("b", 0));

        Assert.Equal([new ExpressionIncident(ExpressionIncidentKind.ZeroDenominator, 0, 2024, "a / b", 0)], incidents);
    }

    [Theory]
    [InlineData("if(b != 0, a / b, -1)", new[] { 2.0, -1, Missing }, new int[0])]
    [InlineData("coalesce(b, a / (a - 6))", new[] { 3.0, 0, 2 }, new int[0])]
    [InlineData("if(b = 0, lag(a / b), 1)", new[] { 1.0, Missing, Missing }, new[] { 1 })]
    [InlineData("coalesce(a / b, 9)", new[] { 2.0, 9, 9 }, new[] { 1 })]
    public void Evaluate_of_a_choice_reports_only_what_is_asked_for(string text, double[] expected, int[] reported)
    {
        var table = new TableSource(3, 2023, 2024).With("a", [6, 6, 12], [6, 6, 12]).With("b", [0, 0, 0], [3, 0, Missing]);
        List<ExpressionIncident> incidents = [];

        Assert.Equal(expected, table.Evaluate(text, 2024, incidents));
        Assert.Equal(reported, incidents.Select(incident => incident.Unit));
    }

    [Fact]
    public void Evaluate_never_gives_negative_zero()
    {
        var (value, _) = TableSource.Evaluate("0 * -1");

        Assert.False(double.IsNegative(value));
    }

    [Fact]
    public void Evaluate_for_a_unit_outside_the_roster_is_missing_and_reports_nothing()
    {
        var table = new TableSource(2, 2024).With("x", [1, Missing]).Absent(unit: 1, year: 2024);
        List<ExpressionIncident> incidents = [];

        Assert.Equal([1, Missing], table.Evaluate("coalesce(x, 0)", 2024));
        Assert.Equal([0, Missing], table.Evaluate("is_missing(x)", 2024));
        Assert.Equal([1, Missing], table.Evaluate("1 / coalesce(x, 0)", 2024, incidents));
        Assert.Empty(incidents);
    }

    [Fact]
    public void Evaluate_shares_count_the_roster_without_aggregate_units_and_missing_values()
    {
        var table = new TableSource(5, 2024).With("x", [10, 30, Missing, 80, 1000]).Aggregate(3).Absent(unit: 4, year: 2024);

        Assert.Equal([0.25, 0.75, Missing, 2, Missing], table.Evaluate("share(x)", 2024));
        Assert.Equal([1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, Missing], table.Evaluate("share(1)", 2024));
    }

    [Fact]
    public void Evaluate_totals_count_the_roster_without_aggregate_units_and_missing_values()
    {
        var table = new TableSource(5, 2024).With("x", [10, 30, Missing, 80, 1000]).With("none", [Missing, Missing, Missing, 3, Missing]).Aggregate(3).Absent(unit: 4, year: 2024);

        Assert.Equal([40, 40, 40, 40, Missing], table.Evaluate("total(x)", 2024));
        Assert.Equal([30, 10, Missing, -40, Missing], table.Evaluate("total(x) - x", 2024));
        Assert.Equal([Missing, Missing, Missing, Missing, Missing], table.Evaluate("total(none)", 2024));
    }

    [Fact]
    public void Evaluate_of_a_total_that_overflows_is_missing_with_an_incident()
    {
        List<ExpressionIncident> incidents = [];
        Assert.Equal([Missing, Missing], new TableSource(2, 2024).With("x", [1.7e308, 1.7e308]).Evaluate("total(x)", 2024, incidents));
        Assert.All(incidents, incident => Assert.Equal(ExpressionIncidentKind.Overflow, incident.Kind));
        Assert.NotEmpty(incidents);
    }

    [Fact]
    public void Evaluate_of_a_share_whose_sum_overflows_is_missing_with_an_incident()
    {
        var table = new TableSource(2, 2024).With("x", [1.7e308, 1.7e308]);
        List<ExpressionIncident> incidents = [];

        Assert.Equal([Missing, Missing], table.Evaluate("share(x)", 2024, incidents));
        Assert.All(incidents, incident => Assert.Equal(ExpressionIncidentKind.Overflow, incident.Kind));
        Assert.Equal([0, 1], incidents.Select(incident => incident.Unit));
    }

    [Fact]
    public void Evaluate_with_what_the_source_does_not_have_is_refused()
    {
        var table = new TableSource(1, 2024).WithSeries("x", 1);
        var evaluator = new ExpressionEvaluator(table);

        Assert.Throws<ArgumentException>(() => evaluator.Evaluate(Expression.Parse("y"), 2024, new double[1]));
        Assert.Throws<ArgumentException>(() => evaluator.Evaluate(Expression.Parse("x"), 2023, new double[1]));
        Assert.Throws<ArgumentException>(() => evaluator.Evaluate(Expression.Parse("x"), 2024, new double[2]));
    }

    [Fact]
    public void Evaluate_reuses_its_columns_without_carrying_values_over()
    {
        var table = new TableSource(1, 2023, 2024).WithSeries("x", 2, 3);
        var evaluator = new ExpressionEvaluator(table);
        var target = new double[1];

        foreach (var expected in new[] { 50.0, 50.0 })
        {
            evaluator.Evaluate(Expression.Parse("growth(x)"), 2024, target);
            Assert.Equal(expected, target[0]);
            evaluator.Evaluate(Expression.Parse("max(lag(x), 1) + mean(x + 1, 2)"), 2023, target);
            Assert.Equal(Missing, target[0]);
        }
    }
}

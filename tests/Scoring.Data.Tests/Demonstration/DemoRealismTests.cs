using Scoring.Data.Demonstration;
using Scoring.Panels;

namespace Scoring.Data.Tests.Demonstration;

/// <summary>The default panel looks like the data it stands in for.</summary>
public class DemoRealismTests
{
    static readonly Panel Panel = DemoPanel.Create(DemoSize.Default, 2024);
    static readonly int[] Counties = [.. Enumerable.Range(0, Panel.UnitCount).Where(unit => !Panel.Roster.IsAggregate[unit])];

    [Fact]
    public void No_cell_is_infinite_or_negative()
    {
        foreach (var column in Columns())
            Assert.DoesNotContain(column.Values, value => double.IsInfinity(value) || value < 0);
    }

    [Fact]
    public void Status_and_value_agree_in_every_cell()
    {
        foreach (var column in Columns())
            for (var unit = 0; unit < Panel.UnitCount; unit++)
                Assert.Equal(column.Status(unit) is CellStatus.Observed or CellStatus.Provisional, !double.IsNaN(column.Values[unit]));
    }

    [Fact]
    public void About_three_percent_are_missing_and_more_in_early_years_and_small_counties()
    {
        var (early, late) = (MissingShare([0, 1], Counties), MissingShare([8, 9], Counties));
        Assert.InRange(MissingShare([.. Enumerable.Range(0, 10)], Counties), 0.02, 0.04);
        Assert.True(early > 1.3 * late);
        var population = Panel[Panel.IndexOf("population"), 9].Values;
        var known = Counties.Where(unit => !double.IsNaN(population[unit])).OrderBy(unit => population[unit]).ToArray();
        Assert.True(MissingShare([9], known[..500]) > 1.3 * MissingShare([9], known[^500..]));
    }

    [Theory]
    [InlineData(CellStatus.NotApplicable, "villages")]
    [InlineData(CellStatus.NoPractice, "incubator_grade")]
    [InlineData(CellStatus.Provisional, "gdp")]
    public void Special_statuses_occur(CellStatus status, string variable) =>
        Assert.Contains(Counties, unit => Panel[Panel.IndexOf(variable), 9].Status(unit) == status);

    [Theory]
    [InlineData("population")]
    [InlineData("gdp")]
    [InlineData("rd_expenditure")]
    [InlineData("patents")]
    [InlineData("hnte")]
    public void Sizes_are_skewed_to_the_right(string variable) => Assert.True(Skew(Values(variable, 9)) > 1);

    [Theory]
    [InlineData("platforms")]
    [InlineData("incubators")]
    [InlineData("achievements")]
    [InlineData("st_loans")]
    public void Counts_of_rare_things_have_zeros(string variable) =>
        Assert.InRange(Values(variable, 9).Count(value => value == 0) / (double)Counties.Length, 0.01, 0.6);

    /// <summary>Wide limits of plausibility: typical ranges of the indicators, several times over.</summary>
    [Theory]
    [InlineData("rd_expenditure", "gdp", 0.01, 0, 40)]
    [InlineData("fiscal_st", "budget", 0.01, 0, 60)]
    [InlineData("employed", "population", 100, 30, 75)]
    [InlineData("industrial_firms_rd", "industrial_firms", 100, 0, 100)]
    [InlineData("industrial_firms_unit", "industrial_firms", 100, 0, 100)]
    [InlineData("industrial_rd", "rd_expenditure", 100, 0, 100)]
    [InlineData("villages_covered", "villages", 100, 0, 100)]
    [InlineData("funds_paid", "funds_due", 100, 0, 100)]
    [InlineData("patents_high_value", "patents", 100, 0, 100)]
    [InlineData("hightech_value_added", "industrial_value_added", 100, 0, 100)]
    [InlineData("hightech_investment", "industrial_investment", 100, 0, 100)]
    [InlineData("new_product_revenue", "industrial_revenue", 100, 0, 100)]
    [InlineData("technology_contracts", "gdp", 0.01, 0, 100)]
    [InlineData("energy", "gdp", 1, 0.02, 6)]
    public void Ratios_are_plausible_in_every_cell(string part, string whole, double scale, double low, double high)
    {
        for (var y = 0; y < 10; y++)
            foreach (var (a, b) in Panel[Panel.IndexOf(part), y].Values.Zip(Panel[Panel.IndexOf(whole), y].Values))
                if (!double.IsNaN(a + b) && b > 0)
                    Assert.InRange(a / b * scale, low, high);
    }

    [Theory]
    [InlineData("gdp")]
    [InlineData("employed")]
    [InlineData("villages")]
    [InlineData("budget")]
    [InlineData("fiscal_st")]
    [InlineData("rd_expenditure")]
    [InlineData("industrial_firms")]
    [InlineData("industrial_revenue")]
    [InlineData("industrial_value_added")]
    [InlineData("industrial_investment")]
    [InlineData("hightech_value_added")]
    [InlineData("funds_due")]
    [InlineData("population")]
    public void Denominators_and_bases_of_growth_are_never_zero(string variable)
    {
        for (var y = 0; y < 10; y++) Assert.DoesNotContain(0.0, Panel[Panel.IndexOf(variable), y].Values);
    }

    [Fact]
    public void Values_persist_from_year_to_year()
    {
        Assert.True(Correlation(Ratio("rd_expenditure", "gdp", 9), Ratio("rd_expenditure", "gdp", 8)) > 0.9);
        Assert.True(Correlation(Ratio("patents", "population", 9), Ratio("patents", "population", 5)) > 0.8);
    }

    [Fact]
    public void Pillars_are_correlated_but_not_one()
    {
        Assert.InRange(Correlation(Ratio("rd_expenditure", "gdp", 9), Ratio("patents", "population", 9)), 0.15, 0.9);
        Assert.InRange(Correlation(Ratio("platforms", "population", 9), Ratio("hnte", "industrial_firms", 9)), 0.1, 0.9);
    }

    [Theory]
    [InlineData("population")]
    [InlineData("gdp")]
    [InlineData("rd_expenditure")]
    [InlineData("patents")]
    [InlineData("hnte")]
    public void Aggregate_units_have_the_magnitude_of_their_counties_mean_but_not_the_mean_itself(string variable)
    {
        var values = Panel[Panel.IndexOf(variable), 9].Values;
        var mean = Values(variable, 9).Average();
        var nation = values[Panel.Roster.IndexOf("900000")];
        Assert.InRange(nation / mean, 0.6, 1.6);
        Assert.NotEqual(mean, nation);
        for (var province = 1; province <= 31; province++)
            Assert.InRange(values[Panel.Roster.IndexOf(FormattableString.Invariant($"9{province:00}000"))] / mean, 0.2, 5);
    }

    static IEnumerable<Column> Columns() =>
        from v in Enumerable.Range(0, Panel.Variables.Count) from y in Enumerable.Range(0, Panel.Years.Count) select Panel[v, y];

    static double[] Values(string variable, int y) =>
        [.. Counties.Select(unit => Panel[Panel.IndexOf(variable), y].Values[unit]).Where(value => !double.IsNaN(value))];

    static double[] Ratio(string part, string whole, int y) =>
        [.. Counties.Select(unit => Panel[Panel.IndexOf(part), y].Values[unit] / Panel[Panel.IndexOf(whole), y].Values[unit])];

    static double MissingShare(int[] years, int[] units)
    {
        var (missing, all) = (0, 0);
        foreach (var y in years)
            foreach (var unit in units.Where(unit => Panel.Present(y)[unit]))
                for (var v = 0; v < Panel.Variables.Count; v++, all++)
                    missing += Panel[v, y].Status(unit) == CellStatus.Missing ? 1 : 0;
        return missing / (double)all;
    }

    static double Skew(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return values.Average(value => Math.Pow((value - mean) / deviation, 3));
    }

    static double Correlation(double[] a, double[] b)
    {
        var pairs = a.Zip(b).Where(pair => !double.IsNaN(pair.First + pair.Second)).ToArray();
        var (meanA, meanB) = (pairs.Average(pair => pair.First), pairs.Average(pair => pair.Second));
        var covariance = pairs.Sum(pair => (pair.First - meanA) * (pair.Second - meanB));
        return covariance / Math.Sqrt(pairs.Sum(pair => (pair.First - meanA) * (pair.First - meanA)) * pairs.Sum(pair => (pair.Second - meanB) * (pair.Second - meanB)));
    }
}

using Scoring.Panels;

namespace Scoring.Data.Tests.Examples;

/// <summary>The county schemes' indicators worked out from the panel's cells by plain arithmetic, without the engine's expressions and steps.</summary>
sealed class CountyArithmetic
{
    readonly Panel panel;
    readonly Dictionary<string, Func<int, int, double>> formulas;

    public CountyArithmetic(Panel panel)
    {
        this.panel = panel;
        double Growth(string variable, int unit, int year) => year > 0 && Raw(variable, unit, year - 1) > 0 ? (Raw(variable, unit, year) / Raw(variable, unit, year - 1) - 1) * 100 : double.NaN;
        double Change(string variable, int unit, int year) => year > 0 ? Raw(variable, unit, year) - Raw(variable, unit, year - 1) : double.NaN;
        double Carriers(int unit, int year) => Raw("incubators", unit, year) + Raw("makerspaces", unit, year);
        double Ratio(string over, string under, double times, int unit, int year) => Raw(under, unit, year) == 0 ? double.NaN : Raw(over, unit, year) / Raw(under, unit, year) * times;
        Func<int, int, double> Share(string over, string under, double times) => (unit, year) => Ratio(over, under, times, unit, year);
        formulas = new()
        {
            ["A1"] = Share("rd_expenditure", "gdp", 0.01),
            ["A2"] = (u, y) => Math.Clamp(Growth("rd_expenditure", u, y), -30, 60),
            ["A3"] = Share("rd_personnel", "employed", 1),
            ["A4"] = Share("fiscal_st", "budget", 0.01),
            ["A5"] = (u, y) => Math.Clamp(Growth("fiscal_st", u, y), -50, 100),
            ["A6"] = Share("fiscal_st", "population", 1),
            ["B1"] = Share("industrial_rd", "industrial_revenue", 0.01),
            ["B2"] = Share("industrial_firms_rd", "industrial_firms", 100),
            ["B3"] = Share("industrial_firms_unit", "industrial_firms", 100),
            ["B4"] = (u, y) => Raw("hnte", u, y),
            ["B5"] = Share("hnte", "industrial_firms", 100),
            ["B6"] = (u, y) => Change("hnte", u, y),
            ["B7"] = (u, y) => Raw("tech_sme", u, y),
            ["B8"] = (u, y) => Raw("super_deduction", u, y),
            ["C1"] = (u, y) => Raw("platforms", u, y),
            ["C2"] = Carriers,
            ["C3"] = (u, y) => Raw("incubated_firms", u, y),
            ["C4"] = (u, y) => Raw("incubator_grade", u, y),
            ["C5"] = (u, y) => Raw("st_loans", u, y),
            ["C6"] = Share("talents", "population", 1),
            ["C7"] = Share("villages_covered", "villages", 100),
            ["C8"] = Share("funds_paid", "funds_due", 100),
            ["D1"] = Share("patents", "population", 1),
            ["D2"] = Share("patents_high_value", "population", 1),
            ["D3"] = (u, y) => Raw("patents_granted", u, y),
            ["D4"] = Share("technology_contracts", "gdp", 0.01),
            ["D5"] = Share("hightech_value_added", "industrial_value_added", 100),
            ["D6"] = (u, y) => Math.Clamp(Growth("hightech_value_added", u, y), -20, 50),
            ["D7"] = Share("hightech_investment", "industrial_investment", 100),
            ["D8"] = Share("new_product_revenue", "industrial_revenue", 100),
            ["D9"] = (u, y) => Raw("achievements", u, y),
            ["D10"] = Share("energy", "gdp", 1),
            ["P1"] = Share("hnte", "industrial_revenue", 1),
            ["P2"] = Share("gdp", "employed", 1),
            ["P3"] = Share("technology_contracts", "employed", 1),
            ["P4"] = Share("super_deduction", "hnte", 1),
            ["I1"] = (u, y) => Carriers(u, y) == 0 ? double.NaN : Raw("incubated_firms", u, y) / Carriers(u, y),
            ["I2"] = Share("tech_sme", "industrial_firms", 100),
            ["I4"] = (u, y) => Carriers(u, y) == 0 ? double.NaN : Raw("patents_granted", u, y) / Carriers(u, y),
        };
        Counties = [.. Enumerable.Range(0, panel.UnitCount).Where(unit => !panel.Roster.IsAggregate[unit])];
    }

    /// <summary>Codes of the county scheme's own indicators.</summary>
    public IEnumerable<string> Codes => formulas.Keys.Where(code => code[0] is >= 'A' and <= 'D');

    /// <summary>The counties, by index.</summary>
    public int[] Counties { get; }

    /// <summary>Index of the last year.</summary>
    public int Last => panel.Years.Count - 1;

    /// <summary>The first county that has every variable in every year: nothing about it is imputed or left out.</summary>
    public int Whole => Counties.First(unit => Enumerable.Range(0, panel.Years.Count).All(year => Present(unit, year) && panel.Variables.All(variable => !double.IsNaN(Raw(variable, unit, year)))));

    public bool Present(int unit, int year) => panel.Present(year)[unit];

    public double Raw(string variable, int unit, int year) => panel[panel.IndexOf(variable), year].Values[unit];

    /// <summary>An indicator, or where it is missing the latest of the two years before.</summary>
    public double Imputed(string code, int unit, int year)
    {
        for (var back = 0; back <= 2 && year - back >= 0; back++)
            if (formulas[code](unit, year - back) is var value && !double.IsNaN(value)) return value;
        return double.NaN;
    }

    /// <summary>An indicator as it stands.</summary>
    public double Value(string code, int unit, int year) => formulas[code](unit, year);

    /// <summary>The counties' values of an indicator, imputed ones with them, ascending.</summary>
    public double[] Sample(string code, IEnumerable<int> years, Func<int, int, bool>? takesPart = null) =>
        [.. years.SelectMany(year => Counties.Where(unit => Present(unit, year) && (takesPart is null || takesPart(unit, year))).Select(unit => Imputed(code, unit, year))).Where(value => !double.IsNaN(value)).Order()];

    /// <summary>Quantile of type 7.</summary>
    public static double Quantile(double[] sorted, double share)
    {
        var at = (sorted.Length - 1) * share;
        var below = (int)Math.Floor(at);
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    /// <summary>Efficacy points between the quantiles p and 1 − p of a sample, held at both ends.</summary>
    public static double Efficacy(double value, double[] sorted, double share, double floor, double points, bool lessIsBetter = false)
    {
        var (low, high) = (Quantile(sorted, share), Quantile(sorted, 1 - share));
        var part = lessIsBetter ? (high - value) / (high - low) : (value - low) / (high - low);
        return floor + points * Math.Clamp(part, 0, 1);
    }
}

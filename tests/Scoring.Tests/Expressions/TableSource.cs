using Scoring.Expressions;

namespace Scoring.Tests.Expressions;

/// <summary>A small table in memory: columns by name and year, everyone present and no aggregate unit unless told otherwise.</summary>
sealed class TableSource(int unitCount, params int[] years) : IExpressionSource
{
    readonly Dictionary<(string, int), double[]> columns = [];
    readonly HashSet<string> names = [];
    readonly Dictionary<int, bool[]> present = years.ToDictionary(year => year, _ => Enumerable.Repeat(true, unitCount).ToArray());
    readonly bool[] isAggregate = new bool[unitCount];

    public int UnitCount => unitCount;

    public IReadOnlyList<int> Years => years;

    public ReadOnlySpan<bool> IsAggregate => isAggregate;

    public bool Has(string name) => names.Contains(name);

    public ReadOnlySpan<double> Column(string name, int year) => columns[(name, year)];

    public ReadOnlySpan<bool> Present(int year) => present[year];

    /// <summary>One row per year, one value per unit.</summary>
    public TableSource With(string name, params double[][] byYear)
    {
        names.Add(name);
        for (var y = 0; y < years.Length; y++) columns[(name, years[y])] = byYear[y];
        return this;
    }

    /// <summary>A table of one unit: one value per year.</summary>
    public TableSource WithSeries(string name, params double[] byYear) => With(name, [.. byYear.Select(value => new[] { value })]);

    public TableSource Aggregate(int unit)
    {
        isAggregate[unit] = true;
        return this;
    }

    public TableSource Absent(int unit, int year)
    {
        present[year][unit] = false;
        return this;
    }

    public double[] Evaluate(string text, int year, List<ExpressionIncident>? incidents = null)
    {
        var target = new double[unitCount];
        new ExpressionEvaluator(this, incidents is null ? null : incidents.Add).Evaluate(Expression.Parse(text), year, target);
        return target;
    }

    /// <summary>Value and incidents of a constant expression, or of one over the first unit of a table.</summary>
    public static (double Value, List<ExpressionIncident> Incidents) Evaluate(string text, params (string Name, double Value)[] variables)
    {
        var table = new TableSource(1, 2024);
        foreach (var (name, value) in variables) table.WithSeries(name, value);
        List<ExpressionIncident> incidents = [];
        return (table.Evaluate(text, 2024, incidents)[0], incidents);
    }
}

using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Preparing;

/// <summary>Small panels, choices and schemes, written the way a test reads.</summary>
static class Given
{
    public const double NA = double.NaN;

    /// <summary>Units a, b, c, … in years 2020, 2021, …; each variable's values by year.</summary>
    public static Panel Panel(params (string Code, double[][] ByYear)[] variables)
    {
        var units = variables[0].ByYear[0].Length;
        var years = Enumerable.Range(2020, variables[0].ByYear.Length).ToArray();
        return Panel(Units(units), years, variables);
    }

    public static Panel Panel(IEnumerable<RosterEntry> units, int[] years, params (string Code, double[][] ByYear)[] variables)
    {
        var roster = new Roster(units);
        var present = years.Select(_ => Enumerable.Repeat(true, roster.Count).ToArray()).ToArray();
        return new Panel(roster, years, [.. variables.Select(variable => variable.Code)],
            [.. variables.Select(variable => variable.ByYear.Select(values => new Column(values)).ToArray())], present);
    }

    public static RosterEntry[] Units(int count) => [.. Enumerable.Range(0, count).Select(i => new RosterEntry(Name(i)))];

    public static RosterEntry Unit(string code, string? zone = null, bool isAggregate = false) => new(code)
    {
        IsAggregate = isAggregate,
        Groups = zone is null ? new Dictionary<string, IReadOnlyList<string>>() : new() { ["zone"] = zone.Split('+') },
    };

    /// <summary>The panel with one cell's status and, where the status has none, its value changed.</summary>
    public static Panel With(this Panel panel, string variable, int year, int unit, CellStatus status) => panel.Map((v, y, column) =>
    {
        if (panel.Variables[v] != variable || panel.Years[y] != year) return column;
        double[] values = [.. column.Values];
        CellStatus[] statuses = [.. Enumerable.Range(0, values.Length).Select(column.Status)];
        statuses[unit] = status;
        if (status is CellStatus.Missing or CellStatus.NotApplicable or CellStatus.NoPractice) values[unit] = NA;
        return new Column(values, statuses);
    });

    /// <summary>The panel without a unit in one year.</summary>
    public static Panel Without(this Panel panel, int unit, int year)
    {
        var presence = Enumerable.Range(0, panel.Years.Count).Select(y => panel.Present(y).ToArray()).ToArray();
        presence[panel.IndexOfYear(year)][unit] = false;
        return panel.WithPresence(presence).Map((_, y, column) =>
            panel.Years[y] != year ? column : column with { Values = [.. column.Values.Select((value, u) => u == unit ? NA : value)] });
    }

    public static MethodChoice Choice(StepKind stage, string method, params (string Name, object? Value)[] options)
    {
        var definition = MethodCatalogue.Find(stage, method)!;
        foreach (var (name, _) in options) Assert.Contains(definition.AllOptions, option => option.Name == name);
        return new MethodChoice(definition, new OptionSet(definition, options.ToDictionary(option => option.Name, option => option.Value)));
    }

    public static Scheme Scheme(IReadOnlyList<Indicator> indicators, params Step[] steps) => new()
    {
        Id = "test",
        Version = "1",
        Title = Text.Same("test"),
        Indicators = indicators,
        Framework = new Node("index") { Children = [.. indicators.Select(indicator => new Node(indicator.Code))] },
        Steps = steps,
        NeededVariables = [],
    };

    public static Scheme Scheme(Panel panel, params Step[] steps) => Scheme([.. panel.Variables.Select(code => new Indicator(code))], steps);

    static string Name(int index) => index < 26 ? ((char)('a' + index)).ToString() : $"z{index:D5}";
}

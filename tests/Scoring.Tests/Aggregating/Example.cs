using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Aggregating;

/// <summary>Small panels and frameworks to aggregate.</summary>
static class Example
{
    public const double Missing = double.NaN;

    /// <summary>Units U00, U01, … with one value per indicator; one year, 2020.</summary>
    public static Panel Panel(IReadOnlyList<string> codes, params double[][] unitRows) => Panels(codes, [unitRows]);

    /// <summary>The same with a year per table, from 2020.</summary>
    public static Panel Panels(IReadOnlyList<string> codes, double[][][] years)
    {
        var roster = new Roster(Enumerable.Range(0, years[0].Length).Select(i => new RosterEntry($"U{i:00}")));
        var columns = codes.Select((_, v) => years.Select(rows => new Column([.. rows.Select(row => row[v])])).ToArray()).ToArray();
        var present = years.Select(rows => Enumerable.Repeat(true, rows.Length).ToArray()).ToArray();
        return new Panel(roster, [.. years.Select((_, y) => 2020 + y)], codes, columns, present);
    }

    public static Panel WithStatus(this Panel panel, string code, int unit, CellStatus status) => panel.Map((v, _, column) =>
    {
        if (panel.Variables[v] != code) return column;
        var statuses = Enumerable.Range(0, panel.UnitCount).Select(column.Status).ToArray();
        statuses[unit] = status;
        return new Column(column.Values, statuses);
    });

    public static Node Leaf(string code, double weight = 1) => new(code) { Weight = weight };

    public static Node Inner(string code, params Node[] children) => new(code) { Children = children };

    public static MethodChoice Choice(StepKind stage, string method, params (string Name, object? Value)[] options)
    {
        var definition = stage == StepKind.Aggregate
            ? Aggregators.Find(method).Definition
            : MethodCatalogue.Find(stage, method)!;
        Assert.All(options, option => Assert.Contains(option.Name, definition.AllOptions.Select(known => known.Name)));
        return new MethodChoice(definition, new OptionSet(definition, options.ToDictionary(option => option.Name, option => option.Value)));
    }

    public static MethodChoice Method(string method, params (string Name, object? Value)[] options) => Choice(StepKind.Aggregate, method, options);

    public static Step Step(string method, params (string Name, object? Value)[] options) => new(StepKind.Aggregate, Method(method, options));

    public static Aggregated Aggregate(
        Node framework, Step step, Panel panel, int threads = 1, NodeScaler? scale = null, IReadOnlyList<DroppedUnit>? dropped = null,
        FindingLog? log = null, IReadOnlyList<FittedEntry>? stored = null) =>
        Aggregation.Apply(framework, step, panel, dropped ?? [], scale ?? NoThen, log ?? new FindingLog(), threads, stored: stored);

    /// <summary>Numbers for children c0, c1, …</summary>
    public static IReadOnlyDictionary<string, double> ByChild(params double[] values) =>
        values.Select((value, j) => (Code: $"c{j}", value)).ToDictionary(pair => pair.Code, pair => pair.value);

    /// <summary>One node over all codes, equal weights.</summary>
    public static Node Flat(params string[] codes) => Inner("index", [.. codes.Select(code => Leaf(code))]);

    /// <summary>The scores of one node with children c0, c1, … and these weights.</summary>
    public static double[] Scores(Step step, double[] weights, params double[][] unitRows) => Year(step, weights, unitRows).Scores;

    public static NodeYear Year(Step step, double[] weights, params double[][] unitRows)
    {
        var codes = weights.Select((_, j) => $"c{j}").ToArray();
        var root = Inner("index", [.. weights.Select((weight, j) => Leaf(codes[j], weight))]);
        return Aggregate(root, step, Panel(codes, unitRows)).Nodes[0].Years[0];
    }

    public static NodeResult Node(this Aggregated aggregated, string code) => aggregated.Nodes.Single(node => node.Code == code);

    public static IReadOnlyList<Finding> Faults(Action run) => Assert.Throws<ScoringException>(run).Faults;

    public static void Close(double expected, double actual, double relative = 1e-9)
    {
        if (double.IsNaN(expected)) Assert.True(double.IsNaN(actual), $"Expected no value, found {actual:R}.");
        else Assert.True(Math.Abs(expected - actual) <= relative * Math.Max(1e-300, Math.Abs(expected)), $"Expected {expected:R}, found {actual:R}.");
    }

    static double[][] NoThen(
        string code, IReadOnlyList<MethodChoice> then, double[][] values, List<FittedEntry> fitted, FindingLog findings, List<Finding> faults) =>
        throw new InvalidOperationException("The example has no 'then'.");
}

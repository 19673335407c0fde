using System.Globalization;
using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Publishing.Workbooks.Live;

/// <summary>An aggregation that a spreadsheet can work out, from the cells of a unit's available children.</summary>
static class LiveNode
{
    /// <summary>The methods with formulas of their own; others show their values.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["arithmetic", "geometric", "harmonic", "sum", "min", "max"];

    /// <summary>Whether a node's value can be worked out by a formula.</summary>
    public static bool Knows(Node node, MethodChoice choice) => Methods.Contains(choice.Method.Name) && node.Then.Count == 0 && node.Round is null && choice.Options.Rounding("round") is null;

    /// <summary>The formula over the available children.</summary>
    /// <param name="choice">The method.</param>
    /// <param name="children">Column, weight and value of each available child, in the framework's order.</param>
    /// <param name="applicableWeight">The weight of the children that concern the unit, available or not, as a formula.</param>
    /// <param name="row">The unit's row.</param>
    /// <param name="weightRow">The row with the weights.</param>
    public static string Formula(MethodChoice choice, IReadOnlyList<LiveChild> children, string applicableWeight, int row, int weightRow)
    {
        string X(LiveChild child) => CellName.Of(child.Column, row);
        string W(LiveChild child) => CellName.InRow(child.Column, weightRow);
        var weights = string.Join("+", children.Select(W));
        var floor = choice.Method.Name == "geometric" ? choice.Options.NumberOrNull("floor") : null;
        switch (choice.Method.Name)
        {
            case "arithmetic":
                return $"({Products(children, row, weightRow)})/({Weights(children, weightRow)})";
            case "sum":
                var sum = Products(children, row, weightRow);
                return choice.Options.Word("missing") == "rescale" && applicableWeight.Length > 0 ? $"({sum})*({applicableWeight})/({Weights(children, weightRow)})" : sum;
            case "geometric":
                return $"EXP(({string.Join("+", children.Where(child => child.Weight != 0).Select(child => $"{W(child)}*LN({(floor is { } least ? $"MAX({X(child)},{Text(least)})" : X(child))})"))})/({weights}))";
            case "harmonic":
                return $"({weights})/({string.Join("+", children.Where(child => child.Weight != 0).Select(child => $"{W(child)}/{X(child)}"))})";
            default:
                return $"{(choice.Method.Name == "min" ? "MIN" : "MAX")}({string.Join(",", children.Select(X))})";
        }
    }

    /// <summary>What the formula gives.</summary>
    public static double Value(MethodChoice choice, IReadOnlyList<LiveChild> children, double applicableWeight)
    {
        double total = 0, weight = 0;
        var floor = choice.Method.Name == "geometric" ? choice.Options.NumberOrNull("floor") ?? double.NegativeInfinity : 0;
        foreach (var (_, w, x) in children)
        {
            weight += w;
            total += w == 0 ? 0 : choice.Method.Name switch
            {
                "geometric" => w * Math.Log(Math.Max(x, floor)),
                "harmonic" => w / x,
                _ => w * x,
            };
        }
        return choice.Method.Name switch
        {
            "arithmetic" => total / weight,
            "sum" => choice.Options.Word("missing") == "rescale" && children.Count > 0 ? total * applicableWeight / weight : total,
            "geometric" => Math.Exp(total / weight),
            "harmonic" => weight / total,
            "min" => children.Min(child => child.Value),
            _ => children.Max(child => child.Value),
        };
    }

    /// <summary>Σ w·x, with children side by side as one range.</summary>
    static string Products(IReadOnlyList<LiveChild> children, int row, int weightRow) => string.Join("+", Runs(children).Select(run => run.From == run.To
        ? $"{CellName.InRow(run.From, weightRow)}*{CellName.Of(run.From, row)}"
        : $"SUMPRODUCT({CellName.InRow(run.From, weightRow)}:{CellName.InRow(run.To, weightRow)},{CellName.Of(run.From, row)}:{CellName.Of(run.To, row)})"));

    /// <summary>Σ w.</summary>
    public static string Weights(IReadOnlyList<LiveChild> children, int weightRow) => string.Join("+", Runs(children).Select(run => run.From == run.To
        ? CellName.InRow(run.From, weightRow)
        : $"SUM({CellName.InRow(run.From, weightRow)}:{CellName.InRow(run.To, weightRow)})"));

    static List<(int From, int To)> Runs(IReadOnlyList<LiveChild> children)
    {
        var runs = new List<(int From, int To)>();
        foreach (var child in children)
            if (runs.Count > 0 && runs[^1].To + 1 == child.Column) runs[^1] = (runs[^1].From, child.Column);
            else runs.Add((child.Column, child.Column));
        return runs;
    }

    static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A child of a node in one unit's row.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Value">Its value.</param>
readonly record struct LiveChild(int Column, double Weight, double Value);

using Scoring.Aggregating;
using Scoring.Kernels;

namespace Scoring.Targeting;

/// <summary>The index where it is a straight line in an indicator's normalised value: single units' scores without everybody else's.</summary>
sealed partial class IndexModel
{
    /// <summary>Whether nothing but weighted means and sums lies between an indicator and the index, and only the index itself is rounded.</summary>
    public bool IsLine(IndicatorRoute route) => route.Path.Count > 0 && route.Path.All(node => node.Aggregator is Arithmetic or Sum && node.Node.Then.Count == 0
        && (node.Position == plan.Nodes.Count - 1 || (node.Node.Round is null && node.Choice!.Options.Rounding("round") is null)));

    /// <summary>Whether every node on the way joins each unit's values by themselves, and nothing brings its values to a scale again.</summary>
    public static bool IsByUnit(IndicatorRoute route) => route.Path.Count > 0 && route.Path.All(node => node.Aggregator is not (null or CrossUnitAggregator or Formula) && node.Node.Then.Count == 0);

    /// <summary>How far the index may be rounded away from the line: one unit of its last decimal, 0 where it is not rounded.</summary>
    public double RoundedBy => Math.Max(Decimal(plan.Nodes[^1].Node.Round?.Decimals), Decimal(plan.Nodes[^1].Choice?.Options.Rounding("round")?.Decimals));

    /// <summary>One unit of a last decimal.</summary>
    public static double Decimal(int? decimals) => decimals is { } places ? DeterministicMath.Pow(10, -places) : 0;

    /// <summary>The index of some units when each has another normalised value of an indicator.</summary>
    /// <param name="route">The indicator's route; its index is a line.</param>
    /// <param name="units">The units; one may come several times.</param>
    /// <param name="normalised">Their values, place by place.</param>
    /// <param name="rounded">Whether the index is rounded as it says.</param>
    /// <returns>Place by place; NaN = no score.</returns>
    public double[] IndexOf(IndicatorRoute route, int[] units, double[] normalised, bool rounded = true)
    {
        var (child, column, lost) = (route.Leaf, normalised, new HashSet<int>());
        foreach (var node in route.Path)
        {
            column = Join(node, [.. node.Children.Select(each => each == child ? column : Picked(columns[each], units))], units, lost, rounded);
            child = node.Position;
        }
        foreach (var place in lost) column[place] = double.NaN;
        return column;
    }
}

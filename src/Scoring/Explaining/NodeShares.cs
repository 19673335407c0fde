using Scoring.Aggregating;

namespace Scoring.Explaining;

/// <summary>A node's value divided among its direct children in one year. Shares of a unit sum to the value its method gave.</summary>
/// <param name="children">Number of children.</param>
/// <param name="units">Number of units.</param>
sealed class NodeShares(int children, int units)
{
    /// <summary>By child, then by unit: the child's part of the value; NaN where the child is missing or nothing can be said.</summary>
    public double[][] Parts { get; } = Columns(children, units);

    /// <summary>By child, then by unit: part over the child's value, also where that is zero; NaN where it has no limit.</summary>
    public double[][] Factors { get; } = Columns(children, units);

    /// <summary>What the reader must know of the division, or null.</summary>
    public Text? Convention { get; set; }

    /// <summary>Divides a node's value. Null when its method cannot be divided among so many children.</summary>
    /// <param name="node">The node.</param>
    /// <param name="context">Options, exempt units and year.</param>
    /// <param name="children">One column per child.</param>
    /// <param name="values">What the method gave; NaN where the unit has no score.</param>
    public static NodeShares? Of(PlannedNode node, AggregatorContext context, double[][] children, double[] values)
    {
        var shares = new NodeShares(children.Length, values.Length);
        if (node.Aggregator is Sum) LinearShares.Fill(shares, context, children, node.Weights, values, divide: false);
        else if (node.Aggregator is BenefitOfTheDoubt) OptimalShares.Fill(shares, context, children, values);
        else if (node.Aggregator!.Exponent(context.Options) is not { } exponent)
            return ShapleyShares.TryFill(shares, node, context, children, values) ? shares : null;
        else if (exponent == 1) LinearShares.Fill(shares, context, children, node.Weights, values, divide: true);
        else PowerShares.Fill(shares, exponent, children, node.Weights, values);
        return shares;
    }

    static double[][] Columns(int children, int units)
    {
        var columns = new double[children][];
        for (var child = 0; child < children; child++)
        {
            columns[child] = new double[units];
            Array.Fill(columns[child], double.NaN);
        }
        return columns;
    }
}

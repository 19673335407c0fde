using System.Runtime.InteropServices;
using Scoring.Evaluating;
using Scoring.Panels;

namespace Scoring.Aggregating;

/// <summary>What is known of one node (or leaf) while the tree is computed: by year, then by unit.</summary>
sealed class NodeColumns(int years)
{
    /// <summary>Values as the parent reads them.</summary>
    public double[][] Values { get; } = new double[years][];

    /// <summary>Units that the node does not concern; null = it concerns all.</summary>
    public bool[]?[] Exempt { get; } = new bool[]?[years];

    /// <summary>Available over applicable; empty for a leaf.</summary>
    public double[][] Coverage { get; } = new double[years][];

    /// <summary>Available indicators below; null where nobody asks for them.</summary>
    public double[]?[] LeavesAvailable { get; } = new double[]?[years];

    /// <summary>Applicable indicators below; null where nobody asks for them.</summary>
    public double[]?[] LeavesApplicable { get; } = new double[]?[years];

    /// <summary>Why units have no score; null = none.</summary>
    public Dictionary<int, Unscored>?[] Unscored { get; } = new Dictionary<int, Unscored>?[years];

    /// <summary>The columns of a leaf, shared with the panel.</summary>
    public static NodeColumns OfLeaf(Panel panel, int variable, bool countLeaves)
    {
        var leaf = new NodeColumns(panel.Years.Count);
        for (var year = 0; year < panel.Years.Count; year++)
        {
            var column = panel[variable, year];
            leaf.Values[year] = column.Values;
            leaf.Exempt[year] = ExemptUnits(column);
            if (!countLeaves) continue;
            var exempt = leaf.Exempt[year];
            leaf.LeavesAvailable[year] = [.. column.Values.Select(value => double.IsNaN(value) ? 0.0 : 1.0)];
            leaf.LeavesApplicable[year] = [.. Enumerable.Range(0, panel.UnitCount).Select(unit => exempt is not null && exempt[unit] ? 0.0 : 1.0)];
        }
        return leaf;
    }

    /// <summary>Units that a column does not concern; null = it concerns all.</summary>
    internal static bool[]? ExemptUnits(Column column)
    {
        if (column.Statuses is not { } statuses) return null;
        var bytes = MemoryMarshal.AsBytes(statuses.AsSpan());
        var first = bytes.IndexOf((byte)CellStatus.NotApplicable);
        if (first < 0) return null;
        var exempt = new bool[statuses.Length];
        for (var unit = first; unit < exempt.Length; unit++)
            exempt[unit] = statuses[unit] == CellStatus.NotApplicable && double.IsNaN(column.Values[unit]);
        return exempt;
    }
}

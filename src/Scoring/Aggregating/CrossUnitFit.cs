using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>The units that a cross-unit method compares with, in panel order: years ascending, units in the roster's order.</summary>
/// <param name="Codes">Codes of the children.</param>
/// <param name="Columns">By child: one value per unit and year of the sample, NaN where missing, negated for costs.</param>
/// <param name="Years">Calendar year of each row.</param>
/// <param name="IsCost">By child: whether its values were negated.</param>
sealed record CrossUnitSample(IReadOnlyList<string> Codes, double[][] Columns, int[] Years, bool[] IsCost)
{
    /// <summary>By child: the reference unit's value, negated for costs; empty when the method has no reference unit.</summary>
    public double[] Reference { get; init; } = [];

    /// <summary>Number of rows.</summary>
    public int Count => Years.Length;
}

/// <summary>What a cross-unit method fitted for a node.</summary>
/// <param name="Codes">Codes of the children.</param>
/// <param name="Children">By child.</param>
/// <param name="IsCost">By child: whether less is better.</param>
sealed record CrossUnitFit(IReadOnlyList<string> Codes, FittedScale[] Children, bool[] IsCost)
{
    /// <summary>A child without values in the sample: it takes no part.</summary>
    public static readonly FittedScale Nothing = new() { IsConstant = true };

    /// <summary>What holds for all children together; null = nothing.</summary>
    public FittedScale? Node { get; init; }

    /// <summary>The weights, 0 for children that are left out.</summary>
    public double[] Weights(ReadOnlySpan<double> weights)
    {
        var counting = weights.ToArray();
        for (var j = 0; j < counting.Length; j++)
            if (Children[j].IsConstant)
                counting[j] = 0;
        return counting;
    }

    /// <summary>Which children are costs.</summary>
    public static bool[] CostsOf(OptionSet options, IReadOnlyList<string> children)
    {
        var costs = options.Knows("costs") ? options.Names("costs") : [];
        return [.. children.Select(costs.Contains)];
    }

    /// <summary>The fit that entries of a run hold for a node in a year, or null when they lack one of its children.</summary>
    public static CrossUnitFit? Find(
        IReadOnlyList<FittedEntry> entries, string node, string method, IReadOnlyList<string> children, bool[] isCost, int? year)
    {
        var found = new FittedScale[children.Count];
        for (var j = 0; j < found.Length; j++)
        {
            if (Entry(children[j], CrossUnitAggregator.ChildStage) is not { } scale) return null;
            found[j] = scale;
        }
        return new CrossUnitFit(children, found, isCost) { Node = Entry(node, CrossUnitAggregator.NodeStage) };

        FittedScale? Entry(string code, int stage)
        {
            foreach (var entry in entries)
                if (entry.Stage == stage && entry.Year == year && entry.Code == code && entry.Method == method)
                    return entry.Scale;
            return null;
        }
    }
}

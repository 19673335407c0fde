using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Weighting;

/// <summary>The weights a run uses: those its weight step fitted, and for all other nodes those the framework states.</summary>
public sealed class NodeWeights
{
    /// <summary>Beginning of the names under which a record holds weights; what follows is the child's code.</summary>
    internal const string Prefix = "weight:";

    readonly IReadOnlyDictionary<string, double> fitted;

    internal NodeWeights(IReadOnlyDictionary<string, double> fitted) => this.fitted = fitted;

    /// <summary>The weights as the framework states them.</summary>
    public static NodeWeights AsWritten { get; } = new(new Dictionary<string, double>());

    /// <summary>The weights that a run's records hold.</summary>
    /// <param name="records">Records of a run; without a weight step the weights are as written.</param>
    public static NodeWeights Of(IEnumerable<StepRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var fitted = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var entry in records.Where(record => record.Kind == StepKind.Weight).SelectMany(record => record.Fitted))
            foreach (var (child, weight) in In(entry))
                fitted[child] = weight;
        return fitted.Count == 0 ? AsWritten : new NodeWeights(fitted);
    }

    /// <summary>The weights that one node's entry in a record of the weight step holds, in the order of the children.</summary>
    public static IEnumerable<(string Child, double Weight)> In(FittedEntry entry) =>
        from parameter in entry.Scale.Parameters
        where parameter.Name.StartsWith(Prefix, StringComparison.Ordinal)
        select (parameter.Name[Prefix.Length..], parameter.Value);

    /// <summary>What the method worked out beside the weights, by name: λmax, CR, Kendall's W, entropies.</summary>
    public static IEnumerable<(string Name, double Value)> StatisticsIn(FittedEntry entry) =>
        entry.Scale.Parameters.Where(parameter => !parameter.Name.StartsWith(Prefix, StringComparison.Ordinal));

    /// <summary>The weight of a node or indicator beside its siblings; only ratios matter, except under <c>sum</c>. Never NaN.</summary>
    public double Of(Node child)
    {
        ArgumentNullException.ThrowIfNull(child);
        return fitted.TryGetValue(child.Code, out var weight) ? weight : child.Weight;
    }

    /// <summary>These weights with those of one node's children in place of what they were.</summary>
    internal NodeWeights With(IEnumerable<(string Child, double Weight)> children)
    {
        var more = new Dictionary<string, double>(fitted, StringComparer.Ordinal);
        foreach (var (child, weight) in children) more[child] = weight;
        return new NodeWeights(more);
    }
}

using Scoring.Evaluating;
using Scoring.Expressions;

namespace Scoring.Adjusting;

/// <summary>What the expressions of adjustments read: indicators as derived, then scores of nodes, then raw variables.</summary>
sealed class ScoreSource(RuleInput input) : IExpressionSource
{
    readonly Dictionary<string, NodeResult> nodes = input.Nodes.ToDictionary(node => node.Code, StringComparer.Ordinal);

    public int UnitCount => input.Panel.UnitCount;

    public IReadOnlyList<int> Years => input.Values.Years;

    public ReadOnlySpan<bool> IsAggregate => input.Values.IsAggregate;

    public bool Has(string name) => nodes.ContainsKey(name) || input.Values.Has(name);

    public ReadOnlySpan<double> Column(string name, int year) => nodes.TryGetValue(name, out var node)
        ? node.Years[input.Panel.IndexOfYear(year)].Scores
        : input.Values.Column(name, year);

    public ReadOnlySpan<bool> Present(int year) => input.Values.Present(year);
}

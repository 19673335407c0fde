using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Evaluating;

/// <summary>What the steps after aggregation read: adjust, grade, reward, relate.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Panel">Units, years and presence as the framework read them.</param>
/// <param name="Values">Indicators as derived, and raw variables.</param>
/// <param name="Tables">The scheme's tables by name.</param>
/// <param name="Findings">Receives what is reported beside the results.</param>
sealed record RuleInput(
    Scheme Scheme, Panel Panel, IExpressionSource Values, IReadOnlyDictionary<string, ReferenceTable> Tables, FindingLog Findings)
{
    /// <summary>The nodes' results; before aggregation none.</summary>
    public IReadOnlyList<NodeResult> Nodes { get; init; } = [];

    /// <summary>The index's results.</summary>
    public NodeResult Index => Nodes[0];
}

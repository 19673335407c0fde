using Scoring.Schemes;

namespace Scoring.Auditing;

/// <summary>How an indicator correlates with the nodes above it and with the pillars it is not in.</summary>
/// <remarks>
/// Pearson's coefficients of the values that the framework reads. A pillar is a node that has an indicator for a child; the own pillar's score holds the indicator
/// itself, so with few children a fair correlation comes of that alone.
/// </remarks>
public sealed record Placement
{
    /// <summary>Code of the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>The nodes above it, its pillar first, the index last.</summary>
    public required IReadOnlyList<NodeCorrelation> Ancestors { get; init; }

    /// <summary>The other pillar it correlates most with; null when there is none.</summary>
    public NodeCorrelation? BestOther { get; init; }

    /// <summary>Number of indicators and nodes that its pillar reads.</summary>
    public required int Siblings { get; init; }

    /// <summary>Its own pillar.</summary>
    public NodeCorrelation Own => Ancestors[0];

    /// <summary>True when it runs against its pillar.</summary>
    public bool IsNegative => Own.Coefficient < 0;

    /// <summary>True when it has little to do with its pillar, and is not against it.</summary>
    public bool IsWeak(AuditThresholds thresholds) => Own.Coefficient >= 0 && Own.Coefficient < thresholds.Weak;

    /// <summary>True when it says the same as its pillar, which has other children.</summary>
    public bool IsDominant(AuditThresholds thresholds) => Own.Coefficient > thresholds.High && Siblings > 1;

    /// <summary>True when it correlates more with another pillar than with its own.</summary>
    public bool FitsElsewhere => BestOther is { } other && other.Coefficient > Own.Coefficient;

    /// <summary>Placements of all indicators that the framework reads, in its order.</summary>
    internal static IReadOnlyList<Placement> Of(Node framework, CorrelationMatrix correlations)
    {
        Node[] pillars = [.. framework.TopDown().Where(node => node.Children.Any(child => child.IsLeaf))];
        var placements = new List<Placement>();
        Visit(framework, []);
        return placements;

        void Visit(Node node, List<Node> above)
        {
            List<Node> path = [node, .. above];
            foreach (var child in node.Children.Where(child => child.FeedsParent))
                if (!child.IsLeaf) Visit(child, path);
                else placements.Add(new Placement
                {
                    Indicator = child.Code,
                    Ancestors = [.. path.Select(ancestor => With(child.Code, ancestor.Code))],
                    BestOther = pillars.Where(pillar => !path.Contains(pillar))
                        .Select(pillar => With(child.Code, pillar.Code))
                        .Where(other => !double.IsNaN(other.Coefficient))
                        .MaxBy(other => other.Coefficient),
                    Siblings = node.Children.Count(sibling => sibling.FeedsParent),
                });
        }

        NodeCorrelation With(string indicator, string node)
        {
            var (i, j) = (correlations.IndexOf(indicator), correlations.IndexOf(node));
            return new NodeCorrelation(node, correlations[i, j], correlations.Probability(i, j));
        }
    }
}

/// <summary>A correlation with a node's score.</summary>
/// <param name="Node">Code of the node.</param>
/// <param name="Coefficient">The coefficient, −1..1; NaN = none.</param>
/// <param name="Probability">Two-sided p-value; NaN = none.</param>
public sealed record NodeCorrelation(string Node, double Coefficient, double Probability);

using Scoring.Schemes;
using Scoring.Weighting;

namespace Scoring.Auditing;

/// <summary>What an indicator weighs on paper and what it has to do with the index.</summary>
/// <remarks>
/// The squared correlation with the index is the share of the index's variance that a straight line through the indicator explains
/// (P. Paruolo, M. Saisana, A. Saltelli, Ratings and rankings: voodoo or science?, 2013). A weight says what a composite trades off, not what it measures.
/// </remarks>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Weight">Effective weight: the product of the shares among siblings up to the index; they sum to 1 over the indicators.</param>
/// <param name="Coefficient">Pearson's correlation with the index, −1..1; NaN = none.</param>
/// <param name="Probability">Its two-sided p-value; NaN = none.</param>
/// <param name="Importance">Squared correlation over the sum of all indicators' squared correlations, 0..1; NaN = none.</param>
public sealed record Influence(string Indicator, double Weight, double Coefficient, double Probability, double Importance)
{
    /// <summary>True when the index hardly knows of it.</summary>
    public bool IsSilent(AuditThresholds thresholds) => Math.Abs(Coefficient) < thresholds.Silent;

    /// <summary>True when the index falls where the indicator rises.</summary>
    public bool IsAgainst(AuditThresholds thresholds) => Coefficient <= -thresholds.Silent;

    internal static IReadOnlyList<Influence> Of(Node framework, NodeWeights stated, CorrelationMatrix correlations)
    {
        var weights = new List<(string Code, double Weight)>();
        Visit(framework, 1);
        var index = correlations.IndexOf(framework.Code);
        var squares = 0.0;
        foreach (var (code, _) in weights)
            if (correlations[correlations.IndexOf(code), index] is var r && !double.IsNaN(r)) squares += r * r;
        return
        [
            .. weights.Select(entry =>
            {
                var at = correlations.IndexOf(entry.Code);
                var r = correlations[at, index];
                return new Influence(entry.Code, entry.Weight, r, correlations.Probability(at, index), squares > 0 ? r * r / squares : double.NaN);
            }),
        ];

        void Visit(Node node, double share)
        {
            Node[] feeding = [.. node.Children.Where(child => child.FeedsParent)];
            var sum = feeding.Sum(stated.Of);
            foreach (var child in feeding)
            {
                var part = sum > 0 ? share * (stated.Of(child) / sum) : double.NaN;
                if (child.IsLeaf) weights.Add((child.Code, part));
                else Visit(child, part);
            }
        }
    }
}

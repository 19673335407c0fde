using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Schemes;

namespace Scoring.Weighting;

/// <summary>Benefit of the doubt beside the methods of weighting: the mean over units and years of the share each child has in its node's score.</summary>
/// <remarks>
/// Every node that would use weights is joined by benefit of the doubt without share bounds, its rules for missing children kept; values below 0 count as 0. Units with a score of 0 have no
/// shares; a missing child has the share 0.
/// </remarks>
static class MeanShares
{
    public const string Name = "benefit-of-the-doubt";

    /// <summary>The alternative; where the values do not suit the method, the scheme's weights stand in.</summary>
    public static WeightAlternative Of(Evaluation evaluation, WeightingInput input, IReadOnlyList<Node> nodes, int threads)
    {
        var findings = new List<Finding>();
        var scored = WeightComparison.Rescore(evaluation, Doubting(evaluation.Scheme, nodes), input, evaluation.Weights, [], findings, threads);
        FittedEntry[] entries = [.. nodes.Select(node => scored is null ? WeightComparison.Written(node, evaluation.Weights) : Shares(node, scored, threads))];
        var weights = entries.Aggregate(evaluation.Weights, (all, entry) => all.With(NodeWeights.In(entry)));
        return new WeightAlternative(Name)
        {
            Choice = null,
            Weights = weights,
            Effective = EffectiveWeights.Of(evaluation.Scheme.Framework, weights),
            Fitted = entries,
            StandIns = scored is null ? [.. nodes.Select(node => node.Code)] : [],
            Findings = findings,
            Influence = scored is null ? null : RealInfluence.Of(scored, threads),
        };
    }

    static Scheme Doubting(Scheme scheme, IReadOnlyList<Node> nodes) => scheme with
    {
        Steps =
        [
            .. scheme.Steps.Select(step =>
            {
                if (step.Kind != StepKind.Aggregate) return step;
                var overrides = new Dictionary<string, MethodChoice>(step.Overrides, StringComparer.Ordinal);
                foreach (var node in nodes) overrides[node.Code] = Doubting(step.For(node.Code));
                return step with { Overrides = overrides };
            }),
        ],
    };

    static MethodChoice Doubting(MethodChoice choice)
    {
        var method = Aggregators.Find(Name).Definition;
        var own = method.Options.Select(option => option.Name).ToHashSet(StringComparer.Ordinal);
        var kept = choice.Options.All.Where(option => !own.Contains(option.Key) && method.AllOptions.Any(known => known.Name == option.Key));
        return new MethodChoice(method, new OptionSet(method, kept.Append(new("floor", 0.0)).ToDictionary(option => option.Key, option => option.Value, StringComparer.Ordinal)));
    }

    static FittedEntry Shares(Node node, Evaluation scored, int threads)
    {
        var children = Weighting.Feeding(node);
        var explained = NodeContributions.To(scored, node.Code, threads);
        var shares = children.Select(_ => new List<double>()).ToArray();
        for (var year = 0; year < scored.Years.Count; year++)
            for (var unit = 0; unit < scored.Normalised.UnitCount; unit++)
            {
                var parts = children.Select(child => explained.Of(child.Code, year)[unit]).Select(part => double.IsNaN(part) ? 0 : part).ToArray();
                var total = SumKernel.Sum(parts);
                if (scored.Normalised.Roster.IsAggregate[unit] || total == 0) continue;
                for (var j = 0; j < parts.Length; j++) shares[j].Add(parts[j] / total);
            }
        return new FittedEntry(node.Code, 0, null, null, Name, new FittedScale
        {
            Parameters = [.. children.Select((child, j) => (NodeWeights.Prefix + child.Code, shares[j].Count == 0 ? 1.0 / children.Count : SumKernel.Mean([.. shares[j]])))],
        });
    }
}

using Scoring.Evaluating;
using Scoring.Experiments.Plans;
using Scoring.Findings;

namespace Scoring.Experiments;

/// <summary>An evaluated year under other weights, on its compiled plan: scores and ranks have the bits of the annual run.</summary>
/// <remarks>Several threads may ask at once. Aggregate units are not scored.</remarks>
sealed class Reweighting
{
    readonly Evaluation evaluation;
    readonly ScoringPlan plan;
    readonly int[] units;
    readonly Dictionary<string, int> slots = new(StringComparer.Ordinal);
    readonly NodeYear nominal;

    /// <summary>Compiles a year.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="options">The node; scores are always those of the annual run to the bit.</param>
    internal Reweighting(Evaluation evaluation, int year, PlanOptions options)
    {
        this.evaluation = evaluation;
        plan = ScoringPlan.Of(evaluation, year, options with { Exact = true });
        units = [.. plan.Units.Select(evaluation.Roster.IndexOf)];
        foreach (var group in plan.Groups)
            for (var child = 0; child < group.Count; child++) slots[group.Children[child]] = group.Offset + child;
        nominal = evaluation.Nodes.First(node => node.Code == plan.Node).Years[evaluation.Years.ToList().IndexOf(year)];
    }

    /// <summary>The plan.</summary>
    internal ScoringPlan Plan => plan;

    /// <summary>Scores and ranks under some other weights, by unit of the roster; those of the evaluation where nothing changes.</summary>
    /// <param name="weights">By code.</param>
    /// <exception cref="ScoringException">A code's weight has no say at the node, the weights of siblings are all 0, or a value lies outside a method's domain.</exception>
    internal (double[] Scores, double[] Ranks, bool IsSame) Of(IReadOnlyDictionary<string, double> weights)
    {
        var vector = plan.Nominal.ToArray();
        var faults = new List<Finding>();
        foreach (var (code, weight) in weights)
            if (slots.TryGetValue(code, out var slot)) vector[slot] = weight;
            else faults.Add(new Finding { Kind = FindingKinds.WeightWithoutSay, Variable = code, Found = code, Expected = string.Join(", ", slots.Keys) });
        foreach (var group in plan.Groups)
            if (vector.AsSpan(group.Offset, group.Count).IndexOfAnyExcept(0.0) < 0)
                faults.Add(new Finding { Kind = FindingKinds.SchemeWeights, Variable = group.Node, Found = "0" });
        if (faults.Count > 0) throw new ScoringException(faults);
        if (plan.Nominal.SequenceEqual(vector)) return (nominal.Scores, nominal.Ranks, true);
        var (found, ranked) = plan.Weigh(vector);
        var places = plan.RanksOf(ranked);
        var (scores, ranks) = (new double[evaluation.Roster.Count], new double[evaluation.Roster.Count]);
        Array.Fill(scores, double.NaN);
        Array.Fill(ranks, double.NaN);
        for (var row = 0; row < units.Length; row++) (scores[units[row]], ranks[units[row]]) = (found[row], places[row]);
        return (scores, ranks, false);
    }
}

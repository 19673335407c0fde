using Scoring.Experiments.Plans;
using Scoring.Findings;

namespace Scoring.Experiments.Draws;

/// <summary>Weights of a plan's draws.</summary>
sealed class DrawnWeights : IDrawnWeights
{
    readonly ScoringPlan plan;
    readonly ulong seed;
    readonly WeightSampling sampling;
    readonly ShareGroup[] groups;
    readonly bool[] varies;

    /// <summary>Prepares the groups.</summary>
    /// <exception cref="ArgumentException">The plan has no weights.</exception>
    /// <exception cref="ScoringException">The sampling does not fit a group, or a code is unknown; all such faults.</exception>
    internal DrawnWeights(ScoringPlan plan, WeightSampling sampling, ulong seed, IReadOnlyList<string>? only)
    {
        (this.plan, this.sampling, this.seed) = (plan, sampling, seed);
        if (plan.Groups.Count == 0) throw new ArgumentException($"'{plan.Node}' does not depend on weights.", nameof(plan));
        groups = [.. plan.Groups.Select(group => new ShareGroup(group.Node, group.Children,
            [.. group.Nominal.Select(weight => group.Nominal.Sum() > 0 ? weight / group.Nominal.Sum() : 1.0 / group.Count)]))];
        varies = [.. groups.Select(group => only is null || only.Contains(group.Node))];
        var known = string.Join(", ", groups.Select(group => group.Node));
        var faults = (only ?? []).Where(code => !Array.Exists(groups, group => group.Node == code))
            .Select(code => new Finding { Kind = FindingKinds.DrawsUnknownCode, Found = code, Expected = known })
            .Concat(from g in Enumerable.Range(0, groups.Length)
                    where varies[g] && sampling.Fault(groups[g]) is not null
                    select new Finding { Kind = FindingKinds.SamplingUnfit, Variable = groups[g].Node, Found = sampling.Fault(groups[g])! })
            .ToList();
        if (faults.Count > 0) throw new ScoringException(faults);
    }

    public int ScratchLength => 2 * groups.Max(group => group.Count);

    public void Fill(long draw, Span<double> scratch, Span<double> weights)
    {
        for (var g = 0; g < groups.Length; g++)
        {
            var group = plan.Groups[g];
            var own = weights.Slice(group.Offset, group.Count);
            if (!varies[g])
            {
                for (var child = 0; child < own.Length; child++) own[child] = group.Nominal[child];
                continue;
            }
            sampling.Draw(groups[g], new DrawSource(seed, draw, group.Offset), own, scratch);
            if (group.Total == 1) continue;
            for (var child = 0; child < own.Length; child++) own[child] *= group.Total;
        }
    }
}

using Scoring.Adjusting;
using Scoring.Kernels;
using Scoring.Weighting;

namespace Scoring.Experiments.Plans;

/// <summary>Scores draws by the aggregation of the annual run.</summary>
/// <param name="annual">The aggregation.</param>
/// <param name="tree">The weights.</param>
/// <param name="nominal">Weights of what the tree does not hold.</param>
/// <param name="units">By row: the unit's index in the roster.</param>
/// <param name="references">Indices of aggregate units that are scored beside them.</param>
/// <param name="draws">Weights of draws; null = only single weightings are scored.</param>
sealed class GeneralScorer(AnnualAggregation annual, WeightTree tree, NodeWeights nominal, int[] units, int[] references, IDrawnWeights? draws) : DrawScorer
{
    readonly IDrawnWeights? draws = draws;

    internal override int Units => units.Length;

    internal override DrawScratch NewScratch(int draws) => new Scratch(tree, draws, units.Length, references.Length, this.draws?.ScratchLength ?? 0);

    internal override void Score(DrawScratch scratch, long first, int count)
    {
        var own = (Scratch)scratch;
        for (var draw = 0; draw < count; draw++)
        {
            draws!.Fill(first + draw, own.Numbers, own.Weights);
            tree.ToSlots(own.Weights, own.Masses, own.Slots);
            own.Adjusted[draw] = ScoreSlots(own.Slots, own.Rows.Row(draw), own.References(draw));
            own.Rows.Measure(draw);
        }
    }

    /// <summary>Scores of one weighting, by row, unrounded and before adjustments.</summary>
    /// <returns>The adjustments where they follow from the weights; null where they are those of the run.</returns>
    internal AdjustmentYear? ScoreOne(ReadOnlySpan<double> weights, Span<double> scores)
    {
        var slots = new double[tree.SlotCount];
        tree.ToSlots(weights, new double[tree.NodeCount], slots);
        return ScoreSlots(slots, scores, new double[references.Length]);
    }

    /// <summary>The same from the weights of the nodes' children.</summary>
    internal AdjustmentYear? ScoreSlots(ReadOnlySpan<double> slots, Span<double> scores, Span<double> ofReferences)
    {
        var aggregated = annual.Run(tree.ToNodeWeights(slots, nominal));
        var found = annual.ScoresOf(aggregated);
        for (var row = 0; row < units.Length; row++) scores[row] = found[units[row]];
        for (var reference = 0; reference < references.Length; reference++) ofReferences[reference] = found[references[reference]];
        return annual.AdjustsAnew ? annual.Adjust(aggregated) : null;
    }

    internal sealed class Scratch(WeightTree tree, int draws, int units, int references, int numbers) : DrawScratch(new ScoreRows(draws, units)), IReferenceScores
    {
        readonly double[] references = new double[draws * references];
        readonly int count = references;

        public double[] Numbers { get; } = new double[numbers];

        public double[] Weights { get; } = new double[tree.Nominal.Length];

        public double[] Masses { get; } = new double[tree.NodeCount];

        public double[] Slots { get; } = new double[tree.SlotCount];

        /// <summary>By draw: adjustments that follow from its weights; null = those of the run.</summary>
        public AdjustmentYear?[] Adjusted { get; } = new AdjustmentYear?[draws];

        public Span<double> References(int draw) => references.AsSpan(draw * count, count);
    }
}

/// <summary>Scores of aggregate units beside those of a scratch's rows.</summary>
interface IReferenceScores
{
    /// <summary>Scores of the aggregate units in a draw, in the order they were asked for.</summary>
    Span<double> References(int draw);
}

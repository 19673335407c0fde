using Scoring.Kernels;

namespace Scoring.Experiments.Plans;

/// <summary>Weights of draws by number; null for a draw means the same vector on any thread.</summary>
interface IDrawnWeights
{
    /// <summary>How many numbers <see cref="Fill"/> works with.</summary>
    int ScratchLength { get; }

    /// <summary>The vector of weights of a draw.</summary>
    /// <param name="draw">Number of the draw.</param>
    /// <param name="scratch">Numbers to work with.</param>
    /// <param name="weights">Takes the weights.</param>
    void Fill(long draw, Span<double> scratch, Span<double> weights);
}

/// <summary>Scores draws with a plan's arrays: complete units by the product, the others node by node.</summary>
/// <param name="terms">The arrays.</param>
/// <param name="tree">The weights.</param>
/// <param name="draws">Weights of draws; null = only single weightings are scored.</param>
/// <param name="annual">Scores weightings with a weight of 0 where that changes more than a sum, by the same rows; null = there are none.</param>
sealed unsafe class PlanScorer(CompiledTerms terms, WeightTree tree, IDrawnWeights? draws, GeneralScorer? annual) : DrawScorer
{
    readonly IDrawnWeights? draws = draws;

    internal override int Units => terms.Units.Length;

    internal override DrawScratch NewScratch(int draws) => new Scratch(terms, tree, draws, this.draws?.ScratchLength ?? 0);

    internal override void Score(DrawScratch scratch, long first, int count)
    {
        var own = (Scratch)scratch;
        for (var draw = 0; draw < count; draw++)
        {
            draws!.Fill(first + draw, own.Numbers, own.Weights);
            tree.ToSlots(own.Weights, own.Nodes, own.SlotsOf(draw));
        }
        Score(own, count);
    }

    /// <summary>Weighted sums of one weighting, by row, before the form's inverse.</summary>
    internal void ScoreSlots(ReadOnlySpan<double> slots, Span<double> scores)
    {
        var own = new Scratch(terms, tree, 1, 0);
        slots.CopyTo(own.SlotsOf(0));
        Score(own, 1);
        own.Rows.Row(0).CopyTo(scores);
    }

    void Score(Scratch own, int count)
    {
        var rows = own.Rows;
        if (terms.Complete is { } complete)
        {
            for (var draw = 0; draw < count; draw++)
            {
                tree.HandDown(own.SlotsOf(draw), own.Nodes);
                for (var leaf = 0; leaf < tree.Leaves.Length; leaf++)
                    own.Grouped.Pointer[ScoreKernel.WeightIndex(complete.Terms, draw, leaf)] = own.Nodes[tree.Leaves[leaf]];
            }
            ScoreKernel.Run(complete, own.Grouped.Pointer, count, rows[0], rows.Stride, own.Bounds.Pointer);
        }
        if (terms.Incomplete is { } incomplete)
            TreeKernel.Run(incomplete, terms.Nodes, own.Slots.Pointer, own.SlotStride, count, rows[0] + terms.CompleteCount, rows.Stride);
        if (terms.References is { } references)
            TreeKernel.Run(references, terms.ReferenceNodes, own.Slots.Pointer, own.SlotStride, count, own.ReferenceRows.Pointer, references.Stride);
        for (var draw = 0; draw < count; draw++)
        {
            var isAnnual = terms.MindsZeros && own.SlotsOf(draw).Contains(0);
            if (isAnnual) ScoreAnnual(own, draw);
            if (isAnnual || terms.Incomplete is not null) rows.Measure(draw);
            else
            {
                (rows.Low[draw], rows.High[draw]) = ScoreKernel.Range(own.Bounds.Pointer, draw);
                rows.Scored[draw] = Units;
            }
        }
    }

    void ScoreAnnual(Scratch own, int draw)
    {
        var row = own.Rows.Row(draw);
        var references = own.References(draw);
        annual!.ScoreSlots(own.SlotsOf(draw), row, references);
        if (terms.Form.Exponent == 1) return;
        foreach (ref var score in row) score = terms.Form.Sum(score);
        foreach (ref var score in references) score = terms.Form.Sum(score);
    }

    sealed class Scratch(CompiledTerms terms, WeightTree tree, int draws, int numbers) : DrawScratch(new ScoreRows(WholeGroups(draws), terms.Units.Length)), IReferenceScores
    {
        readonly int references = terms.References?.Stride ?? 0;

        public double[] Numbers { get; } = new double[numbers];

        public double[] Weights { get; } = new double[tree.Nominal.Length];

        public double[] Nodes { get; } = new double[tree.NodeCount];

        public int SlotStride { get; } = Math.Max(1, tree.SlotCount);

        public AlignedArray<double> Slots { get; } = new((long)draws * Math.Max(1, tree.SlotCount));

        public AlignedArray<double> Grouped { get; } = new((long)WholeGroups(draws) * tree.Leaves.Length);

        public AlignedArray<double> Bounds { get; } = new(WholeGroups(draws) * 16);

        public AlignedArray<double> ReferenceRows { get; } = new((long)draws * (terms.References?.Stride ?? 0));

        public Span<double> SlotsOf(int draw) => new(Slots.Pointer + (long)draw * SlotStride, tree.SlotCount);

        public Span<double> References(int draw) => new(ReferenceRows.Pointer + (long)draw * references, terms.References?.Units ?? 0);

        static int WholeGroups(int draws) => (draws + ScoreKernel.Draws - 1) / ScoreKernel.Draws * ScoreKernel.Draws;
    }
}

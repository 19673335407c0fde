namespace Scoring.Kernels;

/// <summary>Weights of the terms of a linear score, by number of the draw.</summary>
abstract class TermWeights
{
    /// <summary>Fills in the weights of a draw. Several threads may ask at once, each with its own scratch.</summary>
    /// <param name="draw">Number of the draw.</param>
    /// <param name="scratch">Numbers to work with, as many as <see cref="ScratchLength"/>.</param>
    /// <param name="target">One weight per term.</param>
    internal abstract void Fill(long draw, Span<double> scratch, Span<double> target);

    /// <summary>How many numbers <see cref="Fill"/> works with.</summary>
    internal virtual int ScratchLength => 0;
}

/// <summary>Scores that are linear in the weights: one matrix product for all draws.</summary>
sealed unsafe class LinearScorer(TermTiles terms, TermWeights weights) : DrawScorer
{
    internal override int Units => terms.Units;

    internal override DrawScratch NewScratch(int draws) => new Scratch(terms, draws, weights.ScratchLength);

    internal override void Score(DrawScratch scratch, long first, int draws)
    {
        var own = (Scratch)scratch;
        for (var draw = 0; draw < draws; draw++)
        {
            weights.Fill(first + draw, own.Numbers, own.Weights);
            for (var j = 0; j < own.Weights.Length; j++) own.Grouped.Pointer[ScoreKernel.WeightIndex(terms.Terms, draw, j)] = own.Weights[j];
        }
        ScoreKernel.Run(terms, own.Grouped.Pointer, draws, own.Rows[0], own.Rows.Stride, own.Bounds.Pointer);
        for (var draw = 0; draw < draws; draw++)
        {
            (own.Rows.Low[draw], own.Rows.High[draw]) = ScoreKernel.Range(own.Bounds.Pointer, draw);
            own.Rows.Scored[draw] = terms.Units;
        }
    }

    sealed class Scratch(TermTiles terms, int draws, int numbers) : DrawScratch(new ScoreRows(WholeGroups(draws), terms.Units))
    {
        public double[] Weights { get; } = new double[terms.Terms];

        public double[] Numbers { get; } = new double[numbers];

        public AlignedArray<double> Grouped { get; } = new((long)WholeGroups(draws) * terms.Terms);

        public AlignedArray<double> Bounds { get; } = new(WholeGroups(draws) * 16);

        static int WholeGroups(int draws) => (draws + ScoreKernel.Draws - 1) / ScoreKernel.Draws * ScoreKernel.Draws;
    }
}

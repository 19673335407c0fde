namespace Scoring.Kernels;

/// <summary>The loop over draws: scores, ranks, histogram.</summary>
/// <remarks>
/// <para>A block of draws is ranked group by group, each group of 32 draws by whichever thread is free; then the units are counted, each by one thread.
/// Nothing depends on which thread did what: a draw's ranks follow from its number, and counts are integers.</para>
/// <para>Memory: per thread the scores of 16 draws and the ranks of 32; for all the ranks of a block (at most <c>blockBytes</c>, at least one group).</para>
/// </remarks>
sealed unsafe class DrawLoop
{
    /// <summary>Draws scored together: their scores stay in the second-level cache for counties.</summary>
    internal const int ScoredTogether = 16;

    const int GroupDraws = RankBlock<ushort>.GroupDraws;
    const int UnitsTogether = 64;

    readonly DrawScorer scorer;
    readonly RankCounts counts;
    readonly PairCounts? pairs;
    readonly ClassTally? classes;
    readonly Worker[] workers;
    readonly RankBlock<ushort>? small;
    readonly RankBlock<uint>? large;
    readonly int blockDraws;

    /// <summary>Prepares the loop.</summary>
    /// <param name="scorer">Scores.</param>
    /// <param name="highFirst">Whether the highest score is best.</param>
    /// <param name="ties">What equal scores get.</param>
    /// <param name="counts">Takes the ranks; its steps are those of the tie rule.</param>
    /// <param name="pairs">Takes the outcomes of pairs; null = none.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="blockBytes">Memory for the ranks of a block.</param>
    /// <param name="expectedDraws">Number of draws, as far as it is known.</param>
    /// <param name="order">By row a number, lower first among equals under <see cref="TieRule.First"/>; null = the rows' own order.</param>
    /// <param name="classes">Takes the classes that the scorer counts; null = none.</param>
    internal DrawLoop(DrawScorer scorer, bool highFirst, TieRule ties, RankCounts counts, PairCounts? pairs, int threads, long blockBytes, long expectedDraws,
        int[]? order = null, ClassTally? classes = null)
    {
        this.scorer = scorer;
        this.counts = counts;
        this.pairs = pairs;
        this.classes = classes;
        var isSmall = DrawRanker.IsSmall(scorer.Units, ties);
        var groupBytes = (long)scorer.Units * GroupDraws * (isSmall ? sizeof(ushort) : sizeof(uint));
        var groups = Math.Clamp(Math.Min(blockBytes / Math.Max(groupBytes, 1), (expectedDraws + GroupDraws - 1) / GroupDraws), 1, 1 << 16);
        blockDraws = (int)groups * GroupDraws;
        if (isSmall) small = new RankBlock<ushort>(scorer.Units, blockDraws);
        else large = new RankBlock<uint>(scorer.Units, blockDraws);
        workers = new Worker[Math.Max(1, threads)];
        for (var worker = 0; worker < workers.Length; worker++) workers[worker] = new Worker(scorer, highFirst, ties, pairs?.Count ?? 0, order);
    }

    /// <summary>Counts draws <paramref name="first"/>, first + 1, ….</summary>
    /// <param name="first">Number of the first draw.</param>
    /// <param name="draws">How many.</param>
    /// <param name="progress">Told the number of draws done after each block; null = nobody asks.</param>
    /// <param name="cancel">Asked between blocks.</param>
    /// <returns>Number of draws counted: fewer than asked for when cancelled.</returns>
    internal long Run(long first, long draws, Action<long>? progress = null, CancellationToken cancel = default)
    {
        var done = 0L;
        while (done < draws && !cancel.IsCancellationRequested)
        {
            var here = (int)Math.Min(blockDraws, draws - done);
            RankDraws(first + done, here);
            counts.Expect(here);
            CountUnits(here);
            done += here;
            progress?.Invoke(done);
        }
        foreach (var worker in workers)
        {
            pairs?.Take(worker.Pairs);
            if (worker.Classes is not { } own) continue;
            classes?.Add(own);
            own.Clear();
        }
        return done;
    }

    void RankDraws(long first, int draws)
    {
        var groups = (draws + GroupDraws - 1) / GroupDraws;
        var next = -1;
        Each(groups, worker =>
        {
            for (int group; (group = Interlocked.Increment(ref next)) < groups;)
                worker.Rank(this, first + (long)group * GroupDraws, group, Math.Min(GroupDraws, draws - group * GroupDraws));
        });
    }

    void CountUnits(int draws)
    {
        var chunks = (scorer.Units + UnitsTogether - 1) / UnitsTogether;
        var next = -1;
        Each(chunks, _ =>
        {
            for (int chunk; (chunk = Interlocked.Increment(ref next)) < chunks;)
            {
                var (from, to) = (chunk * UnitsTogether, Math.Min((chunk + 1) * UnitsTogether, scorer.Units));
                if (small is not null) counts.Count(small, draws, from, to);
                else counts.Count(large!, draws, from, to);
            }
        });
    }

    void Each(int turns, Action<Worker> work)
    {
        var threads = Math.Min(workers.Length, turns);
        if (threads <= 1) work(workers[0]);
        else Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, worker => work(workers[worker]));
    }

    /// <summary>What one thread holds.</summary>
    sealed class Worker
    {
        readonly DrawScratch scratch;
        readonly DrawRanker ranker;
        readonly AlignedArray<ushort>? small;
        readonly AlignedArray<uint>? large;
        readonly nint stride;

        internal Worker(DrawScorer scorer, bool highFirst, TieRule ties, int pairs, int[]? order)
        {
            scratch = scorer.NewScratch(ScoredTogether);
            ranker = new DrawRanker(scorer.Units, highFirst, ties, order);
            // An odd number of cache lines: rows then lie in different sets of the cache.
            stride = (((scorer.Units + 31) / 32) | 1) * 32;
            if (DrawRanker.IsSmall(scorer.Units, ties)) small = new AlignedArray<ushort>(stride * GroupDraws);
            else large = new AlignedArray<uint>(stride * GroupDraws);
            Pairs = new PairCount[pairs];
        }

        internal PairCount[] Pairs { get; }

        internal ClassTally? Classes => scratch.Classes;

        internal void Rank(DrawLoop loop, long first, int group, int draws)
        {
            for (var done = 0; done < draws; done += ScoredTogether)
            {
                var here = Math.Min(ScoredTogether, draws - done);
                loop.scorer.Score(scratch, first + done, here);
                for (var row = 0; row < here; row++)
                {
                    if (small is not null) ranker.Rank(scratch.Rows, row, small.Pointer + (done + row) * stride);
                    else ranker.Rank(scratch.Rows, row, large!.Pointer + (done + row) * stride);
                    loop.pairs?.Compare(scratch.Rows.Row(row), Pairs);
                }
            }
            if (small is not null) loop.small!.Turn(group, small.Pointer, stride);
            else loop.large!.Turn(group, large!.Pointer, stride);
        }
    }
}

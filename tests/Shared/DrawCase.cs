using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Scoring.Kernels;

namespace Scoring.Tests.Shared;

/// <summary>Made-up terms and weights of many draws, counted by the engine's loop or by sorting the scores of each draw.</summary>
/// <param name="Units">Number of units.</param>
/// <param name="Terms">Number of terms.</param>
/// <param name="Draws">Number of draws.</param>
/// <param name="Kind">What is unusual about the terms.</param>
/// <param name="HighFirst">Whether the highest score is best.</param>
sealed unsafe record DrawCase(int Units, int Terms, int Draws, DrawKind Kind = DrawKind.Plain, bool HighFirst = true)
{
    /// <summary>One case of each kind, small enough for a processor without vectors.</summary>
    public static IReadOnlyList<DrawCase> Small { get; } =
    [
        new(1, 3, 40), new(2, 3, 40), new(255, 20, 100), new(2850, 12, 40), new(4096, 4, 20), new(4097, 4, 20),
        new(600, 6, 70, DrawKind.Ties), new(600, 6, 70, DrawKind.Constant), new(600, 6, 70, DrawKind.Outlier), new(600, 6, 70, DrawKind.Missing),
        new(4500, 4, 20, DrawKind.Ties), new(4500, 4, 20, DrawKind.Missing), new(700, 6, 70, DrawKind.Ties, HighFirst: false),
    ];

    readonly double[][] columns = Columns(Units, Terms, Kind);

    /// <summary>Counts by the engine.</summary>
    /// <param name="threads">Number of threads.</param>
    /// <param name="blockBytes">Memory for the ranks of a block: small makes many blocks.</param>
    /// <param name="ties">What equal scores get.</param>
    public RankCounts Count(int threads, long blockBytes = 1 << 20, TieRule ties = TieRule.Min)
    {
        var counts = new RankCounts(Units, 0, [], DrawRanker.StepsOf(ties));
        new DrawLoop(Scorer(), HighFirst, ties, counts, null, threads, blockBytes, Draws).Run(0, Draws);
        return counts;
    }

    /// <summary>The scores that the engine is given to rank.</summary>
    public DrawScorer Scorer()
    {
        var linear = new LinearScorer(new TermTiles(columns), new Weights());
        return Kind == DrawKind.Missing ? new Gaps(linear) : linear;
    }

    /// <summary>Ranks of a draw by sorting: 1 + the number of better scores; 0 without a score.</summary>
    public int[] NaiveRanks(int draw)
    {
        var scores = NaiveScores(draw);
        var sorted = scores.Where(score => !double.IsNaN(score)).Select(score => HighFirst ? -score : score).ToArray();
        Array.Sort(sorted);
        return [.. scores.Select(score => double.IsNaN(score) ? 0 : 1 + RankKernel.CountLess(sorted, HighFirst ? -score : score))];
    }

    /// <summary>Scores of a draw, one sum at a time.</summary>
    public double[] NaiveScores(int draw)
    {
        var weights = new double[Terms];
        Weights.Of(draw, weights);
        var scores = new double[Units];
        for (var unit = 0; unit < Units; unit++)
        {
            for (var j = 0; j < Terms; j++) scores[unit] = Math.FusedMultiplyAdd(weights[j], columns[j][unit], scores[unit]);
            if (Kind == DrawKind.Missing && Gaps.IsMissing(unit, draw)) scores[unit] = double.NaN;
        }
        return scores;
    }

    /// <summary>SHA-256 of the whole table.</summary>
    public static string Hash(RankCounts counts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var row = new uint[counts.Cells];
        for (var unit = 0; unit < counts.Units; unit++)
        {
            counts.CopyRow(unit, row);
            hash.AppendData(MemoryMarshal.AsBytes<uint>(row));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    static double[][] Columns(int units, int terms, DrawKind kind)
    {
        var columns = new double[terms][];
        for (var j = 0; j < terms; j++)
        {
            var column = columns[j] = new double[units];
            Philox.Uniform(2024, (ulong)j, 0, column);
            for (var unit = 0; unit < units; unit++)
                column[unit] = kind switch
                {
                    DrawKind.Ties => unit % 3 == 0 ? 0 : Math.Floor(column[unit] * 2),
                    DrawKind.Constant => j % 2 == 0 ? 7 : kind == DrawKind.Constant && j == 1 ? column[unit] : 0.1,
                    DrawKind.Outlier => unit == units / 2 ? 1e12 : column[unit],
                    _ => 100 * column[unit] * column[unit] * column[unit],
                };
        }
        return columns;
    }

    sealed class Weights : TermWeights
    {
        internal override void Fill(long draw, Span<double> scratch, Span<double> target) => Of(draw, target);

        public static void Of(long draw, Span<double> target)
        {
            Philox.OpenUniform(11, (ulong)draw, 0, target);
            var sum = 0.0;
            foreach (var weight in target) sum += weight;
            for (var j = 0; j < target.Length; j++) target[j] /= sum;
        }
    }

    /// <summary>Takes scores away: some units always, some in some draws.</summary>
    sealed class Gaps(LinearScorer inner) : DrawScorer
    {
        internal override int Units => inner.Units;

        internal override DrawScratch NewScratch(int draws) => inner.NewScratch(draws);

        internal override void Score(DrawScratch scratch, long first, int draws)
        {
            inner.Score(scratch, first, draws);
            for (var draw = 0; draw < draws; draw++)
            {
                for (var unit = 0; unit < Units; unit++)
                    if (IsMissing(unit, (int)first + draw))
                        scratch.Rows[draw][unit] = double.NaN;
                scratch.Rows.Measure(draw);
            }
        }

        public static bool IsMissing(int unit, int draw) => unit % 10 == 3 || (unit + draw) % 17 == 0 || draw == 5;
    }
}

/// <summary>What is unusual about the terms of a <see cref="DrawCase"/>.</summary>
enum DrawKind
{
    /// <summary>Skewed numbers without equals.</summary>
    Plain,

    /// <summary>A few whole numbers, a third of the units alike.</summary>
    Ties,

    /// <summary>All columns but one constant.</summary>
    Constant,

    /// <summary>One unit far away, so that the others share few integers.</summary>
    Outlier,

    /// <summary>Units without a score, and a draw in which nobody has one.</summary>
    Missing,
}

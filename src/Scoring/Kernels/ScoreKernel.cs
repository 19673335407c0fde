using System.Runtime.Intrinsics;

namespace Scoring.Kernels;

/// <summary>Scores of all units for many weightings: Σ w_j·x_ij, accumulated from +0 in the order of the terms by fused multiply-add.</summary>
/// <remarks>
/// <para>Eight draws by 24 units are held in registers while the terms pass by, so a term is read once per eight draws and a weight once per 24 units.
/// Every sum has its own lane and one written order: 512-bit vectors, 256-bit vectors and <see cref="Math.FusedMultiplyAdd"/> give the same bits.</para>
/// <para>Weights stand in groups of eight draws, inside a group term by term (<see cref="WeightIndex"/>). Rows of scores have the length
/// <see cref="TermTiles.Stride"/>; what lies beyond the last unit repeats it. Cost: about 0.6 ns per unit and term for eight draws with 512-bit vectors.</para>
/// </remarks>
static unsafe partial class ScoreKernel
{
    /// <summary>Draws that pass through the registers together.</summary>
    internal const int Draws = 8;

    /// <summary>Where the weight of a term in a draw stands.</summary>
    internal static int WeightIndex(int terms, int draw, int term) => (draw / Draws * terms + term) * Draws + draw % Draws;

    /// <summary>Scores of draws, and the smallest and largest score of each.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="weights">Weights of all groups of eight; the last group's unused places hold any finite numbers.</param>
    /// <param name="draws">Number of draws.</param>
    /// <param name="scores">One row per draw, rounded up to a multiple of eight rows; each at a cache line.</param>
    /// <param name="stride">Distance between rows, at least <see cref="TermTiles.Stride"/>.</param>
    /// <param name="bounds">By draw: eight smallest values, then eight largest, of which <see cref="Range"/> takes the extremes.</param>
    internal static void Run(TermTiles terms, double* weights, int draws, double* scores, nint stride, double* bounds)
    {
        var groups = (draws + Draws - 1) / Draws;
        for (var draw = 0; draw < groups * Draws; draw++)
        {
            new Span<double>(bounds + draw * 16, 8).Fill(double.PositiveInfinity);
            new Span<double>(bounds + draw * 16 + 8, 8).Fill(double.NegativeInfinity);
        }
        for (var tile = 0; tile < terms.Tiles; tile++)
        {
            var x = terms.Tile(tile);
            for (var group = 0; group < groups; group++)
            {
                var w = weights + (long)group * Draws * terms.Terms;
                var target = scores + group * Draws * stride + tile * TermTiles.Width;
                var range = bounds + group * Draws * 16;
                if (Vector512.IsHardwareAccelerated) Tile512(x, w, terms.Terms, target, stride, range);
                else if (Vector256.IsHardwareAccelerated && System.Runtime.Intrinsics.X86.Fma.IsSupported) Tile256(x, w, terms.Terms, target, stride, range);
                else TileScalar(x, w, terms.Terms, target, stride, range);
            }
        }
    }

    /// <summary>Scores of one draw; the bits of <see cref="Run"/>.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="weights">By term.</param>
    /// <param name="scores">One row.</param>
    internal static void RunOne(TermTiles terms, double* weights, double* scores)
    {
        for (var tile = 0; tile < terms.Tiles; tile++)
            if (Vector512.IsHardwareAccelerated) One512(terms.Tile(tile), weights, terms.Terms, scores + (long)tile * TermTiles.Width);
            else if (Vector256.IsHardwareAccelerated && System.Runtime.Intrinsics.X86.Fma.IsSupported)
                One256(terms.Tile(tile), weights, terms.Terms, scores + (long)tile * TermTiles.Width);
            else OneScalar(terms.Tile(tile), weights, 1, terms.Terms, scores + (long)tile * TermTiles.Width);
    }

    /// <summary>Smallest and largest score of a draw.</summary>
    internal static (double Low, double High) Range(double* bounds, int draw)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var lane = 0; lane < 8; lane++)
        {
            low = Math.Min(low, bounds[draw * 16 + lane]);
            high = Math.Max(high, bounds[draw * 16 + 8 + lane]);
        }
        return (low, high);
    }

    /// <summary>One sum at a time: the definition that vector lanes are tested against.</summary>
    static void TileScalar(double* x, double* w, int terms, double* scores, nint stride, double* bounds)
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            OneScalar(x, w + draw, Draws, terms, scores + draw * stride);
            for (var lane = 0; lane < TermTiles.Width; lane++)
            {
                var sum = scores[draw * stride + lane];
                var low = bounds + draw * 16 + (lane & 7);
                if (sum < low[0]) low[0] = sum;
                if (sum > low[8]) low[8] = sum;
            }
        }
    }

    static void OneScalar(double* x, double* w, int step, int terms, double* scores)
    {
        for (var lane = 0; lane < TermTiles.Width; lane++)
        {
            var sum = 0.0;
            for (var j = 0; j < terms; j++) sum = Math.FusedMultiplyAdd(w[(nint)j * step], x[(nint)j * TermTiles.Width + lane], sum);
            scores[lane] = sum;
        }
    }
}

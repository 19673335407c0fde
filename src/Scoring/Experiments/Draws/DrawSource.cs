using Scoring.Kernels;

namespace Scoring.Experiments.Draws;

/// <summary>Random numbers of one draw, each a function of (seed, draw, coordinate, attempt) alone.</summary>
/// <remarks>
/// Philox with the seed as key and the draw as stream; the block's number holds the purpose (weights: 1) in its upper 16 bits, the coordinate in the next 32 and
/// the attempt in the last 16. A method that varies assumptions other than weights takes another purpose and is independent of these.
/// </remarks>
/// <param name="seed">The seed.</param>
/// <param name="draw">Number of the draw.</param>
/// <param name="offset">Coordinate of the group's first child.</param>
readonly struct DrawSource(ulong seed, long draw, int offset)
{
    const ulong Weights = 1UL << 48;

    /// <summary>The coordinate that a group as a whole draws from, beside those of its children.</summary>
    internal const int Whole = 1 << 30;

    /// <summary>A word.</summary>
    /// <param name="child">Index of the child, or <see cref="Whole"/>.</param>
    /// <param name="attempt">0, 1, … below 65,536.</param>
    internal ulong Word(int child, int attempt) => Philox.Pair(seed, (ulong)draw, Weights | ((ulong)(uint)(offset + child) << 16) | (uint)attempt).First;

    /// <summary>Two words of one block.</summary>
    internal (ulong First, ulong Second) Words(int child, int attempt) => Philox.Pair(seed, (ulong)draw, Weights | ((ulong)(uint)(offset + child) << 16) | (uint)attempt);

    /// <summary>A number in (0, 1).</summary>
    internal double OpenUniform(int child, int attempt) => Philox.ToOpenUniform(Word(child, attempt));
}

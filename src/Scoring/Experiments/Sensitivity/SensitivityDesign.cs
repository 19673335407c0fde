using Scoring.Kernels;

namespace Scoring.Experiments.Sensitivity;

/// <summary>The points of a variance-based analysis: rows of two matrices A and B and of their mixtures.</summary>
/// <remarks>
/// <para>Row r of A is the first half and row r of B the second half of point r of a scrambled Sobol' sequence in 2d dimensions. An input is one coordinate or
/// several that move together; mixture i is A with input i's coordinates from B, so a row of k inputs needs k + 2 evaluations. Rows in powers of two fill the
/// cube evenly. Source: A. Saltelli et al., Comput. Phys. Commun. 181 (2010).</para>
/// </remarks>
public sealed class SensitivityDesign
{
    // The scrambling uses the streams of the coordinates; the orders have one of their own.
    const ulong OrderStream = 1UL << 32;

    readonly SobolSequence sequence;
    readonly int[] starts;

    /// <summary>A design.</summary>
    /// <param name="widths">By input: its number of coordinates, at least 1; 1 to 512 in all.</param>
    /// <param name="seed">Of the scrambling and of the orders.</param>
    /// <exception cref="ArgumentException">No inputs, an input without coordinates, or more than 512 coordinates.</exception>
    public SensitivityDesign(IReadOnlyList<int> widths, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(widths);
        if (widths.Count == 0 || widths.Any(width => width < 1)) throw new ArgumentException("Every input needs a coordinate.", nameof(widths));
        Coordinates = widths.Sum();
        if (Coordinates > SobolSequence.MaxDimensions / 2)
            throw new ArgumentException($"{Coordinates} coordinates instead of at most {SobolSequence.MaxDimensions / 2}.", nameof(widths));
        starts = new int[widths.Count + 1];
        for (var input = 0; input < widths.Count; input++) starts[input + 1] = starts[input] + widths[input];
        sequence = new SobolSequence(2 * Coordinates, seed);
        Seed = seed;
    }

    /// <summary>Number of inputs.</summary>
    public int Inputs => starts.Length - 1;

    /// <summary>Number of coordinates of all inputs together.</summary>
    public int Coordinates { get; }

    /// <summary>Seed of the scrambling and of the orders.</summary>
    public ulong Seed { get; }

    /// <summary>The coordinates of an input.</summary>
    public (int First, int Count) this[int input] => (starts[input], starts[input + 1] - starts[input]);

    /// <summary>Row <paramref name="row"/> of A and of B.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="both">Twice as many numbers in (0, 1) as there are coordinates: the row of A, then that of B.</param>
    public void Fill(long row, Span<double> both) => sequence.Point(row, both[..(2 * Coordinates)]);

    /// <summary>The order in which row <paramref name="row"/> moves its inputs from A to B one after another: each order equally likely.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="order">Takes the input numbers.</param>
    public void Order(long row, Span<int> order)
    {
        Span<double> draws = stackalloc double[Inputs];
        Philox.Uniform(Seed, OrderStream, (ulong)(row * Inputs), draws);
        for (var i = 0; i < Inputs; i++) order[i] = i;
        for (var i = Inputs - 1; i > 0; i--)
        {
            var other = (int)(draws[i] * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}

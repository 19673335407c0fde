using Scoring.Kernels;

namespace Scoring.Experiments.Sensitivity;

/// <summary>The points of a variance-based analysis: rows of two matrices A and B and of their mixtures.</summary>
/// <remarks>
/// <para>Row r of A is the first half and row r of B the second half of point r of a scrambled Sobol' sequence in 2k dimensions. Mixture i is A with column i
/// from B, so a row needs k + 2 evaluations. Rows in powers of two fill the cube evenly. Source: A. Saltelli et al., Comput. Phys. Commun. 181 (2010).</para>
/// </remarks>
/// <param name="inputs">Number k of inputs, at most 512.</param>
/// <param name="seed">Of the scrambling.</param>
public sealed class SensitivityDesign(int inputs, ulong seed)
{
    readonly SobolSequence sequence = new(2 * inputs, seed);

    /// <summary>Number of inputs.</summary>
    public int Inputs => inputs;

    /// <summary>Seed of the scrambling.</summary>
    public ulong Seed => seed;

    /// <summary>Row <paramref name="row"/> of A and of B.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="both">2k numbers in (0, 1): the row of A, then that of B.</param>
    public void Fill(long row, Span<double> both) => sequence.Point(row, both[..(2 * inputs)]);

    /// <summary>The order in which row <paramref name="row"/> moves its inputs from A to B one after another: each order equally likely.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="order">k input numbers.</param>
    public void Order(long row, Span<int> order)
    {
        Span<double> draws = inputs <= 512 ? stackalloc double[inputs] : new double[inputs];
        Philox.Uniform(seed, OrderStream, (ulong)(row * inputs), draws);
        for (var i = 0; i < inputs; i++) order[i] = i;
        for (var i = inputs - 1; i > 0; i--)
        {
            var other = (int)(draws[i] * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }
    }

    // The scrambling uses the streams of the coordinates; the orders have one of their own.
    const ulong OrderStream = 1UL << 32;
}

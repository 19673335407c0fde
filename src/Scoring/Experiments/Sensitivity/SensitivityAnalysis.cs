namespace Scoring.Experiments.Sensitivity;

/// <summary>Variance-based sensitivity: first-order and total Sobol' indices and Shapley effects of every input on every output.</summary>
/// <remarks>
/// <para>Inputs must be independent. Weights on a simplex are not: vary the numbers they are made from. With V the variance over A and B,
/// S_i = mean((f_B − μ)(f_ABi − f_A)) / V (Saltelli et al. 2010, output centred at its mean μ), ST_i = mean((f_A − f_ABi)²) / 2V (Jansen 1999). Shapley effects follow
/// T. Goda (2021): along a random order inputs move from A to B one by one, and a move from f⁻ to f⁺ adds ½(f_A − f_B)(f⁻ − f⁺), which is the mean of his estimator
/// over the walk and the same walk taken from B; a row's moves sum to ½(f_A − f_B)², so the effects sum to the variance.</para>
/// <para>The bootstrap draws groups of rows with replacement, A, B and mixtures of a row together, and computes V anew each time; an interval that holds V
/// fixed or draws mixtures apart is too narrow or too wide. Indices are not cut at 0 or 1: an estimate of a small share may fall outside.</para>
/// <para>Cost: rows × (k + 2) evaluations, with Shapley effects rows × (2k + 1). Memory: groups × outputs × (5k + 6) numbers. Results are the same for any number of threads.</para>
/// </remarks>
public static class SensitivityAnalysis
{
    /// <summary>Runs the design.</summary>
    /// <param name="widths">By input: the number of uniforms it takes, mostly 1; 1 to 512 in all.</param>
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="model">Makes a model for one thread.</param>
    /// <param name="options">Size and seed.</param>
    /// <param name="cancellation">Stops between rows with <see cref="OperationCanceledException"/>.</param>
    /// <returns>By output.</returns>
    /// <exception cref="ArgumentException">Sizes out of range, or an output without a value.</exception>
    public static OutputSensitivity[] Run(IReadOnlyList<int> widths, int outputs, Func<ISensitivityModel> model, SensitivityOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Rows, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Groups, 2);

        var design = new SensitivityDesign(widths, options.Seed);
        var centres = new double[outputs];
        Evaluate(model(), [.. Enumerable.Repeat(0.5, design.Coordinates)], centres);
        var groups = Math.Min(options.Groups, options.Rows);
        // Fewer groups make the intervals coarser, not the indices.
        while (groups > 8 && SensitivitySums.Size(design.Inputs, outputs, groups) > options.Budget / sizeof(double)) groups /= 2;
        var sums = new SensitivitySums(design.Inputs, outputs, groups);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, groups, parallel, () => new SensitivityWorker(design, model(), centres, sums, options.Shapley), (group, _, worker) =>
        {
            for (var row = (long)options.Rows * group / groups; row < (long)options.Rows * (group + 1) / groups; row++)
            {
                cancellation.ThrowIfCancellationRequested();
                worker.Add(row, group);
            }
            return worker;
        }, static _ => { });

        var bootstrap = new SensitivityBootstrap(sums, options);
        var results = new OutputSensitivity[outputs];
        Parallel.For(0, outputs, parallel, output => results[output] = bootstrap.Of(output, centres[output]));
        return results;
    }

    internal static void Evaluate(ISensitivityModel model, ReadOnlySpan<double> uniforms, Span<double> outputs)
    {
        model.Evaluate(uniforms, outputs);
        foreach (var value in outputs)
            if (!double.IsFinite(value)) throw new ArgumentException("An output has no value at a point of the design.", nameof(model));
    }
}

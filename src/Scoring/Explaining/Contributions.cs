using Scoring.Evaluating;
using Scoring.Findings;

namespace Scoring.Explaining;

/// <summary>What every indicator contributes to the index, by year and unit: the bundle's table of contributions.</summary>
/// <remarks>The numbers of one unit and year sum to its index score (within 1e-9 relative). See <see cref="NodeContributions"/> for the definitions.</remarks>
public sealed class Contributions
{
    readonly double[][][] values;

    /// <summary>Contributions that were worked out already.</summary>
    /// <param name="indicators">Codes of the indicators, in the scheme's order.</param>
    /// <param name="values">By indicator, year and unit; NaN = none. Handed over and not changed afterwards.</param>
    /// <param name="findings">Conventions followed and divisions refused.</param>
    public Contributions(IReadOnlyList<string> indicators, double[][][] values, IReadOnlyList<Finding> findings)
    {
        Indicators = indicators;
        this.values = values;
        Findings = findings;
    }

    /// <summary>Codes of the indicators, in the scheme's order.</summary>
    public IReadOnlyList<string> Indicators { get; }

    /// <summary>Conventions followed and divisions refused, by node.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Contributions of an indicator in a year (both by index), by unit, in points of the index.</summary>
    /// <returns>NaN where the unit has no index score, the value is missing, the indicator does not feed the index, or the division was refused.</returns>
    public ReadOnlySpan<double> this[int indicator, int year] => values[indicator][year];

    /// <summary>Works out the contributions to the index.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The result is the same.</param>
    public static Contributions Of(Evaluation evaluation, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var below = NodeContributions.To(evaluation, evaluation.Index.Code, threads);
        var feeding = below.Codes.ToHashSet(StringComparer.Ordinal);
        var blank = new double[evaluation.Roster.Count];
        Array.Fill(blank, double.NaN);
        var codes = evaluation.Normalised.Variables;
        var values = codes
            .Select(code => feeding.Contains(code) ? below.Columns(code) : Enumerable.Repeat(blank, evaluation.Years.Count).ToArray())
            .ToArray();
        return new Contributions(codes, values, below.Findings);
    }
}

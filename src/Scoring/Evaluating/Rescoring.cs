using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Evaluating;

/// <summary>Runs a scheme on indicators that are derived already: what came before their derivation is left out.</summary>
public static class Rescoring
{
    /// <summary>A scheme that takes its indicators as they are given: no expressions, no identities, no step before the derivation.</summary>
    public static Scheme OnIndicators(Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        var derive = DeriveOf(scheme);
        if (derive == 0 && scheme.Identities.Count == 0 && scheme.Indicators.All(indicator => indicator.Value is null)) return scheme;
        return scheme with
        {
            Indicators = [.. scheme.Indicators.Select(indicator => indicator with { Value = null })],
            Identities = [],
            Steps = [.. scheme.Steps.Skip(derive)],
        };
    }

    /// <summary>Scores indicators.</summary>
    /// <param name="scheme">The scheme; its steps from the derivation on are run.</param>
    /// <param name="indicators">The indicators as derived. Not changed.</param>
    /// <param name="stored">Records of a run of the same scheme whose parameters are applied instead of fitting new ones; null = fit.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The result is the same.</param>
    /// <param name="tables">The tables that the scheme names; null = none.</param>
    /// <returns>The evaluation; its scheme is that of <see cref="OnIndicators"/>.</returns>
    /// <exception cref="ScoringException">A step cannot work with the values, or reads raw variables, which are not there.</exception>
    public static Evaluation Run(Scheme scheme, Panel indicators, IReadOnlyList<StepRecord>? stored = null, int? threads = null,
        IReadOnlyDictionary<string, ReferenceTable>? tables = null)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(indicators);
        var derive = DeriveOf(scheme);
        return Evaluator.Run(OnIndicators(scheme), indicators, threads,
            stored?.Where(record => record.Position >= derive).Select(record => record with { Position = record.Position - derive }).ToList(), tables);
    }

    static int DeriveOf(Scheme scheme) => Math.Max(scheme.Steps.ToList().FindIndex(step => step.Kind == StepKind.Derive), 0);
}

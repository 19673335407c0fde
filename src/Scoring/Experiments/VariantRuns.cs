using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Experiments;

/// <summary>A scheme's evaluation and those of schemes like it, which take over the outcomes of the steps that their changes cannot reach.</summary>
sealed class VariantRuns
{
    readonly StepMemory memory = new();
    readonly Panel raw;
    readonly IReadOnlyDictionary<string, ReferenceTable>? tables;

    /// <summary>Evaluates the scheme.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="raw">Raw variables of it and its variants.</param>
    /// <param name="tables">Tables that the scheme names; null = none.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <exception cref="ScoringException">Scheme and data do not fit.</exception>
    internal VariantRuns(Scheme scheme, Panel raw, IReadOnlyDictionary<string, ReferenceTable>? tables, int threads)
    {
        (this.raw, this.tables) = (raw, tables);
        Nominal = Evaluator.Run(scheme, Needed(raw, scheme), threads, stored: null, tables, keep: memory, recall: null);
    }

    /// <summary>The scheme's evaluation.</summary>
    internal Evaluation Nominal { get; }

    /// <summary>Evaluates a scheme like it. Several threads may do so at once.</summary>
    /// <exception cref="ScoringException">Scheme and data do not fit.</exception>
    internal Evaluation Of(Scheme scheme, int threads) => Evaluator.Run(scheme, Needed(raw, scheme), threads, stored: null, tables, keep: null, memory);

    /// <summary>The first stage that had to run again; null when the scheme is the nominal one.</summary>
    internal StepKind? ChangedFrom(Scheme scheme) => memory.IsSame(scheme) ? null : memory.FirstChanged(scheme);

    /// <summary>The tables that the schemes name.</summary>
    internal IReadOnlyDictionary<string, ReferenceTable>? Tables => tables;

    /// <summary>The raw variables of a scheme.</summary>
    internal Panel Raw(Scheme scheme) => Needed(raw, scheme);

    /// <summary>The variables that a scheme needs and no others, so that a screening of raw variables judges what a run of this scheme alone would.</summary>
    internal static Panel Needed(Panel raw, Scheme scheme)
    {
        string[] codes = [.. raw.Variables.Where(scheme.NeededVariables.ToHashSet(StringComparer.Ordinal).Contains)];
        return codes.Length == raw.Variables.Count ? raw : StepMemory.Part(raw, codes);
    }
}

using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Schemes;

namespace Scoring.Evaluating;

/// <summary>Runs several schemes on one panel, each with the result of its own run; preparing and normalising that schemes have in common is done once.</summary>
/// <remarks>
/// A step is taken over from an earlier scheme when all steps so far are the same word for word, indicators are defined alike, and what it reads
/// is the same bit for bit. What it found then is found again. Not safe for use from several threads.
/// </remarks>
sealed class SharedSteps
{
    readonly List<(string Tables, StepMemory Memory, List<FindingLog?> Findings)> runs = [];

    /// <summary>Steps that were taken over instead of run.</summary>
    public int Shared { get; private set; }

    /// <summary>Runs a scheme.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="raw">Its raw variables.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="tables">The tables that the scheme names.</param>
    /// <param name="tablesKey">Says which tables they are: schemes whose keys differ share nothing.</param>
    public Evaluation Run(Scheme scheme, Panel raw, int threads, IReadOnlyDictionary<string, ReferenceTable> tables, string tablesKey)
    {
        var run = new EvaluatorState(scheme, raw, tables, stored: null, threads);
        Identities.Check(raw, scheme.Identities, run.Findings);
        var (memory, found) = (new StepMemory(), new List<FindingLog?>());
        for (var position = 0; position < scheme.Steps.Count; position++)
        {
            var before = run.Outcome;
            var (after, findings) = Recall(scheme, position, before.Panel, tablesKey);
            if (after is null)
            {
                var shareable = scheme.Steps[position].Kind < StepKind.Weight;
                findings = shareable ? new FindingLog() : null;
                after = Evaluator.Apply(run, scheme.Steps[position], findings ?? run.Findings);
            }
            else Shared++;
            if (findings is not null) run.Findings.AddAll(findings);
            // A place in the scheme's text is the scheme's own.
            found.Add(findings is null || findings.Kept.Any(finding => finding.Path is not null) ? null : findings);
            memory.Keep(scheme, before.Panel, after);
            run.Take(after);
        }
        runs.Add((tablesKey, memory, found));
        return run.ToEvaluation();
    }

    (StepOutcome? Outcome, FindingLog? Findings) Recall(Scheme scheme, int position, Panel before, string tablesKey)
    {
        foreach (var (tables, memory, findings) in runs)
            if (tables == tablesKey && position < findings.Count && findings[position] is { } found && memory.RecallWhole(scheme, position, before) is { } outcome)
                return (outcome, found);
        return (null, null);
    }
}

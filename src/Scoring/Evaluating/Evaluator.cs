using Scoring.Aggregating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Schemes;
using Scoring.Treating;
using Scoring.Weighting;

namespace Scoring.Evaluating;

/// <summary>The annual run: a scheme's steps in their order, from raw variables to ranks.</summary>
public static class Evaluator
{
    /// <summary>Runs a scheme on a panel.</summary>
    /// <param name="scheme">The scheme; its steps hold derive and aggregate and rank once.</param>
    /// <param name="raw">The raw variables: at least <see cref="Scheme.NeededVariables"/>. Not changed.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The results are the same bytes for any number.</param>
    /// <param name="stored">
    /// Records of an earlier run of the same scheme, whose fitted parameters are applied instead of fitting new ones; null = fit.
    /// </param>
    /// <param name="tables">The tables that the scheme names (<see cref="Scheme.TableFiles"/>), by name; null = none.</param>
    /// <returns>Scores, ranks, coverage and reasons of every node, with what every step fitted, changed and found.</returns>
    /// <exception cref="ScoringException">The scheme and the data do not fit; carries every fault of the step that failed.</exception>
    /// <exception cref="ArgumentException">The scheme has no aggregate or no rank step, or no step that makes a leaf's indicator.</exception>
    public static Evaluation Run(Scheme scheme, Panel raw, int? threads = null, IReadOnlyList<StepRecord>? stored = null,
        IReadOnlyDictionary<string, ReferenceTable>? tables = null)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(raw);
        return Run(scheme, raw, threads ?? Environment.ProcessorCount, stored, tables, keep: null, recall: null);
    }

    /// <summary>Runs a scheme, keeping the steps' outcomes or taking over those of another run.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="raw">The raw variables.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="stored">Records whose parameters are applied; null = fit.</param>
    /// <param name="tables">The tables that the scheme names; null = none.</param>
    /// <param name="keep">Takes every step's outcome; null = nobody needs them.</param>
    /// <param name="recall">Outcomes of a run on the same panel with the same tables. Findings of steps taken over are not made again.</param>
    internal static Evaluation Run(Scheme scheme, Panel raw, int threads, IReadOnlyList<StepRecord>? stored,
        IReadOnlyDictionary<string, ReferenceTable>? tables, StepMemory? keep, StepMemory? recall)
    {
        var run = new EvaluatorState(scheme, raw, tables, stored, threads);
        // What the raw data break does not depend on how they are evaluated.
        if (recall is null) Identities.Check(raw, scheme.Identities, run.Findings);
        for (var position = 0; position < scheme.Steps.Count; position++)
        {
            var before = run.Outcome;
            var after = recall?.Recall(scheme, position, before) ?? Apply(run, scheme.Steps[position], run.Findings);
            keep?.Keep(scheme, before.Panel, after);
            run.Take(after);
        }
        return run.ToEvaluation();
    }

    /// <summary>Runs the steps from the first normalisation to the last before weights and nodes, with parameters of an earlier run.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="natural">The indicators before the first normalisation.</param>
    /// <param name="stored">Records of a run of the scheme.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <exception cref="ScoringException">The parameters do not fit the indicators, or a step reads more than the indicators.</exception>
    internal static Panel Normalise(Scheme scheme, Panel natural, IReadOnlyList<StepRecord> stored, int threads)
    {
        var run = new EvaluatorState(scheme, natural, tables: null, stored, threads);
        foreach (var step in scheme.Steps.SkipWhile(step => step.Kind != StepKind.Normalise).TakeWhile(step => step.Kind is not (StepKind.Weight or StepKind.Aggregate)))
            run.Take(Apply(run, step, run.Findings));
        return run.Outcome.Panel;
    }

    /// <summary>Runs one step on what the run has come to.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">The step.</param>
    /// <param name="findings">Takes what the step finds; what the steps after aggregation find goes to the run.</param>
    internal static StepOutcome Apply(EvaluatorState run, Step step, FindingLog findings)
    {
        var (scheme, before) = (run.Scheme, run.Outcome);
        var panel = before.Panel;
        var record = StepRecord.Of(scheme, step);
        switch (step.Kind)
        {
            case StepKind.Derive:
                return Of(Deriving.Apply(panel, scheme, step, findings));
            case StepKind.Screen:
                return Of(Screening.Apply(panel, scheme, step, findings));
            case StepKind.Impute:
                return Of(Imputing.Apply(panel, scheme, step, findings));
            case StepKind.Treat:
                var treated = Treatment.Apply(panel, scheme, step, findings, run.StoredOf(record), run.Threads);
                return new StepOutcome(treated.Panel, null, treated.Record) { Treated = treated.Columns };
            case StepKind.Normalise:
                return Of(Normalisation.Apply(panel, scheme, step, findings, run.StoredOf(record), run.Conditions, run.Tables));
            case StepKind.Weight:
                var input = new WeightingInput(scheme, panel)
                {
                    Natural = run.Natural ?? panel,
                    Dropped = run.Dropped,
                    Tables = run.Tables,
                    Conditions = run.Conditions,
                    Threads = run.Threads,
                };
                var weighed = Weighting.Weighting.Apply(input, step, findings, run.StoredOf(record));
                return new StepOutcome(panel, null, weighed.Record) { Weights = weighed.Weights };
            case StepKind.Aggregate:
                var aggregated = Aggregation.Apply(
                    panel, scheme, step, findings, run.Dropped, run.StoredOf(record), run.Threads, before.Weights, run.Conditions);
                return before with { Nodes = aggregated.Nodes, Record = record with { Fitted = aggregated.Fitted }, Treated = [] };
            case StepKind.Rank:
                if (before.Nodes is null) throw new ArgumentException("The scheme ranks before it aggregates.", nameof(run));
                return before with { Nodes = Ranking.Ranking.Apply(step, panel.Roster, before.Nodes, run.Threads, before.Rulings.Adjustments), Record = record, Treated = [] };
            case >= StepKind.Adjust:
                if (before.Nodes is null) throw new ArgumentException($"The scheme has {step.Kind.Key()} before it aggregates.", nameof(run));
                return before with { Rulings = before.Rulings.After(step, run.Rules(panel)), Record = record, Treated = [] };
            default:
                throw new ArgumentException($"The scheme has a step of unknown kind {step.Kind}.", nameof(step));
        }

        static StepOutcome Of((Panel Panel, StepRecord Record) outcome) => new(outcome.Panel, null, outcome.Record);
    }
}

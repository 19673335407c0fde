using Scoring.Aggregating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Schemes;
using Scoring.Treating;

namespace Scoring.Evaluating;

/// <summary>The annual run: a scheme's steps in their order, from raw variables to ranks.</summary>
public static class Evaluator
{
    /// <summary>Runs a scheme on a panel.</summary>
    /// <param name="scheme">The scheme; its steps hold derive and aggregate once and end with rank.</param>
    /// <param name="raw">The raw variables: at least <see cref="Scheme.NeededVariables"/>. Not changed.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The results are the same bytes for any number.</param>
    /// <param name="stored">
    /// Records of an earlier run of the same scheme, whose fitted parameters are applied instead of fitting new ones; null = fit.
    /// </param>
    /// <returns>Scores, ranks, coverage and reasons of every node, with what every step fitted, changed and found.</returns>
    /// <exception cref="ScoringException">The scheme and the data do not fit; carries every fault of the step that failed.</exception>
    /// <exception cref="ArgumentException">The scheme has no aggregate or no rank step, or no step that makes a leaf's indicator.</exception>
    public static Evaluation Run(Scheme scheme, Panel raw, int? threads = null, IReadOnlyList<StepRecord>? stored = null)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(raw);
        return Run(scheme, raw, threads ?? Environment.ProcessorCount, stored, keep: null, recall: null);
    }

    /// <summary>Runs a scheme, keeping the steps' outcomes or taking over those of another run.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="raw">The raw variables.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="stored">Records whose parameters are applied; null = fit.</param>
    /// <param name="keep">Takes every step's outcome; null = nobody needs them.</param>
    /// <param name="recall">Outcomes of a run on the same panel. Findings of steps taken over are not made again.</param>
    internal static Evaluation Run(
        Scheme scheme, Panel raw, int threads, IReadOnlyList<StepRecord>? stored, StepMemory? keep, StepMemory? recall)
    {
        var findings = new FindingLog();
        var records = new List<StepRecord>(scheme.Steps.Count);
        var state = new StepOutcome(raw, null, new StepRecord(-1, StepKind.Derive));
        var treated = new List<TreatedColumn>();
        var indicators = raw;
        // What the raw data break does not depend on how they are evaluated.
        if (recall is null) Identities.Check(raw, scheme.Identities, findings);
        for (var position = 0; position < scheme.Steps.Count; position++)
        {
            var before = state;
            state = recall?.Recall(scheme, position, before.Panel)
                ?? Apply(scheme, scheme.Steps[position], before, [.. records.SelectMany(record => record.Dropped)], findings, stored, threads);
            keep?.Keep(scheme, before.Panel, state);
            records.Add(state.Record);
            treated.AddRange(state.Treated);
            if (state.Record.Kind == StepKind.Derive) indicators = state.Panel;
        }
        if (scheme.Steps.Count == 0 || scheme.Steps[^1].Kind != StepKind.Rank || state.Nodes is null)
            throw new ArgumentException("The scheme does not end with a rank step.", nameof(scheme));
        return new Evaluation
        {
            Scheme = scheme,
            Indicators = indicators,
            Normalised = state.Panel,
            Nodes = state.Nodes,
            Records = records,
            Treated = treated,
            Findings = findings.ToList(),
        };
    }

    static StepOutcome Apply(Scheme scheme, Step step, StepOutcome before, IReadOnlyList<DroppedUnit> dropped, FindingLog findings,
        IReadOnlyList<StepRecord>? stored, int threads)
    {
        var empty = StepRecord.Of(scheme, step);
        var panel = before.Panel;
        return step.Kind switch
        {
            StepKind.Derive => Of(Deriving.Apply(panel, scheme, step, findings)),
            StepKind.Screen => Of(Screening.Apply(panel, scheme, step, findings)),
            StepKind.Impute => Of(Imputing.Apply(panel, scheme, step, findings)),
            StepKind.Treat => Treated(),
            StepKind.Normalise => Of(Normalisation.Apply(panel, scheme, step, findings, Stored())),
            StepKind.Aggregate => Aggregated(),
            StepKind.Rank => new StepOutcome(panel, Ranking.Ranking.Apply(step, panel.Roster,
                before.Nodes ?? throw new ArgumentException("The scheme ranks before it aggregates.", nameof(scheme)), threads), empty),
            _ => throw new ArgumentException($"The scheme has a step of unknown kind {step.Kind}.", nameof(scheme)),
        };

        static StepOutcome Of((Panel Panel, StepRecord Record) outcome) => new(outcome.Panel, null, outcome.Record);

        StepOutcome Treated()
        {
            var treated = Treatment.Apply(panel, scheme, step, findings, Stored(), threads);
            return new StepOutcome(treated.Panel, null, treated.Record) { Treated = treated.Columns };
        }

        StepOutcome Aggregated()
        {
            var aggregated = Aggregation.Apply(panel, scheme, step, findings, dropped, Stored(), threads);
            return new StepOutcome(panel, aggregated.Nodes, empty with { Fitted = aggregated.Fitted });
        }

        // A stored run without the step's record has no parameters to apply: the step reports them missing rather than fitting new ones.
        IReadOnlyList<FittedEntry>? Stored() => stored is null
            ? null
            : stored.FirstOrDefault(earlier => earlier.Position == empty.Position && earlier.Kind == empty.Kind)?.Fitted ?? [];
    }
}

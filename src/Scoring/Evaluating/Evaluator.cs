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
    /// <param name="scheme">The scheme; its steps hold derive and aggregate once and end with rank.</param>
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
        var workers = threads ?? Environment.ProcessorCount;
        var findings = new FindingLog();
        var records = new List<StepRecord>(scheme.Steps.Count);
        var dropped = new List<DroppedUnit>();
        var treated = new List<TreatedColumn>();
        var panel = raw;
        var indicators = raw;
        Panel? natural = null;
        var weights = NodeWeights.AsWritten;
        var conditions = new ConditionSource(raw, raw);
        IReadOnlyList<NodeResult>? nodes = null;
        var rulings = Rulings.None;
        Identities.Check(raw, scheme.Identities, findings);
        foreach (var step in scheme.Steps)
        {
            var record = StepRecord.Of(scheme, step);
            switch (step.Kind)
            {
                case StepKind.Derive:
                    (indicators, record) = Deriving.Apply(panel, scheme, step, findings);
                    conditions = new ConditionSource(panel, indicators);
                    (panel, var left) = Adjusting.Adjusting.LeaveSample(Rules() with { Panel = indicators });
                    dropped.AddRange(left);
                    break;
                case StepKind.Screen:
                    (panel, record) = Screening.Apply(panel, scheme, step, findings);
                    dropped.AddRange(record.Dropped);
                    break;
                case StepKind.Impute:
                    (panel, record) = Imputing.Apply(panel, scheme, step, findings);
                    break;
                case StepKind.Treat:
                    (panel, record, var columns) = Treatment.Apply(panel, scheme, step, findings, StoredOf(record), workers);
                    treated.AddRange(columns);
                    break;
                case StepKind.Normalise:
                    natural ??= panel;
                    (panel, record) = Normalisation.Apply(panel, scheme, step, findings, StoredOf(record), conditions);
                    break;
                case StepKind.Weight:
                    var input = new WeightingInput(scheme, panel)
                    {
                        Natural = natural ?? panel,
                        Dropped = dropped,
                        Tables = tables ?? new Dictionary<string, ReferenceTable>(),
                        Conditions = conditions,
                        Threads = workers,
                    };
                    (weights, record) = Weighting.Weighting.Apply(input, step, findings, StoredOf(record));
                    break;
                case StepKind.Aggregate:
                    var aggregated = Aggregation.Apply(panel, scheme, step, findings, dropped, StoredOf(record), workers, weights, conditions);
                    nodes = aggregated.Nodes;
                    record = record with { Fitted = aggregated.Fitted };
                    break;
                case StepKind.Rank:
                    if (nodes is null) throw new ArgumentException("The scheme ranks before it aggregates.", nameof(scheme));
                    nodes = Ranking.Ranking.Apply(step, panel.Roster, nodes, workers, rulings.Adjustments);
                    break;
                case >= StepKind.Adjust:
                    if (nodes is null) throw new ArgumentException($"The scheme has {step.Kind} before it aggregates.", nameof(scheme));
                    rulings = rulings.After(step, Rules());
                    break;
                default:
                    throw new ArgumentException($"The scheme has a step of unknown kind {step.Kind}.", nameof(scheme));
            }
            records.Add(record);
        }
        if (nodes is null || !scheme.Steps.Any(step => step.Kind == StepKind.Rank))
            throw new ArgumentException("The scheme does not rank.", nameof(scheme));
        return new Evaluation
        {
            Scheme = scheme,
            Indicators = indicators,
            Normalised = panel,
            Natural = natural ?? panel,
            Nodes = nodes,
            Records = records,
            Treated = treated,
            Findings = findings.ToList(),
            Rulings = rulings,
        };

        RuleInput Rules() => new(scheme, panel, conditions, tables ?? new Dictionary<string, ReferenceTable>(), findings) { Nodes = nodes ?? [] };

        // A stored run without the step's record has no parameters to apply: the step reports them missing rather than fitting new ones.
        IReadOnlyList<FittedEntry>? StoredOf(StepRecord record) => stored is null
            ? null
            : stored.FirstOrDefault(earlier => earlier.Position == record.Position && earlier.Kind == record.Kind)?.Fitted ?? [];
    }
}

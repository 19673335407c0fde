using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Treating;

namespace Scoring.Evaluating;

/// <summary>How far a run has come: the last step's outcome, and what later steps need of earlier ones.</summary>
sealed class EvaluatorState
{
    readonly List<StepRecord> records;
    readonly List<DroppedUnit> dropped = [];
    readonly List<TreatedColumn> treated = [];
    readonly IReadOnlyList<StepRecord>? stored;
    Panel indicators;

    public EvaluatorState(
        Scheme scheme, Panel raw, IReadOnlyDictionary<string, ReferenceTable>? tables, IReadOnlyList<StepRecord>? stored, int threads)
    {
        (Scheme, Threads, this.stored) = (scheme, threads, stored);
        Tables = tables ?? new Dictionary<string, ReferenceTable>();
        Outcome = new StepOutcome(raw, null, new StepRecord(-1, StepKind.Derive));
        Conditions = new ConditionSource(raw, raw);
        indicators = raw;
        records = new List<StepRecord>(scheme.Steps.Count);
    }

    public Scheme Scheme { get; }

    public int Threads { get; }

    /// <summary>The tables that the scheme names.</summary>
    public IReadOnlyDictionary<string, ReferenceTable> Tables { get; }

    /// <summary>What has been found so far.</summary>
    public FindingLog Findings { get; } = new();

    /// <summary>What the last step made.</summary>
    public StepOutcome Outcome { get; private set; }

    /// <summary>The indicators before they were first normalised; null until then.</summary>
    public Panel? Natural { get; private set; }

    /// <summary>What conditions read.</summary>
    public ConditionSource Conditions { get; private set; }

    /// <summary>Units that screenings left out so far.</summary>
    public IReadOnlyList<DroppedUnit> Dropped => dropped;

    /// <summary>Takes in the next step's outcome.</summary>
    public void Take(StepOutcome outcome)
    {
        var kind = outcome.Record.Kind;
        if (kind == StepKind.Derive)
        {
            Conditions = new ConditionSource(Outcome.Panel, outcome.Panel);
            indicators = outcome.Panel;
            outcome = WithoutExcluded(outcome);
        }
        if (kind == StepKind.Normalise) Natural ??= Outcome.Panel;
        dropped.AddRange(outcome.Record.Dropped);
        treated.AddRange(outcome.Treated);
        records.Add(outcome.Record);
        Outcome = outcome;
    }

    /// <summary>What the steps after aggregation read.</summary>
    public RuleInput Rules(Panel panel) => new(Scheme, panel, Conditions, Tables, Findings) { Nodes = Outcome.Nodes ?? [] };

    /// <summary>The derived panel without the units that an adjustment puts out of the sample.</summary>
    StepOutcome WithoutExcluded(StepOutcome derived)
    {
        var (panel, left) = Adjusting.Adjusting.LeaveSample(Rules(derived.Panel));
        return left.Count == 0 ? derived : derived with { Panel = panel, Record = derived.Record with { Dropped = [.. derived.Record.Dropped, .. left] } };
    }

    /// <summary>The parameters that a step applies; null = it fits them.</summary>
    /// <remarks>A stored run without the step's record has no parameters to apply: the step reports them missing rather than fitting new ones.</remarks>
    public IReadOnlyList<FittedEntry>? StoredOf(StepRecord record) => stored is null
        ? null
        : stored.FirstOrDefault(earlier => earlier.Position == record.Position && earlier.Kind == record.Kind)?.Fitted ?? [];

    /// <summary>The run's results.</summary>
    /// <exception cref="ArgumentException">No step ranked.</exception>
    public Evaluation ToEvaluation()
    {
        if (Outcome.Nodes is null || !Scheme.Steps.Any(step => step.Kind == StepKind.Rank)) throw new ArgumentException("The scheme does not rank.");
        return new Evaluation
        {
            Scheme = Scheme,
            Indicators = indicators,
            Normalised = Outcome.Panel,
            Natural = Natural ?? Outcome.Panel,
            Nodes = Outcome.Nodes,
            Records = records,
            Treated = treated,
            Findings = Findings.ToList(),
            Rulings = Outcome.Rulings,
        };
    }
}

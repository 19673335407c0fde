using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Schemes;

namespace Scoring.Weighting;

/// <summary>All methods of weighting side by side on one scheme and panel: weights, effective weights and real influence.</summary>
/// <remarks>
/// First what the scheme itself says, with whatever judgements it holds; then every method that needs none, with its defaults, at every node that uses
/// weights, on the years the scheme's weight step names or on all of them (entropy: on the last, as panel entropy is what it is on all); combined joins the
/// written weights and entropy half and half. Under benefit of the doubt every unit has its own weights: what stands here is the mean of their shares. Where
/// a method has no weights for a node, the scheme's stand in and the reason is among the findings. Everything but the weights is as the scheme says.
/// </remarks>
public sealed class WeightComparison
{
    static readonly (string Name, string Method, (string, object?)[] Options)[] Methods =
    [
        ("given", "given", []),
        ("equal", "equal", []),
        ("entropy", "entropy", []),
        ("panel-entropy", "panel-entropy", []),
        ("critic", "critic", []),
        ("coefficient-of-variation", "coefficient-of-variation", []),
        ("pca", "pca", []),
        ("pca first-component", "pca", [("recipe", "first-component")]),
        ("balanced", "balanced", []),
        ("infomax", "infomax", []),
        ("combined", "combined", [("of", new[] { Default("given"), Default("entropy") })]),
    ];

    WeightComparison(Evaluation evaluation, IReadOnlyList<WeightAlternative> alternatives)
    {
        Evaluation = evaluation;
        Alternatives = alternatives;
    }

    /// <summary>Names of the methods compared, besides <c>scheme</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Methods.Select(method => method.Name), MeanShares.Name];

    /// <summary>The evaluation with the scheme's own weights.</summary>
    public Evaluation Evaluation { get; }

    /// <summary>The ways to weigh, what the scheme says first.</summary>
    public IReadOnlyList<WeightAlternative> Alternatives { get; }

    /// <summary>Compares methods.</summary>
    /// <param name="evaluation">The evaluation of the scheme.</param>
    /// <param name="only">Methods wanted, from <see cref="Names"/>; empty = all of them.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The result is the same.</param>
    public static WeightComparison Of(Evaluation evaluation, IReadOnlyList<string>? only = null, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var workers = threads ?? Environment.ProcessorCount;
        var input = new WeightingInput(evaluation.Scheme, evaluation.Normalised)
        {
            Natural = evaluation.Natural,
            Dropped = [.. evaluation.Records.SelectMany(record => record.Dropped)],
            Tables = new Dictionary<string, ReferenceTable>(),
            Conditions = new ConditionSource(evaluation.Indicators, evaluation.Indicators),
            Threads = workers,
        };
        var years = evaluation.Scheme.Steps.FirstOrDefault(step => step.Kind == StepKind.Weight)?.Choice.Options["years"];
        int[] last = [evaluation.Years[^1]];
        var alternatives = new List<WeightAlternative> { AsScheme(evaluation, input, workers) };
        foreach (var (name, method, options) in Methods)
            if (only is null or [] || only.Contains(name))
                alternatives.Add(Alternative(name, Choice(method, options, name is "entropy" or "combined" ? years ?? last : years), evaluation, input, workers));
        if (only is null or [] || only.Contains(MeanShares.Name)) alternatives.Add(MeanShares.Of(evaluation, input, [.. Weighable(input)], workers));
        return new WeightComparison(evaluation, alternatives);
    }

    static MethodChoice Default(string method) => MethodChoice.Default(Weighers.Find(method).Definition);

    static MethodChoice Choice(string method, (string Name, object? Value)[] options, object? years)
    {
        var definition = Weighers.Find(method).Definition;
        return new MethodChoice(definition, new OptionSet(definition, options.Append(("years", years)).ToDictionary(option => option.Item1, option => option.Item2)));
    }

    static WeightAlternative AsScheme(Evaluation evaluation, WeightingInput input, int threads)
    {
        var fitted = evaluation.Records.FirstOrDefault(record => record.Kind == StepKind.Weight)?.Fitted ?? [];
        var entries = fitted.Count > 0 ? fitted : [.. Weighable(input).Select(node => Written(node, evaluation.Weights))];
        return new WeightAlternative("scheme")
        {
            Choice = null,
            Weights = evaluation.Weights,
            Effective = EffectiveWeights.Of(evaluation.Scheme.Framework, evaluation.Weights),
            Fitted = entries,
            StandIns = [],
            Findings = [],
            Influence = RealInfluence.Of(evaluation, threads),
        };
    }

    static WeightAlternative Alternative(string name, MethodChoice choice, Evaluation evaluation, WeightingInput input, int threads)
    {
        var values = new NodeValues(input);
        var (entries, findings, standIns) = (new List<FittedEntry>(), new List<Finding>(), new List<string>());
        foreach (var node in Weighable(input))
        {
            var faults = new List<Finding>();
            FittedEntry? entry = null;
            try
            {
                entry = Weighting.Fit(node, Weighting.Feeding(node), choice, input, values, findings, faults);
            }
            catch (ScoringException refusal)
            {
                // With the weights found so far a node below cannot be joined.
                faults.AddRange(refusal.Faults);
            }
            findings.AddRange(faults);
            if (entry is null) standIns.Add(node.Code);
            entries.Add(entry ?? Written(node, evaluation.Weights));
            values.Weights = values.Weights.With(NodeWeights.In(entries[^1]));
        }
        return new WeightAlternative(name)
        {
            Choice = choice,
            Weights = values.Weights,
            Effective = EffectiveWeights.Of(evaluation.Scheme.Framework, values.Weights),
            Fitted = entries,
            StandIns = standIns,
            Findings = findings,
            Influence = Rescore(evaluation, evaluation.Scheme, input, values.Weights, entries, findings, threads) is { } scored ? RealInfluence.Of(scored, threads) : null,
        };
    }

    /// <summary>The nodes that use weights, children before parents.</summary>
    static IEnumerable<Node> Weighable(WeightingInput input) =>
        input.Scheme.Framework.BottomUp().Where(node => !node.IsLeaf && Weighting.UsesWeights(node, input));

    /// <summary>A node's weights as they stand.</summary>
    internal static FittedEntry Written(Node node, NodeWeights weights) => new(node.Code, 0, null, null, "given", new()
    {
        Parameters = [.. Weighting.Feeding(node).Select(child => (NodeWeights.Prefix + child.Code, weights.Of(child)))],
    });

    /// <summary>The evaluation with other weights, or another aggregation; null when the nodes cannot be joined.</summary>
    internal static Evaluation? Rescore(
        Evaluation evaluation, Scheme scheme, WeightingInput input, NodeWeights weights, IReadOnlyList<FittedEntry> entries, List<Finding> findings, int threads)
    {
        try
        {
            var aggregated = Aggregation.Apply(
                evaluation.Normalised, scheme, scheme.Steps.First(step => step.Kind == StepKind.Aggregate), new FindingLog(), input.Dropped, threads: threads, weights: weights,
                conditions: input.Conditions);
            return new Evaluation
            {
                Scheme = scheme,
                Indicators = evaluation.Indicators,
                Normalised = evaluation.Normalised,
                Nodes = aggregated.Nodes,
                Records = [new StepRecord(0, StepKind.Weight) { Fitted = entries }, new StepRecord(1, StepKind.Aggregate) { Fitted = aggregated.Fitted }],
                Findings = [],
            };
        }
        catch (ScoringException refusal)
        {
            findings.AddRange(refusal.Faults);
            return null;
        }
    }
}

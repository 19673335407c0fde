using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>Which codes a step's overrides may name, which it reaches, and what indicators and nodes say of it themselves.</summary>
/// <param name="indicators">The indicators.</param>
/// <param name="framework">The framework's root; null = it could not be read.</param>
/// <param name="variables">Codes of raw variables, declared or needed.</param>
/// <param name="aggregations">Aggregations that nodes carry themselves.</param>
sealed class StepCodes(
    IReadOnlyList<IndicatorDraft> indicators,
    Node? framework,
    IReadOnlyCollection<string> variables,
    IReadOnlyDictionary<string, SchemeValue> aggregations)
{
    readonly List<Node> nodes = framework?.TopDown().ToList() ?? [];

    /// <summary>Codes that overrides of the step may name, in the scheme's order.</summary>
    public IReadOnlySet<string> Of(StepDraft step) => new HashSet<string>(step.Kind switch
    {
        StepKind.Aggregate or StepKind.Weight => nodes.Where(node => !node.IsLeaf).Select(node => node.Code),
        StepKind.Adjust or > StepKind.Rank => [],
        StepKind.Rank => nodes.SelectMany(node => node.Publish.Select(publication => publication.Code).Prepend(node.Code)),
        _ when step.OnVariables => variables,
        _ => indicators.Select(draft => draft.Indicator.Code),
    }, StringComparer.Ordinal);

    /// <summary>Codes that the step's own choice would apply to if nothing overrode it.</summary>
    public IEnumerable<string> ReachedBy(StepDraft step) => step.Kind is StepKind.Normalise && !step.OnVariables
        ? nodes.Where(node => node.IsLeaf).Select(node => node.Code)
        : Of(step);

    /// <summary>What the indicators or nodes say of the step themselves.</summary>
    public IEnumerable<(string Code, SchemeValue Value)> OwnChoices(StepDraft step) => step.Kind switch
    {
        StepKind.Aggregate => aggregations.Select(pair => (pair.Key, pair.Value)),
        _ when step.OnVariables => [],
        StepKind.Impute => indicators.Where(draft => draft.Impute is not null).Select(draft => (draft.Indicator.Code, draft.Impute!)),
        StepKind.Treat => indicators.Where(draft => draft.Treat is not null).Select(draft => (draft.Indicator.Code, draft.Treat!)),
        StepKind.Normalise => indicators.Where(draft => draft.Normalise is not null).Select(draft => (draft.Indicator.Code, draft.Normalise!)),
        _ => [],
    };

    /// <summary>Reports what indicators say of steps that the scheme does not have.</summary>
    public void CheckSteps(IReadOnlyList<StepDraft> steps, FaultList faults)
    {
        foreach (var draft in indicators)
        {
            Check(StepKind.Impute, draft.Impute);
            Check(StepKind.Treat, draft.Treat);
            Check(StepKind.Normalise, draft.Normalise);
        }

        void Check(StepKind stage, SchemeValue? own)
        {
            if (own is not null && !steps.Any(step => step.Kind == stage && !step.OnVariables))
                faults.Add(FindingKinds.SchemeNoSuchStep, own, Shown.Value(own), $"$.steps.{stage.Key()}");
        }
    }
}

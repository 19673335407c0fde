using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>A step with the places it was read from.</summary>
/// <param name="Step">The step.</param>
/// <param name="At">Where it was written.</param>
/// <param name="Places">Where the choices of single codes were written; the strongest of each.</param>
sealed record ReadStep(Step Step, SchemeValue At, IReadOnlyDictionary<string, SchemeValue> Places);

/// <summary>Reads what each step does: its method, and the methods of the indicators or nodes that differ.</summary>
/// <remarks>From weakest to strongest: the step's choice, what the indicator or node says itself, the step's <c>overrides</c>.</remarks>
sealed class StepResolver(FaultList faults, ChoiceReader choices, StepCodes codes)
{
    static readonly string[] FurtherKeys = ["overrides"];

    /// <summary>The step, or null with a fault when its method is not known.</summary>
    public ReadStep? Resolve(StepDraft draft)
    {
        var choice = choices.Read(draft.Value, draft.Kind, furtherKeys: FurtherKeys);
        var overrides = new SortedDictionary<string, ChoiceDraft>(StringComparer.Ordinal);
        foreach (var (code, own) in codes.OwnChoices(draft))
            if (choices.Read(own, draft.Kind, choice) is { } read)
                overrides[code] = read;
        if (draft.Value.Find("overrides") is { } given) ReadOverrides(given, draft, choice, overrides);

        foreach (var own in overrides.Values) choices.Demand(own);
        if (choice is null) return null;
        // A required option may be left to the overrides when every code that the step reaches has one.
        var reached = codes.ReachedBy(draft).ToList();
        if (reached.Count == 0 || !reached.TrueForAll(overrides.ContainsKey)) choices.Demand(choice);

        var complete = new SortedDictionary<string, MethodChoice>(StringComparer.Ordinal);
        var places = new Dictionary<string, SchemeValue>(StringComparer.Ordinal);
        foreach (var (code, own) in overrides) (complete[code], places[code]) = (own.Complete(), own.At);
        return new ReadStep(new Step(draft.Kind, choice.Complete()) { Overrides = complete }, draft.Value, places);
    }

    void ReadOverrides(SchemeValue given, StepDraft draft, ChoiceDraft? choice, SortedDictionary<string, ChoiceDraft> overrides)
    {
        if (!given.IsObject) faults.AddType(given, "{code: …}");
        var allowed = codes.Of(draft);
        foreach (var (code, own) in given.Members)
        {
            if (!allowed.Contains(code)) faults.AddUnknown(FindingKinds.SchemeUnknownCode, own, code, allowed);
            if (choices.Read(own, draft.Kind, overrides.GetValueOrDefault(code) ?? choice) is { } read) overrides[code] = read;
        }
    }
}

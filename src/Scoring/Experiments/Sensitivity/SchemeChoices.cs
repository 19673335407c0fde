using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Experiments.Sensitivity;

/// <summary>Variants as choices that are made independently, and the scheme of every combination.</summary>
/// <param name="Inputs">The choices.</param>
/// <param name="Schemes">By combination; the first is the scheme itself, and the alternatives of the first choice change slowest.</param>
sealed record SchemeChoices(IReadOnlyList<SensitivityInput> Inputs, IReadOnlyList<Scheme> Schemes)
{
    /// <summary>Groups variants that change the same keys into one choice.</summary>
    /// <exception cref="ScoringException">Two choices change one key, there are too many combinations, or one is not a valid scheme.</exception>
    public static SchemeChoices Of(SchemeSource source, IReadOnlyList<Variant> variants)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(variants);
        Variants.CheckNames(variants);
        var choices = variants.GroupBy(variant => string.Join('+', variant.Changes.Members.Select(member => member.Key).Order(StringComparer.Ordinal)), StringComparer.Ordinal).ToList();
        foreach (var key in choices.SelectMany(choice => choice.Key.Split('+')).GroupBy(key => key, StringComparer.Ordinal).Where(keys => keys.Count() > 1))
            throw new ScoringException(new Finding
            {
                Kind = FindingKinds.SensitivityUnfit,
                Found = string.Join(", ", choices.Where(choice => choice.Key.Split('+').Contains(key.Key)).Select(choice => choice.Key)),
                Expected = key.Key,
            });
        var count = choices.Aggregate(1L, (product, choice) => product * (1 + choice.Count()));
        if (count > SchemeSensitivity.MaxCombinations)
            throw new ScoringException(new Finding { Kind = FindingKinds.SensitivityUnfit, Found = $"{count}", Expected = $"≤ {SchemeSensitivity.MaxCombinations}" });

        List<Variant?> combinations = [null];
        foreach (var choice in choices)
            combinations = [.. combinations.SelectMany(before => choice.Prepend<Variant?>(null).Select(alternative => Both(before, alternative)))];
        return new SchemeChoices(
            [.. choices.Select(choice => new SensitivityInput(SensitivityInputKind.Choice, choice.Key, null, [Variants.Nominal, .. choice.Select(variant => variant.Name)]))],
            [.. combinations.Select(variant => variant is null ? source.Scheme : VariedScheme.Of(source, variant))]);
    }

    static Variant? Both(Variant? first, Variant? second)
    {
        if (first is null || second is null) return first ?? second;
        var changes = second.Changes.Members.Aggregate(first.Changes, (all, change) => all.With(change.Key, change.Value));
        return new Variant($"{first.Name}; {second.Name}", changes);
    }
}

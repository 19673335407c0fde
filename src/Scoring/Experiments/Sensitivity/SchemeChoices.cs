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
        foreach (var variant in variants.Where(variant => variant.Weights.Count > 0))
            throw new ScoringException(new Finding { Kind = FindingKinds.SensitivityUnfit, File = variant.Name, Found = Variants.WeightsKey, Expected = "weights vary by themselves" });
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
            combinations = [.. combinations.SelectMany(before => choice.Prepend<Variant?>(null).Select(alternative => before is null || alternative is null ? before ?? alternative : before.And(alternative)))];
        return new SchemeChoices(
            [.. choices.Select(choice => new SensitivityInput(SensitivityInputKind.Choice, choice.Key, null, [Variants.Nominal, .. choice.Select(variant => variant.Name)]))],
            [.. combinations.Select(variant => variant is null ? source.Scheme : VariedScheme.Of(source, variant))]);
    }
}

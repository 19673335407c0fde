using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>What an option allows beyond its type.</summary>
static class OptionLimits
{
    /// <summary>Whether a value read for an option of another method also fits this one.</summary>
    public static bool Fit(OptionDefinition from, OptionDefinition to, object value) => from.Type == to.Type && (from.Fields.Count == 0 || ReferenceEquals(from.Fields, to.Fields)) && value switch
    {
        double number => Holds(to, number),
        int number => Holds(to, number),
        string word => to.Type is not (OptionType.Choice or OptionType.NumberOrChoice) || to.Choices.Contains(word, StringComparer.Ordinal),
        double[] numbers => numbers.All(number => Holds(to, number)),
        (double From, double To)[] pairs => pairs.All(pair => Holds(to, pair.To)),
        IReadOnlyDictionary<string, double> numbers => numbers.Values.All(number => Holds(to, number)),
        _ => true,
    };

    static bool Holds(OptionDefinition option, double number) =>
        !(number < option.Minimum) && !(number > option.Maximum) && !(number <= option.Above);
}

using Scoring.Experiments.Sensitivity;
using Scoring.Findings;

namespace Scoring.Cli.Terminal;

/// <summary>What of a sensitivity analysis is shown: assumptions by how much they move, and some units.</summary>
sealed class SensitivityView
{
    SensitivityView(SchemeSensitivity result, IReadOnlyList<int> units, IReadOnlyList<int> inputs) => (Result, Units, Inputs) = (result, units, inputs);

    public SchemeSensitivity Result { get; }

    /// <summary>Units shown, best first.</summary>
    public IReadOnlyList<int> Units { get; }

    /// <summary>All assumptions, the one with the largest Shapley effect on the mean shift first.</summary>
    public IReadOnlyList<int> Inputs { get; }

    /// <summary>Chooses what is shown.</summary>
    /// <exception cref="ScoringException">A unit has no score, or there is no such unit.</exception>
    public static SensitivityView Of(SchemeSensitivity result, IReadOnlyList<string> codes, int top)
    {
        string[] unknown = [.. codes.Where(code => !result.Units.Contains(code, StringComparer.Ordinal))];
        if (unknown.Length > 0) throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = string.Join(", ", unknown), Expected = "--unit" });
        var ranked = Enumerable.Range(0, result.Units.Count).OrderBy(unit => result.NominalRanks[unit]).ThenBy(unit => result.Units[unit], StringComparer.Ordinal);
        return new SensitivityView(result,
            [.. codes.Count > 0 ? ranked.Where(unit => codes.Contains(result.Units[unit])) : ranked.Take(top)],
            [.. Order(result.Shift)]);
    }

    /// <summary>The assumptions of an output, the one with the largest Shapley effect first; by total index where there are no Shapley effects.</summary>
    public static IEnumerable<int> Order(OutputSensitivity output) =>
        Enumerable.Range(0, output.Indices.Count).OrderByDescending(input => Weight(output.Indices[input])).ThenBy(input => input);

    /// <summary>What assumptions are ordered by; −1 without a value.</summary>
    public static double Weight(SensitivityIndex index) => double.IsFinite(index.Shapley) ? index.Shapley : -1;

    /// <summary>An assumption's name.</summary>
    public string Name(int input, Language language)
    {
        var (of, scheme) = (Result.Inputs[input], Result.Nominal.Scheme);
        if (of.Kind == SensitivityInputKind.Choice) return (language == Language.Chinese ? "选择：" : "choice: ") + of.Code;
        var name = scheme.Framework.TopDown().FirstOrDefault(node => node.Code == of.Code)?.Name.In(language)
            ?? scheme.Indicators.FirstOrDefault(indicator => indicator.Code == of.Code)?.Name.In(language) ?? of.Code;
        if (name == of.Code && scheme.Indicators.FirstOrDefault(indicator => indicator.Code == of.Code) is { } leaf) name = leaf.Name.In(language);
        return of.Kind == SensitivityInputKind.Weights ? (language == Language.Chinese ? "权重组：" : "weights of ") + name : name;
    }

    /// <summary>A unit's name and code.</summary>
    public string Unit(int unit, Language language)
    {
        var roster = Result.Nominal.Roster;
        var entry = roster.Units[roster.IndexOf(Result.Units[unit])];
        var name = entry.Name.In(language);
        return name == entry.Code ? name : $"{name} {entry.Code}";
    }
}

using System.Globalization;
using Scoring.Evaluating;
using Scoring.Targeting;

namespace Scoring.Cli.Terminal;

/// <summary>Goals, units and values of targets in words.</summary>
sealed class TargetWords(Evaluation evaluation, Language language)
{
    readonly Dictionary<string, string> titles = evaluation.Scheme.Indicators.ToDictionary(indicator => indicator.Code, indicator => indicator.Name.In(language), StringComparer.Ordinal);

    bool Zh => language == Language.Chinese;

    public string Unit(int unit)
    {
        var entry = evaluation.Roster.Units[unit];
        var name = entry.Name.In(language);
        return TextWidth.Cut(ComparisonView.Printable(name == entry.Code ? entry.Code : $"{name} {entry.Code}"), 40);
    }

    public string Indicator(string code)
    {
        var title = titles[code];
        return TextWidth.Cut(ComparisonView.Printable(title == code ? code : $"{code} {title}"), 40);
    }

    public string Goal(TargetGoal goal)
    {
        var words = goal.Rank is { } rank ? Zh ? $"第{rank}名" : FormattableString.Invariant($"rank {rank}")
            : goal.Grade is { } grade ? Zh ? $"{grade}等" : $"grade {grade}"
            : Zh ? $"{Number(goal.Score!.Value)}分" : $"a score of {Number(goal.Score!.Value)}";
        return ComparisonView.Printable(goal.Within is { } within ? $"{words} ({within})" : words);
    }

    public string Standing(double rank, double score, string? grade) => ComparisonView.Printable(
        $"{(Zh ? $"第{Place(rank)}名" : $"rank {Place(rank)}")} · {Number(score)}{(grade is null ? "" : Zh ? $" · {grade}等" : $" · grade {grade}")}");

    public static string Code(TargetGoal goal) => (goal.Rank is { } rank ? FormattableString.Invariant($"rank {rank}")
        : goal.Grade is { } grade ? $"grade {grade}" : FormattableString.Invariant($"score {goal.Score:R}")) + (goal.Within is { } within ? $" in {within}" : "");

    public static string Place(double rank) => double.IsNaN(rank) ? "–" : rank.ToString(CultureInfo.InvariantCulture);

    public static string Number(double value) => double.IsNaN(value) || double.IsInfinity(value) ? "–"
        : Math.Abs(value) >= 1e15 || (value != 0 && Math.Abs(value) < 1e-3) ? value.ToString("G6", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 1e6 ? value.ToString("0", CultureInfo.InvariantCulture)
        : value.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Signed(double value) => double.IsNaN(value) ? "–" : value > 0 ? "+" + Number(value) : Number(value);
}

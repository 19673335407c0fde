using System.Globalization;

namespace Scoring.Reading;

/// <summary>Reads a clause of a Chinese work report: which numbers it states, of what, for when, and what about them could mislead.</summary>
/// <remarks>
/// The rules are general: units, masks, periods and bounds by their form, what a number measures by the words between the last break and the
/// number. What a clause does not say stays unsaid: a rate without its sign is marked, a year against a count is parted and marked, a masked
/// number has no value. See <see cref="ReadingHazard"/> for everything that is marked.
/// </remarks>
public static class ClauseReader
{
    /// <summary>Reads one clause.</summary>
    /// <param name="text">The clause, as printed.</param>
    /// <param name="context">What is known from around it; null = nothing.</param>
    public static ClauseReading Read(string text, ClauseContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        context ??= new ClauseContext();
        var hazards = new SortedSet<ReadingHazard>();
        var normal = ReportText.Normalise(text, hazards);
        var tokens = GluedYears.Part(normal, ClauseLexer.Read(normal), context.ReportYear, hazards);
        var clause = new Clause(normal, tokens);
        var numbers = new NumberReader(clause, context, hazards).Read();
        numbers = ClauseRelations.Join(clause, numbers, hazards, out var series);
        var targets = ClauseRelations.Targets(numbers, hazards);
        ClauseRelations.Compare(numbers, hazards);

        var facts = numbers.Where(number => !number.IsAside).ToList();
        var stated = Period(facts, series);
        var lost = HazardRules.DigitsLost(normal, facts.Count > 0);
        if (lost) hazards.Add(ReadingHazard.DigitsLost);
        var reading = new ClauseReading
        {
            Text = text,
            Indicator = context.Indicator,
            Numbers = numbers,
            IsSeries = series,
            Period = stated ?? context.Period,
            StatesPeriod = stated is not null,
            Targets = targets,
            LostKind = lost && numbers.Count == 0 && context.Indicator is { } name ? KindRules.OfRate(name.ToLowerInvariant()) : null,
        };
        HazardRules.Mark(clause, reading, context, hazards);
        return reading with { Hazards = [.. hazards], Unread = UnreadDigits.Of(normal, tokens, reading) };
    }

    /// <summary>The period of the facts: of the later one in a series, of both in a change between years, else every different one.</summary>
    static string? Period(List<StatedNumber> facts, bool series)
    {
        if (series) return facts[^1].Period;
        if (facts is [{ From: { Period: { } from } } change] && change.Period is { } to && from != to && IsYear(from) && IsYear(to)) return $"{from}→{to}";
        string[] all = [.. facts.Where(fact => fact.Period is not null).Select(fact => fact.Period!).Distinct(StringComparer.Ordinal)];
        return all.Length == 0 ? null : string.Join("|", all);
    }

    internal static bool IsYear(string period) => period.Length == 4 && period.All(c => char.IsAsciiDigit(c) || c == 'x');

    internal static double? Number(string digits) =>
        double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}

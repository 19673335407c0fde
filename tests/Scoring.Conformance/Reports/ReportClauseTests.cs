using System.Globalization;
using Scoring.Reading;
using Scoring.Tests.Shared;

namespace Scoring.Conformance.Reports;

/// <summary>
/// Clauses of five published work reports with what they state, written down by a reader: value, unit, period, kind, hazard
/// (<c>domain/report_observations.csv</c>). The period of a clause that gives none is that of its section and handed in as context.
/// </summary>
public class ReportClauseTests
{
    /// <summary>The years the reports are about, where they can be told.</summary>
    static readonly Dictionary<string, int> ReportYears = new() { ["001"] = 2019, ["002"] = 2023, ["003"] = 2022 };

    /// <summary>Words of the hazard column and what must then be marked.</summary>
    static readonly (string Words, ReadingHazard Hazard)[] HazardWords =
    [
        ("masked digits", ReadingHazard.Masked), ("masked;", ReadingHazard.Masked), ("masked integer", ReadingHazard.Masked), ("masked value", ReadingHazard.Masked),
        ("masked years", ReadingHazard.MaskedPeriod), ("typo", ReadingHazard.TermVariant), ("two facts", ReadingHazard.SeveralFacts),
        ("five-year total", ReadingHazard.Cumulative), ("two-year total", ReadingHazard.Cumulative), ("cumulative vs in-year", ReadingHazard.Cumulative),
        ("not an actual", ReadingHazard.Target), ("target, not actual", ReadingHazard.Target), ("budget", ReadingHazard.Budget), ("bound", ReadingHazard.Bound),
        ("relative year", ReadingHazard.RelativePeriod), ("multiple instead", ReadingHazard.Multiple), ("half-year", ReadingHazard.PartYear),
        ("partial year", ReadingHazard.PartYear), ("unit mix", ReadingHazard.MixedUnits), ("units 亿元 and 万元", ReadingHazard.MixedUnits),
        ("missing %", ReadingHazard.MissingPercent), ("2017 value in a 2019 report", ReadingHazard.StatisticalYear), ("years late", ReadingHazard.StatisticalYear),
        ("inside the 2022 report", ReadingHazard.StatisticalYear), ("truncated", ReadingHazard.TermVariant), ("term printed", ReadingHazard.TermVariant),
        ("duplicate verb", ReadingHazard.TermVariant), ("percentage-point", ReadingHazard.PercentagePoints), ("same fact printed", ReadingHazard.Restated),
        ("year glued", ReadingHazard.YearGlued), ("three different counts", ReadingHazard.SeveralCounts), ("looks like a year", ReadingHazard.LooksLikeYear),
        ("lost its ampersand", ReadingHazard.LostSymbol), ("over-completion", ReadingHazard.OverCompletion), ("inconsistent", ReadingHazard.Inconsistent),
        ("all digits lost", ReadingHazard.DigitsLost), ("rounded", ReadingHazard.Rounded), ("same sentence mixes", ReadingHazard.MixedPeriods),
    ];

    /// <summary>The file's words for kinds, where they differ from ours.</summary>
    static readonly Dictionary<QuantityKind, string> KindWords = new()
    {
        [QuantityKind.NetFlow] = "net flow",
        [QuantityKind.PerHead] = "per10k",
        [QuantityKind.TargetChange] = "target change",
        [QuantityKind.InYear] = "in-year",
    };

    [Fact]
    public void Clauses_of_real_reports_are_read_as_stated()
    {
        var wrong = new List<string>();
        var rows = Rows();
        Assert.Equal(56, rows.Count);
        foreach (var report in rows.GroupBy(row => row[0]))
        {
            var reader = new ReportReader(ReportYears.TryGetValue(report.Key, out var year) ? year : null);
            foreach (var row in report) reader.Read(row[2], row[1], row[5]);
            foreach (var (row, reading) in report.Zip(reader.Readings)) Compare(row, reading, wrong);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    static void Compare(string[] row, ClauseReading reading, List<string> wrong)
    {
        var (value, unit, period, kind, hazard) = (row[3], row[4], row[5], row[6], row[7]);
        var solved = reading.Facts.Select(fact => fact.Solution).FirstOrDefault(solution => solution is not null);
        if (value.Contains("(=", StringComparison.Ordinal)) Expect("solution", value[..value.IndexOf(' ', StringComparison.Ordinal)], solved?.Value.ToString(CultureInfo.InvariantCulture) ?? "");
        else Expect("value", value, reading.Values);
        if (hazard.Contains("recoverable = ", StringComparison.Ordinal)) Expect("solution", "119773.8", solved?.Value.ToString(CultureInfo.InvariantCulture) ?? "");
        // One unit beside several numbers of it holds for all of them.
        Expect("unit", unit, reading.Units.Split('|') is { Length: > 1 } units && units.Distinct().Count() == 1 && !unit.Contains('|') ? units[0] : reading.Units);
        Expect("period", period, reading.Period ?? "");
        var kinds = string.Join('+', reading.Kinds.Select(Word));
        Expect("kind", kind.Replace("flow+net+", "flow+net flow+", StringComparison.Ordinal).Replace("gap to province", "gap", StringComparison.Ordinal), kinds);
        foreach (var (words, expected) in HazardWords)
            if (hazard.Contains(words, StringComparison.OrdinalIgnoreCase) && !reading.Hazards.Contains(expected)) wrong.Add($"{row[2]}: {expected} not marked");
        if (hazard == "masked" && !reading.Hazards.Contains(ReadingHazard.Masked)) wrong.Add($"{row[2]}: Masked not marked");
        if (hazard.Contains("hold", StringComparison.Ordinal) && reading.Hazards.Contains(ReadingHazard.Inconsistent)) wrong.Add($"{row[2]}: inconsistent");
        if (hazard.Length == 0)
            foreach (var grave in reading.Hazards.Intersect(Grave)) wrong.Add($"{row[2]}: {grave} marked");
        foreach (var part in hazard.Split(';').Select(part => part.Trim()).Where(part => part.StartsWith("target = ", StringComparison.Ordinal)))
            Expect("target", part["target = ".Length..], string.Join('|', reading.Targets));

        void Expect(string what, string expected, string found)
        {
            if (expected != found) wrong.Add($"{row[2]}: {what} {found}, expected {expected}");
        }
    }

    /// <summary>Marks that would make a reader set a number aside: a clause without a hazard has none of them.</summary>
    static readonly ReadingHazard[] Grave =
    [
        ReadingHazard.Masked, ReadingHazard.DigitsLost, ReadingHazard.MissingPercent, ReadingHazard.MissingUnit, ReadingHazard.YearGlued, ReadingHazard.LooksLikeYear,
        ReadingHazard.Bound, ReadingHazard.Target, ReadingHazard.Inconsistent, ReadingHazard.LostSymbol,
    ];

    static string Word(QuantityKind kind) => KindWords.GetValueOrDefault(kind) ?? kind.ToString().ToLowerInvariant();

    static List<string[]> Rows() =>
        [.. File.ReadLines(SharedData.File("domain/report_observations.csv")).Skip(1).Where(line => line.Length > 0).Select(Fields)];

    static string[] Fields(string line)
    {
        var fields = new List<string>();
        var (field, quoted) = ("", false);
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') field += line[++i];
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted) (field, _) = ("", Add(field));
            else field += line[i];
        Add(field);
        return [.. fields];

        bool Add(string text)
        {
            fields.Add(text);
            return true;
        }
    }
}

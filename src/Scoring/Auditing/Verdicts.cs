using System.Globalization;

namespace Scoring.Auditing;

/// <summary>The checks of an audit: each reads its tables and thresholds and says what to look at.</summary>
static partial class Verdicts
{
    /// <summary>All checks, data first, then structure.</summary>
    public static IReadOnlyList<Verdict> Of(Audit audit) =>
    [
        IndicatorAvailability(audit), UnitAvailabilities(audit), Distinct(audit), Outliers(audit),
        PillarCorrelation(audit), OtherPillar(audit), Redundancy(audit), Opposition(audit), Silence(audit),
        Consistency(audit), Components(audit), Adequacy(audit), Size(audit),
    ];

    static Verdict Make(string check, Text title, Text rule, Text advice, int assessed, IEnumerable<Concern> concerns) => new()
    {
        Check = check,
        Title = title,
        Rule = rule,
        Advice = advice,
        Assessed = assessed,
        Concerns = [.. concerns.OrderByDescending(concern => concern.Outcome)], // stable: the framework's order inside each
    };

    static string N(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage, rounded so that a share below a threshold never reads as the threshold.</summary>
    static string Percent(double share) => (Math.Floor(share * 1000) / 10).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    /// <summary>A coefficient with as many digits as it takes to see on which side of the threshold it is.</summary>
    static string Beside(double value, double threshold)
    {
        for (var digits = 2; digits < 8; digits++)
        {
            var shown = Math.Round(value, digits);
            if (shown > threshold == value > threshold && shown < threshold == value < threshold && (shown < 0) == (value < 0))
                return shown.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }
        return value.ToString("R", CultureInfo.InvariantCulture);
    }

    static string P(double probability) => double.IsNaN(probability) ? "–"
        : probability < 0.001 ? "p < 0.001"
        : "p = " + probability.ToString("0.000", CultureInfo.InvariantCulture);
}

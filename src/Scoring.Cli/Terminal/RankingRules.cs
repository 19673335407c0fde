using System.Globalization;
using System.Text.Json;
using Scoring.Adjusting;
using Scoring.Evaluating;

namespace Scoring.Cli.Terminal;

/// <summary>What the steps after aggregation add to the ranked table.</summary>
static class RankingRules
{
    /// <summary>Their columns: adjustment and adjusted score beside the score.</summary>
    public static IEnumerable<(string Header, List<string> Cells)> Columns(
        Evaluation evaluation, int year, List<int> units, Language language, Func<double, string> number)
    {
        var zh = language == Language.Chinese;
        if (evaluation.Adjustments is { } adjustments)
        {
            yield return (zh ? "加减分" : "Adjustment", [.. units.Select(unit => Signed(adjustments.Years[year].Total[unit]))]);
            yield return (zh ? "调整后" : "Adjusted", [.. units.Select(unit => number(adjustments.Years[year].Adjusted[unit]))]);
        }
    }

    /// <summary>Their part of a unit's JSON.</summary>
    public static void Write(Utf8JsonWriter writer, Evaluation evaluation, int year, int unit)
    {
        if (evaluation.Adjustments is not { } adjustments) return;
        Json.WriteNumber(writer, "adjustment", adjustments.Years[year].Total[unit]);
        Json.WriteNumber(writer, "adjusted", adjustments.Years[year].Adjusted[unit]);
        WriteCodes(writer, "vetoes", adjustments.Holding(AdjustmentKind.Veto, year, unit));
        WriteCodes(writer, "exclusions", adjustments.Holding(AdjustmentKind.Exclusion, year, unit));
    }

    static void WriteCodes(Utf8JsonWriter writer, string name, IEnumerable<AdjustmentItem> items)
    {
        string[] codes = [.. items.Select(item => item.Code)];
        if (codes.Length == 0) return;
        writer.WriteStartArray(name);
        foreach (var code in codes) writer.WriteStringValue(code);
        writer.WriteEndArray();
    }

    static string Signed(double points) => double.IsNaN(points) ? "–" : points.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);
}

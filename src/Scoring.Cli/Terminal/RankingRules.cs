using System.Globalization;
using System.Text.Json;
using Scoring.Adjusting;
using Scoring.Evaluating;
using Scoring.Grading;

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
        if (evaluation.Grades is { } grades) yield return (zh ? "等次" : "Class", [.. units.Select(unit => Class(grades, year, unit, language))]);
    }

    /// <summary>Their part of a unit's JSON.</summary>
    public static void Write(Utf8JsonWriter writer, Evaluation evaluation, int year, int unit)
    {
        if (evaluation.Grades is { } grades)
        {
            WriteClass("class", grades.Years[year].Classes[unit]);
            WriteClass("class_previous", grades.Years[year].Previous[unit]);
        }
        if (evaluation.Adjustments is not { } adjustments) return;
        Json.WriteNumber(writer, "adjustment", adjustments.Years[year].Total[unit]);
        Json.WriteNumber(writer, "adjusted", adjustments.Years[year].Adjusted[unit]);
        WriteCodes(writer, "vetoes", adjustments.Holding(AdjustmentKind.Veto, year, unit));
        WriteCodes(writer, "exclusions", adjustments.Holding(AdjustmentKind.Exclusion, year, unit));

        void WriteClass(string name, int index)
        {
            if (grades!.ClassAt(index) is { } placed) writer.WriteString(name, placed.Code);
        }
    }

    /// <summary>The counts of a year that reports open with: classes, and who rose by how much.</summary>
    public static IEnumerable<string> Lines(Evaluation evaluation, int year, Language language)
    {
        var zh = language == Language.Chinese;
        if (evaluation.Rewards is { } rewards)
        {
            var given = rewards.Given.Where(reward => reward.Year == evaluation.Years[year]).Select(reward => reward.Unit).Distinct().Count();
            var total = rewards.Total(evaluation.Years[year]).ToString("0.##", CultureInfo.InvariantCulture) + (rewards.Money is { } money ? " " + Printable(money) : "");
            yield return zh ? $"  奖励：{given} 个单位，合计 {total}（见 reward_sheet.csv）。" : $"  Rewards: {given} units, {total} in all; see reward_sheet.csv.";
        }
        if (evaluation.Grades is not { } grades) yield break;
        var (join, stop) = zh ? ("、", "。") : (", ", ".");
        var classes = grades.Classes.Select((each, i) => $"{Printable(each.Name.In(language))} {grades.Years[year].Classes.Count(index => index == i)}");
        yield return (zh ? "  等次：" : "  Classes: ") + string.Join(join, classes) + stop;
        var moves = MoveCounts.Of(evaluation).Where(move => move.Year == evaluation.Years[year] && move.Group is null).ToList();
        int Sum(string measure, string move) => moves.Where(each => each.Measure == measure && each.Move == move).Sum(each => each.Units);
        int Band(string move, string band) => moves.Where(each => each.Measure == "rank" && each.Move == move && each.Band == band).Sum(each => each.Units);
        if (moves.Count == 0) yield break;
        yield return zh
            ? $"  等次上升 {Sum("class", "up")}，不变 {Sum("class", "same")}，下降 {Sum("class", "down")}。位次上升 {Sum("rank", "up")}（10位以上 {Band("up", "10+")}，5–9位 {Band("up", "5-9")}，1–4位 {Band("up", "1-4")}），不变 {Sum("rank", "same")}，下降 {Sum("rank", "down")}。"
            : $"  Class: up {Sum("class", "up")}, same {Sum("class", "same")}, down {Sum("class", "down")}. Place: up {Sum("rank", "up")} (10 or more {Band("up", "10+")}, 5-9 {Band("up", "5-9")}, 1-4 {Band("up", "1-4")}), same {Sum("rank", "same")}, down {Sum("rank", "down")}.";
    }

    static string Class(Grades grades, int year, int unit, Language language) =>
        grades.ClassAt(grades.Years[year].Classes[unit]) is { } placed
            ? Printable(placed.Name.In(language)) + (grades.Years[year].Move(unit) switch { > 0 => " ▲", < 0 => " ▼", _ => "" })
            : "–";

    /// <summary>Names are data: control characters must not reach a terminal.</summary>
    static string Printable(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '\uFFFD' : c));

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

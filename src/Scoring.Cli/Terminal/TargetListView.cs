using System.Text.Json;
using Scoring.Targeting;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>The easiest target of every unit, best units first, on the terminal and as JSON.</summary>
sealed class TargetListView(UnitTargets targets)
{
    int[] Units => [.. Enumerable.Range(0, targets.Evaluation.Roster.Count).Where(unit => targets.GoalOf(unit) is not null)
        .OrderBy(unit => targets.Evaluation.Index.Years[targets.YearIndex].Ranks[unit]).ThenBy(unit => unit)];

    public void Print(Session session, Language language, int top)
    {
        var zh = language == Language.Chinese;
        var words = new TargetWords(targets.Evaluation, language);
        var units = Units;
        var (met, reached) = (units.Count(unit => !targets.Of(unit).Any()), units.Count(unit => targets.Of(unit).Any(cell => cell.Outcome == TargetOutcome.Reached)));
        session.Output.WriteLine(zh
            ? $"{targets.Evaluation.Scheme.Title.In(language)} · {targets.Evaluation.Years[targets.YearIndex]} · {units.Length}个单位有目标：{met}个已达到，{reached}个单项可达到，{units.Length - met - reached}个单项达不到"
            : $"{targets.Evaluation.Scheme.Title.In(language)} · {targets.Evaluation.Years[targets.YearIndex]} · {Plural.Of(units.Length, "unit")} with a goal: {met} there already, {reached} by one indicator, {units.Length - met - reached} not by one alone");
        var table = Tables.New();
        foreach (var (header, right) in zh ? [("单位", false), ("现位次", true), ("目标", false), ("最易指标", false), ("现值", true), ("目标值", true), ("变化/标准差", true), ("位次", true)]
                     : new[] { ("Unit", false), ("Rank", true), ("Goal", false), ("Easiest indicator", false), ("now", true), ("set to", true), ("in sd", true), ("Rank then", true) })
            table.AddColumn(Tables.Column(header, right));
        foreach (var unit in units.Take(top))
        {
            var rank = targets.Evaluation.Index.Years[targets.YearIndex].Ranks[unit];
            List<string> cells = [words.Unit(unit), TargetWords.Place(rank), words.Goal(targets.GoalOf(unit)!)];
            if (targets.Of(unit).Cast<CellTarget?>().FirstOrDefault() is not { } first) cells.AddRange([zh ? "已达到" : "met", "", "", "", ""]);
            else if (first.Outcome == TargetOutcome.Reached)
                cells.AddRange([words.Indicator(targets.Indicators[first.Indicator]), TargetWords.Number(first.From), TargetWords.Number(first.To), TargetWords.Number(first.Effort), TargetWords.Place(first.Rank)]);
            else cells.AddRange([zh ? "单项达不到" : "none alone", "", "", "", TargetWords.Place(first.Rank)]);
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }
        Tables.Print(table, session);
        if (units.Length > top) session.Output.WriteLine(zh ? $"…… 另有 {units.Length - top} 个单位" : $"… and {units.Length - top} more units");
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("year", targets.Evaluation.Years[targets.YearIndex]);
        writer.WriteStartArray("units");
        foreach (var unit in Units)
        {
            writer.WriteStartObject();
            writer.WriteString("unit", targets.Evaluation.Roster.Units[unit].Code);
            Json.WriteNumber(writer, "rank", targets.Evaluation.Index.Years[targets.YearIndex].Ranks[unit]);
            writer.WriteString("goal", TargetWords.Code(targets.GoalOf(unit)!));
            writer.WriteStartArray("targets");
            foreach (var cell in targets.Of(unit))
            {
                writer.WriteStartObject();
                writer.WriteString("indicator", targets.Indicators[cell.Indicator]);
                writer.WriteBoolean("reached", cell.Outcome == TargetOutcome.Reached);
                Json.WriteNumber(writer, "from", cell.From);
                Json.WriteNumber(writer, "to", cell.To);
                Json.WriteNumber(writer, "effort", cell.Effort);
                Json.WriteNumber(writer, "rank", cell.Rank);
                Json.WriteNumber(writer, "score", cell.Score);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

using System.Text.Json;
using Scoring.Data.Runs;
using Scoring.Targeting;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>One unit's targets, on the terminal and as JSON.</summary>
sealed class TargetView(TargetAnswer answer)
{
    public void Print(Session session, Language language, int top)
    {
        var zh = language == Language.Chinese;
        var words = new TargetWords(answer.Evaluation, language);
        session.Output.WriteLine($"{words.Unit(answer.Unit)} · {answer.Evaluation.Years[answer.Year]} · {words.Standing(answer.Rank, answer.Score, answer.Grade)} → {(answer.Goal is { } goal ? words.Goal(goal) : zh ? "已是最好" : "nothing better")}");
        if (answer.IsMet)
        {
            session.Output.WriteLine(zh ? "目标已达到。" : "The goal is met as it stands.");
            return;
        }
        Alone(session, words, zh, top);
        if (answer.Plan is { } plan) Together(session, words, plan, zh);
    }

    void Alone(Session session, TargetWords words, bool zh, int top)
    {
        var reached = answer.Targets.Count(each => each.Target.IsReached);
        session.Output.WriteLine(reached > 0
            ? zh ? $"单独改动以下任一指标即可达到（{reached}项，改动由小到大）：" : $"Any one of these takes it there ({reached} of {answer.Targets.Count}, the least change first):"
            : zh ? "任何单项指标在限值内都达不到；各自最远可到：" : "No indicator alone takes it there within its limit; this is how far each gets:");
        var costs = answer.Targets.Any(each => double.IsFinite(each.Cost));
        var table = Tables.New();
        table.AddColumn(Tables.Column(zh ? "指标" : "Indicator", right: false));
        foreach (var header in zh ? ["现值", "目标值", "变化", "变化/标准差"] : new[] { "now", "set to", "change", "in sd" }) table.AddColumn(Tables.Column(header, right: true));
        if (costs) table.AddColumn(Tables.Column(zh ? "费用" : "Cost", right: true));
        foreach (var header in zh ? ["位次", "得分"] : new[] { "Rank", "Score" }) table.AddColumn(Tables.Column(header, right: true));
        table.AddColumn(Tables.Column("", right: false));
        foreach (var (target, cost) in answer.Targets.Take(top))
        {
            List<string> cells = [words.Indicator(target.Indicator), TargetWords.Number(target.From), TargetWords.Number(target.To), TargetWords.Signed(target.Change), TargetWords.Number(target.Effort)];
            if (costs) cells.Add(TargetWords.Number(cost));
            cells.AddRange([TargetWords.Place(target.Rank), TargetWords.Number(target.Score), Remark(target, zh)]);
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }
        Tables.Print(table, session);
        if (answer.Targets.Count > top) session.Output.WriteLine(zh ? $"…… 另有 {answer.Targets.Count - top} 项" : $"… and {answer.Targets.Count - top} more");
    }

    static string Remark(IndicatorTarget target, bool zh) => !target.IsReached
        ? target.Change == 0 ? zh ? "无作用" : "does not help" : zh ? "达不到（限值）" : "falls short at its limit"
        : double.IsNaN(target.LostAt) ? "" : zh ? $"超过{TargetWords.Number(target.LostAt)}又失去" : $"lost again beyond {TargetWords.Number(target.LostAt)}";

    static void Together(Session session, TargetWords words, TargetPlan plan, bool zh)
    {
        session.Output.WriteLine(plan.IsReached
            ? zh ? $"一并改动（费用 {TargetWords.Number(plan.Cost)}）：{words.Standing(plan.Rank, plan.Score, plan.Grade)}" : $"Together (cost {TargetWords.Number(plan.Cost)}): {words.Standing(plan.Rank, plan.Score, plan.Grade)}"
            : zh ? $"全部改到限值仍达不到：{words.Standing(plan.Rank, plan.Score, plan.Grade)}" : $"All of them at their limits fall short: {words.Standing(plan.Rank, plan.Score, plan.Grade)}");
        var table = Tables.New();
        table.AddColumn(Tables.Column(zh ? "指标" : "Indicator", right: false));
        foreach (var header in zh ? ["现值", "目标值", "变化", "费用"] : new[] { "now", "set to", "change", "cost" }) table.AddColumn(Tables.Column(header, right: true));
        foreach (var move in plan.Moves)
            table.AddRow([.. new[] { words.Indicator(move.Indicator), TargetWords.Number(move.From), TargetWords.Number(move.To), TargetWords.Signed(move.To - move.From), TargetWords.Number(move.Cost) }.Select(Markup.Escape)]);
        if (plan.Moves.Count > 0) Tables.Print(table, session);
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("unit", answer.Evaluation.Roster.Units[answer.Unit].Code);
        writer.WriteNumber("year", answer.Evaluation.Years[answer.Year]);
        writer.WriteString("goal", answer.Goal is { } goal ? TargetWords.Code(goal) : null);
        Json.WriteNumber(writer, "rank", answer.Rank);
        Json.WriteNumber(writer, "score", answer.Score);
        writer.WriteString("grade", answer.Grade);
        writer.WriteBoolean("met", answer.IsMet);
        writer.WriteStartArray("indicators");
        foreach (var (target, cost) in answer.Targets)
        {
            writer.WriteStartObject();
            writer.WriteString("code", target.Indicator);
            writer.WriteBoolean("reached", target.IsReached);
            Json.WriteNumber(writer, "from", target.From);
            Json.WriteNumber(writer, "to", target.To);
            Json.WriteNumber(writer, "change", target.Change);
            Json.WriteNumber(writer, "effort", target.Effort);
            Json.WriteNumber(writer, "cost", double.IsFinite(cost) ? cost : double.NaN);
            Json.WriteNumber(writer, "limit", target.Limit);
            Json.WriteNumber(writer, "lost_at", target.LostAt);
            Json.WriteNumber(writer, "rank", target.Rank);
            Json.WriteNumber(writer, "score", target.Score);
            writer.WriteString("grade", target.Grade);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (answer.Plan is { } plan) WritePlan(writer, plan);
        writer.WriteEndObject();
    }

    static void WritePlan(Utf8JsonWriter writer, TargetPlan plan)
    {
        writer.WriteStartObject("several");
        writer.WriteBoolean("reached", plan.IsReached);
        Json.WriteNumber(writer, "rank", plan.Rank);
        Json.WriteNumber(writer, "score", plan.Score);
        writer.WriteString("grade", plan.Grade);
        Json.WriteNumber(writer, "cost", plan.Cost);
        writer.WriteStartArray("moves");
        foreach (var move in plan.Moves)
        {
            writer.WriteStartObject();
            writer.WriteString("code", move.Indicator);
            Json.WriteNumber(writer, "from", move.From);
            Json.WriteNumber(writer, "to", move.To);
            Json.WriteNumber(writer, "cost", move.Cost);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

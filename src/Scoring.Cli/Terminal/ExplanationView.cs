using System.Globalization;
using System.Text.Json;
using Scoring.Evaluating;
using Scoring.Explaining;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>Where a unit's score comes from, on the terminal and as JSON.</summary>
sealed class ExplanationView(Evaluation evaluation, UnitExplanation explanation)
{
    public void Print(Session session, Language language)
    {
        var zh = language == Language.Chinese;
        session.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Name(explanation.Unit, language)} · {explanation.Year} · {Number(explanation.Score)} · {(double.IsNaN(explanation.Rank) ? zh ? "不参与排名" : "not ranked" : zh ? $"第{explanation.Rank}名" : $"rank {explanation.Rank}")}"));
        if (explanation.Adjustment != 0)
            session.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {(zh ? "加减分：" : "bonuses and penalties: ")}{Signed(explanation.Adjustment)}{(zh ? "，调整后得分：" : ", ranked with ")}{Number(explanation.Score + explanation.Adjustment)}"));
        if (explanation.Above is { } above) session.Output.WriteLine($"  {(zh ? "与上一名" : "to the unit above,")} {Name(above, language)}{(zh ? "：" : ": ")}{Signed(explanation.ToAbove)}{ByAdjustment(zh)}");
        if (explanation.Parent is { } parent) session.Output.WriteLine($"  {(zh ? "与所在地区" : "to")} {Name(parent, language)}{(zh ? "：" : ": ")}{Signed(explanation.ToParent)}");
        var table = Tables.New();
        table.AddColumn(Tables.Column(zh ? "指标" : "Indicator", right: false));
        foreach (var header in zh ? ["标准化值", "中位数", "位次", "贡献"] : new[] { "Value", "Median", "Place", "Gives" }) table.AddColumn(Tables.Column(header, right: true));
        if (explanation.Above is not null) table.AddColumn(Tables.Column(zh ? "与上一名" : "to above", right: true));
        if (explanation.Parent is not null) table.AddColumn(Tables.Column(zh ? "与地区" : "to province", right: true));
        foreach (var row in explanation.Indicators)
        {
            List<string> cells = [TextWidth.Cut(ComparisonView.Printable(Title(row.Indicator, language)), 48), Number(row.Value), Number(row.Median),
                row.Place == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{row.Place}/{row.Of}"), Number(row.Contribution)];
            if (explanation.Above is not null) cells.Add(Signed(row.ToAbove));
            if (explanation.Parent is not null) cells.Add(Signed(row.ToParent));
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }
        Tables.Print(table, session);
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("unit", explanation.Unit);
        writer.WriteNumber("year", explanation.Year);
        Json.WriteNumber(writer, "score", explanation.Score);
        Json.WriteNumber(writer, "adjustment", explanation.Adjustment);
        Json.WriteNumber(writer, "rank", explanation.Rank);
        writer.WriteString("above", explanation.Above);
        Json.WriteNumber(writer, "to_above", explanation.ToAbove);
        Json.WriteNumber(writer, "to_above_by_adjustment", explanation.ToAboveByAdjustment);
        writer.WriteString("parent", explanation.Parent);
        Json.WriteNumber(writer, "to_parent", explanation.ToParent);
        writer.WriteStartArray("indicators");
        foreach (var row in explanation.Indicators)
        {
            writer.WriteStartObject();
            writer.WriteString("code", row.Indicator);
            Json.WriteNumber(writer, "value", row.Value);
            Json.WriteNumber(writer, "median", row.Median);
            writer.WriteNumber("place", row.Place);
            writer.WriteNumber("of", row.Of);
            Json.WriteNumber(writer, "contribution", row.Contribution);
            Json.WriteNumber(writer, "to_above", row.ToAbove);
            Json.WriteNumber(writer, "to_parent", row.ToParent);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    string ByAdjustment(bool zh) => explanation.ToAboveByAdjustment == 0 ? ""
        : zh ? $"（其中加减分{Signed(explanation.ToAboveByAdjustment)}）" : $" ({Signed(explanation.ToAboveByAdjustment)} of it bonuses and penalties)";

    string Title(string code, Language language) => evaluation.Scheme.Indicators.First(indicator => indicator.Code == code).Name.In(language);

    string Name(string code, Language language)
    {
        var name = evaluation.Roster.Units[evaluation.Roster.IndexOf(code)].Name.In(language);
        return ComparisonView.Printable(name == code ? code : $"{name} {code}");
    }

    static string Number(double value) => double.IsNaN(value) ? "–" : value.ToString("0.00", CultureInfo.InvariantCulture);

    static string Signed(double value) => double.IsNaN(value) ? "–" : value.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);
}

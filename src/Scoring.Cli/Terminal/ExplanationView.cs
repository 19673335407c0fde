using System.Globalization;
using System.Text.Json;
using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Schemes;
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
        foreach (var header in zh ? ["数值", "标准化值", "中位数", "位次", "贡献"] : new[] { "Value", "Normalised", "Median", "Place", "Gives" }) table.AddColumn(Tables.Column(header, right: true));
        if (explanation.Above is not null) table.AddColumn(Tables.Column(zh ? "与上一名" : "to above", right: true));
        if (explanation.Parent is not null) table.AddColumn(Tables.Column(zh ? "与地区" : "to province", right: true));
        foreach (var row in explanation.Indicators)
        {
            List<string> cells = [TextWidth.Cut(ComparisonView.Printable(Title(row.Indicator, language)), 44), Natural(row), Number(row.Value), Number(row.Median),
                row.Place == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{row.Place}/{row.Of}"), Number(row.Contribution)];
            if (explanation.Above is not null) cells.Add(Signed(row.ToAbove));
            if (explanation.Parent is not null) cells.Add(Signed(row.ToParent));
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }
        Tables.Print(table, session);
        var standing = explanation.Indicators.Where(row => row is { Place: > 0, Of: > 1 }).OrderBy(row => (double)row.Place / row.Of).ToList();
        Standing(session, zh ? "优势" : "Strengths", standing.Where(row => 2 * row.Place <= row.Of).Take(Shown), language);
        Standing(session, zh ? "短板" : "Weaknesses", standing.Where(row => 2 * row.Place > row.Of).Reverse().Take(Shown), language);
    }

    const int Shown = 3;

    void Standing(Session session, string title, IEnumerable<IndicatorExplanation> rows, Language language)
    {
        var zh = language == Language.Chinese;
        List<string> named = [.. rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{Title(row.Indicator, language)} {row.Place}/{row.Of}"))];
        if (named.Count > 0) session.Output.WriteLine($"  {title}{(zh ? "：" : ": ")}{ComparisonView.Printable(string.Join(zh ? "、" : ", ", named))}");
    }

    /// <summary>A value with its unit of measure, at most four digits that count.</summary>
    string Natural(IndicatorExplanation row)
    {
        if (double.IsNaN(row.Natural)) return "–";
        var size = Math.Abs(row.Natural);
        var digits = size >= 1000 || size == 0 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
        var measure = Indicator(row.Indicator).Unit;
        return row.Natural.ToString("#,0." + new string('#', digits), CultureInfo.InvariantCulture) + (measure.Length == 0 ? "" : measure is "%" or "‰" ? measure : " " + measure);
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
            Json.WriteNumber(writer, "value", row.Natural);
            writer.WriteString("unit", Indicator(row.Indicator).Unit);
            Json.WriteNumber(writer, "normalised", row.Value);
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

    string Title(string code, Language language) => Indicator(code).Name.In(language);

    Indicator Indicator(string code) => evaluation.Scheme.Indicators.First(indicator => indicator.Code == code);

    string Name(string code, Language language)
    {
        var name = evaluation.Roster.Units[evaluation.Roster.IndexOf(code)].Name.In(language);
        return ComparisonView.Printable(name == code ? code : $"{name} {code}");
    }

    static string Number(double value) => double.IsNaN(value) ? "–" : value.ToString("0.00", CultureInfo.InvariantCulture);

    static string Signed(double value) => double.IsNaN(value) ? "–" : value.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;
using Scoring.Evaluating;
using Scoring.Ranking;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>The ranked table of one year: for people on the terminal, for programs as JSON.</summary>
sealed class RankingTable
{
    const int AggregatesShown = 3;
    const int PillarWidth = 12;
    const int ShortestName = 16;

    readonly Evaluation evaluation;
    readonly Language language;
    readonly int year;
    readonly NodeYear index;
    readonly IReadOnlyList<NodeResult> pillars;
    readonly RankMove[]? moves;
    readonly int[] order;
    readonly string format;

    /// <summary>Prepares the table of one year, given by its index.</summary>
    public RankingTable(Evaluation evaluation, int year, Language language)
    {
        this.evaluation = evaluation;
        this.language = language;
        this.year = year;
        index = evaluation.Index.Years[year];
        var children = evaluation.Scheme.Framework.Children.Select(child => child.Code).ToHashSet(StringComparer.Ordinal);
        pillars = [.. evaluation.Nodes.Where(node => node.Publication is null && children.Contains(node.Code))];
        var before = year > 0 && evaluation.Years[year - 1] == evaluation.Years[year] - 1 ? evaluation.Index.Years[year - 1] : null;
        moves = before is null ? null : RankMove.Between(before, index);
        order = [.. Enumerable.Range(0, index.Ranks.Length).Where(unit => !double.IsNaN(index.Ranks[unit])).OrderBy(unit => index.Ranks[unit])];
        format = Decimals(evaluation.Scheme, index.Scores);
    }

    bool Zh => language == Language.Chinese;

    /// <summary>Prints the first <paramref name="top"/> units, the aggregate units, and who has no rank and why.</summary>
    public void Print(Session session, int top)
    {
        var scheme = evaluation.Scheme;
        session.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{scheme.Title.In(language)} · {evaluation.Years[year]} · {(Zh ? $"{order.Length:N0} 个单位排名" : $"{Plural.Of(order.Length, "unit")} ranked")}"));

        int[] aggregates = [.. Enumerable.Range(0, evaluation.Roster.Count).Where(unit => evaluation.Roster.IsAggregate[unit] && !double.IsNaN(index.Scores[unit]))];
        List<int> units = [.. order.Take(top), .. aggregates.Take(AggregatesShown)];
        var hidden = Draw(units, session);
        PrintRest(session, top, aggregates.Length - AggregatesShown, hidden);
    }

    /// <summary>Draws the table into the width of the terminal: long names are cut, and pillars that do not fit are left out.</summary>
    /// <returns>How many pillars were left out.</returns>
    int Draw(List<int> units, Session session)
    {
        var columns = new List<(string Header, List<string> Cells)> { (Zh ? "位次" : "Rank", [.. units.Select(unit => double.IsNaN(index.Ranks[unit]) ? "–" : Place(index.Ranks[unit]))]) };
        if (moves is not null)
        {
            columns.Add((Zh ? "升降" : "Move", [.. units.Select(unit => Move(moves[unit], moves[unit].Raw))]));
            columns.Add((Zh ? "同口径" : "Common", [.. units.Select(unit => moves[unit].Presence == Presence.Stayed ? Move(moves[unit], moves[unit].Common) : "")]));
        }
        var names = columns.Count;
        columns.Add((Zh ? "单位" : "Unit", [.. units.Select(unit => Name(unit))]));
        columns.Add((Zh ? "得分" : "Score", [.. units.Select(unit => Number(index.Scores[unit]))]));
        columns.AddRange(RankingRules.Columns(evaluation, year, units, language, Number));
        var fixedColumns = columns.Count;
        foreach (var pillar in pillars)
        {
            List<string> cells = [.. units.Select(unit => Number(pillar.Years[year].Scores[unit]))];
            var name = Printable(pillar.Name.In(language));
            columns.Add((TextWidth.Wrap(name, PillarWidth), cells));
        }

        int[] widths = [.. columns.Select(column => column.Header.Split('\n').Concat(column.Cells).Max(TextWidth.Of))];
        var shortest = Math.Min(widths[names], ShortestName);
        var room = session.Width - Tables.Edge - widths.Sum(width => width + Tables.Gap) + widths[names];
        for (; room < shortest && columns.Count > fixedColumns + 1; columns.RemoveAt(columns.Count - 1)) room += widths[columns.Count - 1] + Tables.Gap;
        if (room < widths[names]) columns[names] = (columns[names].Header, [.. units.Select(unit => Name(unit, Math.Max(room, shortest)))]);

        var table = Tables.New();
        for (var c = 0; c < columns.Count; c++) table.AddColumn(Tables.Column(columns[c].Header, right: c != names));
        for (var row = 0; row < units.Count; row++) table.AddRow([.. columns.Select(column => Coloured(column.Cells[row]))]);
        Tables.Print(table, session);
        return fixedColumns + pillars.Count - columns.Count;
    }

    static string Coloured(string cell) => cell switch
    {
        ['▲', ..] => $"[green]{cell}[/]",
        ['▼', ..] => $"[red]{cell}[/]",
        _ => Markup.Escape(cell),
    };

    void PrintRest(Session session, int top, int aggregates, int hidden)
    {
        var output = session.Output;
        if (order.Length > top)
            output.WriteLine(Zh ? $"  …… 另有 {order.Length - top} 个单位（--top N 显示更多）" : $"  … {Plural.Of(order.Length - top, "more unit")} (--top N shows more)");
        if (aggregates > 0)
            output.WriteLine(Zh ? $"  …… 另有 {aggregates} 个汇总单位（见 ranking.csv）" : $"  … {Plural.Of(aggregates, "more aggregate unit")} in ranking.csv");
        if (hidden > 0)
            output.WriteLine(Zh ? $"  …… 另有 {hidden} 列（见 ranking.csv，或加宽终端）" : $"  … {Plural.Of(hidden, "more column")} in ranking.csv or on a wider terminal");
        foreach (var line in RankingRules.Lines(evaluation, year, language)) output.WriteLine(line);
        if (moves is not null)
        {
            output.WriteLine(Zh ? "  升降：与上年公布位次相比；同口径：只在两年都参评的单位中比较。" : "  Move: places gained on the year before. Common: among units of both years.");
            List(session, Zh ? "新进" : "New", moves, Presence.New);
            List(session, Zh ? "退出" : "Departed", moves, Presence.Departed);
        }
        var unscored = index.Unscored.Where(pair => double.IsNaN(index.Scores[pair.Key])).OrderBy(pair => pair.Key).ToList();
        if (unscored.Count == 0) return;
        output.WriteLine(Zh ? $"  无得分（{unscored.Count}）：" : $"  Without a score ({unscored.Count}):");
        foreach (var (unit, why) in unscored.Take(10)) output.WriteLine($"    {Name(unit)}{(Zh ? "：" : ": ")}{why.In(language)}");
        if (unscored.Count > 10) output.WriteLine(Zh ? $"    …… 另有 {unscored.Count - 10} 个，见 ranking.csv" : $"    … and {unscored.Count - 10} more in ranking.csv");
    }

    /// <summary>One line of names, as many as fit. Units without a score are listed with their reason instead.</summary>
    void List(Session session, string title, RankMove[] all, Presence presence)
    {
        var units = Enumerable.Range(0, all.Length).Where(unit => all[unit].Presence == presence && !index.Unscored.ContainsKey(unit)).ToList();
        if (units.Count == 0) return;
        var line = Zh ? $"  {title}（{units.Count}）：" : $"  {title} ({units.Count}): ";
        for (var i = 0; i < units.Count; i++)
        {
            var next = (i == 0 ? "" : Zh ? "、" : ", ") + Name(units[i]);
            if (i > 0 && TextWidth.Of(line + next) > session.Width - 3)
            {
                line += Zh ? "……" : ", …";
                break;
            }
            line += next;
        }
        session.Output.WriteLine(line);
    }

    /// <summary>Writes every unit of the year, ranked ones first.</summary>
    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("scheme", evaluation.Scheme.Id);
        writer.WriteString("version", evaluation.Scheme.Version);
        writer.WriteNumber("year", evaluation.Years[year]);
        writer.WriteStartArray("units");
        var rest = Enumerable.Range(0, index.Ranks.Length).Where(unit =>
            double.IsNaN(index.Ranks[unit]) && (!double.IsNaN(index.Scores[unit]) || index.Unscored.ContainsKey(unit)));
        foreach (var unit in order.Concat(rest)) WriteUnit(writer, unit);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    void WriteUnit(Utf8JsonWriter writer, int unit)
    {
        var entry = evaluation.Roster.Units[unit];
        writer.WriteStartObject();
        writer.WriteString("unit", entry.Code);
        Json.WriteText(writer, "name", entry.Name);
        if (entry.IsAggregate) writer.WriteBoolean("aggregate", true);
        Json.WriteNumber(writer, "rank", index.Ranks[unit]);
        Json.WriteNumber(writer, "score", index.Scores[unit]);
        Json.WriteNumber(writer, "coverage", index.Coverage[unit]);
        if (moves is not null)
        {
            if (moves[unit].Presence == Presence.New) writer.WriteBoolean("new", true);
            Json.WriteNumber(writer, "move", moves[unit].Raw);
            Json.WriteNumber(writer, "move_common", moves[unit].Common);
        }
        if (index.Unscored.TryGetValue(unit, out var why)) writer.WriteString("unscored", why.In(language));
        RankingRules.Write(writer, evaluation, year, unit);
        writer.WriteStartObject("nodes");
        foreach (var pillar in pillars) Json.WriteNumber(writer, pillar.Code, pillar.Years[year].Scores[unit]);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Name and code; where they are wider than allowed the name is cut, so that the code still tells units apart.</summary>
    string Name(int unit, int width = int.MaxValue)
    {
        var entry = evaluation.Roster.Units[unit];
        var (name, code) = (Printable(entry.Name.In(language)), Printable(entry.Code));
        if (name == code) return TextWidth.Cut(code, width);
        var rest = width - TextWidth.Of(code) - 1;
        return rest < 2 ? TextWidth.Cut(code, width) : $"{TextWidth.Cut(name, rest)} {code}";
    }

    /// <summary>Names are data: control characters must not reach a terminal.</summary>
    static string Printable(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '�' : c));

    string Move(RankMove move, double places) => move.Presence switch
    {
        Presence.New => Zh ? "新" : "new",
        Presence.Stayed when places > 0 => "▲" + Place(places),
        Presence.Stayed when places < 0 => "▼" + Place(-places),
        Presence.Stayed => "=",
        _ => "",
    };

    string Number(double value) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);

    static string Place(double rank) => rank.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Decimals shown: those the ranking declares, else four for scores on a 0..1 scale and two for others.</summary>
    static string Decimals(Schemes.Scheme scheme, double[] scores)
    {
        var declared = scheme.Steps.First(step => step.Kind == Methods.StepKind.Rank).Choice.Options.IntegerOrNull("decimals");
        var decimals = declared ?? (scores.Any(score => Math.Abs(score) > 2) ? 2 : 4);
        return "F" + Math.Max(decimals, 0).ToString(CultureInfo.InvariantCulture);
    }
}

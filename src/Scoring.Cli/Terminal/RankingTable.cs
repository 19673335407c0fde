using System.Globalization;
using System.Text.Json;
using Scoring.Evaluating;
using Scoring.Ranking;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>The ranked table of one year: for people on the terminal, for programs as JSON.</summary>
sealed class RankingTable
{
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

        var table = Tables.New();
        table.AddColumn(Right(Zh ? "位次" : "Rank"));
        if (moves is not null)
        {
            table.AddColumn(Right(Zh ? "升降" : "Move"));
            table.AddColumn(Right(Zh ? "同口径" : "Common"));
        }
        table.AddColumn(new TableColumn(Zh ? "单位" : "Unit").NoWrap());
        table.AddColumn(Right(Zh ? "得分" : "Score"));
        foreach (var pillar in pillars) table.AddColumn(Right(Markup.Escape(pillar.Name.In(language)), wrap: true));

        foreach (var unit in order.Take(top)) table.AddRow(Row(unit, Place(index.Ranks[unit])));
        if (evaluation.Roster.HasAggregates)
            for (var unit = 0; unit < evaluation.Roster.Count && unit >= 0; unit++)
                if (evaluation.Roster.IsAggregate[unit] && !double.IsNaN(index.Scores[unit]) && table.Rows.Count < top + 5)
                    table.AddRow(Row(unit, "–"));
        Tables.Print(table, session);
        PrintRest(session, top);
    }

    string[] Row(int unit, string place)
    {
        var cells = new List<string> { place };
        if (moves is not null)
        {
            cells.Add(Move(moves[unit], moves[unit].Raw));
            cells.Add(moves[unit].Presence == Presence.Stayed ? Move(moves[unit], moves[unit].Common) : "");
        }
        cells.Add(Markup.Escape(Name(unit)));
        cells.Add(Number(index.Scores[unit]));
        cells.AddRange(pillars.Select(pillar => Number(pillar.Years[year].Scores[unit])));
        return [.. cells];
    }

    void PrintRest(Session session, int top)
    {
        var output = session.Output;
        if (order.Length > top)
            output.WriteLine(Zh ? $"  …… 另有 {order.Length - top} 个单位（--top N 显示更多）" : $"  … {Plural.Of(order.Length - top, "more unit")} (--top N shows more)");
        if (moves is not null)
        {
            output.WriteLine(Zh
                ? "  升降：与上年公布位次相比；同口径：只在两年都参评的单位中比较。"
                : "  Move: places gained on the year before as published; Common: among units ranked in both years.");
            List(output, Zh ? "新进" : "New", moves, Presence.New);
            List(output, Zh ? "退出" : "Departed", moves, Presence.Departed);
        }
        var unscored = index.Unscored.Where(pair => double.IsNaN(index.Scores[pair.Key])).OrderBy(pair => pair.Key).ToList();
        if (unscored.Count == 0) return;
        output.WriteLine(Zh ? $"  无得分 {unscored.Count} 个：" : $"  Without a score ({unscored.Count}):");
        foreach (var (unit, why) in unscored.Take(10)) output.WriteLine($"    {Name(unit)}: {why.In(language)}");
        if (unscored.Count > 10) output.WriteLine(Zh ? $"    …… 另有 {unscored.Count - 10} 个，见 scores.parquet" : $"    … and {unscored.Count - 10} more in scores.parquet");
    }

    void List(TextWriter output, string title, RankMove[] all, Presence presence)
    {
        var units = Enumerable.Range(0, all.Length).Where(unit => all[unit].Presence == presence).ToList();
        if (units.Count == 0) return;
        var names = string.Join(Zh ? "、" : ", ", units.Take(8).Select(Name));
        output.WriteLine($"  {title} ({units.Count}): {names}{(units.Count > 8 ? ", …" : "")}");
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
        writer.WriteStartObject("nodes");
        foreach (var pillar in pillars) Json.WriteNumber(writer, pillar.Code, pillar.Years[year].Scores[unit]);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    string Name(int unit)
    {
        var entry = evaluation.Roster.Units[unit];
        var name = entry.Name.In(language);
        return Printable(name == entry.Code ? name : $"{name} {entry.Code}");
    }

    /// <summary>Names are data: control characters must not reach a terminal.</summary>
    static string Printable(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '�' : c));

    string Move(RankMove move, double places) => move.Presence switch
    {
        Presence.New => Zh ? "新" : "new",
        Presence.Stayed when places > 0 => $"[green]▲{Place(places)}[/]",
        Presence.Stayed when places < 0 => $"[red]▼{Place(-places)}[/]",
        Presence.Stayed => "=",
        _ => "",
    };

    string Number(double value) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);

    static string Place(double rank) => rank.ToString("0.#", CultureInfo.InvariantCulture);

    static TableColumn Right(string header, bool wrap = false)
    {
        var column = new TableColumn(header).RightAligned();
        return wrap ? column : column.NoWrap();
    }

    /// <summary>Decimals shown: those the ranking declares, else four for scores on a 0..1 scale and two for others.</summary>
    static string Decimals(Schemes.Scheme scheme, double[] scores)
    {
        var declared = scheme.Steps[^1].Choice.Options.IntegerOrNull("decimals");
        var decimals = declared ?? (scores.Any(score => Math.Abs(score) > 2) ? 2 : 4);
        return "F" + Math.Max(decimals, 0).ToString(CultureInfo.InvariantCulture);
    }
}

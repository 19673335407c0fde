using System.Globalization;
using System.Text.Json;
using Scoring.Data.Runs;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>What several schemes make of one panel: the schemes, and the units they disagree on most.</summary>
static class CrossPrinter
{
    /// <summary>Prints the schemes and the last year's widest disagreements.</summary>
    public static void Print(SuiteOutcome outcome, Session session, Language language, int top)
    {
        var zh = language == Language.Chinese;
        var schemes = Tables.New();
        foreach (var (header, right) in zh ? new[] { ("方案", false), ("参排单位", true), ("发现", true), ("结果", false) } : [("Scheme", false), ("Ranked", true), ("Findings", true), ("Results", false)])
            schemes.AddColumn(Tables.Column(header, right));
        foreach (var scheme in outcome.Schemes)
            schemes.AddRow(Markup.Escape(Printable(scheme.Title.In(language))), Shown(scheme.Ranked), Shown(scheme.Findings.Count), Markup.Escape(Printable(scheme.Directory)));
        Tables.Print(schemes, session);

        var last = outcome.Cross.Where(row => !double.IsNaN(row.Best)).Select(row => row.Year).DefaultIfEmpty(0).Max();
        var apart = outcome.Cross.Where(row => row.Year == last && row.Range > 0).OrderByDescending(row => row.Range).ThenBy(row => row.Unit, StringComparer.Ordinal).ToList();
        if (apart.Count == 0) return;
        session.Output.WriteLine(zh ? $"各方案位次不一的单位（{last}年，{apart.Count} 个，见 cross_table.csv）：" : $"Units that the schemes place differently ({last}, {apart.Count} in all, see cross_table.csv):");
        var units = Tables.New();
        units.AddColumn(Tables.Column(zh ? "单位" : "Unit", right: false));
        foreach (var scheme in outcome.Schemes) units.AddColumn(Tables.Column(TextWidth.Wrap(Printable(scheme.Title.In(language)), 14), right: true));
        units.AddColumn(Tables.Column(zh ? "位次差" : "Range", right: true));
        foreach (var row in apart.Take(top))
            units.AddRow([Markup.Escape(Printable($"{row.Name.In(language)} {row.Unit}")),
                .. row.Ranks.Select((rank, i) => Markup.Escape(Shown(rank) + (row.Classes[i] is { } placed ? " " + Printable(placed.In(language)) : ""))), Shown(row.Range)]);
        Tables.Print(units, session);
    }

    /// <summary>Writes the schemes and every unit of every year.</summary>
    public static void Write(Utf8JsonWriter writer, SuiteOutcome outcome)
    {
        writer.WriteStartObject();
        writer.WriteNumber("panel_reads", outcome.PanelReads);
        writer.WriteStartArray("schemes");
        foreach (var scheme in outcome.Schemes)
        {
            writer.WriteStartObject();
            writer.WriteString("id", scheme.Id);
            Json.WriteText(writer, "title", scheme.Title);
            writer.WriteString("directory", scheme.Directory);
            writer.WriteNumber("ranked", scheme.Ranked);
            writer.WriteNumber("findings", scheme.Findings.Count);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("units");
        foreach (var row in outcome.Cross)
        {
            writer.WriteStartObject();
            writer.WriteNumber("year", row.Year);
            writer.WriteString("unit", row.Unit);
            Json.WriteNumber(writer, "rank_range", row.Range);
            writer.WriteBoolean("classes_differ", row.ClassesDiffer);
            writer.WriteStartObject("schemes");
            for (var i = 0; i < outcome.Schemes.Count; i++)
            {
                writer.WriteStartObject(outcome.Schemes[i].Id);
                Json.WriteNumber(writer, "score", row.Scores[i]);
                Json.WriteNumber(writer, "rank", row.Ranks[i]);
                if (row.Classes[i] is { } placed) Json.WriteText(writer, "class", placed);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static string Shown(double number) => double.IsNaN(number) ? "–" : number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Names are data: control characters must not reach a terminal.</summary>
    static string Printable(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}

using System.Globalization;
using Scoring.Auditing;
using Scoring.Schemes;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>An audit on the terminal: verdicts first, what to look at, then tables.</summary>
sealed class AuditPrinter(Audit audit, Scheme scheme, Language language, Session session)
{
    /// <summary>The word that leaves out all tables.</summary>
    public const string None = "none";

    /// <summary>Tables that can be asked for.</summary>
    public static readonly string[] Names =
        ["statistics", "normalised_statistics", "placements", "influences", "alphas", "components", "denominators", "availability", "correlations"];

    /// <summary>Tables shown unless others are asked for: those with a row per indicator or node.</summary>
    public static readonly string[] Shown = ["statistics", "placements", "influences", "alphas", "components"];

    /// <summary>Columns that would make a table too wide for a terminal; they are in the files.</summary>
    static readonly HashSet<string> OnlyInFiles = ["statistics.nonzero_share", "statistics.unique_share", "statistics.most_frequent",
        "statistics.most_frequent_count", "normalised_statistics.nonzero_share", "normalised_statistics.unique_share", "normalised_statistics.most_frequent",
        "normalised_statistics.most_frequent_count"];

    bool Zh => language == Language.Chinese;

    /// <summary>Prints verdicts, concerns and tables.</summary>
    public void Print(int top, IReadOnlyList<string>? tables)
    {
        var years = audit.Years.Count == 1 ? Invariant($"{audit.Years[0]}") : Invariant($"{audit.Years[0]}–{audit.Years[^1]}");
        session.Output.WriteLine(Zh
            ? Invariant($"{scheme.Title.Zh} · {years} · {audit.Observations:N0} 个{(audit.Pooled ? "单位年" : "单位")}，{audit.Indicators.Count} 个指标")
            : $"{scheme.Title.En} · {years} · {Plural.Of(audit.Observations, audit.Pooled ? "unit-year" : "unit")}, {Plural.Of(audit.Indicators.Count, "indicator")}");
        PrintVerdicts();
        foreach (var verdict in audit.Verdicts.Where(verdict => verdict.Concerns.Count > 0).OrderByDescending(verdict => verdict.Outcome)) PrintConcerns(verdict, top);
        var wanted = tables is { Count: > 0 } ? tables : Shown;
        foreach (var table in audit.Tables.Where(table => wanted.Contains(table.Name))) PrintTable(table, top);
    }

    void PrintVerdicts()
    {
        var table = Tables.New();
        table.AddColumn(Zh ? "结论" : "Verdict");
        table.AddColumn(new TableColumn(Zh ? "需关注" : "To look at").RightAligned());
        table.AddColumn(Zh ? "内容" : "What is checked");
        table.AddColumn(Zh ? "标准" : "Rule");
        foreach (var verdict in audit.Verdicts)
            table.AddRow(
                Coloured(verdict.Outcome),
                verdict.Outcome == Outcome.NotAssessed ? "–" : Invariant($"{verdict.Concerns.Count} / {verdict.Assessed}"),
                Markup.Escape(verdict.Title.In(language)),
                Markup.Escape(verdict.Rule.In(language)));
        Tables.Print(table, session);
    }

    void PrintConcerns(Verdict verdict, int top)
    {
        var output = session.Output;
        output.WriteLine($"{verdict.Title.In(language)} [{verdict.Check}]");
        foreach (var concern in verdict.Concerns.Take(top))
            output.WriteLine($"  {(concern.Outcome == Outcome.Fail ? "✗" : "!")} {Printable(concern.Found.In(language))}");
        if (verdict.Concerns.Count > top)
            output.WriteLine(Zh ? Invariant($"  …… 另有 {verdict.Concerns.Count - top} 项（--top N 显示更多）") : $"  … {verdict.Concerns.Count - top} more (--top N shows more)");
        output.WriteLine("  → " + verdict.Advice.In(language));
        output.WriteLine();
    }

    void PrintTable(AuditTable source, int top)
    {
        session.Output.WriteLine(source.Title.In(language));
        int[] rows = source.Name switch
        {
            // On the terminal a line per node; items and further components are in the files.
            "alphas" => RowsWhere(source, "without", word => word is null),
            "components" => [.. Enumerable.Range(0, source.Rows).Where(row => ((CountAuditColumn)source.Columns.First(column => column.Name == "component")).Value(row) <= 2)],
            _ => [.. Enumerable.Range(0, source.Rows)],
        };
        AuditColumn[] columns = [.. source.Columns.Where(column =>
            column is not TextAuditColumn && !OnlyInFiles.Contains($"{source.Name}.{column.Name}") && !(source.Name == "availability" && column.Name.StartsWith("in_", StringComparison.Ordinal))
            && !(source.Name == "alphas" && column.Name is "without" or "item_rest"))];
        var table = Tables.New();
        foreach (var column in columns)
        {
            var heading = new TableColumn(Markup.Escape(column.Title.In(language)));
            table.AddColumn(column is WordAuditColumn ? heading : heading.RightAligned());
        }
        foreach (var row in rows.Take(top)) table.AddRow([.. columns.Select(column => Markup.Escape(Printable(Cell(column, row))))]);
        Tables.Print(table, session);
        if (rows.Length > top)
            session.Output.WriteLine(Zh ? Invariant($"  …… 另有 {rows.Length - top} 行（--top N 显示更多，--out 写出全部）") : $"  … {rows.Length - top} more rows (--top N shows more, --out writes all)");
        session.Output.WriteLine();
    }

    static int[] RowsWhere(AuditTable table, string name, Func<string?, bool> isWanted)
    {
        var column = (WordAuditColumn)table.Columns.First(column => column.Name == name);
        return [.. Enumerable.Range(0, table.Rows).Where(row => isWanted(column.Value(row)))];
    }

    static string Cell(AuditColumn column, int row) => column switch
    {
        WordAuditColumn word => word.Value(row) ?? "",
        CountAuditColumn count => Invariant($"{count.Value(row)}"),
        NumberAuditColumn number => Number(number.Value(row)),
        _ => "",
    };

    /// <summary>About four digits: enough to judge by; the files have all of them.</summary>
    static string Number(double value)
    {
        var size = Math.Abs(value);
        return double.IsNaN(value) ? "–"
            : size is 0 ? "0"
            : size >= 1e7 || size < 5e-4 ? value.ToString("0.0e+0", CultureInfo.InvariantCulture)
            : size >= 1000 ? value.ToString("0", CultureInfo.InvariantCulture)
            : size >= 10 ? value.ToString("0.0", CultureInfo.InvariantCulture)
            : value.ToString("0.000", CultureInfo.InvariantCulture);
    }

    string Coloured(Outcome outcome)
    {
        var word = outcome.In(language);
        return outcome switch
        {
            Outcome.Fail => $"[red]{word}[/]",
            Outcome.Warn => $"[yellow]{word}[/]",
            Outcome.Pass => $"[green]{word}[/]",
            _ => word,
        };
    }

    /// <summary>Codes are data: control characters must not reach a terminal.</summary>
    static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '�' : c));

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

using System.Text.Json;
using Scoring.Findings;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>Findings for people and for programs.</summary>
static class FindingTable
{
    /// <summary>The severity as a word.</summary>
    public static string Word(Severity severity, Language language) => (severity, language) switch
    {
        (Severity.Error, Language.Chinese) => "错误",
        (Severity.Warning, Language.Chinese) => "警告",
        (Severity.Info, Language.Chinese) => "提示",
        (Severity.Error, _) => "error",
        (Severity.Warning, _) => "warning",
        _ => "info",
    };

    /// <summary>One line per kind: how many, and the first of them; weightiest first.</summary>
    public static void PrintSummary(IReadOnlyList<Finding> findings, TextWriter target, Language language, int examples)
    {
        var zh = language == Language.Chinese;
        var kinds = findings.GroupBy(finding => finding.Kind).OrderByDescending(group => group.Key.Severity).ThenBy(group => group.Key.Code, StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            var places = kind.Sum(finding => finding.Count);
            target.WriteLine($"{Word(kind.Key.Severity, language)} [{kind.Key.Code}] {kind.Key.Title.In(language)}{(zh ? "：" : ": ")}{(zh ? $"{places} 处" : Plural.Of(places, "place"))}");
            foreach (var finding in kind.Take(examples))
                target.WriteLine("    " + Line(finding, language));
            if (kind.Count() > examples)
                target.WriteLine(zh ? $"    …… 另有 {kind.Count() - examples} 条" : $"    … and {kind.Count() - examples} more");
            if (kind.Key.Severity > Severity.Info) target.WriteLine("    → " + kind.Key.Remedy.In(language));
        }
    }

    static string Line(Finding finding, Language language)
    {
        var where = finding.Where(language);
        var expected = finding.Expected is null ? "" : (language == Language.Chinese ? "；应为 " : "; expected ") + finding.Expected;
        var meant = finding.Suggestion is null ? "" : language == Language.Chinese ? $"；是否为“{finding.Suggestion}”？" : $"; did you mean '{finding.Suggestion}'?";
        return (where.Length > 0 ? where + (language == Language.Chinese ? "：" : ": ") : "") + finding.Found + expected + meant;
    }

    /// <summary>The catalogue of kinds.</summary>
    public static void PrintKinds(IReadOnlyList<FindingKind> kinds, Session session, Language language)
    {
        var zh = language == Language.Chinese;
        var table = Tables.New();
        table.AddColumn(zh ? "代码" : "Code");
        table.AddColumn(zh ? "级别" : "Severity");
        table.AddColumn(zh ? "含义" : "Meaning");
        table.AddColumn(zh ? "处理办法" : "What to do");
        foreach (var kind in kinds)
            table.AddRow(
                Markup.Escape(kind.Code),
                (kind.StopsRun ? (zh ? "停止 " : "stops, ") : "") + Word(kind.Severity, language),
                Markup.Escape(kind.Title.In(language)),
                Markup.Escape(kind.Remedy.In(language)));
        Tables.Print(table, session);
    }

    /// <summary>One finding as a JSON object.</summary>
    public static void WriteJson(Utf8JsonWriter writer, Finding finding, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("code", finding.Kind.Code);
        writer.WriteString("severity", Word(finding.Kind.Severity, Language.English));
        writer.WriteString("title", finding.Kind.Title.In(language));
        WriteIfAny(writer, "file", finding.File);
        if (finding.Row is { } row) writer.WriteNumber("row", row);
        WriteIfAny(writer, "unit", finding.Unit);
        if (finding.Year is { } year) writer.WriteNumber("year", year);
        WriteIfAny(writer, "variable", finding.Variable);
        WriteIfAny(writer, "path", finding.Path);
        writer.WriteString("found", finding.Found);
        WriteIfAny(writer, "expected", finding.Expected);
        WriteIfAny(writer, "suggestion", finding.Suggestion);
        writer.WriteNumber("count", finding.Count);
        writer.WriteString("remedy", finding.Kind.Remedy.In(language));
        writer.WriteString("message", finding.Message(language));
        writer.WriteEndObject();
    }

    static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }
}

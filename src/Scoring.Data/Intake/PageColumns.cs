using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Intake;

/// <summary>One column of a page: where it stands, what its header says, and the unit of measure named there.</summary>
/// <param name="Column">The column.</param>
/// <param name="Header">The texts of its own header cells, joined, without blanks.</param>
/// <param name="Blocks">The same with the texts of merged cells that reach over it, row by row.</param>
sealed record PageColumn(int Column, string Header, IReadOnlyList<string> Blocks)
{
    /// <summary>The Chinese characters of the header, without a leading 其中.</summary>
    public string Words { get; } = WordsOf(Header);

    static string WordsOf(string header)
    {
        var words = string.Concat(MeasureText.Without(header).Where(c => c is >= '\u4E00' and <= '\u9FFF'));
        return words.StartsWith("其中", StringComparison.Ordinal) ? words[2..] : words;
    }
}

/// <summary>Finds each variable's column by what the headers say, in whatever order and row they stand.</summary>
/// <remarks>
/// A header that says just a variable's text goes before one that begins with it, and that before one that holds it somewhere; last come the texts
/// of merged cells above. <c>a&gt;b</c> is the column b below the merged cell a. A column serves one variable: who has no other choice comes first.
/// </remarks>
static class PageColumns
{
    /// <summary>Words that make another figure of the one named beside them.</summary>
    static readonly string[] Changing = ["目标", "计划数", "计划值", "预期", "预计", "任务", "完成率", "同比", "增速", "增幅", "增长", "占比", "比重", "上年", "去年", "位次", "排名"];

    /// <summary>The word by which a column's header speaks of another figure than the mapping names; null when there is none.</summary>
    public static string? Otherwise(IntakeVariable variable, PageColumn column)
    {
        var header = string.Concat(column.Blocks);
        return Changing.FirstOrDefault(word => header.Contains(word, StringComparison.Ordinal) && !variable.Headers.Any(text => text.Contains(word, StringComparison.Ordinal)));
    }

    /// <summary>The columns of the mapping's variables; null for those that are not found, which become faults.</summary>
    public static PageColumn?[] Of(IntakeMapping mapping, Sheet sheet, IReadOnlyList<PageColumn> headers, int headerRow, int unitColumn, FindingLog faults)
    {
        var found = new PageColumn?[mapping.Variables.Count];
        var open = Enumerable.Range(0, found.Length).ToList();
        var taken = new HashSet<int>();
        for (var progress = true; progress && open.Count > 0;)
        {
            progress = false;
            foreach (var v in open.ToArray())
            {
                if (Fits(mapping.Variables[v], headers, taken).Columns is not [var only]) continue;
                (found[v], progress) = (only, true);
                taken.Add(only.Column);
                open.Remove(v);
            }
        }
        foreach (var v in open)
        {
            var variable = mapping.Variables[v];
            var (text, fits) = Fits(variable, headers, taken);
            var place = new Finding { Kind = FindingKinds.MissingColumn, File = sheet.File, Path = sheet.Address(headerRow, unitColumn), Variable = variable.Code, Found = "" };
            faults.Add(fits.Count > 1
                ? place with
                {
                    Kind = FindingKinds.DuplicateColumn,
                    Path = sheet.Address(headerRow, fits[1].Column),
                    Found = $"{Shown.Quoted(text)}: {string.Join(", ", fits.Select(column => sheet.Address(headerRow, column.Column)))}",
                }
                : place with { Found = Shown.List(headers.Select(column => column.Header).Where(header => header.Length > 0).ToList()), Expected = string.Join(", ", variable.Headers) });
        }
        return found;
    }

    /// <summary>The columns that fit a variable best, and the text that they fit.</summary>
    static (string Text, List<PageColumn> Columns) Fits(IntakeVariable variable, IReadOnlyList<PageColumn> headers, HashSet<int> taken)
    {
        foreach (var text in variable.Headers.Select(IntakeReader.Compact).OrderByDescending(text => text.Length).ThenBy(text => text, StringComparer.Ordinal))
            foreach (var fits in Rules(text))
                if (headers.Where(column => !taken.Contains(column.Column) && fits(column)).ToList() is { Count: > 0 } columns)
                    return (text, columns);
        return ("", []);
    }

    static IEnumerable<Func<PageColumn, bool>> Rules(string text)
    {
        if (text.Split('>') is { Length: > 1 } path)
        {
            yield return column => IsBelow(column, path);
            yield break;
        }
        yield return column => column.Header.Equals(text, StringComparison.OrdinalIgnoreCase) || column.Words == text;
        yield return column => column.Header.StartsWith(text, StringComparison.OrdinalIgnoreCase) || column.Words.StartsWith(text, StringComparison.Ordinal);
        yield return column => column.Header.Contains(text, StringComparison.OrdinalIgnoreCase) || column.Words.Contains(text, StringComparison.Ordinal);
        yield return column => string.Concat(column.Blocks).Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    static bool IsBelow(PageColumn column, string[] path)
    {
        var part = 0;
        foreach (var block in column.Blocks)
            if (part < path.Length && block.Contains(path[part], StringComparison.OrdinalIgnoreCase))
                part++;
        return part == path.Length;
    }
}

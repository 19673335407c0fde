using Scoring.Data.Bundles;
using Scoring.Evaluating;
using Scoring.Ranking;

namespace Scoring.Publishing.Workbooks;

/// <summary>The ranking of one year: places, moves, classes, and every node's score and place.</summary>
sealed class RankingSheet(WorkbookContent book)
{
    readonly PublishedRun run = book.Run;
    readonly (string Name, string?[] Classes)[] graded = [.. (book.Run.Bundle.Classes?.GroupClasses ?? new Dictionary<string, string?[]>()).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Value))];

    public void Write(WorkbookPackage package)
    {
        PublishedNode[] others = [.. run.Nodes.Skip(1)];
        var groups = run.Index.GroupRanks;
        var titles = new List<string>
        {
            book.Word("位次", "Rank"), book.Word("升降", "Move"), book.Word("同口径升降", "Move, same units"), book.Word("单位代码", "Code"), book.Word("单位", "Unit"),
            book.Word("得分", "Score"),
        };
        var widths = new List<double> { 7, 8, 10, 12, book.UnitWidth, 10 };
        if (run.Adjusted is not null) Add(book.Word("调整后得分", "Adjusted score"), 10);
        if (run.Classes is not null) Add(book.Word("等次", "Class"), 8);
        foreach (var (name, _) in graded) Add(book.Word($"{book.GroupName(name)}内等次", $"Class in {book.GroupName(name)}"), 10);
        foreach (var (name, _) in groups) Add(book.Word($"{book.GroupName(name)}内位次", $"Rank in {book.GroupName(name)}"), 10);
        var scales = new List<int> { 5 };
        var together = new List<int> { 5 };
        foreach (var node in others)
        {
            together.Add(titles.Count);
            scales.Add(titles.Count);
            Add(book.Name(node.Name), book.NodeWidth);
            Add(book.Word("位次", "Rank"), 7);
            Add(book.Word("升降", "Move"), 8);
            if (node.Classes is not null) Add(book.Word("等次", "Class"), 8);
        }
        together.Add(titles.Count);
        Add(book.Word("覆盖率", "Coverage"), 9);
        Add(book.Word("备注", "Remark"), 22);

        var layout = new SheetLayout { FrozenRows = 3, FrozenColumns = 5, Widths = widths, Scales = scales, Groups = together };
        package.Add(package.Names.Take(book.Word("排名", "Ranking")), layout, sheet =>
        {
            WorkbookContent.Title(sheet, $"{book.Name(run.Scheme.Title)} · {run.Years[book.Year]}");
            WorkbookContent.Note(sheet, Remark());
            WorkbookContent.Header(sheet, titles, widths);
            var moves = run.Nodes.Select(node => run.Moves(book.Year, node)).ToArray();
            foreach (var row in run.Ordered(book.Year, run.Index)) Row(sheet, row, moves, others);
        });

        void Add(string title, double width)
        {
            titles.Add(title);
            widths.Add(width);
        }
    }

    void Row(SheetWriter sheet, int row, RankMove[]?[] moves, PublishedNode[] others)
    {
        var unit = run.RowUnits[row];
        sheet.BeginRow();
        sheet.Number(run.Index.Ranks[row], CellStyle.Place);
        Move(sheet, moves[0], unit);
        sheet.Number(moves[0]?[unit].Common ?? double.NaN, CellStyle.Move);
        sheet.Text(run.Roster.Units[unit].Code);
        sheet.Text(book.UnitName(unit));
        sheet.Number(run.Index.Scores[row], CellStyle.Score);
        if (run.Adjusted is { } adjusted) sheet.Number(adjusted[row], CellStyle.Score);
        if (run.Classes is { } classes) sheet.Text(Class(classes[row]));
        foreach (var (_, classesInside) in graded) sheet.Text(Class(classesInside[row]));
        foreach (var (_, ranks) in run.Index.GroupRanks) sheet.Number(ranks[row], CellStyle.Place);
        for (var n = 0; n < others.Length; n++)
        {
            sheet.Number(others[n].Scores[row], CellStyle.Score);
            sheet.Number(others[n].Ranks[row], CellStyle.Place);
            Move(sheet, moves[n + 1], unit);
            if (others[n].Classes is { } each) sheet.Text(Class(each[row]));
        }
        sheet.Number(run.Index.Coverage[row], CellStyle.Percent);
        sheet.Text(Mark(row, unit));
        sheet.EndRow();
    }

    string? Class(string? code) => run.ClassName(code, book.Language);

    void Move(SheetWriter sheet, RankMove[]? moves, int unit)
    {
        if (moves?[unit].Presence == Presence.New) sheet.Text(book.Word("新进", "new"));
        else sheet.Number(moves?[unit].Raw ?? double.NaN, CellStyle.Move);
    }

    string Mark(int row, int unit)
    {
        var aggregate = run.Roster.IsAggregate[unit] ? book.Word("汇总单位，不参与排名", "aggregate unit, not ranked") : null;
        return string.Join(book.Word("；", "; "), new[] { aggregate, Reason(run.Index.Unscored[row]) }.OfType<string>());
    }

    /// <summary>Why a unit has no score. Runs keep the reason in English; words that are not a reason of this version stay as they are.</summary>
    string? Reason(string? words) => words is null ? null : Unscored.Read(words)?.In(book.Language) ?? words;

    string Remark()
    {
        var compared = book.Year > 0
            ? book.Word($"升降：与{run.Years[book.Year - 1]}年公布位次相比；同口径：只在两年都参评的单位中比较。", $"Move: against the places published for {run.Years[book.Year - 1]}; same units: among those ranked in both years.")
            : book.Word("本年为首年，没有升降。", "The first year: nothing to compare with.");
        var ranked = run.Ordered(book.Year, run.Index).Count(row => !double.IsNaN(run.Index.Ranks[row]));
        return book.Word($"{ranked} 个单位排名。{compared}", $"{ranked} units ranked. {compared}");
    }
}

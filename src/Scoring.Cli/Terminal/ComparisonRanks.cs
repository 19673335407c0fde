using System.Globalization;
using Scoring.Experiments;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>Units' ranks in the scheme and its variants, on as many tables as the terminal's width demands.</summary>
static class ComparisonRanks
{
    const int HeadWidth = 16, LongestHead = 40, UnitWidth = 32;

    /// <summary>Prints the tables.</summary>
    public static void Print(ComparisonView view, Language language, Session session)
    {
        var zh = language == Language.Chinese;
        string[] units = [.. view.Units.Select(unit => TextWidth.Cut(view.Name(unit, language), UnitWidth))];
        var unit = new Shown(zh ? "单位" : "Unit", [.. units.Select(Markup.Escape)], Widest(units.Append(zh ? "单位" : "Unit")));
        string[] places = [.. view.Units.Select(at => Number(view.Nominal[at]))];
        var nominal = new Shown(zh ? "原方案" : "Scheme", places, Widest(places.Append(zh ? "原方案" : "Scheme")));
        var columns = view.Columns.Select(variant => Column(variant, view, language)).ToList();
        var isFirst = true;
        while (columns.Count > 0)
        {
            var room = session.Width - Tables.Edge - unit.Width - nominal.Width - 2 * Tables.Gap;
            var count = 0;
            while (count < columns.Count && (room -= columns[count].Width + Tables.Gap) >= 0) count++;
            if (!isFirst) session.Output.WriteLine();
            Print(unit, [nominal, .. columns.Take(Math.Max(1, count))], session);
            columns.RemoveRange(0, Math.Max(1, count));
            isFirst = false;
        }
    }

    static void Print(Shown unit, List<Shown> columns, Session session)
    {
        var table = Tables.New();
        table.AddColumn(Tables.Column(unit.Head, right: false));
        foreach (var column in columns) table.AddColumn(Tables.Column(column.Head, right: true));
        for (var row = 0; row < unit.Cells.Length; row++) table.AddRow([unit.Cells[row], .. columns.Select(column => column.Cells[row])]);
        Tables.Print(table, session);
    }

    static Shown Column(ComparedVariant variant, ComparisonView view, Language language)
    {
        var year = variant.Years[view.Year];
        var head = TextWidth.Wrap(TextWidth.Cut(ComparisonView.Title(variant, language), LongestHead), HeadWidth);
        string[] shifts = [.. view.Units.Select(unit => Shift(year.Shift(unit)))];
        string[] places = [.. view.Units.Select(unit => Number(year.Ranks[unit]))];
        // Places stand under one another whatever the width of the shifts beside them.
        var width = Widest(shifts);
        return new Shown(head, [.. places.Select((place, row) => $"{place} {Coloured(shifts[row], shifts[row].PadRight(width))}")],
            Math.Max(Widest(head.Split('\n')), Widest(places) + 1 + width));
    }

    static string Shift(double shift) => shift switch
    {
        > 0 => "▲" + Number(shift),
        < 0 => "▼" + Number(-shift),
        0 => "=",
        _ => "",
    };

    static string Coloured(string shift, string padded) => shift.Length == 0 ? padded : shift[0] switch
    {
        '▲' => $"[green]{padded}[/]",
        '▼' => $"[red]{padded}[/]",
        _ => padded,
    };

    static int Widest(IEnumerable<string> texts) => texts.Select(TextWidth.Of).DefaultIfEmpty(0).Max();

    static string Number(double value) => double.IsNaN(value) ? "–" : value.ToString("#,0.#", CultureInfo.InvariantCulture);

    /// <summary>A column as it is printed, with its width in columns of the terminal.</summary>
    sealed record Shown(string Head, string[] Cells, int Width);
}

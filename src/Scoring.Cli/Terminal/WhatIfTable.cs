using System.Globalization;
using Scoring.Experiments;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>A what-if experiment on the terminal: for a few variants who moves and passes whom, for many which of them matters most.</summary>
sealed class WhatIfTable(WhatIfView view, Language language)
{
    const int Few = 4, NamesShown = 2, NameWidth = 30, ChangesWidth = 44;

    readonly bool zh = language == Language.Chinese;

    /// <summary>Prints all tables that there is something for.</summary>
    public void Print(Session session)
    {
        var (whatIf, output) = (view.WhatIf, session.Output);
        var ranked = whatIf.Ranks.Count(rank => !double.IsNaN(rank));
        output.WriteLine($"{whatIf.Nominal.Scheme.Title.In(language)} · {whatIf.Node} · {whatIf.Year} · " + (zh ? $"{Whole(ranked)} 个单位参加排名" : $"{Plural.Of(ranked, "unit")} ranked"));
        ComparedVariant[] possible = [.. whatIf.Variants.Where(variant => variant.IsPossible)];
        if (possible.Length > 0) Summary(possible, session);
        if (possible.Length <= Few)
            foreach (var variant in possible) Details(variant, session);
        var impossible = whatIf.Variants.Where(variant => !variant.IsPossible).ToList();
        if (impossible.Count == 0) return;
        output.WriteLine();
        output.WriteLine(zh ? "无法计算" : "Cannot be computed");
        foreach (var variant in impossible.Take(10)) output.WriteLine($"  {ComparisonView.Printable(variant.Variant.Name)}: {variant.Faults[0].Message(language)}");
        if (impossible.Count > 10) output.WriteLine(zh ? $"  …… 另有 {impossible.Count - 10} 个" : $"  … {impossible.Count - 10} more");
    }

    /// <summary>A row per variant; where there are many, what changes most first.</summary>
    void Summary(ComparedVariant[] variants, Session session)
    {
        var order = variants.Length <= Few ? variants : [.. variants.OrderByDescending(variant => variant.Years[0].Agreement.MeanShift).ThenByDescending(variant => variant.Years[0].Agreement.MaxShift)];
        var shown = order.Take(variants.Length <= Few ? Few : view.Top).ToList();
        var table = Tables.New();
        string[] left = zh ? ["变体", "改动"] : ["Variant", "Changes"];
        foreach (var header in left) table.AddColumn(Tables.Column(header, right: false));
        string[] right = zh
            ? ["位次\n变动", "平均\n位移", "最大\n位移", "Spearman", $"进/出\n前{view.Best}", "变动最大"]
            : ["Units\nmoved", "Mean\nshift", "Largest\nshift", "Spearman", $"In/out of\ntop {view.Best}", "Moves furthest"];
        foreach (var header in right) table.AddColumn(Tables.Column(header, right: header != right[^1]));
        foreach (var variant in shown)
        {
            var year = variant.Years[0];
            var mover = year.Movers(1) is [var unit] ? $"{TextWidth.Cut(view.Name(unit, language), NameWidth)} {Arrow(year.Shift(unit))}" : "–";
            var changes = variant.Variant.ToJson();
            table.AddRow(
            [
                .. new[] { TextWidth.Cut(ComparisonView.Printable(variant.Variant.Title.In(language)), NameWidth), TextWidth.Cut(ComparisonView.Printable(changes[1..^1].Replace("\"", "", StringComparison.Ordinal)), ChangesWidth) }.Select(Markup.Escape),
                Whole(year.Agreement.Common - year.Agreement.Same), Number(year.Agreement.MeanShift, "N2"), Number(year.Agreement.MaxShift, "#,0.#"), Number(year.Agreement.Spearman, "F4"),
                $"{Whole(year.Entered(view.Best).Count)}/{Whole(year.Left(view.Best).Count)}", Markup.Escape(mover),
            ]);
        }
        Tables.Print(table, session);
        if (order.Length > shown.Count) session.Output.WriteLine(zh ? $"  …… 另有 {order.Length - shown.Count} 个变体（--top N 显示更多）" : $"  … {Plural.Of(order.Length - shown.Count, "more variant")} (--top N shows more)");
    }

    void Details(ComparedVariant variant, Session session)
    {
        var year = variant.Years[0];
        var units = view.Units(year);
        session.Output.WriteLine();
        session.Output.WriteLine(ComparisonView.Printable(variant.Variant.Title.In(language)) + (units.Count > 0 ? "" : zh ? "：位次均无变动" : ": no unit moves"));
        if (units.Count == 0) return;
        var table = Tables.New();
        string[] headers = zh ? ["原位次", "新位次", "升降", "单位", "原得分", "新得分", "超过", "被超过"] : ["Was", "Now", "Move", "Unit", "Score", "New score", "Passes", "Is passed by"];
        for (var c = 0; c < headers.Length; c++) table.AddColumn(Tables.Column(headers[c], right: c is not (3 or 6 or 7)));
        var format = units.Any(unit => Math.Abs(view.WhatIf.Scores[unit]) > 2) ? "F2" : "F4";
        foreach (var unit in units)
        {
            var arrow = Arrow(year.Shift(unit));
            table.AddRow(
            [
                Number(view.WhatIf.Ranks[unit], "#,0.#"), Number(year.Ranks[unit], "#,0.#"), Coloured(arrow), Markup.Escape(TextWidth.Cut(view.Name(unit, language), NameWidth)),
                Number(view.WhatIf.Scores[unit], format), Number(year.Scores[unit], format), Markup.Escape(Names(year.Passed(unit))), Markup.Escape(Names(year.PassedBy(unit))),
            ]);
        }
        Tables.Print(table, session);
    }

    string Names(IReadOnlyList<int> units)
    {
        if (units.Count == 0) return "";
        var names = string.Join(zh ? "、" : ", ", units.Take(NamesShown).Select(unit => view.WhatIf.Nominal.Roster.Units[unit].Name.In(language)).Select(ComparisonView.Printable).Select(name => TextWidth.Cut(name, 20)));
        return units.Count <= NamesShown ? names : zh ? $"{names}等 {units.Count} 个" : $"{names} + {units.Count - NamesShown}";
    }

    static string Arrow(double shift) => shift switch
    {
        > 0 => "▲" + Number(shift, "#,0.#"),
        < 0 => "▼" + Number(-shift, "#,0.#"),
        0 => "=",
        _ => "–",
    };

    static string Coloured(string arrow) => arrow[0] switch
    {
        '▲' => $"[green]{arrow}[/]",
        '▼' => $"[red]{arrow}[/]",
        _ => arrow,
    };

    static string Whole(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);
}

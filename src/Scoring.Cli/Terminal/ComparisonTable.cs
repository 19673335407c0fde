using System.Globalization;
using Scoring.Experiments;
using Scoring.Methods;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>A comparison on the terminal: agreement, who moves, places side by side, what matters most.</summary>
sealed class ComparisonTable(ComparisonView view, Language language)
{
    const int Shown = 3;

    readonly bool zh = language == Language.Chinese;

    /// <summary>Prints all tables that there is something for.</summary>
    public void Print(Session session)
    {
        var (comparison, output) = (view.Comparison, session.Output);
        output.WriteLine($"{comparison.Nominal.Scheme.Title.In(language)} · {comparison.Node.Name.In(language)} · {comparison.Years[view.Year]}");
        if (view.Columns.Count > 0)
        {
            Tables.Print(Agreement(view.Columns, isImportance: false), session);
            foreach (var variant in view.Columns) PrintMoves(variant, output);
            Tables.Print(SideBySide(), session);
            if (view.Ranked > view.Units.Count)
                output.WriteLine(zh ? $"  …… 另有 {view.Ranked - view.Units.Count} 个单位（--top N 显示更多）" : $"  … {Plural.Of(view.Ranked - view.Units.Count, "more unit")} (--top N shows more)");
        }
        if (comparison.Importance(view.Year) is { Count: > 0 } importance)
        {
            output.WriteLine(zh ? "逐项剔除：影响最大的在前" : "Left out one at a time, what matters most first");
            Tables.Print(Agreement(importance, isImportance: true), session);
        }
        foreach (var variant in comparison.Variants.Where(variant => !variant.IsPossible))
            output.WriteLine($"  {ComparisonView.Printable(variant.Variant.Name)}: {(zh ? "无法计算：" : "cannot be computed: ")}{variant.Faults[0].Message(language)}");
    }

    Table Agreement(IReadOnlyList<ComparedVariant> variants, bool isImportance)
    {
        var table = Tables.New();
        table.AddColumn(new TableColumn(isImportance ? (zh ? "剔除" : "Left out") : (zh ? "变体" : "Variant")));
        if (!isImportance) table.AddColumn(zh ? "起算环节" : "From");
        foreach (var header in zh
            ? ["平均位移", "最大位移", "Spearman", "Kendall", "位次不变", $"前{view.Best}进出", "少/多"]
            : new[] { "Mean shift", "Max shift", "Spearman", "Kendall", "Same place", $"In/out of top {view.Best}", "Lost/gained" })
            table.AddColumn(new TableColumn(Markup.Escape(header)).RightAligned());
        foreach (var variant in variants)
        {
            var year = variant.Years[view.Year];
            var agreement = year.Agreement;
            var cells = new List<string> { Markup.Escape(Title(variant, isImportance)) };
            if (!isImportance) cells.Add(variant.From?.Key() ?? (zh ? "相同" : "same"));
            cells.AddRange([
                Number(agreement.MeanShift, "F2"), Number(agreement.MaxShift, "0.#"), Number(agreement.Spearman, "F4"), Number(agreement.Kendall, "F4"),
                Count(agreement.Same), $"{Count(year.Entered(view.Best).Count)}/{Count(year.Left(view.Best).Count)}",
                $"{Count(agreement.Lost)}/{Count(agreement.Gained)}",
            ]);
            table.AddRow([.. cells]);
        }
        return table;
    }

    string Title(ComparedVariant variant, bool isImportance)
    {
        var title = variant.Variant.Title.In(language);
        var name = isImportance ? variant.Variant.LeftOut! : variant.Variant.Name;
        return ComparisonView.Printable(title == name ? name : $"{title} {name}");
    }

    void PrintMoves(ComparedVariant variant, TextWriter output)
    {
        var year = variant.Years[view.Year];
        var movers = year.Movers(Shown);
        if (movers.Count == 0) return;
        output.WriteLine($"  {ComparisonView.Printable(variant.Variant.Name)}");
        var moves = movers.Select(unit => $"{view.Name(unit, language)} {(year.Shift(unit) > 0 ? "▲" : "▼")}{Number(Math.Abs(year.Shift(unit)), "0.#")}");
        output.WriteLine($"    {(zh ? "变动最大" : "Biggest moves")}: {string.Join(zh ? "、" : ", ", moves)}");
        List(zh ? $"进入前{view.Best}" : $"Into the top {view.Best}", year.Entered(view.Best));
        List(zh ? $"退出前{view.Best}" : $"Out of the top {view.Best}", year.Left(view.Best));

        void List(string title, IReadOnlyList<int> units)
        {
            if (units.Count == 0) return;
            var names = string.Join(zh ? "、" : ", ", units.Take(8).Select(unit => view.Name(unit, language)));
            output.WriteLine($"    {title}: {names}{(units.Count > 8 ? ", …" : "")}");
        }
    }

    Table SideBySide()
    {
        var table = Tables.New();
        table.AddColumn(new TableColumn(zh ? "单位" : "Unit").NoWrap());
        table.AddColumn(new TableColumn(zh ? "原方案" : "Nominal").RightAligned());
        foreach (var variant in view.Columns) table.AddColumn(new TableColumn(Markup.Escape(Title(variant, isImportance: false))).RightAligned());
        foreach (var unit in view.Units)
            table.AddRow([
                Markup.Escape(view.Name(unit, language)), Number(view.Nominal[unit], "0.#"),
                .. view.Columns.Select(variant => Place(variant.Years[view.Year], unit)),
            ]);
        return table;
    }

    static string Place(VariantYear year, int unit)
    {
        var place = Number(year.Ranks[unit], "0.#");
        return year.Shift(unit) switch
        {
            > 0 and var up => $"{place} [green]▲{Number(up, "0.#")}[/]",
            < 0 and var down => $"{place} [red]▼{Number(-down, "0.#")}[/]",
            0 => $"{place}   =",
            _ => place,
        };
    }

    static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);
}

using System.Globalization;
using Scoring.Experiments;
using Scoring.Methods;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>A comparison on the terminal: agreement, who moves, places side by side, what matters most.</summary>
sealed class ComparisonTable(ComparisonView view, Language language)
{
    const int Movers = 3, Named = 8, NameWidth = 44;

    readonly bool zh = language == Language.Chinese;

    /// <summary>Prints all tables that there is something for.</summary>
    public void Print(Session session)
    {
        var (comparison, output) = (view.Comparison, session.Output);
        var ranked = view.Nominal.Count(rank => !double.IsNaN(rank));
        output.WriteLine($"{comparison.Nominal.Scheme.Title.In(language)} · {comparison.Node.Name.In(language)} · {comparison.Years[view.Year]} · "
            + (zh ? $"{Whole(ranked)} 个单位参加排名" : $"{Plural.Of(ranked, "unit")} ranked"));
        if (view.Columns.Count > 0)
        {
            Head(output, zh ? "与原方案位次的一致程度" : "How ranks agree with the scheme's");
            Tables.Print(Agreement(view.Columns, isImportance: false), session);
            if (view.Columns.Any(variant => variant.Years[view.Year].Movers(1).Count > 0)) Head(output, zh ? "谁变动最大" : "Who moves");
            foreach (var variant in view.Columns) PrintMoves(variant, output);
            Head(output, zh ? "位次对照" : "Ranks side by side");
            ComparisonRanks.Print(view, language, session);
            if (view.Ranked > view.Units.Count)
                output.WriteLine(zh ? $"  …… 另有 {Whole(view.Ranked - view.Units.Count)} 个单位（--top N 显示更多）" : $"  … {Plural.Of(view.Ranked - view.Units.Count, "more unit")} (--top N shows more)");
        }
        if (comparison.Importance(view.Year) is { Count: > 0 } importance)
        {
            Head(output, zh ? "逐项剔除，影响最大的在前" : "Left out one at a time, what matters most first");
            Tables.Print(Agreement(importance, isImportance: true), session);
        }
        if (comparison.Variants.Any(variant => !variant.IsPossible)) Head(output, zh ? "无法计算" : "Cannot be computed");
        foreach (var variant in comparison.Variants.Where(variant => !variant.IsPossible))
            output.WriteLine($"  {ComparisonView.Printable(variant.Variant.Name)}: {variant.Faults[0].Message(language)}");
    }

    static void Head(TextWriter output, string text)
    {
        output.WriteLine();
        output.WriteLine(text);
    }

    Table Agreement(IReadOnlyList<ComparedVariant> variants, bool isImportance)
    {
        var table = Tables.New();
        // Most variants rank whom the scheme ranks: then there is nothing to show of it.
        var isSame = variants.All(variant => variant.Years[view.Year].Agreement is { Lost: 0, Gained: 0 });
        table.AddColumn(Tables.Column(isImportance ? (zh ? "剔除" : "Left out") : (zh ? "变体" : "Variant"), right: false));
        if (!isImportance) table.AddColumn(Tables.Column(zh ? "起算环节" : "From", right: false));
        string[] headers = zh
            ? ["平均\n位移", "最大\n位移", "Spearman", "Kendall", "位次\n不变", $"进/出\n前{view.Best}", "不再/新\n参加排名"]
            : ["Mean\nshift", "Largest\nshift", "Spearman", "Kendall", "Same\nplace", $"In/out of\ntop {view.Best}", "No longer/\nnewly ranked"];
        foreach (var header in isSame ? headers[..^1] : headers) table.AddColumn(Tables.Column(header, right: true));
        foreach (var variant in variants)
        {
            var year = variant.Years[view.Year];
            var agreement = year.Agreement;
            var cells = new List<string> { Markup.Escape(TextWidth.Cut(ComparisonView.Title(variant, language), NameWidth)) };
            if (!isImportance) cells.Add(variant.From?.Key() ?? (zh ? "相同" : "same"));
            cells.AddRange([
                Number(agreement.MeanShift, "N2"), Number(agreement.MaxShift, "#,0.#"), Number(agreement.Spearman, "F4"), Number(agreement.Kendall, "F4"),
                Whole(agreement.Same), $"{Whole(year.Entered(view.Best).Count)}/{Whole(year.Left(view.Best).Count)}",
            ]);
            if (!isSame) cells.Add($"{Whole(agreement.Lost)}/{Whole(agreement.Gained)}");
            table.AddRow([.. cells]);
        }
        return table;
    }

    void PrintMoves(ComparedVariant variant, TextWriter output)
    {
        var year = variant.Years[view.Year];
        var movers = year.Movers(Movers);
        if (movers.Count == 0) return;
        var moves = movers.Select(unit => $"{view.Name(unit, language)} {(year.Shift(unit) > 0 ? "▲" : "▼")}{Number(Math.Abs(year.Shift(unit)), "#,0.#")}");
        output.WriteLine($"  {ComparisonView.Title(variant, language)}: {string.Join(Comma, moves)}");
        List(zh ? $"进入前{view.Best}" : $"into the top {view.Best}", year.Entered(view.Best));
        List(zh ? $"退出前{view.Best}" : $"out of the top {view.Best}", year.Left(view.Best));

        void List(string title, IReadOnlyList<int> units)
        {
            if (units.Count == 0) return;
            var names = string.Join(Comma, units.Take(Named).Select(unit => view.Name(unit, language)));
            output.WriteLine($"    {title}: {names}{(units.Count > Named ? Comma + "…" : "")}");
        }
    }

    string Comma => zh ? "、" : ", ";

    static string Whole(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);
}

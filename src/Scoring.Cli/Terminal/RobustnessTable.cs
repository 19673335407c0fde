using System.Globalization;
using System.Text.Json;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>How sure ranks are, on the terminal: a unit's rank, the middle and the range of its ranks over the draws, a bar of it, and its chances.</summary>
sealed class RobustnessTable
{
    const int BarWidth = 24, LongestName = 36;

    readonly RobustnessResult result;
    readonly Language language;
    readonly int[] units;
    readonly int all;
    readonly string format;
    readonly RankSettlement? settlement;

    /// <summary>Prepares the table.</summary>
    public RobustnessTable(RobustnessResult result, IReadOnlyCollection<string> only, int top, Language language, RankSettlement? settlement)
    {
        this.settlement = settlement;
        (this.result, this.language) = (result, language);
        var order = RobustnessReport.Order(result, only);
        all = order.Length;
        units = only.Count > 0 ? order : order[..Math.Min(top, order.Length)];
        format = result.Units.Any(unit => Math.Abs(unit.Score) > 2) ? "F2" : "F4";
    }

    bool Zh => language == Language.Chinese;

    /// <summary>Prints the head, the table, and pairs that were asked for.</summary>
    public void Print(Session session)
    {
        var (output, manifest) = (session.Output, result.Manifest);
        using var definition = JsonDocument.Parse(manifest.SchemeJson);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Title(definition.RootElement)} · {manifest.Node} · {manifest.Year} · ")
            + (Zh ? $"{Whole(result.Ranks.Draws)} 次抽样" : Plural.Of(result.Ranks.Draws, "draw"))
            + (manifest.Settings.Count == 1 ? "" : Zh ? $" · {manifest.Settings.Count} 种方法组合" : $" · {Plural.Of(manifest.Settings.Count, "setting")}")
            + $" · {SamplingWords.Of(manifest.Options, Zh)}");
        Draw(session);
        if (all > units.Length) output.WriteLine(Zh ? $"  …… 另有 {all - units.Length} 个单位（--top N 显示更多）" : $"  … {Plural.Of(all - units.Length, "more unit")} (--top N shows more)");
        output.WriteLine(Zh
            ? "  区间：抽样位次的第5至第95百分位；●中位数，│原方案位次。同组单位的位次区间与组内首位重叠，难以区分。"
            : "  Range: 5th to 95th percentile of the ranks drawn; ● median, │ the scheme's rank. Units of one group cannot be told from its first.");
        PrintPairs(output);
        if (result.Ranks.Classes is { } classes)
            output.WriteLine(Zh
                ? $"  {string.Join("、", classes.Classes.Select(own => ComparisonView.Printable(own.Name.Zh)))}：按方案分等，各等次的概率；“*”为原方案等次。"
                : $"  {string.Join(", ", classes.Classes.Select(own => ComparisonView.Printable(own.Name.En)))}: chances of the scheme's classes; * marks the unit's own.");
        PrintSettlement(output);
    }

    void PrintSettlement(TextWriter output)
    {
        if (settlement is not { } found) return;
        var width = found.HalfWidth.ToString("0.##", CultureInfo.InvariantCulture);
        if (found.IsSettled)
            output.WriteLine(Zh ? $"  位次已稳定：全部单位的平均位次误差不超过 ±{width}（{found.Rule}）。" : $"  Ranks are settled: all mean ranks are known to ±{width} places ({found.Rule}).");
        else
            output.WriteLine(Zh
                ? $"  位次未稳定：平均位次误差至多 ±{width}，未达 {found.Rule}；约需 {Whole(found.DrawsNeeded)} 次抽样（--draws，--extend 可继续）。"
                : $"  Ranks are NOT settled: mean ranks are known to ±{width} places, not {found.Rule}; about {Whole(found.DrawsNeeded)} draws would do (--draws; --extend goes on).");
    }

    void Draw(Session session)
    {
        var summary = result.Summary;
        var quantiles = units.Select(unit => (Low: summary.Quantile(unit, 0.05).Rank, Middle: summary.Quantile(unit, 0.5).Rank, High: summary.Quantile(unit, 0.95).Rank)).ToArray();
        var end = Math.Max(1, Math.Ceiling(quantiles.Select(quantile => quantile.High).Concat(units.Select(unit => double.IsNaN(result.Units[unit].Rank) ? 0 : result.Units[unit].Rank)).DefaultIfEmpty(1).Max()));
        var columns = new List<(string Head, bool Right, string[] Cells)>
        {
            (Zh ? "位次" : "Rank", true, [.. units.Select(unit => Place(result.Units[unit].Rank))]),
            (Zh ? "单位" : "Unit", false, [.. units.Select(Name)]),
            (Zh ? "得分" : "Score", true, [.. units.Select(unit => double.IsNaN(result.Units[unit].Score) ? "–" : result.Units[unit].Score.ToString(format, CultureInfo.InvariantCulture))]),
            (Zh ? "中位" : "Median", true, [.. quantiles.Select(quantile => quantile.Middle == 0 ? "–" : Place(quantile.Middle))]),
            (Zh ? "区间" : "Range", true, [.. quantiles.Select(quantile => quantile.Middle == 0 ? "–" : $"{Place(quantile.Low)}–{Place(quantile.High)}")]),
            (string.Create(CultureInfo.InvariantCulture, $"1{new string(' ', BarWidth - 1 - Whole(end).Length)}{Whole(end)}"), false,
                [.. units.Select((unit, row) => Bar(quantiles[row], result.Units[unit].Rank, end))]),
            (Zh ? "组" : "Group", true, [.. units.Select(unit => result.Groups[unit] == 0 ? "–" : Whole(result.Groups[unit]))]),
        };
        for (var c = 0; c < (result.Ranks.Classes?.Classes.Count ?? 0); c++)
        {
            var (own, code) = (c, result.Ranks.Classes!.Classes[c].Code);
            columns.Add((ComparisonView.Printable(result.Ranks.Classes.Classes[c].Name.In(language)), true,
                [.. units.Select(unit => Percent(summary.Grade(unit, own).Value) + (result.Units[unit].Class == code ? "*" : " "))]));
        }
        foreach (var k in result.Manifest.Best) columns.Add((Zh ? $"前{k}" : $"Top {k}", true, [.. units.Select(unit => Percent(summary.Top(unit, k).Value))]));
        var first = 1;
        foreach (var (name, last) in result.Manifest.Tiers)
        {
            var from = first;
            columns.Add((ComparisonView.Printable(name), true, [.. units.Select(unit => Percent(summary.Band(unit, from, last).Value))]));
            first = last + 1;
        }
        int Width() => Tables.Edge + columns.Sum(column => column.Cells.Append(column.Head).Max(TextWidth.Of) + Tables.Gap);
        while (Width() > session.Width && columns.Count > 6) columns.RemoveAt(columns.Count - 1);
        var over = Width() - session.Width;
        if (over > 0) columns[1] = columns[1] with { Cells = [.. columns[1].Cells.Select(name => TextWidth.Cut(name, Math.Max(12, columns[1].Cells.Max(TextWidth.Of) - over)))] };
        var table = Tables.New();
        foreach (var column in columns) table.AddColumn(Tables.Column(column.Head, column.Right));
        for (var row = 0; row < units.Length; row++) table.AddRow([.. columns.Select(column => Markup.Escape(column.Cells[row]))]);
        Tables.Print(table, session);
    }

    /// <summary>The range of ranks on a line from 1 to the last rank shown.</summary>
    static string Bar((double Low, double Middle, double High) ranks, double nominal, double end)
    {
        if (ranks.Middle == 0) return "";
        var line = new char[BarWidth];
        Array.Fill(line, ' ');
        for (var at = At(ranks.Low); at <= At(ranks.High); at++) line[at] = '─';
        if (!double.IsNaN(nominal)) line[At(nominal)] = '│';
        line[At(ranks.Middle)] = '●';
        return new string(line).TrimEnd();

        int At(double rank) => end == 1 ? 0 : (int)((rank - 1) * (BarWidth - 1) / (end - 1) + 0.5);
    }

    void PrintPairs(TextWriter output)
    {
        for (var pair = 0; pair < result.Ranks.Pairs.Count; pair++)
        {
            var (first, second) = result.Ranks.Pairs[pair];
            var win = result.Summary.Win(pair);
            var share = string.Create(CultureInfo.InvariantCulture, $"{100 * win.Value:F1} % ± {100 * win.Error:F1}");
            output.WriteLine(Zh
                ? $"  {Name(result.Ranks.IndexOf(first))} 排在 {Name(result.Ranks.IndexOf(second))} 之前：{share}"
                : $"  {Name(result.Ranks.IndexOf(first))} before {Name(result.Ranks.IndexOf(second))}: {share}");
        }
    }

    string Title(JsonElement scheme)
    {
        if (!scheme.TryGetProperty("title", out var title)) return result.Manifest.SchemeId;
        if (title.ValueKind == JsonValueKind.String) return title.GetString()!;
        return title.TryGetProperty(Zh ? "zh" : "en", out var own) ? own.GetString()! : result.Manifest.SchemeId;
    }

    string Name(int unit)
    {
        var entry = result.Units[unit];
        var name = entry.Name.In(language);
        return TextWidth.Cut(ComparisonView.Printable(name == entry.Code ? name : $"{name} {entry.Code}"), LongestName);
    }

    static string Place(double rank) => double.IsNaN(rank) ? "–" : rank.ToString("#,0.#", CultureInfo.InvariantCulture);

    static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Percent(double share) => double.IsNaN(share) ? "–" : share.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
}

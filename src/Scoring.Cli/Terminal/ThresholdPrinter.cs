using System.Globalization;
using Scoring.Experiments.Exact;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>Thresholds of weights on the terminal.</summary>
sealed class ThresholdPrinter(ThresholdView view, Language language)
{
    readonly WeightThresholds thresholds = view.Thresholds;

    bool Zh => language == Language.Chinese;

    public void Print(Session session)
    {
        session.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{thresholds.Evaluation.Scheme.Title.In(language)} · {view.Year} · {(Zh ? $"{thresholds.Ranked.Count} 个单位，{thresholds.Weights.Count} 个权重" : $"{Plural.Of(thresholds.Ranked.Count, "unit")}, {Plural.Of(thresholds.Weights.Count, "weight")}")}"));
        if (thresholds.IgnoresRounding)
            session.Output.WriteLine(Zh ? "名次按舍入后得分排列；以下阈值按未舍入得分计算。" : "Ranks are of rounded scores; the thresholds below are of the unrounded ones.");
        if (thresholds.Ranked.Count == 0)
        {
            session.Output.WriteLine(Zh ? "该年没有单位有位次。" : "No unit has a rank in this year.");
            return;
        }
        foreach (var unit in view.Units)
            if (view.Weights.Count == 0) PrintUnit(session, unit);
            else
                foreach (var slider in view.Weights) PrintRanks(session, unit, slider);
        foreach (var slider in view.Weights) PrintSwaps(session, slider);
        if (view.Units.Count == 0 && view.Weights.Count == 0)
        {
            if (thresholds.Weights.Count > 0) PrintWeights(session);
            PrintNeighbours(session);
        }
        foreach (var group in thresholds.Refused.GroupBy(refused => refused.Reason.In(language)))
            session.Output.WriteLine($"  – {string.Join(", ", group.Select(refused => refused.Code))}: {group.Key}");
    }

    /// <summary>Each weight: how far it can go until one of the leading units changes place.</summary>
    void PrintWeights(Session session)
    {
        var leading = Math.Min(view.Top, thresholds.Ranked.Count);
        var table = Start(session, Zh ? $"每个权重在多大范围内不改变前{leading}名中任何名次（占同级权重的%）" : $"How far each weight can go before one of the first {leading} changes place (% of its siblings' total)",
            (Zh ? "权重" : "Weight", false), (Zh ? "现值" : "now", true), (Zh ? "下限" : "from", true), (Zh ? "上限" : "to", true), (Zh ? "降低时" : "Lower", false), (Zh ? "提高时" : "Higher", false));
        foreach (var slider in thresholds.Weights)
        {
            var whole = slider.First(thresholds.Ranked.Take(leading));
            Add(table, Title(slider), Short(slider.Share), Short(whole.Low), Short(whole.High),
                Pass(whole.LowRival, whole.LowRival < 0 ? -1 : slider.Stability(whole.LowRival).LowRival),
                Pass(whole.HighRival, whole.HighRival < 0 ? -1 : slider.Stability(whole.HighRival).HighRival));
        }
        Tables.Print(table, session);
    }

    /// <summary>One unit: how far each weight can go, tightest first.</summary>
    void PrintUnit(Session session, int unit)
    {
        var table = Start(session, Place(unit) + (Zh ? "：各权重在多大范围内不改变其名次（%）" : ": how far each weight can go before its place changes (%)"),
            (Zh ? "权重" : "Weight", false), (Zh ? "现值" : "now", true), (Zh ? "下限" : "from", true), (Zh ? "上限" : "to", true), (Zh ? "下限处相遇" : "meets below", false), (Zh ? "上限处相遇" : "meets above", false));
        foreach (var slider in thresholds.Weights.OrderBy(slider => Room(slider, unit)).Take(view.Top))
        {
            var interval = slider.Stability(unit);
            Add(table, Title(slider), Percent(slider.Share), Percent(interval.Low), Percent(interval.High), Name(interval.LowRival), Name(interval.HighRival));
        }
        Tables.Print(table, session);
    }

    /// <summary>One unit's rank along one slider.</summary>
    void PrintRanks(Session session, int unit, WeightSlider slider)
    {
        var table = Start(session, $"{Place(unit)} · {Title(slider)} {Short(slider.Share)}%", (Zh ? "从（%）" : "from %", true), (Zh ? "到（%）" : "to %", true), (Zh ? "名次" : "Rank", true), (Zh ? "与其换位" : "then meets", false));
        var stretches = slider.RankOf(unit);
        var present = Math.Max(0, stretches.ToList().FindIndex(stretch => stretch.To >= slider.Share));
        foreach (var stretch in stretches.Skip(Math.Max(0, Math.Min(present - view.Top / 2, stretches.Count - view.Top))).Take(view.Top))
            Add(table, Percent(stretch.From), Percent(stretch.To), stretch.Rank.ToString(CultureInfo.InvariantCulture), Name(stretch.Rival));
        Tables.Print(table, session);
    }

    void PrintSwaps(Session session, WeightSlider slider)
    {
        var table = Start(session, Zh ? $"{Title(slider)}（现为{Short(slider.Share)}%）：离现值最近的换位" : $"{Title(slider)} (now {Short(slider.Share)}%): changes of places nearest to its present share",
            (Zh ? "占比（%）" : "at %", true), (Zh ? "从此较高" : "Better from there on", false), (Zh ? "从此较低" : "Worse", false));
        foreach (var swap in view.Swaps(slider)) Add(table, Percent(swap.Share), Name(swap.Rising), Name(swap.Falling));
        Tables.Print(table, session);
    }

    void PrintNeighbours(Session session)
    {
        var neighbours = view.Neighbours();
        if (neighbours.All(neighbour => neighbour.Robust is null)) return;
        var table = Start(session, Zh ? "相邻单位的先后有多稳固：有权重的指标间改动不超过ε时次序不变（%）" : "How firm the order of neighbours is: it holds while no more than ε of the weights moves between indicators that weigh something (%)",
            (Zh ? "名次" : "Rank", true), (Zh ? "单位" : "Unit", false), (Zh ? "领先于" : "ahead of", false), ("ε", true));
        foreach (var (unit, next, robust) in neighbours)
            Add(table, view.Rank(unit).ToString(CultureInfo.InvariantCulture), Name(unit), Name(next), robust is { } epsilon ? Percent(epsilon) : "–");
        Tables.Print(table, session);
    }

    static double Room(WeightSlider slider, int unit)
    {
        var interval = slider.Stability(unit);
        return Math.Min(interval.LowRival < 0 ? 2 : slider.Share - interval.Low, interval.HighRival < 0 ? 2 : interval.High - slider.Share);
    }

    static Table Start(Session session, string title, params (string Header, bool Right)[] columns)
    {
        session.Output.WriteLine();
        session.Output.WriteLine(title);
        var table = Tables.New();
        foreach (var (header, right) in columns) table.AddColumn(Tables.Column(header, right));
        return table;
    }

    static void Add(Table table, params string[] cells) => table.AddRow([.. cells.Select(Markup.Escape)]);

    string Title(WeightSlider slider)
    {
        var name = thresholds.Evaluation.Scheme.Framework.TopDown().First(node => node.Code == slider.Code).Name.In(language);
        if (name == slider.Code && thresholds.Evaluation.Scheme.Indicators.FirstOrDefault(indicator => indicator.Code == slider.Code) is { } indicator) name = indicator.Name.In(language);
        return TextWidth.Cut(ComparisonView.Printable(name), 32);
    }

    string Place(int unit) => string.Create(CultureInfo.InvariantCulture, $"{Name(unit)} · {(Zh ? $"第{view.Rank(unit)}名" : $"rank {view.Rank(unit)}")}");

    string Pass(int unit, int rival) => unit < 0 ? "–" : $"{Name(unit)} × {view.Code(rival)}";

    string Name(int unit) => unit < 0 ? "–" : TextWidth.Cut(view.Name(unit, language), 24);

    static string Short(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture);

    static string Percent(double share) => (100 * share).ToString("F4", CultureInfo.InvariantCulture);
}

using Microsoft.AspNetCore.Components;
using Scoring.Data.Bundles;
using Scoring.Explaining;
using Scoring.Ranking;

namespace Scoring.Report.Units;

/// <summary>One page per unit: its place, a radar against its province and its peers, where its points come from, strengths and weaknesses, what changed, and what comes next.</summary>
/// <remarks>
/// Made once for a report: what all pages share is worked out here. A page has no heading of level 1 or 2 and can stand in a file with thousands of others, about 6 KB each with 32
/// indicators. Pages may be taken from several threads at once.
/// </remarks>
public sealed class UnitPages
{
    readonly UnitFigures figures;
    readonly UnitDrawing drawing;
    readonly UnitWords words;
    readonly IReadOnlyDictionary<int, UnitOutlook> outlooks;
    readonly ReportContent content;
    readonly PublishedRun run;
    readonly string head;

    /// <summary>Prepares the pages of a year.</summary>
    /// <param name="content">The report. Without its ledger pages do not say what changed.</param>
    /// <param name="grouping">Code of the grouping whose groups are compared; null = the roster's first without overlaps. One that the roster does not have, or with overlaps, compares with nobody.</param>
    /// <param name="outlooks">What would take units to a goal, by index in the roster; units that are not in it are told how many points the next class or round place is away.</param>
    /// <exception cref="ScoringException">The run's tables do not fit together.</exception>
    public UnitPages(ReportContent content, string? grouping = null, IReadOnlyDictionary<int, UnitOutlook>? outlooks = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        (this.content, run, this.outlooks) = (content, content.Run, outlooks ?? new Dictionary<int, UnitOutlook>());
        figures = new UnitFigures(content, grouping);
        drawing = new UnitDrawing(figures);
        words = new UnitWords(figures);
        Units = [.. run.Ordered(content.Year, run.Index).Select(row => run.RowUnits[row]).Where(unit => !run.Roster.IsAggregate[unit])];
        head = content.Word(
            "<table class=ut aria-label=指标><thead><tr><th scope=col>指标<th scope=col>数值<th scope=col>标准化<th scope=col>贡献<th scope=col>较本地区<th scope=col>较同组中位<th scope=col>较上一名<th scope=col>位次<tbody>",
            "<table class=ut aria-label=Indicators><thead><tr><th scope=col>Indicator<th scope=col>Value<th scope=col>Norm.<th scope=col>Points<th scope=col>vs province<th scope=col>vs peers<th scope=col>vs above<th scope=col>Rank<tbody>");
    }

    /// <summary>The units that have a page, by index in the roster: ranked ones by place, then the others of the year's roster; no aggregate units.</summary>
    public IReadOnlyList<int> Units { get; }

    /// <summary>What the radars of all pages refer to. It stands once in a file, before the first page, and takes no room.</summary>
    public MarkupString Definitions => new(drawing.Definitions());

    /// <summary>The same for a file that holds one page.</summary>
    /// <param name="unit">The unit's index in the roster.</param>
    public MarkupString DefinitionsOf(int unit) => new(drawing.Definitions(unit));

    /// <summary>A unit's page.</summary>
    /// <param name="unit">The unit's index in the roster.</param>
    /// <exception cref="ArgumentException">The unit is not in the year's roster.</exception>
    public MarkupString Page(int unit)
    {
        var page = new PageText();
        Write(page, unit);
        return new MarkupString(page.ToString());
    }

    /// <summary>Writes a unit's page, see <see cref="Page"/>.</summary>
    /// <param name="unit">The unit's index in the roster.</param>
    /// <param name="output">Takes the HTML.</param>
    /// <exception cref="ArgumentException">The unit is not in the year's roster.</exception>
    public void Write(int unit, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var page = new PageText();
        Write(page, unit);
        page.MoveTo(output);
    }

    void Write(PageText page, int unit)
    {
        var row = run.Row(content.Year, unit);
        if (row < 0) throw new ArgumentException($"The unit is not in the roster of {content.CalendarYear}.", nameof(unit));
        page.Markup("<div class=pg>");
        if (figures.Explained.TryGetValue(run.Roster.Units[unit].Code, out var explanation))
        {
            Heading(page, unit, row, explanation);
            page.Markup("<div class=ug>");
            drawing.Radar(page, unit, content.Word($"{figures.UnitNames[unit]}：各指标超过的单位比例，位次见下表", $"{figures.UnitNames[unit]}: share of units behind, by indicator; ranks are in the table below"));
            page.Markup("<div>");
            Legend(page, unit, explanation);
            words.Standings(page, explanation);
            words.Changes(page, unit);
            words.Outlook(page, outlooks.GetValueOrDefault(unit), figures.NextSteps[row - run.RowsOf(content.Year).From]);
            History(page, unit);
            page.Markup("</div></div>");
            Table(page, unit, row, explanation);
        }
        else page.Markup(content.Word("<p>没有得分：", "<p>No score: ")).Words(run.Index.Unscored[row] ?? "–");
        page.Markup("</div>\n");
    }

    void Heading(PageText page, int unit, int row, UnitExplanation explanation)
    {
        var zh = content.Language == Language.Chinese;
        page.Markup("<p class=uk>");
        if (double.IsNaN(explanation.Rank)) page.Markup(zh ? "不参与排名" : "not ranked");
        else
        {
            page.Markup(zh ? "第<b>" : "rank <b>").Number(explanation.Rank, "0.#").Markup(zh ? "</b>名" : "</b>").Markup(zh ? "/" : " of ").Whole(figures.RankedCount);
            if (figures.Moves is { } moves && moves[unit].Presence == Presence.Stayed && moves[unit].Raw is var gained)
                page.Markup(gained > 0 ? " <i class=up>▲" : gained < 0 ? " <i class=dn>▼" : " <i>＝").Markup(gained == 0 ? "" : Places(gained)).Markup("</i>");
        }
        page.Markup(zh ? " · 得分<b>" : " · score <b>").Number(explanation.Score, "0.00").Markup("</b>");
        if (run.Adjusted is { } adjusted && adjusted[row] != explanation.Score) page.Markup(zh ? "，调整后" : ", adjusted ").Number(adjusted[row], "0.00");
        if (run.Classes?[row] is { } grade) page.Markup(zh ? " · 等级" : " · class ").Words(grade);
        if (explanation.Parent is { } parent) page.Markup(zh ? " · 较" : " · vs ").Markup(Name(parent)).Markup(" ").Signed(explanation.ToParent);
        if (explanation.Above is { } above) page.Markup(zh ? " · 较上一名" : " · vs the unit above, ").Markup(Name(above)).Markup(" ").Signed(explanation.ToAbove);
    }

    static string Places(double gained) => Math.Abs(gained).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    void Legend(PageText page, int unit, UnitExplanation explanation)
    {
        if (!drawing.HasRadar) return;
        page.Markup("<p class=ul><i class=s1></i>").Markup(figures.UnitNames[unit]);
        if (explanation.Parent is { } parent) page.Markup(" <i class=s2></i>").Markup(Name(parent));
        if (figures.Peers[unit] is { } group) page.Markup(" <i class=s3></i>").Markup(content.Word("同组（", "peers (")).Words(group.Label).Markup(content.Word("）中位", "), median"));
    }

    void History(PageText page, int unit)
    {
        if (run.Years.Count < 2) return;
        int[] rows = [.. Enumerable.Range(0, run.Years.Count).Select(year => run.Row(year, unit))];
        UnitDrawing.History(page, run.Years, [.. rows.Select(row => row < 0 ? double.NaN : run.Index.Ranks[row])]);
        page.Markup(content.Word("<table class=uy aria-label=历年><tr><th>", "<table class=uy aria-label=History><tr><th>")).Markup(content.Word("年份", "Year"));
        foreach (var year in run.Years) page.Markup("<td>").Whole(year);
        page.Markup("<tr><th>").Markup(content.Word("位次", "Rank"));
        foreach (var row in rows) page.Markup("<td>").Number(row < 0 ? double.NaN : run.Index.Ranks[row], "0.#");
        page.Markup("<tr><th>").Markup(content.Word("得分", "Score"));
        foreach (var row in rows) page.Markup("<td>").Number(row < 0 ? double.NaN : run.Index.Scores[row], "0.0;−0.0");
        page.Markup("</table>");
    }

    void Table(PageText page, int unit, int row, UnitExplanation explanation)
    {
        page.Markup(head);
        var raw = run.Bundle.Indicators.Values;
        for (var i = 0; i < figures.Rows.Count; i++)
        {
            var line = figures.Rows[i];
            if (i == 0 || line.Pillar != figures.Rows[i - 1].Pillar) Pillar(page, line, row, explanation);
            if (line.Position < 0) continue;
            var figure = explanation.Indicators[line.Position];
            page.Markup("<tr><th>").Markup(line.Name);
            if (line.Measure.Length > 0) page.Markup(" <s>").Markup(line.Measure).Markup("</s>");
            page.Markup("<td>").Value(line.RawColumn < 0 ? double.NaN : raw[line.RawColumn][row]);
            page.Markup("<td>").Number(figure.Value, "0.0;−0.0").Markup("<td>").Number(figure.Contribution, "0.00;−0.00");
            page.Markup("<td>").Signed(figure.ToParent).Markup("<td>").Signed(figure.Contribution - (figures.Peers[unit]?.Contributions[line.Position] ?? double.NaN));
            page.Markup("<td>").Signed(figure.ToAbove).Markup("<td>");
            if (figure.Place > 0) page.Whole(figure.Place);
            else page.Markup("–");
        }
        page.Markup("</table>");
    }

    /// <summary>A pillar's own line above its indicators; none for an indicator that hangs on the index itself.</summary>
    void Pillar(PageText page, IndicatorRow line, int row, UnitExplanation explanation)
    {
        if (line.Pillar.IsLeaf) return;
        var node = run.Nodes.First(each => each.Publication is null && each.Code == line.Pillar.Code);
        double[] parts = [.. figures.Rows.Where(each => each.Pillar == line.Pillar && each.Position >= 0).Select(each => explanation.Indicators[each.Position].Contribution).Where(part => !double.IsNaN(part))];
        page.Markup("<tr class=pl><th>").Words(content.Name(node.Name)).Markup("<td><td>").Number(node.Scores[row], "0.0;−0.0");
        page.Markup("<td>").Number(parts.Length == 0 ? double.NaN : parts.Sum(), "0.00;−0.00").Markup("<td><td><td><td>").Number(node.Ranks[row], "0.#");
    }

    string Name(string code) => figures.UnitNames[run.Roster.IndexOf(code)];
}

using Microsoft.AspNetCore.Components;
using Scoring.Data.Bundles;
using Scoring.Explaining;
using Scoring.Ranking;
using Scoring.Report.Rendering;

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
    readonly UnitTable table;

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
        table = new UnitTable(figures);
    }

    /// <summary>The units that have a page, by index in the roster: ranked ones by place, then the others of the year's roster; no aggregate units.</summary>
    public IReadOnlyList<int> Units { get; }

    /// <summary>What the radars of all pages refer to. It stands once in a file, before the first page, and takes no room.</summary>
    public MarkupString Definitions => new(drawing.Definitions());

    /// <summary>The same for a file that holds one page.</summary>
    /// <param name="unit">The unit's index in the roster.</param>
    public MarkupString DefinitionsOf(int unit) => new(drawing.Definitions(unit));

    /// <summary>What the tables of all pages say alike, where it stands apart from them; else null.</summary>
    internal UnitTable? Names => figures.NamesStandApart ? table : null;

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
            table.Write(page, unit, row, explanation);
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
            page.Markup(zh ? "第<b>" : "rank <b>").Count(explanation.Rank).Markup(zh ? "</b>名" : "</b>").Markup(zh ? "/" : " of ").Count(figures.RankedCount);
            if (figures.Moves is { } moves && moves[unit].Presence == Presence.Stayed && moves[unit].Raw is var gained)
                page.Markup(gained > 0 ? " <i class=up>▲" : gained < 0 ? " <i class=dn>▼" : " <i>＝").Markup(gained == 0 ? "" : Numbers.Rank(Math.Abs(gained))).Markup("</i>");
        }
        page.Markup(zh ? " · 得分<b>" : " · score <b>").Fixed(explanation.Score, content.Decimals).Markup("</b>");
        if (run.Adjusted is { } adjusted && adjusted[row] != explanation.Score) page.Markup(zh ? "，调整后" : ", adjusted ").Fixed(adjusted[row], content.Decimals);
        if (run.ClassName(run.Classes?[row], content.Language) is { } grade) page.Markup(zh ? " · 等次" : " · class ").Words(grade);
        if (explanation.Parent is { } parent) page.Markup(zh ? " · 较" : " · vs ").Markup(Name(parent)).Markup(" ").Signed(explanation.ToParent, content.Decimals);
        if (explanation.Above is { } above) page.Markup(zh ? " · 较上一名" : " · vs the unit above, ").Markup(Name(above)).Markup(" ").Signed(explanation.ToAbove, content.Decimals);
    }

    void Legend(PageText page, int unit, UnitExplanation explanation)
    {
        if (!drawing.HasRadar) return;
        page.Markup("<p class=ul><i class=s1></i>").Markup(figures.UnitNames[unit]);
        if (explanation.Parent is { } parent) page.Markup(" <i class=s2></i>").Markup(Name(parent));
        if (figures.Peers[unit] is { } group) page.Markup(" <i class=s3></i>").Markup(content.Word("同组（", "peers (")).Words(group.Label).Markup(content.Word("）中位", "), median"));
    }

    void History(PageText page, int unit)
    {
        var years = content.Run.RankedYears;
        if (years.Count < 2) return;
        int[] rows = [.. years.Select(year => run.Row(year, unit))];
        UnitDrawing.History(page, [.. years.Select(year => run.Years[year])], [.. rows.Select(row => row < 0 ? double.NaN : run.Index.Ranks[row])]);
        page.Markup("<div class=uw>").Markup(content.Word("<table class=uy aria-label=历年><tr><th>", "<table class=uy aria-label=History><tr><th>")).Markup(content.Word("年份", "Year"));
        foreach (var year in years) page.Markup("<td>").Whole(run.Years[year]);
        page.Markup("<tr><th>").Markup(content.Word("位次", "Rank"));
        foreach (var row in rows) page.Markup("<td>").Count(row < 0 ? double.NaN : run.Index.Ranks[row]);
        page.Markup("<tr><th>").Markup(content.Word("得分", "Score"));
        foreach (var row in rows) page.Markup("<td>").Fixed(row < 0 ? double.NaN : run.Index.Scores[row], content.Decimals - 1);
        page.Markup("</table></div>");
    }

    string Name(string code) => figures.UnitNames[run.Roster.IndexOf(code)];
}

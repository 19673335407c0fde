using Microsoft.AspNetCore.Components;
using Scoring.Data.Bundles;
using Scoring.Panels;
using Scoring.Report.Charts;
using Scoring.Report.Rendering;

namespace Scoring.Report.Sections;

/// <summary>The table of one pillar: places, scores, the nodes below it and its indicators as the framework reads them, shaded.</summary>
/// <param name="content">The report.</param>
/// <param name="pillar">The pillar, or the index.</param>
/// <param name="columns">The indicators below it.</param>
sealed class PillarTable(ReportContent content, PublishedNode pillar, IReadOnlyList<IndicatorColumn> columns)
{
    readonly PublishedRun run = content.Run;

    /// <summary>The table's HTML.</summary>
    public MarkupString Write()
    {
        PublishedNode[] below = [.. pillar.Node.TopDown().Skip(1).Where(node => !node.IsLeaf).Select(node => run.Nodes.First(each => each.Code == node.Code && each.Publication is null))];
        var moves = run.Moves(content.Year, pillar);
        HeatScale[] scales = [.. columns.Select(column => HeatScale.Quantiles(content.Ranked.Select(row => column.Normalised[row])))];
        var html = new HtmlText();
        html.Markup("<table class=\"sortable rank num pillar\"><caption>").Text($"{content.Name(pillar.Name)} · {content.CalendarYear}").Markup("</caption><thead><tr>");
        Head(content.Word("位次", "Rank"), "n");
        if (moves is not null) Head(content.Word("升降", "Move"), "n");
        Head(content.Word("单位", "Unit"), "");
        Head(content.Word("得分", "Score"), "n");
        if (pillar.Classes is not null) Head(content.Word("等次", "Class"), "");
        Head(content.Word("总位次", "Overall"), "n");
        foreach (var node in below) Head(content.Name(node.Name), "n p");
        foreach (var column in columns) Head(content.Name(column.Leaf.Name), "n i");
        html.Markup("<tbody>");
        foreach (var row in run.Ordered(content.Year, pillar))
        {
            var unit = run.RowUnits[row];
            html.Markup(run.Roster.IsAggregate[unit] ? "<tr class=agg><td>" : "<tr><td>").Markup(Numbers.Rank(pillar.Ranks[row]));
            if (moves is not null) html.Markup("<td>").Markup(Marks.Move(moves[unit], content).Value);
            html.Markup("<th scope=row><a href=\"").Text(content.Href(unit)).Markup("\">").Text(content.UnitName(unit)).Markup("</a>");
            html.Markup("<td>").Markup(content.Score(pillar.Scores[row]));
            if (pillar.Classes is { } classes) html.Markup("<td>").Text(run.ClassName(classes[row], content.Language));
            html.Markup("<td>").Markup(Numbers.Rank(run.Index.Ranks[row]));
            foreach (var node in below) html.Markup("<td>").Markup(content.Score(node.Scores[row]));
            for (var i = 0; i < columns.Count; i++) Cell(columns[i], scales[i], row);
            html.Markup("\n");
        }
        return html.Markup("</table>").ToMarkup();

        void Head(string title, string kind) => html.Markup("<th scope=col class=\"").Markup(kind).Markup("\">").Text(title);

        void Cell(IndicatorColumn column, HeatScale scale, int row)
        {
            var mark = Mark(column.Statuses[row]);
            html.Markup(mark.Length == 0 ? "<td class=" : "<td class=\"").Markup(scale.ClassOf(column.Normalised[row])).Markup(mark).Markup(mark.Length == 0 ? ">" : "\">").Markup(content.Score(column.Normalised[row]));
        }
    }

    /// <summary>The style's class of a value by what it is worth: imputed and treated values are marked.</summary>
    public static string Mark(CellStatus status) => status switch
    {
        CellStatus.Imputed => " im",
        CellStatus.Treated => " tr",
        _ => "",
    };
}

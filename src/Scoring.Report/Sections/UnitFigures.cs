using Microsoft.AspNetCore.Components;
using Scoring.Panels;
using Scoring.Report.Rendering;
using Scoring.Schemes;

namespace Scoring.Report.Sections;

/// <summary>The figures of one unit: every indicator's value, normalised value, place and contribution, pillar by pillar.</summary>
/// <remarks>What does not depend on the unit is put together once for all.</remarks>
sealed class UnitFigures
{
    readonly ReportContent content;
    readonly string head;
    readonly List<(string Head, Data.Bundles.PublishedNode? Node, IndicatorColumn? Column)> lines = [];

    public UnitFigures(ReportContent content)
    {
        this.content = content;
        var hasContributions = content.Run.Bundle.Contributions is not null;
        var html = new HtmlText().Markup("<table class=fig><caption>").Text(content.Word($"{content.CalendarYear}年各项指标", $"Indicators {content.CalendarYear}")).Markup("</caption><thead><tr><th scope=col>")
            .Text(content.Word("指标", "Indicator")).Markup("<th scope=col>").Text(content.Word("数值", "Value")).Markup("<th scope=col>").Text(content.Word("标准化值", "Normalised"))
            .Markup("<th scope=col>").Text(content.Word("位次", "Place"));
        if (hasContributions) html.Markup("<th scope=col>").Text(content.Word("贡献", "Points"));
        head = html.Markup("<tbody>").ToMarkup().Value;
        var columns = content.Columns.ToDictionary(column => column.Leaf.Code, StringComparer.Ordinal);
        foreach (var child in content.Run.Scheme.Framework.Children) Add(child);

        void Add(Node node)
        {
            var line = new HtmlText();
            if (node.IsLeaf)
            {
                var column = columns[node.Code];
                line.Markup("<tr><th scope=row>").Text(content.Name(node.Name));
                if (column.Unit.Length > 0) line.Markup(" <i>").Text(column.Unit).Markup("</i>");
                lines.Add((line.ToMarkup().Value, null, column));
                return;
            }
            line.Markup("<tr class=br><th scope=row>").Text(content.Name(node.Name));
            lines.Add((line.ToMarkup().Value, content.Run.Nodes.First(each => each.Code == node.Code && each.Publication is null), null));
            foreach (var child in node.Children) Add(child);
        }
    }

    /// <summary>The table of the unit in a row of the run.</summary>
    public MarkupString Of(int row)
    {
        var html = new HtmlText().Markup(head);
        foreach (var (start, node, column) in lines)
        {
            html.Markup(start);
            if (node is not null)
            {
                html.Markup("<td><td>").Markup(content.Score(node.Scores[row])).Markup("<td>").Markup(Numbers.Rank(node.Ranks[row]));
                if (content.Run.Bundle.Contributions is not null) html.Markup("<td>");
                continue;
            }
            html.Markup(column!.Statuses[row] switch { CellStatus.Imputed => "<td class=im>", CellStatus.Treated => "<td class=tr>", _ => "<td>" });
            if (column.Statuses[row] == CellStatus.NotApplicable) html.Text(content.Word("不适用", "n/a"));
            else html.Markup(Numbers.Value(column.Values[row]));
            html.Markup("<td>").Markup(content.Score(column.Normalised[row])).Markup("<td>").Markup(column.Places[row] == 0 ? Numbers.None : Numbers.Count(column.Places[row]));
            if (column.Contributions is { } points) html.Markup("<td>").Markup(Numbers.Fixed(points[row], content.Decimals));
        }
        return html.Markup("</table>").ToMarkup();
    }
}

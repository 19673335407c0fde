using System.Text;
using Microsoft.AspNetCore.Components;
using Scoring.Data.Bundles;
using Scoring.Explaining;

namespace Scoring.Report.Units;

/// <summary>The table of a unit's indicators: values, points, and the gaps to its province, its peers and the unit above.</summary>
/// <remarks>
/// The first column is the same on every page, and with long names it is a third of all pages. In one file of thousands it stands once: the script puts it into a page that is opened;
/// without scripts a style shows it.
/// </remarks>
sealed class UnitTable
{
    readonly UnitFigures figures;
    readonly ReportContent content;
    readonly string head;
    readonly string[] names;

    public UnitTable(UnitFigures figures)
    {
        (this.figures, content) = (figures, figures.Content);
        string[] columns =
        [
            content.Word("指标", "Indicator"), content.Word("数值", "Value"), content.Word("标准化", "Norm."), content.Word("贡献", "Points"),
            .. figures.HasParents ? [content.Word("较本地区", "vs province")] : Array.Empty<string>(),
            .. figures.HasPeers ? [content.Word("较同组中位", "vs peers")] : Array.Empty<string>(),
            content.Word("较上一名", "vs above"), content.Word("位次", "Rank"),
        ];
        head = content.Word("<div class=uw><table class=ut aria-label=指标><thead><tr>", "<div class=uw><table class=ut aria-label=Indicators><thead><tr>")
            + string.Concat(columns.Select(column => $"<th scope=col>{column}")) + "<tbody>";
        names = [.. Lines().Select(line => line.Pillar is { } pillar ? PageText.Encode(content.Name(pillar.Name)) : line.Row!.Name + (line.Row.Measure.Length > 0 ? $" <s>{line.Row.Measure}</s>" : ""))];
    }

    /// <summary>The first column, a row per line, for the script.</summary>
    public MarkupString Names => new($"<template id=unit-names><table>{string.Concat(names.Select(name => $"<tr><th>{name}"))}</table></template>\n");

    /// <summary>The first column as a style, for readers without scripts.</summary>
    public string Style
    {
        get
        {
            var style = new StringBuilder();
            foreach (var (line, i) in Lines().Select((line, i) => (line, i)))
            {
                var (name, measure) = line.Pillar is { } pillar ? (content.Name(pillar.Name), "") : (content.Name(line.Row!.Title), line.Row.Unit);
                style.Append(System.Globalization.CultureInfo.InvariantCulture, $".ut tbody tr:nth-child({i + 1}) th:after{{content:\"").Append(Quoted(measure.Length > 0 ? $"{name} {measure}" : name)).Append("\"}\n");
            }
            return style.ToString();
        }
    }

    public void Write(PageText page, int unit, int row, UnitExplanation explanation)
    {
        page.Markup(head);
        var (run, line) = (content.Run, 0);
        foreach (var (pillar, indicator) in Lines())
        {
            page.Markup(pillar is null ? "<tr><th>" : "<tr class=pl><th>");
            if (!figures.NamesStandApart) page.Markup(names[line]);
            line++;
            if (pillar is null) Indicator(indicator!);
            else Pillar(pillar);
        }
        page.Markup("</table></div>");

        void Indicator(IndicatorRow each)
        {
            var figure = explanation.Indicators[each.Position];
            page.Markup("<td>").Value(each.RawColumn < 0 ? double.NaN : run.Bundle.Indicators.Values[each.RawColumn][row]);
            page.Markup("<td>").Fixed(figure.Value, figures.NormalisedDecimals).Markup("<td>").Fixed(figure.Contribution, content.Decimals);
            if (figures.HasParents) page.Markup("<td>").Signed(figure.ToParent, content.Decimals);
            if (figures.HasPeers) page.Markup("<td>").Signed(figure.Contribution - (figures.Peers[unit]?.Contributions[each.Position] ?? double.NaN), content.Decimals);
            page.Markup("<td>").Signed(figure.ToAbove, content.Decimals).Markup("<td>").Count(figure.Place > 0 ? figure.Place : double.NaN);
        }

        void Pillar(PublishedNode node)
        {
            double[] parts = [.. figures.Rows.Where(each => each.Pillar.Code == node.Code && each.Position >= 0).Select(each => explanation.Indicators[each.Position].Contribution).Where(part => !double.IsNaN(part))];
            page.Markup("<td><td>").Fixed(node.Scores[row], figures.NormalisedDecimals);
            page.Markup("<td>").Fixed(parts.Length == 0 ? double.NaN : parts.Sum(), content.Decimals);
            page.Markup(figures.HasParents ? "<td>" : "").Markup(figures.HasPeers ? "<td>" : "").Markup("<td><td>").Count(node.Ranks[row]);
        }
    }

    /// <summary>A pillar's own line above its indicators, none for an indicator that hangs on the index itself; the same on every page.</summary>
    IEnumerable<(PublishedNode? Pillar, IndicatorRow? Row)> Lines()
    {
        for (var i = 0; i < figures.Rows.Count; i++)
        {
            var row = figures.Rows[i];
            if ((i == 0 || row.Pillar != figures.Rows[i - 1].Pillar) && !row.Pillar.IsLeaf) yield return (content.Run.Nodes.First(node => node.Publication is null && node.Code == row.Pillar.Code), null);
            if (row.Position >= 0) yield return (null, row);
        }
    }

    /// <summary>Words as a string of CSS: what is not a plain letter, digit or blank by its code point, so that no name ends the string or the element.</summary>
    static string Quoted(string words)
    {
        var quoted = new StringBuilder();
        foreach (var rune in words.EnumerateRunes())
            if (rune.Value == ' ' || Rune.IsLetterOrDigit(rune)) quoted.Append(rune);
            else quoted.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\{rune.Value:x6}");
        return quoted.ToString();
    }
}

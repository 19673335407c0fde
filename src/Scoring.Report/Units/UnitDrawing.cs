using Scoring.Report.Charts;

namespace Scoring.Report.Units;

/// <summary>The small pictures of units' pages. What many pages share stands in the file once and is referred to.</summary>
/// <remarks>
/// Axes of the radar carry the numbers of the table's rows. A point's distance is the share of the ranked units that are behind, equal ones counted half: the middle unit is half-way out
/// on every axis, whatever the normalisation. Under min-max most counties would be a speck in the centre, and under z-scores there is no centre.
/// </remarks>
sealed class UnitDrawing
{
    const double Centre = 100;
    const double Radius = 80;
    const int MostNumbers = 60;

    readonly UnitFigures figures;
    readonly RadarGeometry geometry;
    readonly double[][] ranked;
    readonly Dictionary<string, int> provinces = new(StringComparer.Ordinal);
    readonly Dictionary<PeerGroup, int> groups = new(ReferenceEqualityComparer.Instance);

    public UnitDrawing(UnitFigures figures)
    {
        this.figures = figures;
        geometry = new RadarGeometry(figures.Rows.Count, Centre, Radius);
        ranked = [.. figures.Rows.Select(Ranked)];
        var (run, evaluation) = (figures.Content.Run, figures.Content.Evaluation);
        foreach (var unit in run.Roster.Units)
            if (unit.Parent is { } parent && figures.Explained.ContainsKey(parent)) provinces.TryAdd(parent, provinces.Count);
        foreach (var group in figures.Peers)
            if (group is not null) groups.TryAdd(group, groups.Count);
    }

    /// <summary>False with fewer than three indicators.</summary>
    public bool HasRadar => figures.Rows.Count >= 3;

    /// <summary>What the pages refer to: the radar's grid and legend, and the outlines of provinces and peer groups. It takes no room.</summary>
    /// <param name="unit">The only unit whose page stands in the file; −1 = all.</param>
    public string Definitions(int unit = -1)
    {
        if (!HasRadar) return "";
        var page = new PageText().Markup("<svg class=ud aria-hidden=true><defs><g id=ug><path class=ux d=\"");
        foreach (var share in (double[])[0.25, 0.5, 0.75, 1]) page.Markup(geometry.Ring(share));
        page.Markup(geometry.Spokes()).Markup("\"/>");
        // Numbers of many axes would run into one another: every fifth is enough to count by.
        var every = figures.Rows.Count > MostNumbers ? 5 : 1;
        for (var axis = 0; axis < figures.Rows.Count; axis++)
        {
            if (axis > 0 && (axis + 1) % every != 0) continue;
            var (x, y) = geometry.Point(axis, 1.1);
            page.Markup($"<text class=un x={SvgNumber.Of(x)} y={SvgNumber.Of(y + 2.5)} text-anchor=middle>").Whole(axis + 1).Markup("</text>");
        }
        page.Markup("</g>");
        foreach (var (code, number) in provinces)
            if (unit < 0 || figures.Content.Run.Roster.Units[unit].Parent == code)
                page.Markup($"<path id=up{number} class=\"ro s2\" d=\"").Markup(Outline(j => figures.Explained[code].Indicators[j].Value)).Markup("\"/>");
        foreach (var (group, number) in groups)
            if (unit < 0 || figures.Peers[unit] == group)
                page.Markup($"<path id=uq{number} class=\"ro s3\" d=\"").Markup(Outline(j => group.Normalised[j])).Markup("\"/>");
        return page.Markup("</defs></svg>\n").ToString();
    }

    /// <summary>The radar of a unit with a score.</summary>
    public void Radar(PageText page, int unit, string label)
    {
        if (!HasRadar) return;
        var entry = figures.Content.Run.Roster.Units[unit];
        page.Markup("<svg class=ur viewBox=\"0 0 200 200\" role=img aria-label=\"").Markup(label).Markup("\"><use href=#ug />");
        if (figures.Peers[unit] is { } group) page.Markup("<use href=#uq").Whole(groups[group]).Markup(" />");
        if (entry.Parent is { } parent && provinces.TryGetValue(parent, out var province)) page.Markup("<use href=#up").Whole(province).Markup(" />");
        var values = figures.Explained[entry.Code].Indicators;
        page.Markup("<path class=\"ro s1\" d=\"").Markup(Outline(j => values[j].Value)).Markup("\"/></svg>");
    }

    /// <summary>Places over the years as a line, best on top; nothing with fewer than two years.</summary>
    public static void History(PageText page, IReadOnlyList<int> years, IReadOnlyList<double> ranks)
    {
        if (ranks.Count(rank => !double.IsNaN(rank)) < 2) return;
        var series = new HistorySeries("", ranks);
        var geometry = new HistoryGeometry(new HistoryData("", years, [series]) { IsRank = true }, 4, 296, 5, 45);
        page.Markup("<svg class=uh viewBox=\"0 0 300 50\" aria-hidden=true><path d=\"").Markup(geometry.Line(series)).Markup("\"/></svg>");
    }

    string Outline(Func<int, double> value)
    {
        var shares = new double[figures.Rows.Count];
        for (var axis = 0; axis < shares.Length; axis++) shares[axis] = figures.Rows[axis].Position is var at and >= 0 ? Share(ranked[axis], value(at)) : double.NaN;
        return geometry.Outline(shares, 0, 1);
    }

    /// <summary>Values of the ranked units, ascending.</summary>
    double[] Ranked(IndicatorRow row)
    {
        if (row.Position < 0) return [];
        var evaluation = figures.Content.Evaluation;
        var ranks = evaluation.Index.Years[figures.EvaluationYear].Ranks;
        double[] values = [.. evaluation.Normalised[row.Position, figures.EvaluationYear].Values.Where((value, unit) => !double.IsNaN(value) && !double.IsNaN(ranks[unit]))];
        Array.Sort(values);
        return values;
    }

    static double Share(double[] ascending, double value)
    {
        if (double.IsNaN(value) || ascending.Length == 0) return double.NaN;
        var (below, atMost) = (First(ascending, each => each >= value), First(ascending, each => each > value));
        return (below + atMost) / 2.0 / ascending.Length;
    }

    static int First(double[] ascending, Func<double, bool> holds)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
            if ((low + high) / 2 is var middle && holds(ascending[middle])) high = middle;
            else low = middle + 1;
        return low;
    }
}

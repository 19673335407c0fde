using Scoring.Report.Charts;

namespace Scoring.Report.Sections;

/// <summary>The map of a report: what is drawn and what has no place on it.</summary>
/// <param name="Data">Values and steps of colour.</param>
/// <param name="Shapes">The areas; null = the tile grid of China's provinces.</param>
/// <param name="Unplaced">Ranked units that are not on the map.</param>
sealed record ReportMap(MapData Data, GeoShapes? Shapes, IReadOnlyList<MapValue> Unplaced)
{
    /// <summary>From this number of provinces on the tile grid says more than a table.</summary>
    const int LeastTiles = 20;

    /// <summary>The map of a report; null when no areas are given and its units are not China's provinces.</summary>
    /// <param name="content">The report.</param>
    /// <param name="shapes">The areas that were given, or null.</param>
    public static ReportMap? Of(ReportContent content, GeoShapes? shapes)
    {
        MapValue[] ranked = [.. content.Ranked.Select(Value)];
        MapValue[] wholes = [.. content.Order.Where(row => content.Run.Roster.IsAggregate[content.Run.RowUnits[row]]).Select(Value)];
        if (shapes is not null)
        {
            var match = MapMatch.Of([.. ranked, .. wholes], shapes);
            if (match.Values.All(value => value is null)) return null;
            var isOfWholes = !match.Values.Any(value => value is not null && ranked.Contains(value));
            return new ReportMap(Data(match.Values.OfType<MapValue>()), shapes, isOfWholes ? [] : [.. match.UnmatchedValues.Where(value => ranked.Contains(value))]);
        }
        foreach (var values in (MapValue[][])[ranked, wholes])
        {
            var unplaced = TileGridMap.Unplaced(Data(values));
            if (values.Length - unplaced.Count < LeastTiles) continue;
            return new ReportMap(Data(values.Except(unplaced)), null, ReferenceEquals(values, ranked) ? unplaced : []);
        }
        return null;

        MapValue Value(int row)
        {
            var unit = content.Run.Roster.Units[content.Run.RowUnits[row]];
            var score = content.RankedScore(row);
            return new MapValue(unit.Code, unit.Name, score, content.Score(score));
        }

        MapData Data(IEnumerable<MapValue> values)
        {
            MapValue[] all = [.. values];
            return new MapData(content.Word($"{content.CalendarYear}年{content.Name(content.Run.Index.Name)}得分", $"{content.Name(content.Run.Index.Name)}, scores {content.CalendarYear}"), all, HeatScale.Quantiles(all.Select(value => value.Value)));
        }
    }
}

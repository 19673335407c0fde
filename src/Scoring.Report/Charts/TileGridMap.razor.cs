using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Charts;

/// <summary>China's provinces as squares of one size, about where they lie: small ones can be read as well as large ones.</summary>
public sealed partial class TileGridMap
{
    const double Side = 70;
    const double Gap = 4;
    const double Width = ChinaTile.Columns * (Side + Gap) + Gap;
    const double Height = ChinaTile.Rows * (Side + Gap) + Gap;

    /// <summary>Values of provinces. Units that are no province are not drawn; see <see cref="Unplaced"/>.</summary>
    [Parameter, EditorRequired] public required MapData Data { get; set; }

    /// <summary>Language of names.</summary>
    [Parameter] public Language Language { get; set; }

    Dictionary<string, MapValue> byCode = [];

    /// <summary>The values whose unit is no province of the map, or one that an earlier value has.</summary>
    /// <param name="data">The map.</param>
    public static IReadOnlyList<MapValue> Unplaced(MapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var placed = Place(data).Values.ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. data.Values.Where(value => !placed.Contains(value))];
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => byCode = Place(Data);

    static Dictionary<string, MapValue> Place(MapData data)
    {
        var byCode = new Dictionary<string, MapValue>(StringComparer.Ordinal);
        foreach (var value in data.Values)
            if (ChinaTile.Find(value.Code, value.Name) is { } tile) byCode.TryAdd(tile.Code, value);
        return byCode;
    }

    string Label(ChinaTile tile) => Language == Language.Chinese ? tile.Name.Zh : tile.Letters;

    string Shown(ChinaTile tile) => byCode.TryGetValue(tile.Code, out var value) && !double.IsNaN(value.Value) ? value.Shown : "–";

    string Class(ChinaTile tile) => Data.Scale.ClassOf(byCode.TryGetValue(tile.Code, out var value) ? value.Value : double.NaN);

    string Words(ChinaTile tile) => $"{tile.Name.In(Language)}: {Shown(tile)}";

    string Description => string.Join("; ", ChinaTile.All.Select(Words));
}

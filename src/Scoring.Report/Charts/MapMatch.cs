namespace Scoring.Report.Charts;

/// <summary>Which shape of a map is which unit.</summary>
/// <remarks>
/// The property that holds the codes of the most units tells the shapes apart, whatever the file calls it; several shapes may have one code. Units without a shape then go by
/// name, in the property that holds the most names; a name that several shapes or units have says nothing. Codes and names are compared to the letter, codes of digits without
/// zeros in front, which files lose.
/// </remarks>
public sealed class MapMatch
{
    readonly IReadOnlyList<MapValue> values;
    readonly GeoShapes shapes;
    readonly MapValue?[] matched;
    readonly bool[] isUsed;

    MapMatch(IReadOnlyList<MapValue> values, GeoShapes shapes)
    {
        (this.values, this.shapes, matched, isUsed) = (values, shapes, new MapValue?[shapes.Shapes.Count], new bool[values.Count]);
        Match(value => [Trimmed(value.Code)], Trimmed, several: true);
        Match(value => value.Name.Zh == value.Name.En ? [value.Name.Zh] : [value.Name.Zh, value.Name.En], key => key, several: false);
        UnmatchedValues = [.. values.Where((_, i) => !isUsed[i])];
        EmptyShapes = [.. Enumerable.Range(0, matched.Length).Where(shape => matched[shape] is null)];
    }

    /// <summary>The value by shape; null = none.</summary>
    public IReadOnlyList<MapValue?> Values => matched;

    /// <summary>Values without a shape, in the order given: to be listed beside the map.</summary>
    public IReadOnlyList<MapValue> UnmatchedValues { get; }

    /// <summary>Shapes without a value, by position.</summary>
    public IReadOnlyList<int> EmptyShapes { get; }

    /// <summary>Matches values with shapes.</summary>
    /// <param name="values">The values; of several with one code none has a shape.</param>
    /// <param name="shapes">The shapes.</param>
    public static MapMatch Of(IReadOnlyList<MapValue> values, GeoShapes shapes)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(shapes);
        return new MapMatch(values, shapes);
    }

    void Match(Func<MapValue, string[]> names, Func<string, string> form, bool several)
    {
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < values.Count; i++)
            if (!isUsed[i])
                foreach (var name in names(values[i]))
                    if (!owners.TryAdd(name, i)) owners[name] = -1;
        var found = new Dictionary<string, List<(int Shape, int Owner)>>(StringComparer.Ordinal);
        for (var shape = 0; shape < matched.Length; shape++)
            foreach (var (property, text) in shapes.Shapes[shape].Keys)
                if (matched[shape] is null && owners.TryGetValue(form(text), out var owner) && owner >= 0)
                {
                    if (!found.TryGetValue(property, out var list)) found[property] = list = [];
                    list.Add((shape, owner));
                }
        if (found.Count == 0) return;
        // A count of children or a running number equals a code here and there; the property that is the code does so everywhere.
        var best = found.OrderByDescending(pair => pair.Value.Select(each => each.Owner).Distinct().Count()).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Value;
        foreach (var group in best.GroupBy(each => each.Owner))
            if (several || group.Count() == 1)
                foreach (var (shape, owner) in group)
                    (matched[shape], isUsed[owner]) = (values[owner], true);
    }

    static string Trimmed(string code) => code.Length > 0 && code.All(char.IsAsciiDigit) && code.TrimStart('0') is { Length: > 0 } digits ? digits : code;
}

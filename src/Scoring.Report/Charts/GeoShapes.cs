using System.Text.Json;

namespace Scoring.Report.Charts;

/// <summary>The shapes of a GeoJSON file, read without trust: what is no polygon with finite coordinates is left out and counted.</summary>
/// <remarks>Coordinates are longitude and latitude in degrees (RFC 7946). Holes are rings like others: outlines are filled by the even-odd rule.</remarks>
public sealed class GeoShapes
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MostBytes = 64 << 20;

    /// <summary>Most points that are kept, all shapes together.</summary>
    public const int MostPoints = 4_000_000;

    const int MostKeys = 200;

    GeoShapes(IReadOnlyList<GeoShape> shapes, int skipped) => (Shapes, Skipped) = (shapes, skipped);

    /// <summary>The shapes, in the file's order.</summary>
    public IReadOnlyList<GeoShape> Shapes { get; }

    /// <summary>Features without a polygon that can be drawn.</summary>
    public int Skipped { get; }

    /// <summary>Reads a feature collection, or a single feature.</summary>
    /// <param name="utf8">The file's bytes.</param>
    /// <exception cref="FormatException">It is not GeoJSON, is larger than <see cref="MostBytes"/>, has more than <see cref="MostPoints"/> points, or holds no polygon.</exception>
    public static GeoShapes Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MostBytes) throw new FormatException($"{utf8.Length:N0} bytes, at most {MostBytes:N0}");
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 32, CommentHandling = JsonCommentHandling.Disallow });
            return Read(document.RootElement);
        }
        catch (JsonException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    static GeoShapes Read(JsonElement root)
    {
        var type = Word(root, "type");
        JsonElement[] features = type switch
        {
            "FeatureCollection" when root.TryGetProperty("features", out var list) && list.ValueKind == JsonValueKind.Array => [.. list.EnumerateArray()],
            "Feature" => [root],
            _ => throw new FormatException($"type: {type ?? "–"}; FeatureCollection"),
        };
        var shapes = new List<GeoShape>();
        var points = 0;
        foreach (var feature in features)
        {
            if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("geometry", out var geometry)) continue;
            var rings = new List<(double X, double Y)[]>();
            Add(geometry, rings);
            if (rings.Count == 0) continue;
            points += rings.Sum(ring => ring.Length);
            if (points > MostPoints) throw new FormatException($"> {MostPoints:N0} points");
            shapes.Add(new GeoShape(Keys(feature), rings));
        }
        return shapes.Count > 0 ? new GeoShapes(shapes, features.Length - shapes.Count) : throw new FormatException($"{features.Length} features, 0 polygons");
    }

    static void Add(JsonElement geometry, List<(double X, double Y)[]> rings)
    {
        var type = Word(geometry, "type");
        if (type == "GeometryCollection" && geometry.TryGetProperty("geometries", out var parts) && parts.ValueKind == JsonValueKind.Array)
            foreach (var part in parts.EnumerateArray())
                Add(part, rings);
        else if (type is "Polygon" or "MultiPolygon" && geometry.TryGetProperty("coordinates", out var coordinates) && coordinates.ValueKind == JsonValueKind.Array)
            foreach (var outer in coordinates.EnumerateArray())
                if (type == "Polygon") AddRing(outer, rings);
                else if (outer.ValueKind == JsonValueKind.Array)
                    foreach (var ring in outer.EnumerateArray())
                        AddRing(ring, rings);
    }

    static void AddRing(JsonElement ring, List<(double X, double Y)[]> rings)
    {
        if (ring.ValueKind != JsonValueKind.Array) return;
        var points = new List<(double X, double Y)>(ring.GetArrayLength());
        foreach (var point in ring.EnumerateArray())
        {
            if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() < 2 || !Degrees(point[0], 360, out var x) || !Degrees(point[1], 90, out var y)) return;
            points.Add((x, y));
        }
        if (points.Count > 1 && points[0] == points[^1]) points.RemoveAt(points.Count - 1);
        if (points.Count >= 3) rings.Add([.. points]);
    }

    static bool Degrees(JsonElement number, double most, out double value)
    {
        value = 0;
        return number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out value) && Math.Abs(value) <= most;
    }

    /// <summary>The feature's identifier and its properties that are words or numbers: one of them names the unit.</summary>
    static List<(string Property, string Text)> Keys(JsonElement feature)
    {
        var keys = new List<(string, string)>();
        if (feature.TryGetProperty("id", out var id)) AddKey("", id);
        if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            foreach (var property in properties.EnumerateObject())
                AddKey(property.Name, property.Value);
        return keys;

        void AddKey(string property, JsonElement value)
        {
            if (keys.Count >= MostKeys) return;
            var text = value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null };
            if (text is { Length: > 0 and <= 200 }) keys.Add((property, text));
        }
    }

    static string? Word(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>One feature's outline.</summary>
/// <param name="Keys">Its properties that are texts or numbers, by name; its identifier has the empty name.</param>
/// <param name="Rings">Its rings of longitude and latitude, each closed by going back to its first point.</param>
public sealed record GeoShape(IReadOnlyList<(string Property, string Text)> Keys, IReadOnlyList<(double X, double Y)[]> Rings)
{
    /// <summary>What the file calls it: the property <c>name</c>, else its first text or number; empty without any.</summary>
    public string Name => Keys.Where(key => key.Property == "name").Concat(Keys).Select(key => key.Text).FirstOrDefault("");
}

using System.Text;
using Scoring.Report.Charts;

namespace Scoring.Report.Tests.Charts;

/// <summary>Maps: shapes from files nobody trusts, units found by code or name, China's provinces as tiles.</summary>
public class MapTests
{
    const string Square = "[[[100,30],[101,30],[101,31],[100,31],[100,30]]]";

    static GeoShapes Read(string json) => GeoShapes.Read(Encoding.UTF8.GetBytes(json));

    static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    static string Feature(string properties, string coordinates = Square, string type = "Polygon") =>
        $$$"""{"type":"Feature","properties":{{{properties}}},"geometry":{"type":"{{{type}}}","coordinates":{{{coordinates}}}}}""";

    static MapValue Value(string code, string name) => new(code, Text.Same(name), 1, "1");

    [Fact]
    public void Read_takes_polygons_multipolygons_collections_and_a_byte_order_mark()
    {
        var shapes = GeoShapes.Read(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Collection(
            Feature("{}"), Feature("{}", $"[{Square},{Square}]", "MultiPolygon"),
            """{"type":"Feature","id":7,"geometry":{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":SQUARE},{"type":"Point","coordinates":[1,2]}]}}""".Replace("SQUARE", Square, StringComparison.Ordinal)))).ToArray());

        Assert.Equal([1, 2, 1], shapes.Shapes.Select(shape => shape.Rings.Count));
        Assert.Equal(4, shapes.Shapes[0].Rings[0].Length);
        Assert.Equal(("", "7"), shapes.Shapes[2].Keys[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"type":"Topology"}""")]
    [InlineData("""{"type":"FeatureCollection"}""")]
    [InlineData("""{"type":"FeatureCollection","features":[1,"x",null,{"type":"Feature"},{"geometry":5}]}""")]
    [InlineData("""{"type":["FeatureCollection"],"features":[]}""")]
    public void Read_refuses_what_is_no_map(string json) => Assert.Throws<FormatException>(() => Read(json));

    [Fact]
    public void Read_refuses_a_file_that_is_too_large_or_too_deep()
    {
        Assert.Throws<FormatException>(() => GeoShapes.Read(new byte[GeoShapes.MostBytes + 1]));
        Assert.Throws<FormatException>(() => Read(string.Concat(Enumerable.Repeat("[", 10_000))));
        Assert.Throws<FormatException>(() => Read(string.Concat(Enumerable.Repeat("""{"type":"GeometryCollection","geometries":[""", 10_000))));
    }

    [Theory]
    [InlineData("[[[100,30],[101,30],[1e999,31],[100,30]]]")]
    [InlineData("[[[100,30],[101,30],[101,95],[100,30]]]")]
    [InlineData("[[[100,30],[101,\"30\"],[101,31]]]")]
    [InlineData("[[[100,30],[101,30]]]")]
    [InlineData("[[100,30],[101,30],[101,31]]")]
    [InlineData("{}")]
    public void Read_leaves_out_rings_that_cannot_be_drawn(string coordinates)
    {
        var shapes = Read(Collection(Feature("{}"), Feature("{}", coordinates)));

        Assert.Single(shapes.Shapes);
        Assert.Equal(1, shapes.Skipped);
    }

    [Fact]
    public void Match_finds_the_property_that_holds_the_codes_whatever_else_equals_one()
    {
        var shapes = Read(Collection(Feature("""{"children":3,"adcode":1,"name":"甲"}"""), Feature("""{"children":1,"adcode":2,"name":"乙"}"""), Feature("""{"children":2,"adcode":3,"name":"丙"}""")));
        var match = MapMatch.Of([Value("001", "x"), Value("003", "y"), Value("9", "乙"), Value("8", "丁")], shapes);

        Assert.Equal(["001", "9", "003"], match.Values.Select(value => value?.Code));
        Assert.Equal(["8"], match.UnmatchedValues.Select(value => value.Code));
        Assert.Empty(match.EmptyShapes);
    }

    [Fact]
    public void Match_leaves_a_name_alone_that_two_shapes_or_two_units_have()
    {
        var shapes = Read(Collection(Feature("""{"name":"城关区"}"""), Feature("""{"name":"城关区"}"""), Feature("""{"name":"新城区"}""")));
        var match = MapMatch.Of([Value("1", "城关区"), Value("2", "新城区"), Value("3", "新城区")], shapes);

        Assert.All(match.Values, Assert.Null);
        Assert.Equal(3, match.UnmatchedValues.Count);
    }

    [Fact]
    public void Outline_of_neighbours_shares_their_border()
    {
        var shapes = Read(Collection(Feature("{}", "[[[100,30],[100.337,30.211],[100.5,31],[100,31]]]"), Feature("{}", "[[[101,30],[100.337,30.211],[100.5,31],[101,31]]]")));
        var outline = new MapOutline(new MapProjection(shapes.Shapes, 800), 0.5);
        var points = shapes.Shapes.Select(shape => Points(outline.Path(shape))).ToArray();

        Assert.Equal(2, points[0].Intersect(points[1]).Count());
    }

    [Fact]
    public void Projection_shortens_longitude_and_fits_the_width()
    {
        var shapes = Read(Collection(Feature("{}", "[[[0,59.5],[1,59.5],[1,60.5],[0,60.5]]]")));
        var projection = new MapProjection(shapes.Shapes, 800);

        Assert.Equal(800, projection.Height, 1e-6);
        Assert.Equal(400, projection.Width, 1e-6); // cos 60° is a half
        Assert.Equal((0, 0), projection.Project((0, 60.5)));
    }

    [Theory]
    [InlineData("110000", "anything", "11")]
    [InlineData("44", "anything", "44")]
    [InlineData("CN-SN", "anything", "61")]
    [InlineData("x", "陕西省", "61")]
    [InlineData("x", "内蒙古自治区", "15")]
    [InlineData("x", "Inner Mongolia", "15")]
    [InlineData("x", "Xizang", "54")]
    [InlineData("x", "海南州", null)]
    [InlineData("610100", "西安市", null)]
    public void Tile_is_found_by_code_or_by_name(string code, string name, string? expected) => Assert.Equal(expected, ChinaTile.Find(code, Text.Same(name))?.Code);

    [Fact]
    public void Tiles_stand_apart_inside_the_map()
    {
        Assert.Equal(34, ChinaTile.All.Count);
        Assert.Distinct(ChinaTile.All.Select(tile => (tile.Column, tile.Row)));
        Assert.Distinct(ChinaTile.All.Select(tile => tile.Letters));
        Assert.All(ChinaTile.All, tile => Assert.True(tile.Column is >= 0 and < ChinaTile.Columns && tile.Row is >= 0 and < ChinaTile.Rows));
    }

    /// <summary>The corners of a path of one outline, worked out from its relative steps.</summary>
    static List<(int X, int Y)> Points(string path)
    {
        var points = new List<(int X, int Y)>();
        var (x, y) = (0, 0);
        foreach (System.Text.RegularExpressions.Match step in System.Text.RegularExpressions.Regex.Matches(path, @"([Mlhv])(-?\d+) ?(-?\d+)?"))
        {
            var (first, second) = (int.Parse(step.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), step.Groups[3].Success ? int.Parse(step.Groups[3].Value, System.Globalization.CultureInfo.InvariantCulture) : 0);
            (x, y) = step.Groups[1].Value switch { "M" => (first, second), "l" => (x + first, y + second), "h" => (x + first, y), _ => (x, y + first) };
            points.Add((x, y));
        }
        return points;
    }
}

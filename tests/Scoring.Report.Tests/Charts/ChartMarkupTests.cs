using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Scoring.Report.Charts;
using Scoring.Report.Rendering;

namespace Scoring.Report.Tests.Charts;

/// <summary>Charts as markup: labelled, well-formed, without scripts, styles or names that become markup, whatever is missing.</summary>
public class ChartMarkupTests
{
    const string Hostile = "<script>alert(1)</script>\"'&县";
    const double None = double.NaN;

    static readonly GeoShapes Shapes = GeoShapes.Read(Encoding.UTF8.GetBytes(
        """{"type":"Feature","properties":{"name":"<script>x</script>"},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}}"""));

    public static TheoryData<string, string> Charts => new()
    {
        { "radar", Render<RadarChart>(new RadarData(Hostile, [Hostile, "b", "c", "d"], [new(Hostile, [1, None, 300, -4]), new("empty", [None, None, None, None])])) },
        { "radar of two", Render<RadarChart>(new RadarData(Hostile, ["a", "b"], [new("x", [1, 2])])) },
        { "slope", Render<SlopeChart>(new SlopeData(Hostile, "2023", Hostile, [new(Hostile, 1, 2, true), new("b", None, 1), new("c", 2, None), new("d", None, None), new("e", 3.5, 3.5)])) },
        { "no slope", Render<SlopeChart>(new SlopeData(Hostile, "2023", "2024", [])) },
        { "history", Render<HistoryChart>(new HistoryData(Hostile, [2020, 2021, 2024], [new(Hostile, [1, None, 3]), new("b", [None, None, None]), new("c", [5, 5, 5])])) },
        { "rank history", Render<HistoryChart>(new HistoryData(Hostile, [2024], [new("a", [1])]) { IsRank = true }) },
        { "intervals", Render<RankIntervalChart>(new RankIntervalData(Hostile, [new(Hostile, 1, 2, 3), new("b", None, 1, None), new("c", None, None, None)], 3)) },
        { "one interval", Render<RankIntervalChart>(new RankIntervalData(Hostile, [new("a", 1, 1, 1)], 1)) },
        { "bars", Render<ContributionBars>(new ContributionData(Hostile, [Hostile, "q"], [new(Hostile, [3, -1]), new("b", [None, None]), new("c", [0, 0], 7)])) },
        { "pace", Render<PaceBars>(new PaceData(Hostile, Hostile, [new(Hostile, 2.5, 0.5, "lg", "250%"), new("b", None, 1, "ln", "–")])) },
        { "tiles", Render<TileGridMap>(new MapData(Hostile, [new("11", Text.Same(Hostile), 5, Hostile), new("99", Text.Same("x"), 1, "1")], HeatScale.Even(0, 10))) },
        { "map", Render<ChoroplethMap>(new MapData(Hostile, [new("1", Text.Same("<script>x</script>"), 5, Hostile)], HeatScale.Even(0, 10)), (nameof(ChoroplethMap.Shapes), Shapes)) },
    };

    [Theory]
    [MemberData(nameof(Charts))]
    public void Chart_is_well_formed_labelled_and_safe(string chart, string markup)
    {
        var svg = XElement.Parse(markup);

        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal(Hostile, svg.Attribute("aria-label")?.Value);
        Assert.Equal(Hostile, svg.Element("title")?.Value);
        Assert.All(svg.DescendantsAndSelf(), element =>
        {
            Assert.DoesNotContain(element.Name.LocalName, new[] { "script", "style", "foreignObject", "image", "a" });
            Assert.DoesNotContain(element.Attributes(), attribute => attribute.Name.LocalName is "style" or "id" or "fill" or "stroke" or "href" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        });
        Assert.DoesNotContain("NaN", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", markup, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(chart));
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Chart_writes_coordinates_with_one_decimal_at_most(string chart, string markup)
    {
        Assert.All(XElement.Parse(markup).DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.LocalName is "x" or "y" or "cx" or "cy" or "width" or "height" or "d" or "viewBox"),
            attribute => Assert.DoesNotMatch(new Regex(@"\.\d\d|,|E"), attribute.Value));
        Assert.False(string.IsNullOrEmpty(chart));
    }

    [Fact]
    public void Bars_carry_the_number_of_their_pillar_and_the_total()
    {
        var svg = XElement.Parse(Render<ContributionBars>(new ContributionData("t", ["p", "q"], [new("a", [30, -10])])));
        string[] words = [.. svg.Descendants("text").Select(text => text.Value)];

        Assert.Equal(2, words.Count(word => word == "1"));
        Assert.Equal(2, words.Count(word => word == "2"));
        Assert.Contains("20.00", words);
    }

    [Fact]
    public void Slope_says_who_rose_and_fell_in_shape_as_well_as_colour()
    {
        var svg = XElement.Parse(Render<SlopeChart>(new SlopeData("t", "2023", "2024", [new("a", 1, 2), new("b", 2, 1), new("c", 3, 3)])));

        Assert.Equal(["sl dn", "sl up", "sl eq"], svg.Elements("g").Select(line => line.Attribute("class")!.Value));
        Assert.Contains(svg.Descendants("text"), text => text.Value == "2 a ▼");
        Assert.Contains(svg.Descendants("text"), text => text.Value == "1 b ▲");
    }

    [Fact]
    public void Tiles_show_the_value_of_every_province_and_list_the_rest()
    {
        var data = new MapData("t", [new("110000", Text.Same("x"), 5, "5.00"), new("zz", Text.Same("上海市"), 7, "7.00"), new("610100", Text.Same("西安市"), 1, "1.00"), new("11", Text.Same("y"), 2, "2.00")], HeatScale.Even(0, 10));
        var svg = XElement.Parse(Render<TileGridMap>(data, (nameof(TileGridMap.Language), Language.Chinese)));

        Assert.Equal(34, svg.Elements("g").Count());
        Assert.Equal(["北京", "5.00"], Tile("北京"));
        Assert.Equal(["上海", "7.00"], Tile("上海"));
        Assert.Equal(["台湾", "–"], Tile("台湾"));
        Assert.Equal(["610100", "11"], TileGridMap.Unplaced(data).Select(value => value.Code));

        string[] Tile(string name) => [.. svg.Elements("g").Single(tile => tile.Elements("text").First().Value == name).Elements("text").Select(text => text.Value)];
    }

    [Fact]
    public void Inline_marks_are_decoration_and_keep_to_their_frame()
    {
        Assert.Equal("<svg class=mi viewBox=\"0 0 100 10\" aria-hidden=true><path class=ib d=\"M2 5h96\"/><path class=in d=\"M4 1l4 4l-4 4l-4-4z\"/></svg>", InlineMarks.RankInterval(1, 1, 9, 9).Value);
        Assert.Equal("", InlineMarks.RankInterval(None, None, None, 9).Value);
        Assert.Equal("<svg class=mc viewBox=\"0 0 120 10\" aria-hidden=true><path class=f1 d=M20,0h60v10H20 /><path class=f2 d=M0,0h20v10H0 /></svg>", InlineMarks.Contributions([30, -10, None], -10, 50).Value);
    }

    static string Render<T>(object data, params (string, object?)[] further)
        where T : IComponent
    {
        using var renderer = new PageRenderer();
        return renderer.Render<T>([("Data", data), .. further]);
    }
}

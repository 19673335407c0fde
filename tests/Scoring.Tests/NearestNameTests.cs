namespace Scoring.Tests;

/// <summary>What is suggested for a name that is not known.</summary>
public class NearestNameTests
{
    [Theory]
    [InlineData("grwth", "growth")]
    [InlineData("min-maks", "min-max")]
    [InlineData("内蒙占", "内蒙古")]
    [InlineData("内 蒙 古", "内蒙古")]
    [InlineData("ＧＤＰ", "gdp")]
    [InlineData("hsare", "share")]
    [InlineData("zebra", null)]
    [InlineData("", null)]
    public void Of_gives_the_name_that_was_probably_meant(string written, string? meant) =>
        Assert.Equal(meant, NearestName.Of(written, ["growth", "min-max", "内蒙古", "gdp", "share"]));

    [Theory]
    [InlineData("山两", "山西")]
    [InlineData("江四", "江西")]
    [InlineData("四藏", "西藏")]
    [InlineData("内蒙占", "内蒙古")]
    [InlineData("浙汀", "浙江")]
    [InlineData("尔部地区", "东部地区")]
    [InlineData("广西壮族自治区", "广西")]
    [InlineData("北京市", "北京")]
    [InlineData("香港", null)]
    public void Of_prefers_characters_that_look_alike_and_knows_what_places_are_called(string written, string? meant) =>
        Assert.Equal(meant, NearestName.Of(written, ["山东", "山西", "江苏", "江西", "四川", "西藏", "内蒙古", "浙江", "东部地区", "中部地区", "广东", "广西", "北京"]));

    [Fact]
    public void Of_two_equally_near_gives_the_ordinally_first() => Assert.Equal("lab", NearestName.Of("lax", ["lay", "lab"]));

    [Fact]
    public void Of_prefers_what_differs_only_in_case_and_blanks() => Assert.Equal("R&D 经费", NearestName.Of("r&d经费", ["R&D人员", "R&D 经费"]));
}

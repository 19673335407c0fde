using Scoring.Data.Panels;
using Scoring.Findings;

namespace Scoring.Data.Tests.Panels;

public sealed class RosterReaderTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_takes_names_aliases_parents_and_groups()
    {
        folder.Text("r.csv", "\uFEFFcode,name_zh,name_en,aliases,parent,aggregate,zone,level\r\n640122,贺兰县,Helan,贺兰|Helan County,640100,,优化;重点,2\r\n640100,银川市,,,,1,,\r\n");
        var reading = RosterReader.Read(folder.Path("r.csv"));
        Assert.Equal(["640100", "640122"], reading.Entries.Select(entry => entry.Code));
        var (city, county) = (reading.Entries[0], reading.Entries[1]);
        Assert.Equal(("银川市", "银川市", true), (city.Name.Zh, city.Name.En, city.IsAggregate));
        Assert.Equal(("贺兰县", "Helan", "640100"), (county.Name.Zh, county.Name.En, county.Parent));
        Assert.Equal(["贺兰", "Helan County"], county.Aliases);
        Assert.Equal(["优化", "重点"], county.Groups["zone"]);
        Assert.Equal(["2"], county.Groups["level"]);
        Assert.Empty(city.Groups);
        Assert.Equal("r.csv", reading.File.Name);
    }

    [Theory]
    [InlineData("code,Name\nA,x\n", "\"Name\"", "\"name\"")]
    [InlineData("code,alias\nA,x\n", "\"alias\"", "\"aliases\"")]
    [InlineData("code, parent\nA,B\n", "\" parent\"", "\"parent\"")]
    [InlineData("code,aggregates\nA,1\n", "\"aggregates\"", "\"aggregate\"")]
    [InlineData("code,parent\nA,A\n", "parent: \"A\"", null)]
    public void Read_column_that_is_misspelt_is_no_grouping(string text, string found, string? expected)
    {
        var fault = Assert.Single(Assert.Throws<ScoringException>(() => RosterReader.Read(folder.Text("r.csv", text))).Faults);
        Assert.Equal((FindingKinds.InvalidRoster, found, expected), (fault.Kind, fault.Found, fault.Expected));
    }

    [Fact]
    public void Read_parquet_roster_pads_codes_and_takes_patterns()
    {
        folder.Parquet("r.parquet", 9, ("unit", new[] { 1001, 1003 }), ("name", new string?[] { "Autauga", null }), ("aggregate", new[] { false, true }));
        var entries = RosterReader.Read(folder.Path("r.parquet"), ["01001"], pad: 5).Entries;
        Assert.Equal(["01001", "01003"], entries.Select(entry => entry.Code));
        Assert.All(entries, entry => Assert.True(entry.IsAggregate));
        Assert.Equal("01003", entries[1].Name.En);
    }

    [Fact]
    public void Read_reports_every_contradiction_at_once()
    {
        folder.Text("r.csv", "code,name,aliases,aggregate\nA,a,X,\nB,b,X;A,maybe\nA,again,,\n,nameless,,\n");
        var faults = Assert.Throws<ScoringException>(() => RosterReader.Read(folder.Path("r.csv"))).Faults;
        Assert.Equal(["aggregate: \"maybe\"", "\"A\" × 2", "\"\"", "\"X\": A, B", "\"A\": A, B"], faults.Select(fault => fault.Found));
        Assert.Equal([2L, 3, 4, null, null], faults.Select(fault => fault.Row));
    }

    [Fact]
    public void Read_without_a_code_column_is_a_fault()
    {
        folder.Text("r.csv", "cod,name\nA,a\n");
        var fault = Assert.Throws<ScoringException>(() => RosterReader.Read(folder.Path("r.csv"))).Faults[0];
        Assert.Equal((FindingKinds.MissingColumn, "\"code\"", "cod"), (fault.Kind, fault.Expected, fault.Suggestion));
    }
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Scoring.Data.Demonstration;
using Scoring.Panels;

namespace Scoring.Data.Tests.Demonstration;

public class DemoPanelTests
{
    [Theory]
    [InlineData(60, 4, 32)]
    [InlineData(60, 4, 14)]
    public void Create_with_one_or_two_threads_gives_the_same_bits(int units, int years, int indicators)
    {
        var size = new DemoSize(units, years, indicators);
        Assert.Equal(Digest(DemoPanel.Create(size, 5, threads: 1)), Digest(DemoPanel.Create(size, 5, threads: 2)));
    }

    [Fact]
    public void Create_with_another_seed_gives_other_values()
    {
        var size = new DemoSize(20, 2, 32);
        Assert.NotEqual(Digest(DemoPanel.Create(size, 1)), Digest(DemoPanel.Create(size, 2)));
    }

    [Theory]
    [InlineData(40, 6, 32, 32)]
    [InlineData(200, 12, 32, 32)]
    [InlineData(40, 6, 20, 50)]
    public void Cell_is_the_same_in_a_panel_of_any_size(int units, int years, int indicators, int otherIndicators)
    {
        var small = DemoPanel.Create(new DemoSize(units, years, indicators), 9);
        var large = DemoPanel.Create(new DemoSize(units + 150, years + 5, otherIndicators), 9);
        for (var u = 0; u < small.UnitCount; u++)
        {
            var unit = large.Roster.IndexOf(small.Roster.Units[u].Code);
            Assert.Equal(small.Roster.Units[u].Name, large.Roster.Units[unit].Name);
            for (var y = 0; y < small.Years.Count; y++)
            {
                var year = large.IndexOfYear(small.Years[y]);
                if (!small.Present(y)[u] || !large.Present(year)[unit])
                    continue;
                for (var v = 0; v < small.Variables.Count; v++)
                {
                    var column = large[large.IndexOf(small.Variables[v]), year];
                    Assert.Equal((small[v, y].Values[u], small[v, y].Status(u)), (column.Values[unit], column.Status(unit)));
                }
            }
        }
    }

    [Fact]
    public void Counties_and_years_are_as_many_as_asked_for()
    {
        var panel = DemoPanel.Create(new DemoSize(50, 3, 32), 1);
        Assert.Equal(50, panel.Roster.Units.Count(unit => !unit.IsAggregate));
        Assert.Equal([2022, 2023, 2024], panel.Years);
        Assert.Equal(panel.Variables.Count, DemoPanel.Measures(new DemoSize(50, 3, 32)).Count);
    }

    [Fact]
    public void Every_county_lies_in_a_province_that_lies_in_the_nation()
    {
        var roster = DemoPanel.Create(new DemoSize(300, 1, 32), 1).Roster;
        foreach (var unit in roster.Units)
        {
            var parent = unit.Parent is null ? null : roster.Units[roster.IndexOf(unit.Parent)];
            Assert.Equal(unit.Code != "900000", parent is not null);
            Assert.True(parent?.IsAggregate ?? true);
            Assert.Equal(unit.IsAggregate, unit.Groups.Count == 0);
        }
    }

    [Fact]
    public void Counties_belong_to_zones_regions_kinds_and_to_one_or_two_tracks()
    {
        var roster = DemoPanel.Create(new DemoSize(400, 1, 32), 1).Roster;
        Assert.Equal(["kind", "region", "track", "zone"], roster.Groupings.Select(grouping => grouping.Code));
        Assert.True(roster.Grouping("zone")!.IsPartition);
        Assert.Equal(3, roster.Grouping("zone")!.Labels.Count);
        Assert.Equal(4, roster.Grouping("region")!.Labels.Count);
        Assert.False(roster.Grouping("track")!.IsPartition);
    }

    [Fact]
    public void Roster_of_the_default_size_changes_in_a_few_places()
    {
        var panel = DemoPanel.Create(DemoSize.Default, 1);
        var (left, founded) = (0, 0);
        for (var u = 0; u < panel.UnitCount; u++)
        {
            var (first, last) = (panel.Present(0)[u], panel.Present(9)[u]);
            left += first && !last ? 1 : 0;
            founded += !first && last ? 1 : 0;
            Assert.True(first || last);
        }
        Assert.InRange(left, 3, 25);
        Assert.InRange(founded, 3, 25);
    }

    [Fact]
    public void Generic_panel_is_full_and_has_no_aggregate_units()
    {
        var panel = DemoPanel.Create(new DemoSize(70, 2, 101), 1);
        Assert.Equal(70, panel.UnitCount);
        Assert.Equal(("x001", "x101"), (panel.Variables[0], panel.Variables[^1]));
        Assert.DoesNotContain(false, panel.Present(0).ToArray());
        Assert.False(panel.Roster.HasAggregates);
    }

    static string Digest(Panel panel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var v = 0; v < panel.Variables.Count; v++)
            for (var y = 0; y < panel.Years.Count; y++)
            {
                hash.AppendData(MemoryMarshal.AsBytes<double>(panel[v, y].Values));
                hash.AppendData([.. Enumerable.Range(0, panel.UnitCount).Select(unit => (byte)panel[v, y].Status(unit))]);
            }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

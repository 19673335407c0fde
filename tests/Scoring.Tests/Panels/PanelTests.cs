using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Tests.Panels;

/// <summary>The dense table that every stage reads, its roster and its peer groups.</summary>
public class PanelTests
{
    static readonly Roster Units = new([new("b"), new("a") { IsAggregate = true }, new("c")]);

    static Panel Table(params double[][] valuesByYear) =>
        new(Units, [2020, 2022], ["x"], [[.. valuesByYear.Select(values => new Column(values))]], [[true, true, true], [true, true, false]]);

    [Fact]
    public void Roster_is_in_ordinal_order_whatever_order_it_is_given_in()
    {
        Assert.Equal(["a", "b", "c"], Units.Units.Select(unit => unit.Code));
        Assert.Equal((0, 2, -1), (Units.IndexOf("a"), Units.IndexOf("c"), Units.IndexOf("d")));
        Assert.True(Units.HasAggregates);
        Assert.Equal([true, false, false], Units.IsAggregate.ToArray());
        Assert.Equal("b", Units.Units[1].Name.En);
        Assert.Throws<ArgumentException>(() => new Roster([new("a"), new("a")]));
    }

    [Fact]
    public void Panel_finds_variables_and_years_and_keeps_absence()
    {
        var panel = Table([1, 2, 3], [4, 5, double.NaN]);
        Assert.Equal((0, -1, 1, -1), (panel.IndexOf("x"), panel.IndexOf("y"), panel.IndexOfYear(2022), panel.IndexOfYear(2021)));
        Assert.Equal([true, true, false], panel.Present(1).ToArray());
        Assert.Equal(5, panel[0, 1].Values[1]);
        Assert.Equal([CellStatus.Observed, CellStatus.Missing], new[] { panel[0, 1].Status(0), panel[0, 1].Status(2) });
    }

    [Fact]
    public void Map_shares_the_columns_it_does_not_change()
    {
        var panel = Table([1, 2, 3], [4, 5, double.NaN]);
        var mapped = panel.Map((_, year, column) => year == 0 ? column : new Column([7, 8, 9]));
        Assert.Same(panel[0, 0], mapped[0, 0]);
        Assert.Equal(8, mapped[0, 1].Values[1]);
        Assert.Equal(5, panel[0, 1].Values[1]);
    }

    [Fact]
    public void Panel_of_the_wrong_shape_is_refused()
    {
        bool[][] present = [[true, true, true]];
        Assert.Throws<ArgumentException>(() => new Panel(Units, [2020], ["x"], [[new Column([1, 2])]], present));
        Assert.Throws<ArgumentException>(() => new Panel(Units, [2020], ["x", "x"], [[new Column([1, 2, 3])], [new Column([1, 2, 3])]], present));
        Assert.Throws<ArgumentException>(() => new Panel(Units, [2020, 2020], ["x"], [[new Column([1, 2, 3]), new Column([1, 2, 3])]], [present[0], present[0]]));
        Assert.Throws<ArgumentException>(() => new Panel(Units, [2020], ["x"], [[new Column([1, 2, 3])]], []));
    }

    [Fact]
    public void Peer_groups_are_found_by_unit_and_a_unit_in_two_groups_is_a_fault()
    {
        var roster = new Roster(
        [
            new("a") { Groups = Zone("north") }, new("b") { Groups = Zone("south") }, new("c"), new("d") { Groups = Zone("north") },
        ]);
        var faults = new List<Finding>();
        var groups = PeerGroups.Find(roster, "zone", faults)!;
        Assert.Equal([0, 1, -1, 0], groups.GroupOf);
        Assert.Equal(["north", "south"], groups.Grouping.Labels);
        Assert.True(groups.Grouping.IsPartition);
        Assert.Empty(faults);

        Assert.Null(PeerGroups.Find(roster, "zones", faults));
        Assert.Null(PeerGroups.Find(new Roster([new("a") { Groups = Zone("north", "south") }]), "zone", faults));
        Assert.Equal([FindingKinds.GroupingUnknown, FindingKinds.UnitInSeveralGroups], faults.Select(fault => fault.Kind));
        Assert.Equal(("zone", "a"), (faults[0].Expected, faults[1].Unit));
    }

    [Fact]
    public void Words_of_the_statuses_are_read_back()
    {
        foreach (var status in Enum.GetValues<CellStatus>()) Assert.Equal(status, StatusWords.Parse(status.Word()));
        Assert.Null(StatusWords.Parse("Missing"));
    }

    static Dictionary<string, IReadOnlyList<string>> Zone(params string[] labels) => new() { ["zone"] = labels };
}

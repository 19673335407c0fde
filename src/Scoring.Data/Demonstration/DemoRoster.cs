using System.Globalization;
using Scoring.Panels;

namespace Scoring.Data.Demonstration;

/// <summary>The fictitious country: counties in provinces, their groups, and the years they are in the roster.</summary>
/// <remarks>
/// A county's number, and with it all its data, is the same in a panel of any size: a smaller panel holds the first counties of a larger one.
/// </remarks>
sealed class DemoRoster
{
    /// <summary>Code of the nation.</summary>
    public const string Nation = "900000";

    static readonly string[] Regions = ["东部", "中部", "西部", "东北"];
    static readonly string[] Zones = ["重点开发", "农业主产", "重点生态"];
    static readonly string[] Tracks = ["先进制造", "现代农业", "文旅生态", "科创策源"];

    /// <summary>Creates the roster of a panel.</summary>
    public DemoRoster(DemoSize size, ulong seed)
    {
        var units = new List<(RosterEntry Entry, DemoUnit Unit)>(size.Units + DemoUnit.Provinces + 1);
        var counties = new int[DemoUnit.Provinces + 1];
        for (var number = 0u; number < size.Units; number++)
        {
            var unit = DemoUnit.County(seed, number);
            units.Add((County(seed, unit, ++counties[unit.Province]), unit));
        }
        if (size.IsCounty)
            for (var province = 0; province <= DemoUnit.Provinces; province++)
                if (province == 0 || counties[province] > 0)
                    units.Add((Aggregate(province), DemoUnit.Aggregate(seed, province)));
        units.Sort((a, b) => string.CompareOrdinal(a.Entry.Code, b.Entry.Code));
        Roster = new Roster(units.Select(unit => unit.Entry));
        Units = [.. units.Select(unit => unit.Unit)];
        Present = [.. Enumerable.Range(size.FirstYear, size.Years)
            .Select(year => Units.Select(unit => IsPresent(size, seed, unit, year)).ToArray())];
    }

    /// <summary>The units with names and groups.</summary>
    public Roster Roster { get; }

    /// <summary>What makes the units, in the roster's order.</summary>
    public DemoUnit[] Units { get; }

    /// <summary>By year, then by unit: whether the unit is in that year's roster.</summary>
    public bool[][] Present { get; }

    /// <summary>One county in 250 leaves and one is founded between 2017 and 2024. A change before the panel's second year does not show.</summary>
    static bool IsPresent(DemoSize size, ulong seed, DemoUnit unit, int year)
    {
        if (unit.IsAggregate || !size.IsCounty)
            return true;
        var change = DemoUnit.Draw(seed, unit.Number, DemoTrait.Change);
        if (change >= 0.008)
            return true;
        var from = 2017 + (int)(8 * DemoUnit.Draw(seed, unit.Number, DemoTrait.ChangeYear));
        return change >= 0.004 ? year >= from : year < from || from <= size.FirstYear;
    }

    static RosterEntry County(ulong seed, DemoUnit unit, int place)
    {
        var urban = unit.IsUrban;
        var city = !urban && DemoUnit.Draw(seed, unit.Number, DemoTrait.Kind) < 0.25;
        var (kind, suffix, english) = urban ? ("市辖区", "区", "district") : city ? ("县级市", "市", "city") : ("县", "县", "county");
        var number = string.Create(CultureInfo.InvariantCulture, $"{unit.Province:00}-{place:000}");
        var development = unit.Wealth + DemoUnit.Draw(seed, unit.Number, DemoTrait.Zone) - 0.5;
        var track = (int)(4 * DemoUnit.Draw(seed, unit.Number, DemoTrait.Track));
        var second = DemoUnit.Draw(seed, unit.Number, DemoTrait.SecondTrack);
        string[] tracks = second < 0.25 ? [Tracks[track], Tracks[(track + 1 + (int)(12 * second)) % 4]] : [Tracks[track]];
        return new RosterEntry(string.Create(CultureInfo.InvariantCulture, $"9{unit.Province:00}{place:000}"))
        {
            Name = new Text($"示例{number}{suffix}", $"Demo {english} {number}"),
            Parent = ProvinceCode(unit.Province),
            Groups = new Dictionary<string, IReadOnlyList<string>>
            {
                ["kind"] = [kind],
                ["region"] = [Regions[DemoUnit.RegionOf(unit.Province)]],
                ["track"] = tracks,
                ["zone"] = [Zones[development > 0.5 ? 0 : development > -0.4 ? 1 : 2]],
            },
        };
    }

    static RosterEntry Aggregate(int province) => new(ProvinceCode(province))
    {
        Name = province == 0
            ? new Text("示例全国（县均）", "Demo nation (county mean)")
            : new Text(
                FormattableString.Invariant($"示例{province:00}省（县均）"), FormattableString.Invariant($"Demo province {province:00} (county mean)")),
        Parent = province == 0 ? null : Nation,
        IsAggregate = true,
    };

    static string ProvinceCode(int province) => string.Create(CultureInfo.InvariantCulture, $"9{province:00}000");
}

using Scoring.Kernels;

namespace Scoring.Data.Demonstration;

/// <summary>What makes a demonstration unit what it is: a pure function of the seed and the unit's number.</summary>
sealed class DemoUnit
{
    const uint FirstProvince = 0x8000_0000;

    /// <summary>Number of the fictitious provinces.</summary>
    public const int Provinces = 31;

    /// <summary>Number of the unit's random streams: counties from 0, provinces and the nation above 2³¹.</summary>
    public uint Number { get; private init; }

    /// <summary>Number of the province, from 1; 0 for the nation.</summary>
    public int Province { get; private init; }

    /// <summary>True for a province and the nation.</summary>
    public bool IsAggregate { get; private init; }

    /// <summary>Size beside the median county, standard normal; 0 for aggregate units.</summary>
    public double Size { get; private init; }

    /// <summary>Wealth, close to standard normal.</summary>
    public double Wealth { get; private init; }

    /// <summary>Hidden strength by <see cref="DemoPillar"/>, close to standard normal and correlated with one another.</summary>
    public required double[] Pillars { get; init; }

    /// <summary>Growth beside the trend, standard normal; 0 for aggregate units.</summary>
    public double Dynamism { get; private init; }

    /// <summary>True for an urban district, which has no villages.</summary>
    public bool IsUrban { get; private init; }

    /// <summary>A uniform number in [0, 1) that decides on one of the unit's labels or dates.</summary>
    public static double Draw(ulong seed, uint unit, DemoTrait trait) => Philox.ToUniform(Philox.Pair(seed, Stream(unit, trait), 0).First);

    /// <summary>The county with a number, in a province that the number decides.</summary>
    public static DemoUnit County(ulong seed, uint number)
    {
        var province = ProvinceOf(seed, number);
        var size = Normal(seed, number, DemoTrait.Size);
        var wealth = ProvinceWealth(seed, province) + 0.8 * Normal(seed, number, DemoTrait.Wealth);
        var innovation = 0.55 * wealth + 0.25 * size + 0.75 * Normal(seed, number, DemoTrait.Innovation);
        return new DemoUnit
        {
            Number = number,
            Province = province,
            Size = size,
            Wealth = wealth,
            Pillars = [.. Enumerable.Range(0, 4)
                .Select(pillar => 0.75 * innovation + 0.6 * Normal(seed, number, (DemoTrait)((uint)DemoTrait.Pillar + pillar)))],
            Dynamism = Normal(seed, number, DemoTrait.Dynamism),
            IsUrban = Draw(seed, number, DemoTrait.Urban) < 0.12,
        };
    }

    /// <summary>A province (from 1) or, for 0, the nation.</summary>
    public static DemoUnit Aggregate(ulong seed, int province)
    {
        var wealth = province == 0 ? 0.15 : ProvinceWealth(seed, province);
        return new DemoUnit
        {
            Number = FirstProvince + (uint)province,
            Province = province,
            IsAggregate = true,
            Wealth = wealth,
            Pillars = [.. Enumerable.Repeat(0.75 * 0.55 * wealth, 4)],
        };
    }

    /// <summary>0 east, 1 centre, 2 west, 3 north-east.</summary>
    public static int RegionOf(int province) => province switch { <= 10 => 0, <= 16 => 1, <= 28 => 2, _ => 3 };

    static int ProvinceOf(ulong seed, uint number)
    {
        var left = Draw(seed, number, DemoTrait.Province) * Enumerable.Range(1, Provinces).Sum(other => ProvinceWeight(seed, other));
        for (var province = 1; province < Provinces; province++)
        {
            left -= ProvinceWeight(seed, province);
            if (left < 0)
                return province;
        }
        return Provinces;
    }

    static double ProvinceWeight(ulong seed, int province) =>
        0.3 + 1.4 * Philox.ToUniform(Philox.Pair(seed, Stream(FirstProvince + (uint)province, DemoTrait.Province), 0).First);

    static double ProvinceWealth(ulong seed, int province) =>
        (RegionOf(province) switch { 0 => 0.6, 1 => 0.1, 2 => -0.3, _ => -0.1 })
        + 0.3 * Normal(seed, FirstProvince + (uint)province, DemoTrait.Wealth);

    /// <summary>Cut at three standard deviations, so that shares and ratios stay plausible.</summary>
    static double Normal(ulong seed, uint unit, DemoTrait trait) =>
        Math.Clamp(Philox.ToNormal(Philox.Pair(seed, Stream(unit, trait), 0).First), -3, 3);

    static ulong Stream(uint unit, DemoTrait trait) => (ulong)trait << 32 | unit;
}

/// <summary>Numbers of the random streams that do not belong to a variable; variables count from 0.</summary>
enum DemoTrait : uint
{
    Province = 0x8000_0000,
    Size,
    Wealth,
    Innovation,
    Dynamism,
    Urban,
    Kind,
    Track,
    SecondTrack,
    Change,
    ChangeYear,
    Zone,
    Pillar, // and the three after it
}

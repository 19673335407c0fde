using FsCheck;
using FsCheck.Xunit;
using Scoring.Relating;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Adjusting;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class AdjustingPropertyTests
{
    const string Steps = """
        "normalise": "min-max",
        "adjust": { "bonus_cap": 6, "items": [
          { "code": "honours", "kind": "bonus", "points": "h", "cap": 4 }, { "code": "more", "kind": "bonus", "points": "h / 2" },
          { "code": "late", "kind": "penalty", "points": "d" }, { "code": "one", "kind": "veto", "when": "v > 0" } ] }
        """;

    [Property(MaxTest = 200)]
    public void What_concerns_one_unit_never_changes_another(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var units = random.Next(2, 12);
        double[] Column(int most) => [.. Enumerable.Range(0, units).Select(_ => random.Next(5) == 0 ? 0 : random.NextDouble() * most)];
        double[] s = Column(100), h = Column(8), d = Column(3), v = Column(1);
        s[0] = 101; // never constant
        var before = Ruled.Run(Steps, ("s", [s]), ("h", [h]), ("d", [d]), ("v", [v]));
        var changed = random.Next(units);
        (h, d, v) = ([.. h], [.. d], [.. v]);
        (h[changed], d[changed], v[changed]) = (h[changed] + 1, d[changed] + 2, 1 - v[changed]);
        var after = Ruled.Run(Steps, ("s", [s]), ("h", [h]), ("d", [d]), ("v", [v]));
        Assert.Equal(before.Index.Years[0].Scores, after.Index.Years[0].Scores);
        for (var unit = 0; unit < units; unit++)
        {
            var (was, now) = (before.Adjustments!.Years[0], after.Adjustments!.Years[0]);
            // The four columns hold together: score, points, adjusted score.
            Assert.Equal(now.Bonus[unit] - now.Penalty[unit], now.Total[unit]);
            Assert.Equal(after.Index.Years[0].Scores[unit] + now.Total[unit], now.Adjusted[unit]);
            Assert.True(now.Bonus[unit] <= 6 && now.Points[0][unit] <= 4);
            if (unit == changed) continue;
            Assert.Equal(was.Adjusted[unit], now.Adjusted[unit]);
            for (var item = 0; item < 4; item++) Assert.Equal(was.Points[item][unit], now.Points[item][unit]);
        }
    }

    /// <summary>Scores scaled inside groups, places, classes and means: all of the other groups stay bit for bit.</summary>
    [Property(MaxTest = 200)]
    public void Removing_a_unit_from_its_group_changes_no_other_group(PositiveInt seed)
    {
        const string Grouped = """
            "normalise": { "method": "min-max", "bounds": { "years": "each-year", "group": "zone" } },
            "grade": { "method": "quantiles", "groups": ["zone"], "nodes": ["index"], "classes": [ { "code": "1", "from": 0.7 }, { "code": "2", "from": 0.3 }, { "code": "3" } ] }, "relate": { "groups": ["zone"] }
            """;
        var random = new Random(seed.Get);
        var units = random.Next(4, 20);
        var zones = Enumerable.Range(0, units).Select(_ => "xyz"[random.Next(3)].ToString()).ToArray();
        double[] s = [.. zones.Select(_ => random.Next(6) == 0 ? double.NaN : random.Next(40) / 4.0)];
        var entries = zones.Select((zone, i) => Unit(((char)('a' + i)).ToString(), zone)).ToArray();
        var panel = Preparing.Given.Panel(entries, [2020], ("s", [s]));
        var removed = random.Next(units);
        var (before, after) = (Ruled.Run(Ruled.Scheme(Grouped), panel), Ruled.Run(Ruled.Scheme(Grouped), panel.Without(removed, 2020)));
        var others = Enumerable.Range(0, units).Where(unit => zones[unit] != zones[removed]).ToList();
        foreach (var unit in others)
        {
            Assert.Equal(before.Index.Years[0].Scores[unit], after.Index.Years[0].Scores[unit]);
            for (var ranking = 0; ranking < before.Index.Years[0].GroupRanks.Length; ranking++)
                Assert.Equal(before.Index.Years[0].GroupRanks[ranking][unit], after.Index.Years[0].GroupRanks[ranking][unit]);
            for (var group = 0; group < before.Grades!.Groups.Count; group++)
                Assert.Equal(before.Grades.Years[0].GroupClasses[group][unit], after.Grades!.Years[0].GroupClasses[group][unit]);
        }
        var means = GroupMeans.Of(after, ["zone"]);
        foreach (var mean in GroupMeans.Of(before, ["zone"]).Where(mean => mean.Group is not null && mean.Group != zones[removed]))
            Assert.Equal(mean with { Gap = 0 }, means.Single(other => other.Node == mean.Node && other.Group == mean.Group) with { Gap = 0 });
    }

    /// <summary>Without groups that scale, units may stand in several: one that leaves all of its groups changes none that it was not in.</summary>
    [Property(MaxTest = 200)]
    public void Removing_a_unit_of_several_groups_changes_only_these(PositiveInt seed)
    {
        const string Placed = """ "grade": { "method": "places", "groups": ["zone"], "classes": [ { "code": "1", "share": 0.4 }, { "code": "2" } ] } """;
        var random = new Random(seed.Get);
        var units = random.Next(3, 16);
        var zones = Enumerable.Range(0, units).Select(_ => new[] { "x", "y", "z", "x+y", "y+z", "x+y+z" }[random.Next(6)]).ToArray();
        double[] s = [.. zones.Select(_ => random.Next(6) == 0 ? double.NaN : random.Next(-20, 20))];
        var panel = Preparing.Given.Panel([.. zones.Select((zone, i) => Unit(((char)('a' + i)).ToString(), zone))], [2020], ("s", [s]));
        var removed = random.Next(units);
        var (before, after) = (Ruled.Run(Ruled.Scheme(Placed), panel), Ruled.Run(Ruled.Scheme(Placed), panel.Without(removed, 2020)));
        foreach (var (i, group) in before.Grades!.Groups.Index())
            // Of a grouping whose units stand in several groups each label is a ranking of its own.
            if (group.Group >= 0 && !zones[removed].Split('+').Contains(group.Grouping.Labels[group.Group]))
            {
                Assert.Equal(before.Grades.Years[0].GroupClasses[i], after.Grades!.Years[0].GroupClasses[i]);
                Assert.Equal(before.Index.Years[0].GroupRanks[i], after.Index.Years[0].GroupRanks[i]);
            }
    }
}

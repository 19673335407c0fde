using FsCheck;
using FsCheck.Xunit;

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
}

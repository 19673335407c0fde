using FsCheck;
using FsCheck.Fluent;
using Scoring.Evaluating;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Targeting;

namespace Scoring.Tests.Targeting;

/// <summary>A small panel of three years, a scheme, and what is asked of it.</summary>
public sealed record TargetCase(string Normalise, int Direction, string Aggregate, string Ties, string? Grade, double[][][] Years, bool Groups, int Aim, bool Frozen, int Limit)
{
    /// <summary>Every normalisation that has an order, over indicators whose values are positive.</summary>
    public static readonly string[] Normalisations =
    [
        .. TargetSettingTests.Accepted,
        """{ "method": "z-score", "bounds": "each-year", "clip": 1.2 }""",
        """{ "method": "z-score", "bounds": { "group": "zone" } }""",
        """{ "method": "min-max", "bounds": { "group": "zone" }, "constant": 50 }""",
        """{ "method": "min-max", "round": { "decimals": 0 } }""",
        """{ "method": "sigmoid" }""",
        """{ "method": "efficacy-coefficient", "quantile": 0.1, "bounds": "each-year", "clamp": "both" }""",
        """{ "method": "efficacy-coefficient", "quantile": 0.2 }""",
        """{ "method": "deviation-from-average", "base": 10, "form": "linear" }""",
        """{ "method": "piecewise", "anchors": [[5, 10], [20, 60], [35, 100]] }""",
        """{ "method": "level-and-increment", "bounds": "each-year", "without_growth": "level" }""",
        """{ "method": "rank", "ties": "average" }""",
        """{ "method": "rank-to-points", "form": "share", "ties": "max", "bounds": "each-year" }""",
        """{ "method": "percentile-rank", "reverse": "score" }""",
    ];

    public static readonly string?[] Grades =
    [
        null,
        """{ "method": "thresholds", "classes": [{ "code": "A", "from": 55 }, { "code": "B", "from": 20 }, { "code": "C" }] }""",
        """{ "method": "quantiles", "decimals": 2, "classes": [{ "code": "A", "from": 0.7 }, { "code": "B", "from": 0.35 }, { "code": "C" }], "groups": ["zone"] }""",
        """{ "method": "quantiles", "classes": [{ "code": "A", "from": 0.75 }, { "code": "B", "from": 0.3 }, { "code": "C" }], "groups": ["zone"] }""",
        """{ "method": "places", "classes": [{ "code": "A", "top": 1 }, { "code": "B", "share": 0.6 }, { "code": "C" }], "groups": ["zone"] }""",
        """{ "method": "relative", "to": "mean", "classes": [{ "code": "A", "times": 1.1 }, { "code": "B", "times": 0.9, "above": true }, { "code": "C" }] }""",
    ];

    public static Arbitrary<TargetCase> Any() => (
        from normalise in Gen.Elements(Normalisations)
        from direction in Gen.Elements(1, 1, -1)
        from aggregate in Gen.Elements("arithmetic", "arithmetic", "arithmetic", "geometric", "harmonic", "median", "mean-min")
        from ties in Gen.Elements("min", "min", "max", "average", "dense", "first")
        from grade in Gen.Elements(Grades)
        from units in Gen.Choose(3, 8)
        from years in Gen.Choose(1, 40).Select(n => (double)n).ArrayOf(3).ArrayOf(units).ArrayOf(3)
        from groups in Gen.Elements(true, false)
        from aim in Gen.Choose(0, 5)
        from frozen in Gen.Elements(false, false, true)
        from limit in Gen.Choose(0, 3)
        select new TargetCase(normalise, direction, aggregate, ties, grade, years, groups, aim, frozen, limit)).ToArbitrary();

    /// <summary>What all units are to reach.</summary>
    public TargetAim Goal => (Aim switch
    {
        0 => TargetAim.ToRank(1),
        1 => TargetAim.ToRank(2),
        2 => TargetAim.Up(1),
        3 => TargetAim.Up(2),
        4 => Grade is null ? TargetAim.ToScore(60) : TargetAim.ToGrade("A"),
        _ => Grade is null ? TargetAim.ToRank(3) : TargetAim.NextGrade,
    }) with
    { Within = IsGrouped ? "zone" : null };

    bool IsGrouped => Groups && !(Aim >= 4 && (Grade is null || !Grade.Contains("groups", StringComparison.Ordinal)));

    public TargetOptions Options => new()
    {
        Frozen = Frozen,
        Threads = 1,
        Limits = Limit == 0 ? new Dictionary<string, (double, double)>() : new Dictionary<string, (double, double)> { ["a"] = (0.5, 40.0 * Limit), ["b"] = (3, 45) },
        PeerLimits = Limit == 3,
    };

    public Scheme Scheme => SchemeReader.Read($$"""
        { "id": "target", "version": "1",
          "indicators": [{ "code": "a", "direction": "{{(Direction > 0 ? "+" : "-")}}" }, { "code": "b" }, { "code": "c" }],
          "framework": { "code": "index", "children": [{ "code": "p", "weight": 3, "children": [{ "indicator": "a", "weight": 2 }, { "indicator": "b", "weight": 1 }] }, { "indicator": "c", "weight": 2 }] },
          "steps": { "normalise": {{Normalise}}, "aggregate": "{{Aggregate}}", "rank": { "ties": "{{Ties}}" }{{(Grade is null ? "" : $", \"grade\": {Grade}")}} } }
        """, "target.json");

    public Panel Panel(int unit = -1, string indicator = "", double value = double.NaN)
    {
        var roster = new Roster(Years[0].Select((_, i) => new RosterEntry($"U{i:00}") { Groups = new Dictionary<string, IReadOnlyList<string>> { ["zone"] = [i % 3 == 0 ? "n" : "s"] } }));
        string[] codes = ["a", "b", "c"];
        var columns = codes.Select((code, v) => Years.Select((rows, year) =>
            new Column([.. rows.Select((row, i) => year == 2 && i == unit && code == indicator ? value : row[v])])).ToArray()).ToArray();
        return new Panel(roster, [2020, 2021, 2022], codes, columns, [.. Years.Select(rows => Enumerable.Repeat(true, rows.Length).ToArray())]);
    }

    /// <summary>The evaluation, or null where the scheme cannot be run on these values.</summary>
    public Evaluation? Evaluate(int unit = -1, string indicator = "", double value = double.NaN, IReadOnlyList<StepRecord>? stored = null)
    {
        try
        {
            return Evaluator.Run(Scheme, Panel(unit, indicator, value), threads: 1, stored);
        }
        catch (ScoringException)
        {
            return null;
        }
    }

    /// <summary>Whether a whole run meets a unit's goal; also its published place.</summary>
    public (bool IsMet, double Rank) InRun(Evaluation? run, int unit, TargetGoal goal)
    {
        if (run is null) return (false, double.NaN);
        var year = run.Index.Years[2];
        var group = GroupRanking.Of(run.Roster).ToList().FindIndex(ranking => ranking.Name == "zone");
        var rank = goal.Within is null ? year.Ranks[unit] : year.GroupRanks[group][unit];
        if (goal.Score is { } score) return (year.Scores[unit] >= score, rank);
        if (goal.Rank is { } wanted) return (rank <= wanted, rank);
        var grades = run.Grades!;
        var found = goal.Within is null ? grades.Years[2].Classes[unit] : grades.Years[2].GroupClasses[0][unit];
        return (found >= 0 && found <= grades.IndexOf(goal.Grade!), rank);
    }
}

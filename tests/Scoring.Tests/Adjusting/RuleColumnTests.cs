using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Relating;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Adjusting;

/// <summary>Every rule over the columns that trouble it: all zeros, a zero, a negative value, a gap, a constant. Worked out by hand.</summary>
public sealed class RuleColumnTests
{
    static readonly (string Name, double[] Values)[] Columns =
    [
        ("zeros", [0, 0, 0]), ("zero", [0, 10, 20]), ("negative", [-10, 10, 20]), ("missing", [NA, 10, 20]), ("constant", [5, 5, 5]),
    ];

    /// <summary>A rule and its scores for the columns in their order; an empty list = the run refuses the column.</summary>
    public static TheoryData<string, double[][]> Scores => new()
    {
        { """ "method": "standard-value", "standard": 10 """, [[0, 0, 0], [0, 100, 100], [-100, 100, 100], [NA, 100, 100], [50, 50, 50]] },
        { """ "method": "standard-value", "standard": 10, "cap": "none" """, [[0, 0, 0], [0, 100, 200], [-100, 100, 200], [NA, 100, 200], [50, 50, 50]] },
        // Less is better: nothing at all is the best there is; a negative amount stops the run.
        { """ "method": "standard-value", "standard": 10, "direction": "-" """, [[100, 100, 100], [100, 100, 50], [], [NA, 100, 50], [100, 100, 100]] },
        { """ "method": "target-completion", "target": 10 """, [[0, 0, 0], [0, 100, 100], [0, 100, 100], [NA, 100, 100], [50, 50, 50]] },
        { """ "method": "target-completion", "target": 10, "direction": "-" """, [[100, 100, 100], [100, 100, 50], [], [NA, 100, 50], [100, 100, 100]] },
        { """ "method": "target-completion", "target": 15, "base": 5 """, [[0, 0, 0], [0, 50, 100], [0, 50, 100], [NA, 50, 100], [0, 0, 0]] },
        { """ "method": "target-completion", "target": 10, "floor": 0.6, "over_points": 4 """, [[0, 0, 0], [0, 100, 104], [0, 100, 104], [NA, 100, 104], [0, 0, 0]] },
        { """ "method": "target-completion", "target": 20, "elapsed": 6, "cap": "none" """, [[0, 0, 0], [0, 100, 200], [0, 100, 200], [NA, 100, 200], [50, 50, 50]] },
        // All alike share the first place.
        { """ "method": "rank-to-points" """, [[100, 100, 100], [60, 80, 100], [60, 80, 100], [NA, 60, 100], [100, 100, 100]] },
        { """ "method": "rank-to-points", "form": "share" """, [[100, 100, 100], [100.0 / 3, 200.0 / 3, 100], [100.0 / 3, 200.0 / 3, 100], [NA, 50, 100], [100, 100, 100]] },
        { """ "method": "rank-to-points", "ties": "dense" """, [[], [60, 80, 100], [60, 80, 100], [NA, 60, 100], []] },
        { """ "method": "efficacy-coefficient", "unacceptable": 0, "satisfactory": 20 """, [[60, 60, 60], [60, 80, 100], [40, 80, 100], [NA, 80, 100], [70, 70, 70]] },
        { """ "method": "efficacy-coefficient", "unacceptable": 0, "satisfactory": 20, "clamp": "both" """, [[60, 60, 60], [60, 80, 100], [60, 80, 100], [NA, 80, 100], [70, 70, 70]] },
        { """ "method": "efficacy-coefficient" """, [[], [60, 80, 100], [60, 60 + 40 * 20 / 30.0, 100], [NA, 60, 100], []] },
        { """ "method": "efficacy-coefficient", "constant": 60 """, [[60, 60, 60], [60, 80, 100], [60, 60 + 40 * 20 / 30.0, 100], [NA, 60, 100], [60, 60, 60]] },
        { """ "method": "piecewise", "anchors": [[0, 0], [10, 60], [20, 100]] """, [[0, 0, 0], [0, 60, 100], [0, 60, 100], [NA, 60, 100], [30, 30, 30]] },
        { """ "method": "categorical", "points": [[-10, 1], [0, 2], [10, 3], [20, 4]], "other": 9 """, [[2, 2, 2], [2, 3, 4], [1, 3, 4], [NA, 3, 4], [9, 9, 9]] },
    };

    [Theory]
    [MemberData(nameof(Scores))]
    public void Scoring_rule(string rule, double[][] expected)
    {
        foreach (var ((name, values), scores) in Columns.Zip(expected))
            if (scores.Length == 0) Assert.All(Ruled.Faults(() => Run(values)), fault => Assert.Equal(name == "negative" ? FindingKinds.OutsideDomain : FindingKinds.ConstantColumn, fault.Kind));
            else Assert.Equal(scores, Run(values).Index.Years[0].Scores, (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a)) ? true : throw new InvalidOperationException($"{name}: {a:R} ≠ {b:R}"));

        Evaluation Run(double[] values) => Ruled.Run($$""" "normalise": { {{rule}} } """, ("s", [values]));
    }

    /// <summary>Base 60 and half a point for every 5 % beside the mean; a mean of zero measures nothing.</summary>
    [Fact]
    public void Deviation_from_average()
    {
        const string Rule = """ "normalise": { "method": "deviation-from-average", "base": 60, "step": 0.5, "width": 0.05, "form": "linear" } """;
        Assert.Equal([50, 60, 70], Ruled.Run(Rule, ("s", [[0, 10, 20]])).Index.Years[0].Scores);
        Assert.Equal([35, 65, 80], Ruled.Run(Rule, ("s", [[-10, 10, 20]])).Index.Years[0].Scores.Select(score => Math.Round(score, 9)));
        Assert.Equal([NA, 57, 63], Ruled.Run(Rule, ("s", [[NA, 10.5, 19.5]])).Index.Years[0].Scores.Select(score => Math.Round(score, 9)));
        Assert.Equal([60, 60, 60], Ruled.Run(Rule, ("s", [[5, 5, 5]])).Index.Years[0].Scores);
        Assert.NotEmpty(Ruled.Faults(() => Ruled.Run(Rule, ("s", [[0, 0, 0]]))));
    }

    /// <summary>Half for the level between 0 and 20, half for growth between −100 % and 100 % on the year before.</summary>
    [Fact]
    public void Level_and_increment()
    {
        const string Rule = """ "normalise": { "method": "level-and-increment", "level_range": [0, 20], "growth_range": [-100, 100], "without_growth": "level" } """;
        double[] Second(double[] before, double[] now) => Ruled.Run(Rule, ("s", [before, now])).Index.Years[1].Scores;
        Assert.Equal([0, 100, 37.5], Second([10, 10, 20], [0, 20, 10])); // 0 and −100 %, 100 and +100 %, 50 and −50 %
        Assert.Equal([0, 50, 100], Second([0, -5, NA], [0, 10, 20])); // no growth from zero, from below it, from nothing: the level alone
        Assert.Equal([0, NA, 37.5], Second([10, 10, 20], [-10, NA, 10])); // below the level and −200 %: held at both ends; no value, no score
        Assert.Equal([37.5, 37.5, 37.5], Second([5, 5, 5], [5, 5, 5]));
    }

    [Fact]
    public void Bonus_and_penalty_take_zero_and_gaps_as_nothing_and_refuse_what_is_negative()
    {
        foreach (var (kind, sign) in new[] { ("bonus", 1), ("penalty", -1) })
            foreach (var (name, values) in Columns)
            {
                var steps = $$""" "adjust": { "items": [ { "code": "x", "kind": "{{kind}}", "points": "x" } ] } """;
                if (name == "negative") Assert.Equal(FindingKinds.AdjustmentNegative, Assert.Single(Ruled.Faults(() => Run())).Kind);
                else
                {
                    Assert.Equal(values.Select(value => 50 + sign * (double.IsNaN(value) ? 0 : value)), Run().Adjustments!.Years[0].Adjusted);
                    Assert.Equal([50, 50, 50], Run().Index.Years[0].Scores);
                    Assert.Equal(name == "missing" ? 1 : 0, Run().Count(FindingKinds.AdjustmentMissing));
                }

                Evaluation Run() => Ruled.Run(steps, ("s", [[50, 50, 50]]), ("x", [values]));
            }
    }

    [Fact]
    public void Veto_and_exclusion_hold_for_any_number_but_zero()
    {
        double[][] holds = [[0, 0, 0], [0, 1, 1], [1, 1, 1], [0, 1, 1], [1, 1, 1]];
        foreach (var ((_, values), expected) in Columns.Zip(holds))
        {
            var evaluation = Ruled.Run("""
                "adjust": { "items": [ { "code": "no", "kind": "veto", "when": "x" }, { "code": "out", "kind": "exclusion", "when": "x" } ] },
                "grade": { "classes": [ { "code": "A", "from": 10 }, { "code": "B" } ] }
                """, ("s", [[50, 50, 50]]), ("x", [values]));
            Assert.Equal(expected, evaluation.Adjustments!.Years[0].Points[0]);
            Assert.Equal(expected.Select(held => held > 0), evaluation.Adjustments.Years[0].IsExcluded);
            Assert.Equal(expected.Select(held => held > 0 ? NA : 1), evaluation.Index.Years[0].Ranks);
        }
    }

    /// <summary>A way to grade and the classes for the columns in their order.</summary>
    public static TheoryData<string, int[][]> Classes => new()
    {
        { """ "classes": [ { "code": "1", "from": 20 }, { "code": "2", "from": 10 }, { "code": "3" } ] """, [[2, 2, 2], [2, 1, 0], [2, 1, 0], [-1, 1, 0], [2, 2, 2]] },
        { """ "method": "quantiles", "classes": [ { "code": "1", "from": 1 }, { "code": "2", "from": 0.5 }, { "code": "3" } ] """, [[0, 0, 0], [2, 1, 0], [2, 1, 0], [-1, 2, 0], [0, 0, 0]] },
        { """ "method": "places", "classes": [ { "code": "1", "top": 1 }, { "code": "2", "top": 2 }, { "code": "3" } ] """, [[0, 0, 0], [2, 1, 0], [2, 1, 0], [-1, 1, 0], [0, 0, 0]] },
        { """ "method": "relative", "to": "mean", "classes": [ { "code": "1", "times": 1, "above": true }, { "code": "2" } ] """, [[1, 1, 1], [1, 1, 0], [1, 0, 0], [-1, 1, 0], [1, 1, 1]] },
        { """ "method": "relative", "to": "mean", "classes": [ { "code": "1", "times": 1 }, { "code": "2" } ] """, [[0, 0, 0], [1, 0, 0], [1, 0, 0], [-1, 1, 0], [0, 0, 0]] },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public void Grading_rule(string rule, int[][] expected)
    {
        foreach (var ((_, values), classes) in Columns.Zip(expected))
        {
            var grades = Ruled.Run($$""" "grade": { {{rule}}, "nodes": "index" } """, ("s", [values])).Grades!;
            Assert.Equal(classes, grades.Years[0].Classes);
            Assert.Equal(classes, grades.Years[0].NodeClasses[0]);
        }
    }

    [Fact]
    public void Rewards_and_group_means()
    {
        (int First, double Mean)[] expected = [(3, 0), (1, 10), (1, 20 / 3.0), (1, 15), (3, 5)];
        foreach (var ((_, values), (first, mean)) in Columns.Zip(expected))
        {
            var evaluation = Ruled.Run(Ruled.Scheme(""" "reward": { "rules": [ { "code": "top", "amount": 7, "rank_top": 1 }, { "code": "up", "amount": 1, "rank_up": 1 } ] }, "relate": {} """),
                Preparing.Given.Panel([Unit("a", "x"), Unit("b", "x"), Unit("c", "x")], [2020, 2021], ("s", [values, values])));
            Assert.Equal((7.0 * first, 7.0 * first), (evaluation.Rewards!.Total(2020), evaluation.Rewards.Total(2021))); // ties share the first place; nobody moved
            Assert.All(GroupMeans.Of(evaluation, ["zone"]), row => Assert.Equal((mean, 0.0), (row.Mean, row.Gap)));
        }
    }
}

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Evaluating;
using Scoring.Schemes;
using Scoring.Targeting;
using Scoring.Tests.Aggregating;

namespace Scoring.Tests.Targeting;

/// <summary>Targets against whole runs: the value set reaches the goal, a change 0.1 % smaller does not.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, Arbitrary = [typeof(TargetSettingTests)])]
public sealed class TargetSettingTests
{
    /// <summary>Every normalisation that targets accept, over indicators whose values are positive.</summary>
    public static readonly string[] Accepted =
    [
        """ "none" """,
        """{ "method": "min-max" }""",
        """{ "method": "min-max", "bounds": "each-year" }""",
        """{ "method": "min-max", "bounds": [2020] }""",
        """{ "method": "z-score" }""",
        """{ "method": "z-score", "bounds": "each-year", "sd": "population", "target_mean": 100, "target_sd": 10 }""",
        """{ "method": "z-score", "bounds": [2020] }""",
        """{ "method": "rank", "bounds": "each-year" }""",
        """{ "method": "percentile-rank", "bounds": "each-year" }""",
        """{ "method": "borda", "bounds": "each-year" }""",
        """{ "method": "fraction-of-max" }""",
        """{ "method": "standard-value", "standard": 20, "cap": 100 }""",
        """{ "method": "goalposts", "worst": 0, "best": 40 }""",
        """{ "method": "distance-to-best", "bounds": "each-year" }""",
        """{ "method": "distance-to-reference", "unit": "U01", "bounds": "each-year" }""",
        """{ "method": "distance-to-target", "target": 30 }""",
        """{ "method": "efficacy-coefficient", "unacceptable": 5, "satisfactory": 30 }""",
        """{ "method": "deviation-from-average", "base": 10, "bounds": "each-year" }""",
        """{ "method": "exponential-rank", "bounds": "each-year" }""",
        """{ "method": "inverse-normal", "bounds": "each-year" }""",
        """{ "method": "logarithmic" }""",
        """{ "method": "rank-to-points", "bounds": "each-year" }""",
        """{ "method": "sigmoid", "midpoint": 20, "width": 8 }""",
        """{ "method": "target-completion", "target": 30 }""",
    ];

    /// <summary>Two years of four indicators; the second is the one of interest.</summary>
    public sealed record Case(string Normalise, int Direction, double[] Weights, double[][] First, double[][] Second, int Unit, int Rank, int Limit);

    public static Arbitrary<Case> Any() => (
        from normalise in Gen.Elements(Accepted)
        from direction in Gen.Elements(1, 1, -1)
        from weights in Gen.Choose(1, 9).Select(n => (double)n).ArrayOf(3)
        from units in Gen.Choose(3, 9)
        from first in Gen.Choose(1, 40).Select(n => (double)n).ArrayOf(3).ArrayOf(units)
        from second in Gen.Choose(1, 40).Select(n => (double)n).ArrayOf(3).ArrayOf(units)
        from unit in Gen.Choose(0, units - 1)
        from rank in Gen.Choose(1, 3)
        from limit in Gen.Choose(0, 3)
        select new Case(normalise, direction, weights, first, second, unit, rank, limit)).ToArbitrary();

    static Evaluation Evaluate(Case given, double[][]? second = null) => Evaluator.Run(
        SchemeReader.Read($$"""
            { "id": "target", "version": "1",
              "indicators": [{ "code": "a", "direction": "{{(given.Direction > 0 ? "+" : "-")}}" }, { "code": "b" }, { "code": "c" }],
              "framework": { "code": "index", "children": [
                { "indicator": "a", "weight": {{given.Weights[0]}} }, { "indicator": "b", "weight": {{given.Weights[1]}} }, { "indicator": "c", "weight": {{given.Weights[2]}} }] },
              "steps": { "normalise": {{given.Normalise}}, "aggregate": "arithmetic" } }
            """, "target.json"),
        Example.Panels(["a", "b", "c"], [given.First, second ?? given.Second]), threads: 1);

    /// <summary>The limit far beyond what others have, or null for what the best of them has.</summary>
    static double? LimitOf(Case given) => given.Limit == 0 ? null : given.Direction > 0 ? 40.0 * given.Limit : 0.5;

    static double RankWith(Case given, double value)
    {
        var second = given.Second.Select(row => (double[])row.Clone()).ToArray();
        second[given.Unit][0] = value;
        return Evaluate(given, second).Index.Years[1].Ranks[given.Unit];
    }

    /// <summary>A change 0.1 % smaller; the next number towards the present value where that is the same number.</summary>
    static double Smaller(IndicatorTarget target)
    {
        var smaller = target.From + target.Change * 0.999;
        return smaller != target.To ? smaller : target.Change > 0 ? Math.BitDecrement(smaller) : Math.BitIncrement(smaller);
    }

    static Case? Runnable(Case given)
    {
        try
        {
            Evaluate(given);
            return given;
        }
        catch (ScoringException)
        {
            return null; // a constant column
        }
    }

    [Property(MaxTest = 400)]
    public void Value_reaches_the_rank_in_a_whole_run_and_a_smaller_change_does_not(Case any)
    {
        if (Runnable(any) is not { } given) return;
        var evaluation = Evaluate(given);
        var target = new TargetSetting(evaluation, given.Unit, 1).ForOne(TargetGoal.ToRank(given.Rank), new TargetLever("a") { Limit = LimitOf(given) });
        Assert.Equal(given.Second[given.Unit][0], target.From);
        Assert.Equal(RankWith(given, target.To), target.Rank);
        Assert.True(given.Direction * target.Change >= 0);
        if (target.IsReached)
        {
            Assert.True(target.Rank <= given.Rank);
            if (target.Change != 0) Assert.True(RankWith(given, Smaller(target)) > given.Rank, $"{target} is not the nearest");
        }
        else
        {
            // Nothing on the way gets there, nor further than it says.
            for (var i = 0; i <= 60; i++)
                Assert.True(RankWith(given, target.From + (target.Limit - target.From) * i / 60) >= target.Rank && target.Rank > given.Rank);
        }
        if (!double.IsNaN(target.LostAt)) Assert.True(RankWith(given, target.LostAt + given.Direction * 1e-6) > given.Rank || Math.Abs(target.LostAt - target.Limit) < 1e-6);
    }

    [Property(MaxTest = 60)]
    public void Values_in_steps_reach_it_and_one_step_less_does_not(Case any)
    {
        if (Runnable(any) is not { } given) return;
        var target = new TargetSetting(Evaluate(given), given.Unit, 1).ForOne(TargetGoal.ToRank(given.Rank), new TargetLever("a") { Limit = LimitOf(given), Step = 1 });
        Assert.Equal(Math.Round(target.To), target.To);
        if (!target.IsReached || target.Change == 0) return;
        Assert.True(RankWith(given, target.To) <= given.Rank);
        Assert.True(RankWith(given, target.To - given.Direction) > given.Rank);
    }

    [Property(MaxTest = 60)]
    public void Score_asked_for_is_reached_and_not_before(Case any)
    {
        if (Runnable(any) is not { } given) return;
        var evaluation = Evaluate(given);
        var goal = evaluation.Index.Years[1].Scores.Max();
        var target = new TargetSetting(evaluation, given.Unit, 1).ForOne(TargetGoal.ToScore(goal), new TargetLever("a") { Limit = LimitOf(given) });
        Assert.Equal(target.IsReached, target.Score >= goal);
    }

    [Property(MaxTest = 60)]
    public void Several_indicators_reach_it_where_one_alone_does_and_cost_no_more_than_the_cheapest_alone(Case any)
    {
        if (Runnable(any with { Normalise = Accepted[0] }) is not { } given) return;
        var setting = new TargetSetting(Evaluate(given), given.Unit, 1);
        var goal = TargetGoal.ToRank(given.Rank);
        TargetLever[] levers = [new("a") { Limit = LimitOf(given), Cost = 3 }, new("b") { Cost = 2 }, new("c")];
        // Values are read as they are, so less of an indicator with direction "-" helps nobody.
        var plan = setting.ForSeveral(goal, given.Direction > 0 ? levers : levers[1..]);
        foreach (var alone in levers[1..].Select(lever => (lever.Cost, Target: setting.ForOne(goal, lever))).Where(alone => alone.Target.IsReached))
        {
            Assert.True(plan.IsReached);
            Assert.True(plan.Cost <= alone.Cost * Math.Abs(alone.Target.Change) + 1e-9);
        }
        if (plan.IsReached) Assert.True(plan.Rank <= given.Rank);
    }

    [Fact]
    public void Fixed_bounds_by_hand()
    {
        // Weights 1 : 1 : 2 of values as they are: U00 has (10 + 10 + 2·10)/4 = 10, U01 has 14; a must rise by 16 to draw level.
        var given = new Case(Accepted[0], 1, [1, 1, 2], [[10, 10, 10], [14, 14, 14]], [[10, 10, 10], [14, 14, 14]], 0, 1, 0);
        var setting = new TargetSetting(Evaluate(given), 0, 1);
        var target = setting.ForOne(TargetGoal.ToRank(1), new TargetLever("a") { Limit = 100 });
        Example.Close(26, target.To);
        var short_ = setting.ForOne(TargetGoal.ToRank(1), new TargetLever("a"));
        Assert.Equal((false, 14.0, 2), (short_.IsReached, short_.To, short_.Rank)); // the best anyone has is 14
        var plan = setting.ForSeveral(TargetGoal.ToRank(1), [new TargetLever("a") { Limit = 100 }, new TargetLever("c") { Limit = 15 }]);
        Assert.Equal(["c", "a"], plan.Moves.Select(move => move.Indicator)); // twice the weight for the same cost
        Example.Close(15, plan.Moves[0].To);
        Example.Close(16, plan.Moves[1].To);
        Example.Close(11, plan.Cost);
    }

    [Fact]
    public void Better_value_under_z_scores_can_lose_the_place_again()
    {
        // The outlier stretches the spread: rivals that are weak in a and strong in b come back towards the mean of a.
        var rows = new double[][] { [12, 5, 9], [2, 30, 9], [10, 4, 9], [11, 3, 9], [9, 6, 9] };
        var given = new Case(Accepted[4], 1, [4, 3, 1], rows, rows, 0, 1, 0);
        var varied = rows.Select((row, i) => new[] { row[0], row[1], row[2] + i }).ToArray();
        given = given with { First = varied, Second = varied };
        var setting = new TargetSetting(Evaluate(given), 0, 1);
        var ranks = Enumerable.Range(0, 200).Select(i => RankWith(given, 12 + i)).ToList();
        var target = setting.ForOne(TargetGoal.ToRank((int)ranks.Min()), new TargetLever("a") { Limit = 211 });
        Assert.True(target.IsReached);
        Assert.Equal(ranks.SkipWhile(rank => rank > ranks.Min()).Any(rank => rank > ranks.Min()), !double.IsNaN(target.LostAt));
    }

    [Fact]
    public void Normalisation_whose_order_is_not_that_of_the_values_is_refused()
    {
        var given = new Case("""{ "method": "categorical", "points": [[1, 5], [2, 1], [3, 9]] }""", 1, [1, 1, 1], [[1, 2, 3], [2, 3, 1]], [[1, 2, 3], [2, 3, 1]], 0, 1, 0);
        Assert.Throws<ScoringException>(() => new TargetSetting(Evaluate(given), 0, 1).ForOne(TargetGoal.ToRank(1), new TargetLever("a")));
    }
}

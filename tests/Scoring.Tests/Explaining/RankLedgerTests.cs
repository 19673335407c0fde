using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Schemes;
using Scoring.Tests.Aggregating;

namespace Scoring.Tests.Explaining;

/// <summary>The ledger against naive comparison: it sums to the rank change and names who passed whom.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, Arbitrary = [typeof(RankLedgerTests)])]
public sealed class RankLedgerTests
{
    static readonly string[] Methods = ["arithmetic", "geometric", "harmonic", "sum", "min", "median", "generalised"];

    const string Adjusted = """
        "adjust": { "items": [ { "code": "bonus", "kind": "bonus", "points": "b / 4", "cap": 2 }, { "code": "late", "kind": "penalty", "points": "d * 0.1" },
          { "code": "fraud", "kind": "exclusion", "when": "c > 10" } ] },
        """;

    /// <summary>Two years of small whole numbers, some missing, under a method for the pillars and one for the index.</summary>
    public sealed record Years(string Index, string Pillars, double[][] First, double[][] Second, string Rank, string Adjust = "");

    public static Arbitrary<Years> Any() => (
        from index in Gen.Elements(Methods)
        from pillars in Gen.Elements(Methods)
        from units in Gen.Choose(2, 10)
        from gaps in Gen.Choose(0, 3)
        from first in Gen.Choose(0, 999).Select(n => n % 10 < gaps ? double.NaN : 1.0 + n / 10 % 12).ArrayOf(4).ArrayOf(units)
        from second in Gen.Choose(0, 999).Select(n => n % 10 < gaps ? double.NaN : 1.0 + n / 10 % 12).ArrayOf(4).ArrayOf(units)
        from rank in Gen.Elements("{}", """{ "decimals": 0 }""", """{ "order": "low-first" }""")
        from adjust in Gen.Elements("", "", Adjusted)
        select new Years(index, pillars, first, second, rank, adjust)).ToArbitrary();

    static Evaluation Evaluate(Years years) => Evaluator.Run(SchemeReader.Read($$"""
        { "id": "ledger", "version": "1", "indicators": [{ "code": "a" }, { "code": "b" }, { "code": "c" }, { "code": "d" }],
          "framework": { "code": "index", "children": [
            { "code": "p", "weight": 3, "aggregate": {{Choice(years.Pillars)}}, "children": ["a", { "indicator": "b", "weight": 2 }] },
            { "code": "q", "weight": 2, "aggregate": {{Choice(years.Pillars)}}, "children": ["c", { "indicator": "d", "weight": 3 }] } ] },
          "steps": { "aggregate": {{Choice(years.Index)}}, {{years.Adjust}} "rank": {{years.Rank}} } }
        """, "ledger.json"), Example.Panels(["a", "b", "c", "d"], [years.First, years.Second]), threads: 1);

    static string Choice(string method) => method == "generalised" ? """{ "method": "generalised-mean", "p": 2 }""" : $$"""{ "method": "{{method}}" }""";

    [Property(MaxTest = 300)]
    public void Terms_sum_to_the_change_and_overtakes_are_those_of_naive_comparison(Years years)
    {
        var evaluation = Evaluate(years);
        var ledger = RankLedger.Between(new LedgerSide(evaluation, 0), new LedgerSide(evaluation, 1), threads: 1);
        var (before, after) = (evaluation.Index.Years[0].Ranks, evaluation.Index.Years[1].Ranks);
        for (var unit = 0; unit < before.Length; unit++)
        {
            var code = evaluation.Roster.Units[unit].Code;
            if (double.IsNaN(before[unit]) || double.IsNaN(after[unit]))
            {
                Assert.Null(ledger.Of(code));
                continue;
            }
            var own = ledger.Of(code)!;
            Assert.Equal((before[unit], after[unit]), (own.Before, own.After));
            Assert.Equal(own.Gained, own.Total, 1e-9);
            // Ties share the best place, so a better unit is one with a smaller place.
            var passed = Enumerable.Range(0, before.Length).Where(k => !double.IsNaN(before[k]) && !double.IsNaN(after[k])).ToList();
            Assert.Equal(passed.Where(k => !(before[k] < before[unit]) && after[k] < after[unit]).Select(k => evaluation.Roster.Units[k].Code), ledger.OvertakenBy(code).Order());
            Assert.Equal(passed.Where(k => before[k] < before[unit] && !(after[k] < after[unit])).Select(k => evaluation.Roster.Units[k].Code), ledger.Overtook(code).Order());
        }
    }

    [Property(MaxTest = 150)]
    public void Complete_data_leave_nothing_to_gaps(Years years)
    {
        if (years.First.Concat(years.Second).Any(row => row.Any(double.IsNaN))) return;
        var evaluation = Evaluate(years);
        var ledger = RankLedger.Between(new LedgerSide(evaluation, 0), new LedgerSide(evaluation, 1), threads: 1);
        Assert.All(ledger.Units, code => Assert.Equal((0.0, 0.0, 0, 0), (ledger.Of(code)!.OwnGaps, ledger.Of(code)!.RivalsGaps, ledger.Of(code)!.Entered, ledger.Of(code)!.Left)));
    }

    [Fact]
    public void Flip_is_split_by_who_moved_and_by_which_indicator()
    {
        // Index (3p + 2q)/5 with p = (a + 2b)/3 and q = (c + 3d)/4, so a, b, c, d weigh 0.2, 0.4, 0.1, 0.3.
        var years = new Years("arithmetic", "arithmetic", [[10, 5, 5, 5], [5, 5, 5, 5]], [[5, 5, 5, 5], [5, 10, 5, 5]], "{}");
        var ledger = RankLedger.Between(new LedgerSide(Evaluate(years), 0), new LedgerSide(Evaluate(years), 1));
        var own = ledger.Of("U00")!;
        // The first lost 5·0.2 = 1, the second won 5·0.4 = 2: of the one place a third is its own doing and two thirds the rival's.
        Assert.Equal(-1, own.Gained);
        Example.Close(-1.0 / 3, own.Own[0]);
        Example.Close(-2.0 / 3, own.Rivals[1]);
        Assert.Equal("U01", Assert.Single(ledger.OvertakenBy("U00")));
        var words = LedgerWords.Of(ledger, "U00", Evaluate(years).Scheme, Language.English);
        Assert.Equal("fell 1: rivals' b −0.7, own a −0.3; overtaken by U01", words);
        Assert.Equal("下降1位：他方b−0.7，自身a−0.3；被超越：U01", LedgerWords.Of(ledger, "U00", Evaluate(years).Scheme, Language.Chinese));
    }

    [Fact]
    public void New_weights_are_a_term_of_their_own_when_the_old_data_are_scored_with_them()
    {
        var years = new Years("arithmetic", "arithmetic", [[9, 9, 1, 1], [1, 1, 8, 8]], [[9, 9, 1, 1], [1, 1, 8, 8]], "{}");
        var before = Evaluate(years);
        var scheme = before.Scheme with { Framework = before.Scheme.Framework with { Children = [.. before.Scheme.Framework.Children.Select(child => child with { Weight = child.Code == "p" ? 1 : 9 })] } };
        var panel = Example.Panels(["a", "b", "c", "d"], [years.First, years.Second]);
        var after = Evaluator.Run(scheme, panel, threads: 1);
        var ledger = RankLedger.Between(new LedgerSide(before, 0), new LedgerSide(after, 1), rescored: new LedgerSide(after, 0));
        Assert.Equal((-1, -1, 0.0), (ledger.Of("U00")!.Gained, ledger.Of("U00")!.Weights, ledger.Of("U00")!.Own.Sum()));
        var direct = RankLedger.Between(new LedgerSide(before, 0), new LedgerSide(after, 1)).Of("U00")!;
        Assert.Equal(-1, direct.OwnGaps + direct.RivalsGaps, 1e-12);
    }

    [Fact]
    public void Bonus_is_a_term_of_its_own()
    {
        // All four weigh alike: both have 5 before and after; the second's bonus of b / 4 goes from 1.25 to 2.5 while its a falls by as much as b rose.
        var years = new Years("arithmetic", "arithmetic", [[8, 5, 5, 5], [5, 5, 5, 5]], [[8, 5, 5, 5], [5, 10, 5, 5]], "{}",
            """ "adjust": { "items": [ { "code": "bonus", "kind": "bonus", "points": "b / 4" } ] }, """);
        // Index before 5.6 + 1.25 and 5 + 1.25; after 5.6 + 1.25 and 7 + 2.5: of the change 3.25 of the second, 2 came by b and 1.25 by the bonus.
        var ledger = RankLedger.Between(new LedgerSide(Evaluate(years), 0), new LedgerSide(Evaluate(years), 1));
        var own = ledger.Of("U01")!;
        Assert.Equal((2, 1), (own.Before, own.After));
        Example.Close(2 / 3.25, own.Own[1]);
        Example.Close(1.25 / 3.25, own.OwnAdjustments);
        Example.Close(-1.25 / 3.25, ledger.Of("U00")!.RivalsAdjustments);
        Assert.Contains("own bonuses and penalties +0.4", LedgerWords.Of(ledger, "U01", Evaluate(years).Scheme, Language.English), StringComparison.Ordinal);
    }

    [Property(MaxTest = 150)]
    public void New_bounds_and_new_weights_are_the_places_that_rescoring_the_old_data_changes(Years years)
    {
        if (years.First.Concat(years.Second).Any(row => row.Any(double.IsNaN))) return;
        var (first, second) = (Scaled(years, 1, 1), Scaled(years, 3, 2));
        var (before, after) = (new LedgerSide(first, 0), new LedgerSide(second, 1));
        var change = ParameterChange.Of(before, after)!;
        var ledger = RankLedger.Between(before, after, change.Rebounded, change.Rescored, threads: 1);
        // By hand: the old values on the later year's ranges, with the old weights and then the new.
        var (bounded, weighted) = (Naive(years, 1, 1), Naive(years, 3, 2));
        foreach (var code in ledger.Units)
        {
            var (unit, own) = (first.Roster.IndexOf(code), ledger.Of(code)!);
            Assert.Equal((own.Before - bounded[unit], bounded[unit] - weighted[unit]), (own.Bounds, own.Weights));
            Assert.Equal(own.Gained, own.Total, 1e-9);
        }
    }

    static Evaluation Scaled(Years years, int a, int c) => Evaluator.Run(SchemeReader.Read($$"""
        { "id": "ledger", "version": "{{a}}", "indicators": [{ "code": "a" }, { "code": "b" }, { "code": "c" }, { "code": "d" }],
          "framework": { "code": "index", "children": [{ "indicator": "a", "weight": {{a}} }, "b", { "indicator": "c", "weight": {{c}} }, "d"] },
          "steps": { "normalise": { "method": "min-max", "bounds": "each-year", "constant": 0.5 }, "rank": { "decimals": 6 } } }
        """, "ledger.json"), Example.Panels(["a", "b", "c", "d"], [years.First, years.Second]), threads: 1);

    static int[] Naive(Years years, int a, int c)
    {
        double[] weights = [a, 1, c, 1];
        var scores = years.First.Select(row => Math.Round(Enumerable.Range(0, 4).Sum(j =>
        {
            var (low, high) = (years.Second.Min(other => other[j]), years.Second.Max(other => other[j]));
            return weights[j] * (high == low ? 0.5 : (row[j] - low) / (high - low));
        }) / weights.Sum(), 6)).ToArray();
        return [.. scores.Select(score => 1 + scores.Count(other => other > score))];
    }

    [Fact]
    public void Parameters_that_do_not_fit_the_old_data_are_not_told_apart()
    {
        var years = new Years("arithmetic", "arithmetic", [[1, 2, 3, 4], [4, 3, 2, 1]], [[2, 2, 3, 4], [4, 3, 2, 2]], "{}");
        var first = Scaled(years, 1, 1);
        Assert.Null(ParameterChange.Of(new LedgerSide(first, 0), new LedgerSide(Evaluator.Run(SchemeReader.Read("""
            { "id": "ledger", "version": "2", "indicators": [{ "code": "a" }, { "code": "b" }], "framework": { "code": "index", "children": ["a", "b"] }, "steps": {} }
            """, "ledger.json"), Example.Panels(["a", "b"], [years.First, years.Second]), threads: 1), 1)));
    }
}

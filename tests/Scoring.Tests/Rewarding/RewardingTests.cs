using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Schemes;
using Scoring.Tests.Adjusting;
using Scoring.Tests.Preparing;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Rewarding;

public sealed class RewardingTests
{
    const string Grade = """ "grade": { "classes": [ { "code": "A", "from": 80 }, { "code": "B", "from": 60 }, { "code": "C" } ] }, """;

    static string Rules(string rules, string more = "") => $$"""{{Grade}} "reward": { {{more}} "rules": [ {{rules}} ] } """;

    static IEnumerable<(int, string, string)> Named(Evaluation evaluation) => evaluation.Rewards!.Given.Select(reward => (reward.Year, reward.Unit, reward.Rule));

    [Fact]
    public void Rules_add_up_and_say_why()
    {
        var evaluation = Ruled.Run(Rules("""
            { "code": "b-a", "amount": 300, "class_before": ["B"], "class_after": ["A"] }, { "code": "c-b", "amount": 200, "class_before": "C", "class_after": "B" },
            { "code": "two-up", "amount": 100, "rank_up": 2 }
            """), ("s", [[70, 90, 85, 50], [92, 90, 79, 60]]));
        Assert.Equal([(2021, "a", "b-a"), (2021, "a", "two-up"), (2021, "d", "c-b")], Named(evaluation));
        Assert.Equal((400.0, 200.0, 600.0), (evaluation.Rewards!.Total(2021, "a"), evaluation.Rewards.Total(2021, "d"), evaluation.Rewards.Total(2021)));
        var first = evaluation.Rewards.Given[0];
        Assert.Equal(("B", "A", 3.0, 1.0), (first.ClassBefore, first.ClassAfter, first.RankBefore, first.RankAfter));
        Assert.Equal(0, evaluation.Rewards.Total(2020));
    }

    [Fact]
    public void First_entry_is_given_once()
    {
        var evaluation = Ruled.Run(Rules("""{ "code": "first", "amount": 50, "class_after": "A", "first_entry": true }"""),
            ("s", [[90, 70, 70, NA], [70, 85, 70, 70], [95, 70, 70, 81], [90, 85, 70, 85]]));
        // a was in A in the panel's first year; b enters in 2021 and comes back in 2023; d enters in 2022.
        Assert.Equal([(2021, "b", "first"), (2022, "d", "first")], Named(evaluation));
    }

    [Fact]
    public void Bands_of_places_and_classes_risen()
    {
        var evaluation = Ruled.Run(Rules("""
            { "code": "one", "amount": 1, "rank_up": 1, "rank_up_most": 1 }, { "code": "top", "amount": 2, "rank_top": 1 }, { "code": "up", "amount": 4, "class_up": 2 }
            """), ("s", [[90, 80, 50, NA], [80, 81, 82, 99]]));
        // Published places: d is new and first; c, third before, is second: one place up and two classes.
        Assert.Equal([(2020, "a", "top"), (2021, "c", "one"), (2021, "c", "up"), (2021, "d", "top")], Named(evaluation));
    }

    [Fact]
    public void Common_move_leaves_new_units_out()
    {
        const string Rule = """{ "code": "up", "amount": 1, "rank_up": 1 }""";
        (string, double[][])[] values = [("s", [[9, 8, NA, NA], [6, 7, 8, 9]])];
        Assert.Empty(Ruled.Run(Rules(Rule), values).Rewards!.Given);
        Assert.Equal([(2021, "b", "up")], Named(Ruled.Run(Rules(Rule, """ "move": "common", """), values)));
    }

    [Fact]
    public void Latest_year_bridges_a_gap_in_the_roster()
    {
        const string Rule = """{ "code": "up", "amount": 1, "rank_up": 1 }, { "code": "b-a", "amount": 2, "class_before": "B", "class_after": "A" }""";
        (string, double[][])[] values = [("s", [[70, 90, 50], [NA, 90, 50], [95, 90, 50]])];
        // a is away in 2021: nothing to compare with. That c moved up then is no gift of its own, yet so it was published.
        Assert.Equal([(2021, "c", "up")], Named(Ruled.Run(Rules(Rule), values)));
        var evaluation = Ruled.Run(Rules(Rule, """ "previous": "latest", """).Replace("\"grade\": {", "\"grade\": { \"previous\": \"latest\",", StringComparison.Ordinal), values);
        Assert.Equal([(2021, "c", "up"), (2022, "a", "up"), (2022, "a", "b-a")], Named(evaluation));
        var reward = evaluation.Rewards!.Given[1];
        Assert.Equal(("B", "A", 2.0, 1.0), (reward.ClassBefore, reward.ClassAfter, reward.RankBefore, reward.RankAfter));
        // Among the units of both years nobody passed anybody in 2021.
        Assert.Equal([(2022, "a", "up"), (2022, "a", "b-a")],
            Named(Ruled.Run(Rules(Rule, """ "previous": "latest", "move": "common", """).Replace("\"grade\": {", "\"grade\": { \"previous\": \"latest\",", StringComparison.Ordinal), values)));
    }

    [Fact]
    public void Budget_is_checked_and_nothing_is_cut()
    {
        const string Rule = """{ "code": "top", "amount": 10, "rank_top": 2 }""";
        foreach (var (budget, kind) in new[] { (19, FindingKinds.RewardOverBudget), (21, FindingKinds.RewardUnderBudget), (20, null) })
        {
            var evaluation = Ruled.Run(Rules(Rule, $$""" "budget": {{budget}}, "years": 2021, """), ("s", [[9, 8, 7], [9, 8, 7]]));
            Assert.Equal(20, evaluation.Rewards!.Total(2021));
            Assert.Equal(0, evaluation.Rewards.Total(2020));
            var found = evaluation.Findings.Where(finding => finding.Kind.Code.StartsWith("reward-", StringComparison.Ordinal));
            if (kind is null) Assert.Empty(found);
            else Assert.Equal((kind, 2021, "20"), (Assert.Single(found).Kind, found.First().Year!.Value, found.First().Found));
        }
    }

    [Fact]
    public void Excluded_aggregate_and_unranked_units_get_nothing_and_vetoed_units_by_their_class()
    {
        const string Adjust = """
            "adjust": { "items": [ { "code": "fraud", "kind": "exclusion", "when": "f > 0" }, { "code": "one", "kind": "veto", "when": "v > 0" } ] },
            """;
        var panel = Given.Panel([Unit("a"), Unit("b"), Unit("c"), Unit("d"), Unit("p", isAggregate: true)], [2020, 2021],
            ("s", [[50, 50, 50, 50, 50], [90, 91, 92, NA, 90]]), ("f", [[0, 0, 0, 0, 0], [1, 0, 0, 0, 0]]), ("v", [[0, 0, 0, 0, 0], [0, 1, 0, 0, 0]]));
        var evaluation = Ruled.Run(Ruled.Scheme(Adjust + Rules("""{ "code": "a", "amount": 1, "class_after": "A" }, { "code": "b", "amount": 0, "class_after": "B" }""")), panel);
        Assert.Equal([(2021, "b", "b"), (2021, "c", "a")], Named(evaluation));
    }

    [Theory]
    [InlineData("""{ "code": "x", "amount": 1 }""", "scheme-missing-key")]
    [InlineData("""{ "code": "x", "amount": -1, "rank_up": 1 }""", "scheme-number")]
    [InlineData("""{ "code": "x", "rank_up": 1 }""", "scheme-missing-key")]
    [InlineData("""{ "code": "x", "amount": 1, "class_after": "D" }""", "scheme-unknown-code")]
    [InlineData("""{ "code": "x", "amount": 1, "rank_up": 1, "first_entry": true }""", "scheme-missing-key")]
    [InlineData("""{ "code": "x", "amount": 1, "rank_up": 0 }""", "scheme-number")]
    public void Faulty_rule_is_told_when_the_scheme_is_read(string rule, string code) =>
        Assert.Equal(code, Assert.Single(Ruled.Faults(() => Ruled.Scheme(Rules(rule)))).Kind.Code);

    [Fact]
    public void Rules_over_classes_need_classes()
    {
        Assert.Equal("scheme-no-such-step", Assert.Single(Ruled.Faults(() => Ruled.Scheme(
            """ "reward": { "rules": [ { "code": "x", "amount": 1, "class_up": 1 } ] } """))).Kind.Code);
        Assert.Equal("scheme-step-order", Assert.Single(Ruled.Faults(() => SchemeReader.Read(
            """
            { "id": "x", "version": "1", "indicators": [ { "code": "s" } ], "framework": { "code": "index", "children": ["s"] },
              "steps": [ { "aggregate": {} }, { "reward": { "rules": [ { "code": "x", "amount": 1, "rank_top": 1 } ] } }, { "rank": {} } ] }
            """))).Kind.Code);
        var written = SchemeWriter.Write(Ruled.Scheme(Rules("""{ "code": "x", "amount": 1, "class_before": ["B", "C"], "class_up": 1 }""")));
        Assert.Equal(written, SchemeWriter.Write(SchemeReader.Read(written)));
    }
}

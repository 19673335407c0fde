using FsCheck.Xunit;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Shared;
using Scoring.Tests.Aggregating;

namespace Scoring.Tests.Ranking;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class RankingTests
{
    const double None = double.NaN;

    [Theory]
    [InlineData("min", new[] { 1.0, 2, 2, 4, None })]
    [InlineData("max", new[] { 1.0, 3, 3, 4, None })]
    [InlineData("dense", new[] { 1.0, 2, 2, 3, None })]
    [InlineData("average", new[] { 1, 2.5, 2.5, 4, None })]
    [InlineData("first", new[] { 1.0, 2, 3, 4, None })]
    public void Ties_by_hand(string ties, double[] expected) => Assert.Equal(expected, Rank([9, 7, 7, 5, None], ("ties", ties)));

    [Fact]
    public void Order_low_first_ranks_the_lowest_best() => Assert.Equal([3, 1, None, 1], Rank([9, -7, None, -7], ("order", "low-first")));

    [Theory]
    [InlineData(null, null, new[] { 1.0, 2, 3 })]
    [InlineData(3, null, new[] { 1.0, 1, 3 })]
    [InlineData(0, null, new[] { 1.0, 1, 3 })]
    [InlineData(0, "half-away", new[] { 1.0, 1, 1 })]
    public void Decimals_round_before_ranking_only_when_declared(int? decimals, string? mode, double[] expected) =>
        Assert.Equal(expected, Rank([0.9503, 0.95029, 0.5], ("decimals", decimals), ("mode", mode ?? "half-even")));

    [Fact]
    public void Decimals_leave_the_scores_as_they_are()
    {
        var result = Ranked(Roster("A", "B"), [1.26, 1.25], ("decimals", 1)).Years[0];
        Assert.Equal([1.26, 1.25], result.Scores);
        Assert.Equal([1.0, 2], result.Ranks); // 1.3, and 1.25 to even 1.2
    }

    [Fact]
    public void Aggregate_units_are_never_ranked_and_take_no_place()
    {
        var roster = new Roster([new("A"), new("B") { IsAggregate = true, Groups = Zone("x") }, new("C") { Groups = Zone("x") }]);
        var year = Ranked(roster, [1, 9, 5]).Years[0];
        Assert.Equal([2, None, 1], year.Ranks);
        Assert.Equal([None, None, 1], year.GroupRanks[0]);
        Assert.Equal(9, year.Scores[1]);
    }

    [Fact]
    public void Groups_are_ranked_apart_and_units_may_stand_in_several()
    {
        var roster = new Roster(
        [
            new("A") { Groups = new Dictionary<string, IReadOnlyList<string>> { ["zone"] = ["x"], ["club"] = ["p", "q"] } },
            new("B") { Groups = new Dictionary<string, IReadOnlyList<string>> { ["zone"] = ["x"], ["club"] = ["q"] } },
            new("C") { Groups = new Dictionary<string, IReadOnlyList<string>> { ["zone"] = ["y"] } },
            new("D"),
        ]);
        Assert.Equal(["club=p", "club=q", "zone"], GroupRanking.Of(roster).Select(ranking => ranking.Name));
        var year = Ranked(roster, [1, 2, 3, 4]).Years[0];
        Assert.Equal([1, None, None, None], year.GroupRanks[0]);
        Assert.Equal([2, 1, None, None], year.GroupRanks[1]);
        Assert.Equal([2, 1, 1, None], year.GroupRanks[2]);
        Assert.Equal([None, None, None, None], Ranked(roster, [1, 2, 3, 4], ("groups", new[] { "zone" })).Years[0].GroupRanks[1]);
    }

    [Fact]
    public void Groups_naming_an_unknown_grouping_is_a_fault()
    {
        var fault = Assert.Single(Example.Faults(() => Ranked(Roster("A"), [1], ("groups", new[] { "zone" }))));
        Assert.Equal((FindingKinds.GroupingUnknown, "zone"), (fault.Kind, fault.Found));
    }

    [GoldenFact]
    public void Rank_coinr_tie_example_gives_coinr_ranks()
    {
        var (_, rows) = GoldenFiles.ReadCsv("asem/08_results/rank_ties_example.csv");
        Assert.Equal(rows.Select(row => GoldenFiles.Number(row[1])), Rank([.. rows.Select(row => GoldenFiles.Number(row[0]))]));
    }

    [Property(MaxTest = 300)]
    public void Every_rule_agrees_with_a_count_of_who_is_better(short[] coarse, bool highFirst)
    {
        var values = coarse.Select(x => x % 7 == 0 ? None : x / 50 / 8.0).ToArray();
        foreach (var ties in Enum.GetValues<TieRule>())
        {
            var ranks = Rank(values, ("ties", ties.ToString().ToLowerInvariant()), ("order", highFirst ? "high-first" : "low-first"));
            for (var i = 0; i < values.Length; i++) Assert.Equal(Naive(values, i, ties, highFirst), ranks[i]);
        }
    }

    static double Naive(double[] values, int i, TieRule ties, bool highFirst)
    {
        if (double.IsNaN(values[i])) return None;
        var better = values.Where(value => highFirst ? value > values[i] : value < values[i]).ToList();
        var equal = values.Count(value => value == values[i]);
        return ties switch
        {
            TieRule.Min => better.Count + 1,
            TieRule.Max => better.Count + equal,
            TieRule.Dense => better.Distinct().Count() + 1,
            TieRule.Average => better.Count + (equal + 1) / 2.0,
            _ => better.Count + 1 + values.Take(i).Count(value => value == values[i]),
        };
    }

    static double[] Rank(double[] scores, params (string Name, object? Value)[] options) =>
        Ranked(Roster([.. scores.Select((_, i) => $"U{i:00000}")]), scores, options).Years[0].Ranks;

    static NodeResult Ranked(Roster roster, double[] scores, params (string Name, object? Value)[] options)
    {
        var node = new Node("index");
        var year = new NodeYear { Scores = scores, Ranks = [], Coverage = scores, GroupRanks = [], Unscored = new Dictionary<int, Unscored>() };
        var step = new Step(StepKind.Rank, Example.Choice(StepKind.Rank, "rank", options));
        return Assert.Single(Scoring.Ranking.Ranking.Apply(step, roster, [new NodeResult("index", node.Name, node, null, [year])]));
    }

    static Roster Roster(params string[] codes) => new(codes.Select(code => new RosterEntry(code)));

    static Dictionary<string, IReadOnlyList<string>> Zone(string label) => new() { ["zone"] = [label] };
}

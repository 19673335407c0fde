using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Kernels;
using Scoring.Shared;
using Scoring.Tests.Auditing;
using Scoring.Tests.Preparing;

namespace Scoring.Tests.Explaining;

/// <summary>Strengths and weaknesses, unit summaries, ties and result tables against COINr 1.1.14 on the ASEM data.</summary>
public sealed class StrengthsAndWeaknessesTests
{
    [GoldenTheory]
    [InlineData("raw_nodiscard", "raw", false, 5)]
    [InlineData("raw_default", "raw", true, 5)]
    [InlineData("normalised_top3", "treated", true, 3)]
    public void Lists_are_COINrs(string file, string data, bool discardWorst, int count)
    {
        var golden = GoldenTable.Read($"asem/08_results/str_weak_{file}.csv");
        var evaluation = AsemAudit.Evaluate($"01_example_coin/{data}.csv");
        var options = new StrengthOptions { DiscardWorst = discardWorst, Strengths = count, Weaknesses = count, Normalised = data == "treated" };
        foreach (var unit in evaluation.Roster.Units)
        {
            var found = StrengthsAndWeaknesses.Of(evaluation, unit.Code, options: options);
            AssertList(golden, unit.Code, "strength", found.Strengths);
            AssertList(golden, unit.Code, "weakness", [.. found.Weaknesses.Reverse()]);
        }
    }

    static void AssertList(GoldenTable golden, string unit, string kind, IReadOnlyList<Standing> found)
    {
        var rows = Enumerable.Range(0, golden.Rows.Count).Where(row => golden[row, "usel"] == unit && golden[row, "kind"] == kind).ToList();
        Assert.Equal(rows.Select(row => (golden[row, "Code"], golden[row, "Pillar"], (int)golden.Number(row, "Rank"))),
            found.Select(standing => (standing.Indicator, standing.Pillar!, standing.Rank)));
        foreach (var (row, standing) in rows.Zip(found)) AsemAudit.Close(golden.Number(row, "Value"), standing.Value, $"{unit} {standing.Indicator}");
        Assert.Equal(rows.Select(row => golden[row, "Name"]), found.Select(standing => standing.Name.En));
        Assert.Equal(rows.Select(row => golden[row, "Unit"]), found.Select(standing => standing.Unit));
    }

    [GoldenFact]
    public void Worst_places_are_weaknesses_unless_they_are_discarded()
    {
        // COINr's default drops the indicators in which Laos is last of 51 and calls 48th and 49th places its weaknesses.
        var evaluation = AsemAudit.Evaluate("01_example_coin/raw.csv");
        var laos = StrengthsAndWeaknesses.Of(evaluation, "LAO");
        Assert.All(laos.Weaknesses, weakness => Assert.Equal((51, 51), (weakness.Rank, weakness.Of)));
        var discarded = StrengthsAndWeaknesses.Of(evaluation, "LAO", options: new StrengthOptions { DiscardWorst = true });
        Assert.Equal([49, 48, 48, 48, 48], discarded.Weaknesses.Select(weakness => weakness.Rank));
    }

    [GoldenFact]
    public void Summary_of_a_unit_is_COINrs()
    {
        var golden = GoldenTable.Read("asem/08_results/unit_summary_AUT.csv");
        var found = UnitSummary.Of(AsemAudit.Evaluate(), "AUT").ToDictionary(standing => standing.Node);
        Assert.Equal(golden.Rows.Count, found.Count);
        for (var row = 0; row < golden.Rows.Count; row++)
        {
            var standing = found[golden[row, "Code"]];
            AsemAudit.Close(golden.Number(row, "Score"), standing.Score, standing.Node);
            Assert.Equal(golden.Number(row, "Rank"), standing.Rank);
        }
    }

    [GoldenFact]
    public void Ties_share_the_best_place_and_missing_has_none()
    {
        var golden = GoldenTable.Read("asem/08_results/rank_ties_example.csv");
        var ranks = new int[golden.Rows.Count];
        RankKernel.RankMin([.. golden.Rows.Select((_, row) => golden.Number(row, "x"))], highFirst: true, new RankScratch(), ranks);
        Assert.Equal(golden.Rows.Select((_, row) => golden[row, "rank"] is "" ? 0 : (int)golden.Number(row, "rank")), ranks);
    }

    [GoldenTheory]
    [InlineData("Aggs_scores", null)]
    [InlineData("Full_scores", null)]
    [InlineData("Summ_scores", null)]
    [InlineData("Full_ranks", null)]
    [InlineData("Aggs_groupranks_EurAsia_group", "EurAsia_group")]
    [InlineData("Aggs_groupranks_GDP_group", "GDP_group")]
    public void Result_tables_are_COINrs(string file, string? group)
    {
        var golden = GoldenTable.Read($"asem/08_results/results_{file}.csv");
        var evaluation = AsemAudit.Evaluate();
        var ranking = group is null ? -1 : GroupRanking.Of(evaluation.Roster).ToList().FindIndex(each => each.Name == group);
        var isRank = file.EndsWith("ranks", StringComparison.Ordinal);
        var nodes = evaluation.Nodes.ToDictionary(node => node.Code, node => node.Years[0]);
        for (var row = 0; row < golden.Rows.Count; row++)
        {
            var unit = evaluation.Roster.IndexOf(golden[row, "uCode"]);
            foreach (var column in golden.Columns)
            {
                if (column == "Rank") Assert.Equal(golden.Number(row, column), evaluation.Index.Years[0].Ranks[unit]);
                else if (nodes.TryGetValue(column, out var node))
                    AsemAudit.Close(golden.Number(row, column), group is not null ? node.GroupRanks[ranking][unit] : isRank ? node.Ranks[unit] : node.Scores[unit], column);
                else if (evaluation.Normalised.IndexOf(column) is var variable and >= 0 && !isRank)
                    AsemAudit.Close(golden.Number(row, column), evaluation.Normalised[variable, 0].Values[unit], column);
            }
        }
    }

    [Fact]
    public void Places_follow_directions_and_groups_and_leave_out_what_is_missing_or_an_aggregate()
    {
        var panel = Given.Panel([Given.Unit("a", "n"), Given.Unit("b", "n"), Given.Unit("c", "s"), Given.Unit("whole", isAggregate: true)], [2020],
            ("x", [[1, 2, 3, 99]]), ("y", [[1, 2, 3, 0]]), ("z", [[1, Given.NA, 0, 5]]), ("flag", [[1, 1, 0, 1]]));
        var scheme = Given.Scheme([new("x"), new("y") { Direction = -1 }, new("z"), new("flag")]);

        var among = StrengthsAndWeaknesses.Of(panel, scheme, "b", 2020, new StrengthOptions());
        Assert.Equal([("flag", 1, 3), ("x", 2, 3), ("y", 2, 3)], among.Strengths.Select(place => (place.Indicator, place.Rank, place.Of)));
        var inside = StrengthsAndWeaknesses.Of(panel, scheme, "b", 2020, new StrengthOptions { Group = "zone", UniqueAbove = 0.7 });
        Assert.Equal([("x", 1, 2), ("y", 2, 2)], inside.Strengths.Select(place => (place.Indicator, place.Rank, place.Of)));
        Assert.Throws<ArgumentException>(() => StrengthsAndWeaknesses.Of(panel, scheme, "whole", 2020, new StrengthOptions()));
        Assert.Throws<ArgumentException>(() => StrengthsAndWeaknesses.Of(panel, scheme, "b", 2021, new StrengthOptions()));
        Assert.Throws<ArgumentException>(() => StrengthsAndWeaknesses.Of(panel, scheme, "b", 2020, new StrengthOptions { Group = "none" }));
    }
}

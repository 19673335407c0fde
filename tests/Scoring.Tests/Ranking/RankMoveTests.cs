using Scoring.Evaluating;
using Scoring.Ranking;

namespace Scoring.Tests.Ranking;

public class RankMoveTests
{
    const double None = double.NaN;

    [Fact]
    public void Between_a_departed_leader_moves_everybody_up_raw_but_not_among_common_units()
    {
        // A led and left, B and C keep their order, D is new and comes last.
        var moves = RankMove.Between(Year(1, 2, 3, None), Year(None, 1, 2, 3));

        Assert.Equal([Presence.Departed, Presence.Stayed, Presence.Stayed, Presence.New], moves.Select(move => move.Presence));
        Assert.Equal([None, 1, 1, None], moves.Select(move => move.Raw));
        Assert.Equal([None, 0, 0, None], moves.Select(move => move.Common));
    }

    [Fact]
    public void Between_ties_share_a_place_among_common_units()
    {
        // Before: 1, 2, 2, 4. After, the first is gone and the rest are 1, 2, 3.
        var moves = RankMove.Between(Year(1, 2, 2, 4), Year(None, 1, 2, 3));

        Assert.Equal([None, 0, -1, 0], moves.Select(move => move.Common));
        Assert.Equal([None, 1, 0, 1], moves.Select(move => move.Raw));
    }

    [Fact]
    public void Between_a_unit_ranked_in_neither_year_has_no_move() =>
        Assert.Equal(Presence.Unranked, RankMove.Between(Year(None), Year(None))[0].Presence);

    [Fact]
    public void Between_years_of_different_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => RankMove.Between(Year(1), Year(1, 2)));

    static NodeYear Year(params double[] ranks) => new()
    {
        Scores = [.. ranks.Select(rank => -rank)],
        Ranks = ranks,
        Coverage = new double[ranks.Length],
        GroupRanks = [],
        Unscored = new Dictionary<int, Unscored>(),
    };
}

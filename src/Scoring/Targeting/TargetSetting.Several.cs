namespace Scoring.Targeting;

public sealed partial class TargetSetting
{
    /// <summary>The cheapest change of several indicators that reaches a goal.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="several">The indicators with their limits, steps and costs.</param>
    /// <returns>The moves, cheapest first; where all limits together do not reach the goal, all of them to the limit.</returns>
    /// <remarks>
    /// A fractional knapsack: what gives most points of the index for its cost goes first, to where it gives no more or to its limit, and the last one only as
    /// far as is needed. That is the least cost where the index is linear in the indicators between present value and limit and the others' scores
    /// stand still (fixed bounds, arithmetic means); elsewhere it reaches the goal at the least cost on this way. A whole run decides, at every step.
    /// </remarks>
    /// <exception cref="ScoringException">An indicator is not there, or its normalisation is not accepted.</exception>
    public TargetPlan ForSeveral(TargetGoal goal, IReadOnlyList<TargetLever> several)
    {
        Check(goal);
        ArgumentNullException.ThrowIfNull(several);
        foreach (var lever in several) CheckLever(lever);
        var start = probe.At(goal);
        var options = several.Select(lever => Option(lever, start.Score)).Where(option => option.Gain > 0)
            .OrderByDescending(option => option.Gain / option.Cost).ThenBy(option => option.Lever.Indicator, StringComparer.Ordinal).ToList();
        var moves = new List<(LeverOption Option, double To)>();
        if (!start.IsMet)
            foreach (var option in options)
            {
                var earlier = moves.Select(move => (move.Option.Lever.Indicator, move.To)).ToArray();
                moves.Add((option, option.To));
                if (!Met(option.To)) continue;
                moves[^1] = (option, CellSearch.Nearest(option.From, option.To, StepOf(option.Lever), Met));
                break;

                bool Met(double value) => probe.At(goal, [.. earlier, (option.Lever.Indicator, value)]).IsMet;
            }
        var (end, grade) = probe.InRun(goal, [.. moves.Select(move => (move.Option.Lever.Indicator, move.To))]);
        return new TargetPlan([.. moves.Select(move => new TargetMove(move.Option.Lever.Indicator, move.Option.From, move.To,
            move.Option.Lever.Cost * Math.Abs(move.To - move.Option.From)))], end.IsMet, end.Place, end.Score)
        {
            Grade = grade,
        };
    }

    /// <summary>How far an indicator is worth moving, and what that gives and costs.</summary>
    LeverOption Option(TargetLever lever, double score)
    {
        var (code, step, sign) = (lever.Indicator, StepOf(lever), probe.Ranking.Sign);
        var from = levers.Values(code)[unit];
        var limit = CellSearch.Stepped(LimitOf(lever), from, step, inward: true);
        var most = limit == from ? score : ScoreAt(limit);
        // Beyond a cap nothing is gained.
        var to = limit == from || !(sign * most > sign * score) ? from : CellSearch.Nearest(from, limit, step, value => sign * ScoreAt(value) >= sign * most);
        return new LeverOption(lever, from, to, to == from ? 0 : sign * (most - score), lever.Cost * Math.Abs(to - from));

        double ScoreAt(double value) => probe.At(null, (code, value)).Score;
    }

    sealed record LeverOption(TargetLever Lever, double From, double To, double Gain, double Cost);
}

namespace Scoring.Targeting;

public sealed partial class TargetSetting
{
    /// <summary>The cheapest change of several indicators that reaches a goal.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="levers">The indicators with their limits, steps and costs.</param>
    /// <returns>The moves, cheapest first; where all limits together do not reach the goal, all of them to the limit.</returns>
    /// <remarks>
    /// A fractional knapsack: what gives most points of the index for its cost goes first, to where it gives no more or to its limit, and the last one only as
    /// far as is needed. That is the least cost where the index is linear in the indicators between present value and limit and the others' scores
    /// stand still (fixed bounds, arithmetic means); elsewhere it reaches the goal at the least cost on this way. A whole run decides, at every step.
    /// </remarks>
    /// <exception cref="ScoringException">An indicator is not there, or its normalisation is not accepted.</exception>
    public TargetPlan ForSeveral(TargetGoal goal, IReadOnlyList<TargetLever> levers)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(levers);
        var start = probe.At();
        var options = levers.Select(lever => Option(lever, start.Score)).Where(option => option.Gain > 0)
            .OrderByDescending(option => option.Gain / option.Cost).ThenBy(option => option.Lever.Indicator, StringComparer.Ordinal).ToList();
        var moves = new List<(LeverOption Option, double To)>();
        if (!Met(start))
            foreach (var option in options)
            {
                var earlier = moves.Select(move => (move.Option.Variable, move.To)).ToArray();
                moves.Add((option, option.To));
                if (!Met(probe.At([.. earlier, (option.Variable, option.To)]))) continue;
                moves[^1] = (option, Nearest(option.From, option.To, option.Lever.Step, value => Met(probe.At([.. earlier, (option.Variable, value)]))));
                break;
            }
        var end = probe.At([.. moves.Select(move => (move.Option.Variable, move.To))]);
        return new TargetPlan([.. moves.Select(move => new TargetMove(move.Option.Lever.Indicator, move.Option.From, move.To,
            move.Option.Lever.Cost * Math.Abs(move.To - move.Option.From)))], Met(end), end.Place, end.Score);

        bool Met((int Place, double Score) standing) => goal.IsMet(standing.Place, standing.Score, probe.Sign);
    }

    /// <summary>How far an indicator is worth moving, and what that gives and costs.</summary>
    LeverOption Option(TargetLever lever, double score)
    {
        AcceptedChoice(lever.Indicator);
        var variable = VariableOf(lever);
        var from = evaluation.Indicators[variable, year].Values[unit];
        var limit = Stepped(LimitOf(variable, lever), from, lever.Step, inward: true);
        var most = probe.At((variable, limit)).Score;
        // Beyond a cap nothing is gained.
        var to = limit == from ? from : Nearest(from, limit, lever.Step, value => probe.Sign * probe.At((variable, value)).Score >= probe.Sign * most);
        return new LeverOption(lever, variable, from, to, probe.Sign * (most - score), lever.Cost * Math.Abs(to - from));
    }

    sealed record LeverOption(TargetLever Lever, int Variable, double From, double To, double Gain, double Cost);
}

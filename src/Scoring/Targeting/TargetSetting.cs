using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Targeting;

/// <summary>The least change of a unit's indicators that takes it to a place, a class or a score.</summary>
/// <remarks>
/// <para>What counts is a whole run with the changed value: bounds that the unit itself moves, ranks, caps, roundings and imputations included. Values in
/// between are tried along the route from the cell to the index where that gives the same bits, else by whole runs; what is found is confirmed by one. For every
/// normalisation but spreads that the unit moves a better value never costs a place, so the nearest value that does is found by halving to the last bit of a
/// double (to the step, where values move in steps). Under z-scores every rival gives a quadratic equation; between its roots nothing changes, so the stretches
/// are tried from the present value outwards; elsewhere stretches of equal length are.</para>
/// <para>An indicator is moved by itself: others derived from the same raw variables stay. Hand over an evaluation of all years.</para>
/// </remarks>
public sealed partial class TargetSetting
{
    /// <summary>Stretches that a search is cut into where a better value may cost a place and nothing tells where.</summary>
    const int Stretches = 32;

    readonly Evaluation evaluation;
    readonly int unit;
    readonly int year;
    readonly TargetProbe probe;
    readonly Levers levers;

    /// <summary>Prepares targets of one unit in one year.</summary>
    /// <param name="evaluation">The evaluation, of all years.</param>
    /// <param name="unit">The unit's index; it must be ranked.</param>
    /// <param name="year">The year's index.</param>
    /// <param name="tables">The tables that the scheme names; null = none.</param>
    /// <param name="frozen">Whether parameters stay as the run fitted them instead of being fitted anew with the changed value.</param>
    /// <exception cref="ScoringException">The unit has no rank in the year, or the evaluation does not come out again from its indicators.</exception>
    public TargetSetting(Evaluation evaluation, int unit, int year, IReadOnlyDictionary<string, ReferenceTable>? tables = null, bool frozen = false)
        : this(evaluation, unit, year, new TargetProbe(evaluation, unit, year, frozen, tables)) => probe.CheckRepeats();

    internal TargetSetting(Evaluation evaluation, int unit, int year, TargetProbe probe)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        (this.evaluation, this.unit, this.year, this.probe) = (evaluation, unit, year, probe);
        if (double.IsNaN(probe.Ranking.Ranked[unit]))
            throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = evaluation.Roster.Units[unit].Code, Expected = "a ranked unit" });
        levers = new Levers(evaluation, year, probe.Model, probe.Ranking);
    }

    /// <summary>Where the unit stands: its place in the ranking that a goal is set in, its score and its class.</summary>
    /// <param name="goal">The goal.</param>
    /// <exception cref="ScoringException">There is no such class or grouping.</exception>
    public (double Rank, double Score, string? Grade, bool IsMet) Standing(TargetGoal goal)
    {
        Check(goal);
        var stand = probe.At(goal);
        var ranking = probe.Ranking;
        var grade = ranking.Classes.Count > 0 && ranking.ClassOf(ranking.Scores, unit, ranking.Members(goal.Within, unit)) is >= 0 and var found ? ranking.Classes[found].Code : null;
        return (stand.Place, stand.Score, grade, stand.IsMet);
    }

    /// <summary>The indicators that the unit has values of and that can be moved, in the framework's order.</summary>
    public IReadOnlyList<string> Available => [.. evaluation.Scheme.Framework.TopDown().Where(node => node.IsLeaf).Select(leaf => leaf.Code)
        .Where(code => !double.IsNaN(levers.Values(code)[unit]) && levers.Check(code) is null)];

    /// <summary>What an aim for all units is for this one; null = there is nothing better for it.</summary>
    /// <param name="aim">The aim.</param>
    /// <exception cref="ScoringException">There is no such class or grouping.</exception>
    public TargetGoal? GoalOf(TargetAim aim)
    {
        ArgumentNullException.ThrowIfNull(aim);
        return new TargetField(evaluation, year, probe.Ranking, aim).Goals[unit];
    }

    /// <summary>The standard deviation of the ranked units' values of an indicator, by which efforts are measured; NaN where they have no spread.</summary>
    /// <param name="indicator">The indicator's code.</param>
    /// <exception cref="ScoringException">There is no such indicator, or the unit has no value of it.</exception>
    public double Spread(string indicator)
    {
        CheckLever(new TargetLever(indicator));
        return levers.Spread(indicator);
    }

    /// <summary>Whether a higher value of an indicator helps.</summary>
    /// <param name="indicator">The indicator's code.</param>
    /// <exception cref="ScoringException">There is no such indicator, or the unit has no value of it.</exception>
    public bool IsHigherBetter(string indicator)
    {
        CheckLever(new TargetLever(indicator));
        return levers.DirectionOf(indicator) > 0;
    }

    /// <summary>How far a value may go when it may improve no more than nine tenths of the ranked units improved theirs since the year before.</summary>
    /// <param name="indicator">The indicator's code.</param>
    /// <returns>No more than the best value that a ranked unit has, which it is where there is no year before.</returns>
    /// <exception cref="ScoringException">There is no such indicator, or the unit has no value of it.</exception>
    public double PeerLimit(string indicator)
    {
        var lever = new TargetLever(indicator);
        CheckLever(lever);
        var (from, direction, best) = (levers.Values(indicator)[unit], levers.DirectionOf(indicator), LimitOf(lever));
        var reach = levers.PeerImprovement(indicator) is { } improvement ? from + direction * improvement : best;
        return direction * reach < direction * best ? reach : best;
    }

    /// <summary>The least change of one indicator that reaches a goal.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="lever">The indicator, its limit and its steps.</param>
    /// <returns>The nearest value on the way to the limit that reaches the goal; where none does, the one that gets furthest.</returns>
    /// <exception cref="ScoringException">There is no such indicator, class or grouping, the unit has no value of it, or its normalisation has no order.</exception>
    public IndicatorTarget ForOne(TargetGoal goal, TargetLever lever)
    {
        Check(goal);
        CheckLever(lever);
        var (code, from, limit) = (lever.Indicator, levers.Values(lever.Indicator)[unit], LimitOf(lever));
        var stops = levers.Stops(code, goal, unit, from, limit, Stretches);
        var search = new CellSearch(value => value == from ? probe.At(goal) : probe.At(goal, (code, value)), StepOf(lever), probe.Ranking.Sign);
        var found = search.Run(from, limit, stops);
        var (stand, grade) = probe.InRun(goal, (code, found.To));
        if (stand.IsMet != found.IsReached) throw new InvalidOperationException($"A whole run does not confirm the target of '{code}': {found.To:R}.");
        return new IndicatorTarget
        {
            Indicator = code,
            From = from,
            To = found.To,
            IsReached = found.IsReached,
            Rank = stand.Place,
            Score = stand.Score,
            Grade = grade,
            LostAt = found.LostAt,
            Limit = limit,
            Effort = Math.Abs(found.To - from) / levers.Spread(code),
        };
    }

    void Check(TargetGoal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        if (probe.Ranking.Check(goal.Grade, goal.Grade is not null, goal.Within) is { } fault) throw new ScoringException(fault);
        if (probe.Ranking.Members(goal.Within, unit) is { } members && !members.Contains(unit))
            throw new ScoringException(new Finding { Kind = FindingKinds.UnitInNoGroup, Unit = evaluation.Roster.Units[unit].Code, Found = goal.Within! });
    }

    void CheckLever(TargetLever lever)
    {
        ArgumentNullException.ThrowIfNull(lever);
        var isLeaf = evaluation.Scheme.Framework.TopDown().Any(node => node.IsLeaf && node.Code == lever.Indicator);
        if (!isLeaf || double.IsNaN(levers.Values(lever.Indicator)[unit]))
            throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = lever.Indicator, Expected = string.Join(", ", Available) });
        if (levers.Check(lever.Indicator) is { } fault) throw new ScoringException(fault);
    }

    /// <summary>The limit asked for, or the best value that any ranked unit has; never on the wrong side of the present value.</summary>
    double LimitOf(TargetLever lever) =>
        Levers.Ahead(lever.Limit ?? levers.Best(lever.Indicator), levers.Values(lever.Indicator)[unit], levers.DirectionOf(lever.Indicator));

    /// <summary>The step asked for, or that of the rounding which the indicator declares.</summary>
    double? StepOf(TargetLever lever) => lever.Step ?? StepOf(probe.Model.RouteOf(lever.Indicator));

    internal static double? StepOf(IndicatorRoute route) => route.Indicator.Round is { Decimals: >= 0 and <= 15 and var decimals } ? 1 / Powers[decimals] : null;

    static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
}

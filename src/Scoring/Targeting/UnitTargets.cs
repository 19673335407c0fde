using Scoring.Evaluating;
using Scoring.Schemes;

namespace Scoring.Targeting;

/// <summary>For every ranked unit of a year: what would take it to its goal, indicator by indicator.</summary>
public sealed partial class UnitTargets
{
    readonly CellTarget[] cells;
    readonly TargetGoal?[] goals;

    UnitTargets(Evaluation evaluation, int year, IReadOnlyList<string> indicators, TargetGoal?[] goals, CellTarget[] cells) =>
        (Evaluation, YearIndex, Indicators, this.goals, this.cells) = (evaluation, year, indicators, goals, cells);

    /// <summary>The evaluation.</summary>
    public Evaluation Evaluation { get; }

    /// <summary>The year's index in the evaluation.</summary>
    public int YearIndex { get; }

    /// <summary>The indicators that were tried, in the scheme's order.</summary>
    public IReadOnlyList<string> Indicators { get; }

    /// <summary>What each indicator asks of each unit.</summary>
    /// <param name="unit">The unit's index in the roster.</param>
    /// <param name="indicator">The indicator's index in <see cref="Indicators"/>.</param>
    public CellTarget this[int unit, int indicator] => cells[unit * Indicators.Count + indicator];

    /// <summary>What a unit is to reach; null = it is not ranked, or there is nothing better for it.</summary>
    public TargetGoal? GoalOf(int unit) => goals[unit];

    /// <summary>A unit's targets that reach its goal, the least effort first; then those that do not, the best place first.</summary>
    /// <returns>Empty where there is nothing to reach or the unit has reached it.</returns>
    public IEnumerable<CellTarget> Of(int unit) => Enumerable.Range(0, Indicators.Count).Select(indicator => this[unit, indicator])
        .Where(cell => cell.Outcome is TargetOutcome.Reached or TargetOutcome.OutOfReach)
        .OrderBy(cell => cell.Outcome)
        .ThenBy(cell => cell.Outcome == TargetOutcome.Reached ? double.IsNaN(cell.Effort) ? double.MaxValue : cell.Effort : cell.Rank)
        .ThenBy(cell => cell.Indicator);

    /// <summary>Works out the targets of all ranked units.</summary>
    /// <param name="evaluation">The evaluation, of all years and with its indicators before normalising.</param>
    /// <param name="aim">What the units are to reach.</param>
    /// <param name="options">Year, indicators, limits; null = the last year, all indicators, the best value of the ranked units.</param>
    /// <param name="tables">The tables that the scheme names; null = none.</param>
    /// <exception cref="ScoringException">There is no such year, indicator, class or grouping.</exception>
    public static UnitTargets Of(Evaluation evaluation, TargetAim aim, TargetOptions? options = null, IReadOnlyDictionary<string, ReferenceTable>? tables = null) =>
        throw new NotImplementedException();
}

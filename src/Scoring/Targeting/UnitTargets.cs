using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Targeting;

/// <summary>For every ranked unit of a year: what would take it to its goal, indicator by indicator.</summary>
/// <remarks>
/// <para>Where a value moves nothing but its own unit's score (parameters that are stated, frozen or taken from other years; ends of a sample that it does not
/// stretch) all units are searched side by side: each one's score is a function of its own value, computed by the methods of the run, and the others' scores
/// give the line to reach. Halving goes down to the last bit. Where parameters follow the value they are fitted anew for each value tried, for many units
/// at once, and of everybody else only those are scored who may be level with the unit; that takes an index that is a line in the normalised value and a
/// goal of places, quantiles, thresholds or a score, else everybody is scored. Where the value reaches other steps, whole runs are made, and
/// <see cref="Findings"/> says so.</para>
/// <para>An indicator is moved by itself: others derived from the same raw variables stay.</para>
/// </remarks>
public sealed class UnitTargets
{
    readonly CellTarget[] cells;
    readonly TargetGoal?[] goals;

    UnitTargets(Evaluation evaluation, int year, IReadOnlyList<string> indicators, TargetGoal?[] goals, CellTarget[] cells, IReadOnlyList<Finding> findings) =>
        (Evaluation, YearIndex, Indicators, this.goals, this.cells, Findings) = (evaluation, year, indicators, goals, cells, findings);

    /// <summary>The evaluation.</summary>
    public Evaluation Evaluation { get; }

    /// <summary>The year's index in the evaluation.</summary>
    public int YearIndex { get; }

    /// <summary>The indicators that were tried, in the framework's order.</summary>
    public IReadOnlyList<string> Indicators { get; }

    /// <summary>The indicators that cannot be moved, and those that took whole runs.</summary>
    public IReadOnlyList<Finding> Findings { get; }

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
        .ThenBy(cell => cell.Outcome == TargetOutcome.Reached ? double.IsNaN(cell.Effort) ? double.MaxValue : cell.Effort : double.IsNaN(cell.Rank) ? double.MaxValue : cell.Rank)
        .ThenBy(cell => cell.Indicator);

    /// <summary>Works out the targets of all ranked units.</summary>
    /// <param name="evaluation">The evaluation, of all years and with its indicators before normalising.</param>
    /// <param name="aim">What the units are to reach.</param>
    /// <param name="options">Year, indicators, limits; null = the last year, all indicators, the best value of the ranked units.</param>
    /// <param name="tables">The tables that the scheme names; null = none.</param>
    /// <exception cref="ScoringException">There is no such year, indicator, class or grouping.</exception>
    public static UnitTargets Of(Evaluation evaluation, TargetAim aim, TargetOptions? options = null, IReadOnlyDictionary<string, ReferenceTable>? tables = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(aim);
        options ??= new TargetOptions();
        var year = options.Year is { } wanted ? evaluation.Normalised.IndexOfYear(wanted) : evaluation.Years.Count - 1;
        if (year < 0) throw new ScoringException(new Finding { Kind = FindingKinds.YearNotInPanel, Found = $"{options.Year}", Expected = string.Join(", ", evaluation.Years) });
        var model = new IndexModel(evaluation, year, options.Frozen, tables);
        var ranking = new YearRanking(evaluation, year);
        var levers = new Levers(evaluation, year, model, ranking);
        var field = new TargetField(evaluation, year, ranking, aim);
        var indicators = Chosen(evaluation, options, levers, out var findings);

        var count = indicators.Count;
        var cells = new CellTarget[evaluation.Roster.Count * count];
        var byRuns = new int[count];
        Parallelism.For(count, options.Threads ?? Environment.ProcessorCount, indicator =>
        {
            var search = new IndicatorSearch(evaluation, year, model, ranking, levers, field, options, tables, indicators[indicator], indicator);
            search.Run(cell => cells[cell.Unit * count + indicator] = cell);
            byRuns[indicator] = search.Runs;
        });
        for (var indicator = 0; indicator < count; indicator++)
            if (byRuns[indicator] > 0)
                findings.Add(new Finding
                {
                    Kind = FindingKinds.TargetByRuns,
                    Variable = indicators[indicator],
                    Year = evaluation.Years[year],
                    Found = model.RouteOf(indicators[indicator]).Obstacle ?? model.RouteOf(indicators[indicator]).Normalisations[0].Choice.Method.Name,
                    Count = byRuns[indicator],
                });
        return new UnitTargets(evaluation, year, indicators, field.Goals, cells, findings);
    }

    /// <summary>The indicators to try. Those asked for by name must be movable; of all, the others are reported and left out.</summary>
    static List<string> Chosen(Evaluation evaluation, TargetOptions options, Levers levers, out List<Finding> findings)
    {
        var leaves = evaluation.Scheme.Framework.TopDown().Where(node => node.IsLeaf).Select(leaf => leaf.Code).ToList();
        var named = options.Indicators.Concat(options.Limits.Keys).Concat(options.Steps.Keys);
        var faults = named.Where(code => !leaves.Contains(code)).Distinct()
            .Select(code => new Finding { Kind = FindingKinds.BadArgument, Found = code, Expected = string.Join(", ", leaves) }).ToList();
        if (faults.Count > 0) throw new ScoringException(faults);
        findings = [];
        var chosen = new List<string>();
        foreach (var code in leaves.Where(code => options.Indicators.Count == 0 || options.Indicators.Contains(code)))
            if (levers.Check(code) is not { } fault) chosen.Add(code);
            else if (options.Indicators.Count > 0) faults.Add(fault);
            else findings.Add(fault with { Kind = FindingKinds.TargetLeftOut });
        return faults.Count > 0 ? throw new ScoringException(faults) : chosen;
    }
}

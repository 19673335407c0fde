using Scoring.Evaluating;
using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Normalising;

/// <summary>The stage that brings indicators, and nodes that ask for it, to one scale.</summary>
/// <remarks>
/// Parameters come from the scope that <c>bounds</c> names, never from aggregate units, which are scored with them all the same. Statuses are
/// kept: not-applicable cells stay so, no-practice cells take the stated score, and a cell that loses its value becomes missing.
/// </remarks>
static class Normalisation
{
    /// <summary>Normalises every indicator of a panel with the step's choice for it.</summary>
    /// <param name="panel">The indicators.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="step">The step, one of the scheme's.</param>
    /// <param name="findings">Receives what is reported beside the results.</param>
    /// <param name="stored">Parameters of an earlier run of this step to apply instead of fitting; null = fit.</param>
    /// <param name="conditions">What conditions read; null = there is nothing to read.</param>
    /// <param name="tables">The scheme's tables by name; null = none.</param>
    /// <exception cref="ScoringException">Constant columns, values outside a method's domain, unfit options; all of them at once.</exception>
    public static (Panel Panel, StepRecord Record) Apply(
        Panel panel, Scheme scheme, Step step, FindingLog findings, IReadOnlyList<FittedEntry>? stored = null, IExpressionSource? conditions = null,
        IReadOnlyDictionary<string, ReferenceTable>? tables = null)
    {
        var faults = new List<Finding>();
        var normaliser = new SeriesNormaliser(panel, findings, faults, stored, conditions, tables);
        var columns = new Column[panel.Variables.Count][];
        foreach (var indicator in scheme.NeededIndicators)
        {
            var variable = panel.IndexOf(indicator.Code);
            var choice = step.For(indicator.Code);
            // What an earlier step has turned to "more is better" must not be turned back.
            var direction = IsOriented(scheme, step, indicator.Code) ? 1 : indicator.Direction;
            var values = Enumerable.Range(0, panel.Years.Count).Select(year => panel[variable, year].Values).ToArray();
            var scores = normaliser.Apply(new ValueSeries(indicator.Code, 0, values, direction, indicator.Standard, indicator.Target), choice);
            columns[variable] = new Column[scores.Length];
            for (var year = 0; year < scores.Length; year++)
                columns[variable][year] = Finish(panel[variable, year], scores[year], choice.Options);
        }
        if (faults.Count > 0) throw new ScoringException(faults);
        return (panel.WithVariables(panel.Variables, columns), StepRecord.Of(scheme, step) with { Fitted = normaliser.Fitted });
    }

    /// <summary>Normalises one node's values across units, as <c>then</c> and <c>publish</c> ask. More is better unless the choice says otherwise.</summary>
    /// <param name="panel">Years, units and groups.</param>
    /// <param name="code">Code of the node or publication.</param>
    /// <param name="stage">Position of the choice in its list.</param>
    /// <param name="valuesByYear">By year, then by unit; NaN = missing. Not changed.</param>
    /// <param name="choice">The method.</param>
    /// <param name="fitted">Receives the parameters.</param>
    /// <param name="findings">Receives what is reported beside the results.</param>
    /// <param name="faults">Receives what stops the run.</param>
    /// <param name="stored">Parameters of an earlier run to apply instead of fitting; null = fit.</param>
    /// <param name="conditions">What conditions read; null = there is nothing to read.</param>
    public static double[][] ApplyToNode(Panel panel, string code, int stage, double[][] valuesByYear, MethodChoice choice,
        ICollection<FittedEntry> fitted, FindingLog findings, ICollection<Finding> faults, IReadOnlyList<FittedEntry>? stored = null,
        IExpressionSource? conditions = null)
    {
        var normaliser = new SeriesNormaliser(panel, findings, faults, stored, conditions);
        var scores = normaliser.Apply(new ValueSeries(code, stage, valuesByYear), choice);
        foreach (var entry in normaliser.Fitted) fitted.Add(entry);
        if (choice.Options.Rounding("round") is { } round)
            foreach (var year in scores) round.Apply(year);
        return scores;
    }

    /// <summary>Whether a step before this one has already turned the indicator's values to "more is better".</summary>
    public static bool IsOriented(Scheme scheme, Step step, string code)
    {
        foreach (var earlier in scheme.Steps)
        {
            if (ReferenceEquals(earlier, step)) return false;
            if (earlier.Kind == StepKind.Normalise && earlier.For(code).Method.Name != "none") return true;
        }
        return false;
    }

    /// <summary>Gives no-practice cells their score, rounds, and marks as missing the cells that lost their value.</summary>
    internal static Column Finish(Column before, double[] scores, OptionSet options)
    {
        var statuses = before.Statuses;
        if (statuses is not null)
        {
            var practice = options.NumberOrNull("no_practice") ?? double.NaN;
            for (var unit = 0; unit < scores.Length; unit++)
                if (statuses[unit] == CellStatus.NoPractice) scores[unit] = practice;
                else if (double.IsNaN(scores[unit]) && !double.IsNaN(before.Values[unit]))
                {
                    if (ReferenceEquals(statuses, before.Statuses)) statuses = [.. statuses];
                    statuses[unit] = CellStatus.Missing;
                }
        }
        options.Rounding("round")?.Apply(scores);
        return new Column(scores, statuses);
    }
}

using Scoring.Evaluating;
using Scoring.Panels;

namespace Scoring.Explaining;

/// <summary>The earlier data of a ledger as the later parameters score them: first bounds alone, then weights and rules as well.</summary>
/// <param name="Rebounded">The earlier indicators normalised with the later bounds, joined and ranked as they were.</param>
/// <param name="Rescored">The same, joined and ranked as the later ones are.</param>
public sealed record ParameterChange(LedgerSide Rebounded, LedgerSide Rescored)
{
    /// <summary>Scores the earlier data with the later parameters.</summary>
    /// <param name="before">The earlier ranking. Bonuses, penalties and exclusions stay as they are there.</param>
    /// <param name="after">The later one.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The result is the same.</param>
    /// <returns>
    /// Null when it cannot be done: the two have other indicators, what was fitted does not fit the earlier data (a group that is new, a value outside a method's
    /// domain), or normalising reads more than the indicators, such as conditions on raw variables and tables by year. Then the effect of new parameters is part of the other terms.
    /// </returns>
    public static ParameterChange? Of(LedgerSide before, LedgerSide after, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var workers = threads ?? Environment.ProcessorCount;
        var (old, now) = (before.Evaluation.ForYears([before.Evaluation.Years[before.Year]]), after.Evaluation);
        var year = now.Years[after.Year];
        if (!old.Normalised.Variables.ToHashSet(StringComparer.Ordinal).SetEquals(now.Normalised.Variables)) return null;
        try
        {
            // What is read from the indicators alone comes out as it was; anything else would show here.
            if (!AreSame(Evaluator.Normalise(old.Scheme, old.Natural, old.Records, workers), old.Normalised)) return null;
            var bounded = Evaluator.Normalise(now.Scheme, InYear(old.Natural, year), now.Records, workers);
            var rebounded = Rejoining.Run(old.Scheme, InYear(bounded, old.Years[0]), old.Records, old.Indicators, old.Adjustments, workers);
            IReadOnlyList<StepRecord> records = [.. now.Records.Select((record, position) => record with { Dropped = position == 0 ? Dropped(old, year) : [] })];
            var rescored = Rejoining.Run(now.Scheme, bounded, records, InYear(old.Indicators, year), old.Adjustments, workers);
            return new ParameterChange(new LedgerSide(rebounded, 0), new LedgerSide(rescored, 0));
        }
        catch (ScoringException)
        {
            return null;
        }
    }

    static List<DroppedUnit> Dropped(Evaluation evaluation, int year) =>
        [.. evaluation.Records.SelectMany(record => record.Dropped).Where(dropped => dropped.Year == evaluation.Years[0]).Select(dropped => dropped with { Year = year })];

    /// <summary>A panel of one year under another calendar year.</summary>
    static Panel InYear(Panel panel, int year) =>
        new(panel.Roster, [year], panel.Variables, [.. Enumerable.Range(0, panel.Variables.Count).Select(variable => new[] { panel[variable, 0] })], [panel.Present(0).ToArray()]);

    static bool AreSame(Panel one, Panel other)
    {
        for (var variable = 0; variable < one.Variables.Count; variable++)
        {
            var (mine, theirs) = (one[variable, 0].Values, other[other.IndexOf(one.Variables[variable]), 0].Values);
            for (var unit = 0; unit < mine.Length; unit++)
                if (!mine[unit].Equals(theirs[unit]))
                    return false;
        }
        return true;
    }
}

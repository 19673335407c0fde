using Scoring.Adjusting;
using Scoring.Data.Results;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Bundles;

/// <summary>A bundle's tables laid out by year and unit as the engine holds them.</summary>
sealed class BundleCells
{
    readonly RunBundle bundle;
    readonly Roster roster;
    readonly IReadOnlyList<int> years;
    readonly Dictionary<int, int> yearIndex;

    public BundleCells(RunBundle bundle)
    {
        (this.bundle, roster, years) = (bundle, bundle.Roster, bundle.Manifest.Years);
        yearIndex = years.Select((year, i) => (year, i)).ToDictionary(pair => pair.year, pair => pair.i);
    }

    /// <summary>A table of indicators as a panel; a unit is present in the years it has a row in.</summary>
    /// <param name="values">The values.</param>
    /// <param name="cell">What becomes of a value with its status of after normalising.</param>
    public Panel Panel(IndicatorTable values, Func<double, CellStatus, (double Value, CellStatus Status)> cell)
    {
        var present = years.Select(_ => new bool[roster.Count]).ToArray();
        var columns = values.Indicators.Select(_ => years.Select(_ => new Column(Blank(), Enumerable.Repeat(CellStatus.Missing, roster.Count).ToArray())).ToArray()).ToArray();
        var statuses = bundle.Statuses.Statuses;
        for (var row = 0; row < values.Count; row++)
        {
            var (year, unit) = (yearIndex[values.Years[row]], roster.IndexOf(values.Units[row]));
            present[year][unit] = true;
            for (var indicator = 0; indicator < columns.Length; indicator++)
                (columns[indicator][year].Values[unit], columns[indicator][year].Statuses![unit]) = cell(values.Values[indicator][row], statuses[indicator][row]);
        }
        return new Panel(roster, years, values.Indicators, columns, present);
    }

    /// <summary>What the run's adjust step did; null when the scheme has none.</summary>
    public Adjustments? Adjustments(Scheme scheme)
    {
        if (scheme.Steps.LastOrDefault(step => step.Kind == StepKind.Adjust) is not { } step || bundle.Adjustments is not { } rows) return null;
        var items = AdjustmentItem.Of(step);
        var made = years.Select(_ => new AdjustmentYear
        {
            Points = [.. items.Select(_ => Blank())],
            Bonus = Blank(),
            Penalty = Blank(),
            Total = Blank(),
            Adjusted = Blank(),
            IsExcluded = new bool[roster.Count],
        }).ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            var (year, unit) = (made[yearIndex[rows.Years[row]]], roster.IndexOf(rows.Units[row]));
            for (var i = 0; i < items.Count; i++) year.Points[i][unit] = rows.Items[items[i].Code][row];
            year.Bonus[unit] = rows.Bonuses[row];
            year.Penalty[unit] = rows.Penalties[row];
            year.Total[unit] = rows.Totals[row];
            year.Adjusted[unit] = rows.Adjusted[row];
            year.IsExcluded[unit] = rows.Exclusions[row] is not null;
        }
        return new Adjustments(items, made);
    }

    double[] Blank()
    {
        var column = new double[roster.Count];
        Array.Fill(column, double.NaN);
        return column;
    }
}

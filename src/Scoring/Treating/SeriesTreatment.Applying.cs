using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Treating;

/// <summary>Carrying a plan out, year by year, and marking what it changed.</summary>
sealed partial class SeriesTreatment
{
    void Apply(Plan plan, int year, ReadOnlySpan<double> result)
    {
        var before = Columns[year];
        var values = result.IsEmpty ? Values(plan, year, before.Values) : result.ToArray();
        var column = new TreatedColumn(position, code, panel.Years[year], before, before, plan.Caps.Low, plan.Caps.High, plan.Transform?.Definition.Name);
        var statuses = new CellStatus[values.Length];
        var cells = 0;
        for (var unit = 0; unit < values.Length; unit++)
        {
            statuses[unit] = before.Status(unit);
            if (!column.IsTreated(unit)) continue;
            cells++;
            if (statuses[unit] == CellStatus.Observed) statuses[unit] = CellStatus.Treated;
        }
        if (cells == 0) return;
        Columns[year] = new Column(values, statuses);
        Changed.Add(new ChangedCells(code, panel.Years[year], plan.Transform?.Definition.Name ?? treater.Definition.Name, cells));
        Treated.Add(column);
    }

    double[] Values(Plan plan, int year, double[] before)
    {
        var values = new double[before.Length];
        plan.Caps.Apply(before, values);
        if (plan.Transform is not { } transform) return values;
        foreach (var unit in Hold(plan, values, values))
            Findings.Add(Report(FindingKinds.TreatmentHeld, panel.Years[year], Invariant($"{before[unit]:R}"), Invariant($"{values[unit]:R}")) with
            {
                Unit = panel.Roster.Units[unit].Code,
            });
        transform.Apply(plan.Scale, values, values);
        CheckFinite(before, values, year, transform);
        return values;
    }

    /// <summary>Holds values at the ends of the transformation's domain; gives the places of those that lay outside.</summary>
    static List<int> Hold(Plan plan, ReadOnlySpan<double> values, Span<double> target)
    {
        var (low, high) = plan.Transform!.Domain(plan.Scale);
        var held = new List<int>();
        for (var i = 0; i < values.Length; i++)
        {
            if (!(values[i] < low) && !(values[i] > high)) continue;
            target[i] = values[i] < low ? low : high;
            held.Add(i);
        }
        return held;
    }

    void CheckFinite(ReadOnlySpan<double> before, ReadOnlySpan<double> after, int year, Transform transform)
    {
        for (var unit = 0; unit < before.Length; unit++)
            if (!double.IsNaN(before[unit]) && !double.IsFinite(after[unit]))
                Faults.Add(Report(FindingKinds.TreatmentDomain, panel.Years[year],
                    Invariant($"{transform.Definition.Name}: {before[unit]:R}"), transform.Definition.Formula) with
                { Unit = panel.Roster.Units[unit].Code });
    }

    /// <summary>Rounds what the next stage reads, where the step declares it, and completes the columns of changed cells.</summary>
    void Round()
    {
        if (options.Rounding("round") is { } round)
            for (var year = 0; year < Columns.Length; year++)
            {
                var values = Columns[year].Values.ToArray();
                round.Apply(values);
                Columns[year] = Columns[year] with { Values = values };
            }
        for (var i = 0; i < Treated.Count; i++)
            Treated[i] = Treated[i] with { After = Columns[panel.IndexOfYear(Treated[i].Year)] };
    }

    /// <summary>The values of several years in panel order, those of aggregate units as NaN.</summary>
    ReadOnlySpan<double> Sample(int[] years)
    {
        if (years.Length == 1 && !panel.Roster.HasAggregates) return Columns[years[0]].Values;
        var units = panel.UnitCount;
        var sample = new double[years.Length * units];
        for (var y = 0; y < years.Length; y++) Columns[years[y]].Values.CopyTo(sample, y * units);
        if (!panel.Roster.HasAggregates) return sample;
        var isAggregate = panel.Roster.IsAggregate;
        for (var i = 0; i < sample.Length; i++)
            if (isAggregate[i % units])
                sample[i] = double.NaN;
        return sample;
    }

    static bool IsEmpty(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (!double.IsNaN(value))
                return false;
        return true;
    }
}

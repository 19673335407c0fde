using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>The status of cells that were computed from others.</summary>
static class DerivedStatus
{
    /// <summary>One status per unit, or null when every number is observed and every NaN missing.</summary>
    public static CellStatus[]? Of(ReadOnlySpan<double> values, ReadOnlySpan<bool> present, IReadOnlyList<Column> inputs)
    {
        if (inputs.All(input => input.Statuses is null)) return null;
        var statuses = new CellStatus[values.Length];
        for (var unit = 0; unit < statuses.Length; unit++)
            statuses[unit] = !present[unit] ? CellStatus.Missing
                : double.IsNaN(values[unit])
                    ? First(inputs, unit, CellStatus.NotApplicable, CellStatus.NoPractice) ?? CellStatus.Missing
                    : First(inputs, unit, CellStatus.Imputed, CellStatus.Treated, CellStatus.Provisional) ?? CellStatus.Observed;
        return statuses;
    }

    /// <summary>The first of the statuses that any input has.</summary>
    static CellStatus? First(IReadOnlyList<Column> inputs, int unit, params ReadOnlySpan<CellStatus> order)
    {
        foreach (var status in order)
            for (var i = 0; i < inputs.Count; i++)
                if (inputs[i].Status(unit) == status)
                    return status;
        return null;
    }
}

namespace Scoring.Panels;

/// <summary>The values of one variable in one year, by unit; NaN = missing. Never changed once it is in a panel.</summary>
/// <param name="Values">One value per unit.</param>
/// <param name="Statuses">One status per unit, or null when every number is observed and every NaN missing.</param>
public sealed record Column(double[] Values, CellStatus[]? Statuses = null)
{
    /// <summary>The status of one unit's cell.</summary>
    public CellStatus Status(int unit) => Statuses is not null
        ? Statuses[unit]
        : double.IsNaN(Values[unit]) ? CellStatus.Missing : CellStatus.Observed;
}

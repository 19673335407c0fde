namespace Scoring.Targeting;

/// <summary>Units searched side by side: for each the stretch in which its value lies.</summary>
sealed class Lanes(int units)
{
    /// <summary>The units.</summary>
    public List<int> Units { get; } = [];

    /// <summary>How far each may go side by side with the others.</summary>
    public double[] Limits { get; } = new double[units];

    /// <summary>How far it may go at all.</summary>
    public double[] Beyond { get; } = new double[units];

    /// <summary>The furthest value known to fall short.</summary>
    public double[] Fails { get; } = new double[units];

    /// <summary>The nearest value known to reach the goal; NaN = none.</summary>
    public double[] Works { get; } = new double[units];

    /// <summary>How far the score of <see cref="Fails"/> lies from the goal; not positive.</summary>
    public double[] ShortBy { get; } = new double[units];

    /// <summary>How far the score of <see cref="Works"/> lies beyond it.</summary>
    public double[] OverBy { get; } = new double[units];

    /// <summary>Number of units.</summary>
    public int Count => Units.Count;

    /// <summary>Takes a unit in.</summary>
    public void Add(int unit, double from, double limit, double? beyond = null)
    {
        Units.Add(unit);
        (Limits[unit], Beyond[unit], Fails[unit]) = (limit, beyond ?? limit, from);
    }

    /// <summary>Leaves units out.</summary>
    public void KeepOnly(Predicate<int> keep, Action<int> others)
    {
        foreach (var unit in Units.Where(unit => !keep(unit)).ToList()) others(unit);
        Units.RemoveAll(unit => !keep(unit));
    }

    /// <summary>A value for each unit; NaN for those that are not in.</summary>
    public double[] At(Func<int, double> value)
    {
        var column = new double[Limits.Length];
        Array.Fill(column, double.NaN);
        foreach (var unit in Units) column[unit] = value(unit);
        return column;
    }
}

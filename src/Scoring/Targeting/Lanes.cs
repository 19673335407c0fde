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

    /// <summary>The last value tried, the one beyond the goal from there, and the one tried before, with how far each lies beyond the line of the goal.</summary>
    public (double At, double By)[] Last { get; } = new (double, double)[units];

    /// <inheritdoc cref="Last"/>
    public (double At, double By)[] Opposite { get; } = new (double, double)[units];

    /// <inheritdoc cref="Last"/>
    public (double At, double By)[] Before { get; } = new (double, double)[units];

    /// <summary>The score with the last value tried.</summary>
    public double[] Scores { get; } = new double[units];

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

    /// <summary>Begins a search between two values: one that falls short and one that reaches the goal.</summary>
    public void Begin(int unit, Trial fails, Trial works)
    {
        (Fails[unit], Works[unit]) = (fails.At, works.At);
        (Last[unit], Opposite[unit], Before[unit]) = ((fails.At, fails.By), (works.At, works.By), (double.NaN, double.NaN));
        Scores[unit] = works.Stand.Score;
    }

    /// <summary>Takes in where a unit stands with a value that was tried.</summary>
    public void Take(int unit, Trial trial)
    {
        if (trial.Stand.IsMet) Works[unit] = trial.At;
        else Fails[unit] = trial.At;
        if (trial.By > 0 == Last[unit].By > 0) Before[unit] = Last[unit];
        else (Before[unit], Opposite[unit]) = (Opposite[unit], Last[unit]);
        (Last[unit], Scores[unit]) = ((trial.At, trial.By), trial.Stand.Score);
    }
}

/// <summary>A value that was tried.</summary>
/// <param name="At">The value.</param>
/// <param name="Stand">Where its unit stands with it.</param>
readonly record struct Trial(double At, LaneStand Stand)
{
    /// <summary>The distance from the goal; its sign says whether the goal is met, whatever rounding makes of it.</summary>
    public double By => Stand.IsMet ? Stand.Distance > 0 ? Stand.Distance : double.Epsilon : Stand.Distance < 0 ? Stand.Distance : -double.Epsilon;
}

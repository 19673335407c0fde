namespace Scoring.Evaluating;

/// <summary>One node's results in one year, by unit.</summary>
public sealed class NodeYear
{
    /// <summary>Scores, unrounded unless the scheme declares a rounding; NaN = none.</summary>
    public required double[] Scores { get; init; }

    /// <summary>Places, 1 = best; NaN = none. Only the tie rule <c>average</c> gives halves.</summary>
    public required double[] Ranks { get; init; }

    /// <summary>Available children over children that apply, 0..1; NaN where the unit is not in the year's roster or nothing applies to it.</summary>
    public required double[] Coverage { get; init; }

    /// <summary>Places inside peer groups, one array per entry of <see cref="GroupRanking.Of"/>.</summary>
    public required double[][] GroupRanks { get; init; }

    /// <summary>Why units of the year's roster have no score, by unit index.</summary>
    public required IReadOnlyDictionary<int, Unscored> Unscored { get; init; }
}

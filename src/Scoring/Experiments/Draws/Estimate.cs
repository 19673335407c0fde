namespace Scoring.Experiments.Draws;

/// <summary>A number found by sampling and its Monte-Carlo standard error.</summary>
/// <param name="Value">The estimate; NaN without draws.</param>
/// <param name="Error">Its standard error; NaN where it is not known.</param>
public readonly record struct Estimate(double Value, double Error)
{
    /// <summary>A share k/n: error √(p(1 − p)/n), with p moved inward as if half a draw had gone the other way, so that a share of 0 or 1 is not certain.</summary>
    internal static Estimate Share(double count, double of)
    {
        if (of == 0) return new Estimate(double.NaN, double.NaN);
        var p = (count + 0.5) / (of + 1);
        return new Estimate(count / of, Math.Sqrt(p * (1 - p) / of));
    }
}

/// <summary>A quantile of a unit's ranks.</summary>
/// <param name="Rank">The smallest rank that at least this share of the draws does not exceed; 0 without a rank. Halves where ties share their mean place.</param>
/// <param name="Low">Lower end of the 95 % interval from the order statistics.</param>
/// <param name="High">Upper end.</param>
public readonly record struct RankQuantile(double Rank, double Low, double High);

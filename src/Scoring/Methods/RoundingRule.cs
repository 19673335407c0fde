using Scoring.Kernels;

namespace Scoring.Methods;

/// <summary>What to do with a value half-way between two decimals.</summary>
public enum HalfWay
{
    /// <summary>To the even neighbour (the default).</summary>
    ToEven,

    /// <summary>Away from zero.</summary>
    AwayFromZero,
}

/// <summary>A rounding that is part of the method: it changes what the next stage reads.</summary>
/// <param name="Decimals">Decimals kept.</param>
/// <param name="Mode">What happens half-way. JSON: <c>half-even</c> or <c>half-away</c>.</param>
/// <remarks>Decided on the exact decimal value of the stored number: 0.285 is stored as 0.28499…, so two decimals give 0.28.</remarks>
public sealed record RoundingRule(int Decimals, HalfWay Mode = HalfWay.ToEven)
{
    /// <summary>Rounds values in place; NaN stays NaN.</summary>
    internal void Apply(Span<double> values) => Rounding.Round(values, Decimals, Mode, values);
}

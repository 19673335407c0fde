namespace Scoring.Reading;

/// <summary>What a number says of the amount: the amount itself, or a limit to it.</summary>
public enum StatedBound
{
    /// <summary>The amount itself.</summary>
    Exact,

    /// <summary>At least, or more than, the number.</summary>
    AtLeast,

    /// <summary>At most, or less than, the number.</summary>
    AtMost,

    /// <summary>About the number.</summary>
    About,
}

/// <summary>One number of a clause with what the clause says of it.</summary>
public sealed record StatedNumber
{
    /// <summary>The digits as they stand, masks included; grouping commas left out.</summary>
    public required string Digits { get; init; }

    /// <summary>Its value; null when digits are hidden.</summary>
    public double? Value { get; init; }

    /// <summary>Unit of measure: <c>万元</c>, <c>件/万人</c>, <c>%</c>, <c>百分点</c>, <c>位</c>; empty when the clause does not say.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What it measures.</summary>
    public QuantityKind Kind { get; init; }

    /// <summary>The period the clause gives for it, such as <c>2021</c>, <c>1-10月</c>, <c>十三五</c>; null when it gives none.</summary>
    public string? Period { get; init; }

    /// <summary>Whether the number is the amount or a limit to it.</summary>
    public StatedBound Bound { get; init; }

    /// <summary>True for numbers that are no facts of their own: recipients of an amount, multiples, ages, evidence that solves a mask.</summary>
    public bool IsAside { get; init; }

    /// <summary>The earlier amount in a change from one to another; null when it is none.</summary>
    public StatedNumber? From { get; init; }

    /// <summary>The one value of a masked number that the numbers beside it allow; null when there is none or more than one.</summary>
    public MaskSolution? Solution { get; init; }

    /// <summary>First character in the clause as it was read.</summary>
    internal int Start { get; init; }

    /// <summary>The character after its unit.</summary>
    internal int End { get; init; }

    /// <summary>Digits after the decimal point.</summary>
    internal int Decimals => Digits.IndexOf('.') is >= 0 and var point ? Digits.Length - point - 1 : 0;

    /// <summary>The number as it is quoted: <c>119773.8</c>, <c>1xx1</c>, <c>&gt;10</c>, <c>+3.3</c>, <c>0.6→1.5</c>.</summary>
    public string Quoted
    {
        get
        {
            var sign = Kind is QuantityKind.Gap or QuantityKind.PointChange && Value > 0 ? "+" : Value < 0 && Digits[0] != '-' ? "-" : "";
            var bound = Bound switch { StatedBound.AtLeast => ">", StatedBound.AtMost => "<", StatedBound.About => "≈", _ => "" };
            return (From is null ? "" : From.Quoted + "→") + bound + sign + Digits;
        }
    }
}

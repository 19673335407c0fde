namespace Scoring.Expressions;

/// <summary>Why a value became missing although everything it was computed from was there.</summary>
enum ExpressionIncidentKind
{
    /// <summary>Division by zero. The value is the denominator.</summary>
    ZeroDenominator,

    /// <summary>The base of a growth rate, multiple or share is zero or negative. The value is the base.</summary>
    NonPositiveBase,

    /// <summary>Logarithm of zero or a negative number. The value is that number.</summary>
    LogDomain,

    /// <summary>Square root of a negative number. The value is that number.</summary>
    RootDomain,

    /// <summary>A negative number to a fractional power, or zero to a negative one. The value is that number.</summary>
    PowerDomain,

    /// <summary>A lower limit above the upper one. The value is the lower limit.</summary>
    EmptyRange,

    /// <summary>The result, or a sum on the way to it, is beyond the largest number. The value is one of the operands.</summary>
    Overflow,
}

/// <summary>One value that became missing, and why.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Unit">Index of the unit.</param>
/// <param name="Year">Calendar year of the operation; inside a time function it may lie before the year evaluated.</param>
/// <param name="Operation">Canonical text of the sub-expression that could not be computed.</param>
/// <param name="Value">The operand at fault; always finite.</param>
readonly record struct ExpressionIncident(ExpressionIncidentKind Kind, int Unit, int Year, string Operation, double Value);

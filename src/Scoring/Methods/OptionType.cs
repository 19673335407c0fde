namespace Scoring.Methods;

/// <summary>What kind of value an option takes. Each kind has one JSON form and one .NET type.</summary>
public enum OptionType
{
    /// <summary>A finite number; <see cref="double"/>.</summary>
    Number,

    /// <summary>A whole number; <see cref="int"/>.</summary>
    Integer,

    /// <summary>true or false; <see cref="bool"/>.</summary>
    Flag,

    /// <summary>One of a list of words; <see cref="string"/>.</summary>
    Choice,

    /// <summary>A number or one of a list of words; <see cref="double"/> or <see cref="string"/>.</summary>
    NumberOrChoice,

    /// <summary>A code or label; <see cref="string"/>.</summary>
    Name,

    /// <summary>Several codes or labels; <c>string[]</c>.</summary>
    Names,

    /// <summary>Two numbers, low and high; <c>double[2]</c>.</summary>
    Range,

    /// <summary>Several numbers; <c>double[]</c>.</summary>
    Numbers,

    /// <summary>
    /// A table of two columns, number → number: <c>(double From, double To)[]</c>, ascending by the first, which are distinct.
    /// JSON: <c>[[0, 60], [10, 100]]</c>.
    /// </summary>
    Pairs,

    /// <summary>Numbers by code; <c>IReadOnlyDictionary&lt;string, double&gt;</c> in ordinal order.</summary>
    NumberByName,

    /// <summary>Which values bounds are taken from; <see cref="Methods.BoundsScope"/>.</summary>
    Bounds,

    /// <summary>Which years values are taken from; a <see cref="Methods.BoundsScope"/> without group.</summary>
    Years,

    /// <summary>A declared rounding; <see cref="RoundingRule"/>.</summary>
    Rounding,

    /// <summary>An expression; <see cref="string"/>, checked for syntax when the scheme is read.</summary>
    Formula,

    /// <summary>One calendar year or several; <c>int[]</c>, ascending.</summary>
    CalendarYears,

    /// <summary>A table of numbers, row by row, whose cells may be fractions such as <c>"1/3"</c>; <c>double[][]</c>.</summary>
    Matrix,

    /// <summary>Several such tables; <c>double[][][]</c>.</summary>
    Matrices,

    /// <summary>Several methods of the same stage with their options; <c>MethodChoice[]</c>.</summary>
    Methods,

    /// <summary>A name in one or both languages; <see cref="Scoring.Text"/>.</summary>
    Text,

    /// <summary>Several objects of the keys that <see cref="OptionDefinition.Fields"/> lists; <c>OptionSet[]</c>.</summary>
    Items,
}

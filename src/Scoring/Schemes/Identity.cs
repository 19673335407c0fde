using Scoring.Expressions;

namespace Scoring.Schemes;

/// <summary>An equation that raw variables must satisfy, such as a total and the sum of its parts. Broken ones are reported; nothing is changed.</summary>
/// <param name="Code">Its code: what findings call it.</param>
/// <param name="Left">One side, an expression over raw variables.</param>
/// <param name="Right">The other side, which a relative tolerance is a share of.</param>
public sealed record Identity(string Code, Expression Left, Expression Right)
{
    /// <summary>Name. Default: the code.</summary>
    public Text Name { get; init; } = Text.Same(Code);

    /// <summary>Codes of the units that it holds for, <c>*</c> for any characters; empty, the default = all.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Largest difference that is accepted, in the unit of measure of the sides. Default: 0.</summary>
    public double Tolerance { get; init; }

    /// <summary>Largest difference that is accepted, as a share of the right side's magnitude; the larger of the two tolerances holds. Default: 0.</summary>
    public double Relative { get; init; }
}

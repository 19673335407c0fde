using Scoring.Methods;

namespace Scoring.Treating;

/// <summary>A way to treat outliers: it caps values, transforms them, or leaves them alone.</summary>
/// <remarks>
/// Pure: the same sample and options give the same parameters, and the same parameters the same values, so stored parameters treat a later
/// year. Every way keeps the order of values and leaves NaN as it is.
/// </remarks>
abstract class Treater
{
    /// <summary>Name, formula, source and options.</summary>
    public abstract MethodDefinition Definition { get; }
}

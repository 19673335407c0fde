namespace Scoring.Normalising;

/// <summary>The parameters a normaliser fitted: all that is needed to score other values in the same way.</summary>
public sealed record FittedScale
{
    /// <summary>Names and values, such as <c>min</c> and <c>max</c>, in the order the formula names them.</summary>
    public IReadOnlyList<(string Name, double Value)> Parameters { get; init; } = [];

    /// <summary>The sample where the method compares with it: ascending, or in panel order with NaN for missing where units meet in pairs; empty otherwise.</summary>
    public double[] Sorted { get; init; } = [];

    /// <summary>One value of <see cref="Sorted"/> that is to count as another one; null = none. Only scales by rank know it, and it is never stored.</summary>
    internal (double From, double To)? Moved { get; init; }

    /// <summary>True when the sample has no spread and the formula would divide by zero: the scheme's policy decides.</summary>
    public bool IsConstant { get; init; }

    /// <summary>The parameter of this name.</summary>
    public double this[string name]
    {
        get
        {
            foreach (var parameter in Parameters)
                if (parameter.Name == name)
                    return parameter.Value;
            throw new ArgumentException($"The scale has no parameter '{name}'.", nameof(name));
        }
    }
}

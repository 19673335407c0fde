using Scoring.Panels;

namespace Scoring.Schemes;

/// <summary>What kind of quantity a variable is.</summary>
public enum VariableKind
{
    /// <summary>Not said.</summary>
    Unspecified,

    /// <summary>An amount at a point in time.</summary>
    Stock,

    /// <summary>An amount over a period.</summary>
    Flow,

    /// <summary>A ratio, share or growth rate.</summary>
    Rate,
}

/// <summary>What the scheme says of one raw variable.</summary>
/// <param name="Code">Its code: how expressions name it.</param>
public sealed record Variable(string Code)
{
    /// <summary>Name. Default: the code.</summary>
    public Text Name { get; init; } = Text.Same(Code);

    /// <summary>What the files call it: the wide table's column or the long table's indicator. Default: the code.</summary>
    public string Source { get; init; } = Code;

    /// <summary>Unit of measure its values are kept in; empty = not checked.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Stock, flow or rate.</summary>
    public VariableKind Kind { get; init; }

    /// <summary>Values that stand for a status rather than a number, beside the panel's.</summary>
    public IReadOnlyDictionary<string, CellStatus> Missing { get; init; } = new Dictionary<string, CellStatus>();

    /// <summary>Lowest and highest plausible value; cells outside are reported, not changed.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>Declared conversions: unit of measure found in the data → factor that brings it to <see cref="Unit"/>.</summary>
    public IReadOnlyDictionary<string, double> Convert { get; init; } = new Dictionary<string, double>();
}

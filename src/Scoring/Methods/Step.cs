namespace Scoring.Methods;

/// <summary>One step of a scheme: a stage's method, and the methods of the indicators or nodes that differ.</summary>
/// <param name="Kind">The stage.</param>
/// <param name="Choice">The method for every indicator or node without one of its own.</param>
public sealed record Step(StepKind Kind, MethodChoice Choice)
{
    /// <summary>Complete choices by indicator or node code; what an override did not name it has inherited already.</summary>
    public IReadOnlyDictionary<string, MethodChoice> Overrides { get; init; } = new Dictionary<string, MethodChoice>();

    /// <summary>The choice for one indicator or node.</summary>
    public MethodChoice For(string code) => Overrides.GetValueOrDefault(code, Choice);
}

namespace Scoring.Methods;

/// <summary>A method with the options it runs with.</summary>
/// <param name="Method">The method.</param>
/// <param name="Options">Its options, complete.</param>
public sealed record MethodChoice(MethodDefinition Method, OptionSet Options)
{
    /// <summary>The method with its defaults.</summary>
    public static MethodChoice Default(MethodDefinition method) => new(method, new OptionSet(method, new Dictionary<string, object?>()));
}

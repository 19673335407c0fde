using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>A method choice before its defaults are filled in: what an override inherits from.</summary>
/// <param name="Method">The method.</param>
/// <param name="Given">Options given here or inherited, with checked values.</param>
/// <param name="At">Where it was written.</param>
sealed record ChoiceDraft(MethodDefinition Method, IReadOnlyDictionary<string, object?> Given, SchemeValue At)
{
    /// <summary>Options whose value was faulty: they are not reported as missing as well.</summary>
    public IReadOnlySet<string> Faulty { get; init; } = new HashSet<string>();

    /// <summary>How near to the scheme itself the method was named.</summary>
    public int MethodLevel { get; init; }

    /// <summary>Names of required options that nothing gives.</summary>
    public IEnumerable<string> Lacking => Method.AllOptions
        .Where(option => option.Required && option.Default is null && !Given.ContainsKey(option.Name) && !Faulty.Contains(option.Name))
        .Select(option => option.Name);

    /// <summary>The choice with defaults filled in.</summary>
    public MethodChoice Complete() => new(Method, new OptionSet(Method, Given));
}

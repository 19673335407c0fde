namespace Scoring.Methods;

/// <summary>One option of a method: its JSON key, type, default, limits and meaning. Reading, checking, the JSON Schema and help all use it.</summary>
/// <param name="Name">JSON key, lower case with underscores.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Meaning">What it does, in one sentence with the unit.</param>
public sealed record OptionDefinition(string Name, OptionType Type, Text Meaning)
{
    /// <summary>The value when none is given; null = the option is off.</summary>
    public object? Default { get; init; }

    /// <summary>True when a scheme must give it.</summary>
    public bool Required { get; init; }

    /// <summary>The words a choice may be.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Smallest number allowed, itself included.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest number allowed, itself included.</summary>
    public double? Maximum { get; init; }

    /// <summary>A number the value must exceed.</summary>
    public double? Above { get; init; }

    /// <summary>The keys of each object of <see cref="OptionType.Items"/>. A field <c>code</c> must differ from object to object.</summary>
    public IReadOnlyList<OptionDefinition> Fields { get; init; } = [];
}

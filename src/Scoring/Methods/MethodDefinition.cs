namespace Scoring.Methods;

/// <summary>What a method is called, does, rests on and takes. The one place that reading, the JSON Schema and help draw from.</summary>
public sealed record MethodDefinition
{
    /// <summary>The stage it belongs to.</summary>
    public required StepKind Stage { get; init; }

    /// <summary>Its name in a scheme, such as <c>min-max</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required Text Summary { get; init; }

    /// <summary>Its formula in plain characters.</summary>
    public required string Formula { get; init; }

    /// <summary>Where the formula comes from.</summary>
    public required string Source { get; init; }

    /// <summary>A JSON fragment that uses it and is valid under <c>steps</c>' key of its stage.</summary>
    public required string Example { get; init; }

    /// <summary>Its own options, without those that every method of the stage has.</summary>
    public IReadOnlyList<OptionDefinition> Options { get; init; } = [];

    /// <summary>The options it has in common with the stage's other methods, then its own.</summary>
    public IEnumerable<OptionDefinition> AllOptions => Stage.CommonOptions().Concat(Options);
}

namespace Scoring.Findings;

/// <summary>One kind of thing that can be found wrong or noteworthy: its stable code, weight, title and remedy.</summary>
/// <param name="Code">Stable identifier in lower case with hyphens, such as <c>zero-denominator</c>.</param>
/// <param name="Severity">The weight every finding of this kind has.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Remedy">What the reader should do about it, as a full sentence.</param>
public sealed record FindingKind(string Code, Severity Severity, Text Title, Text Remedy)
{
    /// <summary>Whether the kind stops the run (exit code 2, no output) rather than being reported beside the results.</summary>
    public bool StopsRun { get; init; }
}

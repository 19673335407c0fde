namespace Scoring.Experiments.Exact;

/// <summary>A weight whose slider has no exact form.</summary>
/// <param name="Code">Code of the node or indicator.</param>
/// <param name="Reason">Why, naming the node that stands in the way.</param>
public sealed record RefusedWeight(string Code, Text Reason);

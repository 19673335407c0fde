using Scoring.Methods;

namespace Scoring.Schemes;

/// <summary>An extra output of a node, such as its percentile rank.</summary>
/// <param name="Code">Code under which it stands in the result tables.</param>
/// <param name="Name">Name.</param>
/// <param name="Then">Normalisers applied one after another to the node's value.</param>
public sealed record Publication(string Code, Text Name, IReadOnlyList<MethodChoice> Then);

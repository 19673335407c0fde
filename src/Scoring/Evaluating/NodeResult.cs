using Scoring.Schemes;

namespace Scoring.Evaluating;

/// <summary>One node's results, or those of one of its publications, in every year.</summary>
/// <param name="Code">Code in the result tables.</param>
/// <param name="Name">Name.</param>
/// <param name="Node">The node of the framework.</param>
/// <param name="Publication">The publication, or null for the node itself.</param>
/// <param name="Years">Results by year, in the panel's order.</param>
public sealed record NodeResult(string Code, Text Name, Node Node, Publication? Publication, IReadOnlyList<NodeYear> Years);

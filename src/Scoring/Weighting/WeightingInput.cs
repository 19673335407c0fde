using Scoring.Evaluating;
using Scoring.Expressions;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Weighting;

/// <summary>What the weights of a scheme are fitted on.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Panel">Normalised indicators.</param>
sealed record WeightingInput(Scheme Scheme, Panel Panel)
{
    /// <summary>The indicators before they were normalised.</summary>
    public required Panel Natural { get; init; }

    /// <summary>Units that the screening left out.</summary>
    public required IReadOnlyList<DroppedUnit> Dropped { get; init; }

    /// <summary>The tables that the scheme names.</summary>
    public required IReadOnlyDictionary<string, ReferenceTable> Tables { get; init; }

    /// <summary>What conditions of nodes' <c>then</c> lists read; null = there is nothing to read.</summary>
    public IExpressionSource? Conditions { get; init; }

    /// <summary>Number of threads, at least 1; the weights do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The scheme's aggregate step: values of nodes are what it makes of their children.</summary>
    public Step Aggregate => Scheme.Steps.First(step => step.Kind == StepKind.Aggregate);
}

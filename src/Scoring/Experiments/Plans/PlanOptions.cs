using Scoring.Evaluating;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Experiments.Plans;

/// <summary>What a plan scores and how.</summary>
public sealed record PlanOptions
{
    /// <summary>The node or publication to score; null = the index. Default: null.</summary>
    public string? Node { get; init; }

    /// <summary>What weights are drawn on. Default: one simplex per node.</summary>
    public WeightSpace Space { get; init; } = WeightSpace.Tree;

    /// <summary>True when scores must have the bits of the annual run, which rules out the matrix product. Default: false.</summary>
    public bool Exact { get; init; }

    /// <summary>Raw variables that conditions of <c>then</c> lists and adjustments name; null = they read indicators only. Default: null.</summary>
    public Panel? Variables { get; init; }

    /// <summary>The tables that the scheme names, by name; null = none. Default: null.</summary>
    public IReadOnlyDictionary<string, ReferenceTable>? Tables { get; init; }

    /// <summary>Records of an earlier run whose parameters the evaluation applied; null = the evaluation fitted its own. Default: null.</summary>
    public IReadOnlyList<StepRecord>? Stored { get; init; }
}

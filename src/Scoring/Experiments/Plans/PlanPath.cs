namespace Scoring.Experiments.Plans;

/// <summary>How a plan scores a weighting.</summary>
public enum PlanPath
{
    /// <summary>One matrix product: the index is linear in the weights over one term per indicator. Differs from the annual run in the last bits only.</summary>
    Linear,

    /// <summary>Weighted means and sums node by node, each missing child handing its weight to its siblings: the bits of the annual run.</summary>
    Tree,

    /// <summary>The aggregation of the annual run for every weighting, with its bits.</summary>
    General,
}

/// <summary>What the weights of a draw are drawn on.</summary>
public enum WeightSpace
{
    /// <summary>One simplex per node: the weights of its children sum to their total as written.</summary>
    Tree,

    /// <summary>One simplex for all indicators together: effective weights that sum to 1; a node weighs what its indicators weigh.</summary>
    Leaf,
}

namespace Scoring.Experiments.Exact;

/// <summary>One weight that slides while its siblings absorb the change: every unit's score as a function of how far it has slid.</summary>
/// <remarks>
/// With δ the change of the weight's share, f(δ) = score + slope·δ/(1 + bend·δ). A unit with all children has bend 0: a line. Where children are missing
/// the mean is divided by the weight that is there, which δ changes too: a hyperbola. Two units of this form meet at most twice.
/// </remarks>
/// <param name="Code">Code of the node or indicator whose weight slides.</param>
/// <param name="Parent">Code of the node it is a child of.</param>
/// <param name="Share">Its share of the siblings' total at the start, 0..1.</param>
sealed record WeightLine(string Code, string Parent, double Share)
{
    /// <summary>Smallest share it can have.</summary>
    public required double Low { get; init; }

    /// <summary>Largest share it can have: where the first sibling has nothing left to give.</summary>
    public required double High { get; init; }

    /// <summary>By unit: change of the score (or its logarithm) per unit of share at the start; better is higher.</summary>
    public required double[] Slopes { get; init; }

    /// <summary>By unit: relative change of the available weight per unit of share; 0 for a line.</summary>
    public required double[] Bends { get; init; }
}

namespace Scoring.Kernels;

/// <summary>What units with equal values get (exact equality; −0 equals +0). Example: the ranks of 9, 7, 7, 5.</summary>
enum TieRule
{
    /// <summary>1, 2, 2, 4.</summary>
    Min,

    /// <summary>1, 3, 3, 4.</summary>
    Max,

    /// <summary>1, 2, 2, 3.</summary>
    Dense,

    /// <summary>1, 2.5, 2.5, 4.</summary>
    Average,

    /// <summary>1, 2, 3, 4: by position (units stand sorted by code).</summary>
    First,
}

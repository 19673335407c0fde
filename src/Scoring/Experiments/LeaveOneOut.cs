namespace Scoring.Experiments;

/// <summary>Which parts of a framework are left out one at a time.</summary>
public enum LeaveOneOut
{
    /// <summary>Every indicator.</summary>
    Indicators,

    /// <summary>Every node between the indicators and the index.</summary>
    Pillars,

    /// <summary>Both.</summary>
    All,
}

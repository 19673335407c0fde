namespace Scoring.Panels;

/// <summary>What a cell's value is worth. Kept beside the value through every step and written with the results.</summary>
public enum CellStatus : byte
{
    /// <summary>A value as it was read, or derived from such values.</summary>
    Observed,

    /// <summary>No value.</summary>
    Missing,

    /// <summary>The indicator does not concern the unit: it leaves the denominator of its parent.</summary>
    NotApplicable,

    /// <summary>The unit has nothing to measure: it takes the score the scheme states, after normalising.</summary>
    NoPractice,

    /// <summary>Filled in by an imputation.</summary>
    Imputed,

    /// <summary>Changed by the treatment of outliers.</summary>
    Treated,

    /// <summary>Observed, but declared preliminary by its source.</summary>
    Provisional,
}

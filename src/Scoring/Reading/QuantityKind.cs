namespace Scoring.Reading;

/// <summary>What a stated number measures.</summary>
public enum QuantityKind
{
    /// <summary>An amount over a period.</summary>
    Flow,

    /// <summary>An amount at a point in time.</summary>
    Stock,

    /// <summary>A number of things of which the clause does not say whether it is stock or flow.</summary>
    Count,

    /// <summary>An amount told beside its share or volume.</summary>
    Level,

    /// <summary>Added less lost.</summary>
    NetFlow,

    /// <summary>A difference from an earlier amount.</summary>
    Increment,

    /// <summary>A rate of growth.</summary>
    Growth,

    /// <summary>One quantity over another.</summary>
    Ratio,

    /// <summary>A part of a whole.</summary>
    Share,

    /// <summary>Any other rate.</summary>
    Rate,

    /// <summary>Things per ten thousand people.</summary>
    PerHead,

    /// <summary>A place in a ranking.</summary>
    Rank,

    /// <summary>A target or plan.</summary>
    Target,

    /// <summary>A change of a target.</summary>
    TargetChange,

    /// <summary>A share of the target that was reached.</summary>
    Completion,

    /// <summary>What was reached, told beside its completion.</summary>
    Actual,

    /// <summary>A running total over several years.</summary>
    Cumulative,

    /// <summary>An amount of the year, told beside a running total.</summary>
    InYear,

    /// <summary>A distance from another unit or rate, in percentage points.</summary>
    Gap,

    /// <summary>A change of a rate, in percentage points.</summary>
    PointChange,

    /// <summary>A reward.</summary>
    Reward,

    /// <summary>A multiple of another amount.</summary>
    Multiple,

    /// <summary>A year that stood against a count.</summary>
    Year,
}

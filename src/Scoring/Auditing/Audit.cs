namespace Scoring.Auditing;

/// <summary>The statistics of an evaluation that say whether its indicators, pillars and weights do what they are meant to, with verdicts.</summary>
/// <remarks>
/// An audit reads an evaluation and changes nothing in it. Aggregate units are left out throughout. Where a statistic has no value (a constant indicator,
/// one or two units) it is NaN and its check says that it was not assessed.
/// </remarks>
public sealed record Audit
{
    /// <summary>The years audited: one, or all when pooled.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>True when several years were put together.</summary>
    public required bool Pooled { get; init; }

    /// <summary>Number of observations: units, or units times years when pooled.</summary>
    public required int Observations { get; init; }

    /// <summary>Where the lines are drawn.</summary>
    public required AuditThresholds Thresholds { get; init; }

    /// <summary>Codes of the framework's nodes, the index first.</summary>
    public required IReadOnlyList<string> Nodes { get; init; }

    /// <summary>Codes of the framework's indicators, in its order.</summary>
    public required IReadOnlyList<string> Indicators { get; init; }

    /// <summary>The outcomes of all checks, in a fixed order.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>Statistics of the indicators as derived, before any later step.</summary>
    public required IReadOnlyList<IndicatorStatistics> Derived { get; init; }

    /// <summary>Statistics of the indicators as the framework reads them.</summary>
    public required IReadOnlyList<IndicatorStatistics> Normalised { get; init; }

    /// <summary>What is known of each unit, of the derived indicators.</summary>
    public required IReadOnlyList<UnitAvailability> Availability { get; init; }

    /// <summary>Pearson correlations of indicators as the framework reads them, then of node scores.</summary>
    public required CorrelationMatrix Pearson { get; init; }

    /// <summary>Spearman correlations of the same.</summary>
    public required CorrelationMatrix Spearman { get; init; }

    /// <summary>Kendall correlations of the same.</summary>
    public required CorrelationMatrix Kendall { get; init; }

    /// <summary>Each indicator against the pillars.</summary>
    public required IReadOnlyList<Placement> Placements { get; init; }

    /// <summary>Children of one node that say the same.</summary>
    public required IReadOnlyList<CorrelatedPair> Redundant { get; init; }

    /// <summary>Children of one node that work against each other.</summary>
    public required IReadOnlyList<CorrelatedPair> Opposed { get; init; }

    /// <summary>Each indicator's weight and what it has to do with the index.</summary>
    public required IReadOnlyList<Influence> Influences { get; init; }

    /// <summary>Cronbach's alpha of each node's children, and of its indicators.</summary>
    public required IReadOnlyList<CronbachAlpha> Alphas { get; init; }

    /// <summary>Principal components, KMO and Bartlett's test of the same groups.</summary>
    public required IReadOnlyList<PrincipalComponents> Components { get; init; }

    /// <summary>Derived indicators against the raw variables that indicators are divided by.</summary>
    public required IReadOnlyList<DenominatorCorrelation> Denominators { get; init; }

    /// <summary>All of it as tables with columns, for the terminal, JSON and Parquet alike.</summary>
    public IReadOnlyList<AuditTable> Tables => field ??= AuditTables.Of(this);
}

namespace Scoring.Auditing;

/// <summary>How two variables' agreement is measured.</summary>
public enum CorrelationMethod
{
    /// <summary>Product-moment: Σ(x − x̄)(y − ȳ)/√(Σ(x − x̄)²Σ(y − ȳ)²).</summary>
    Pearson,

    /// <summary>Pearson's coefficient of the ranks, ties having their average rank.</summary>
    Spearman,

    /// <summary>Kendall's tau-b: (concordant − discordant pairs)/√(pairs not tied in x · pairs not tied in y).</summary>
    Kendall,
}

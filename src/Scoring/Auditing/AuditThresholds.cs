namespace Scoring.Auditing;

/// <summary>Where an audit draws its lines. Defaults are those in use at the European Commission's Joint Research Centre, as named at each.</summary>
/// <remarks>
/// Sources: OECD/JRC, Handbook on Constructing Composite Indicators (2008); JRC COIN Tool User's Guide (2019); W. Becker et al., COINr (2022), whose
/// <c>get_stats</c> has the limits on availability, zeros, unique values and shape.
/// </remarks>
public sealed record AuditThresholds
{
    /// <summary>Least share of values an indicator or a unit should have. Default: 0.65.</summary>
    public double Availability { get; init; } = 0.65;

    /// <summary>Least share of units with a value other than zero. Default: 0.5.</summary>
    public double NonZero { get; init; } = 0.5;

    /// <summary>Least number of different values as a share of units. Default: 0.5.</summary>
    public double Unique { get; init; } = 0.5;

    /// <summary>|Skewness| above which, with <see cref="Kurtosis"/>, outliers are likely. Default: 2.</summary>
    public double Skewness { get; init; } = 2;

    /// <summary>Kurtosis above which, with <see cref="Skewness"/>, outliers are likely. Default: 3.5.</summary>
    public double Kurtosis { get; init; } = 3.5;

    /// <summary>Correlation with its pillar below which an indicator has little to do with it. Default: 0.3.</summary>
    public double Weak { get; init; } = 0.3;

    /// <summary>Correlation above which an indicator and its pillar, or two indicators, say the same. Default: 0.92.</summary>
    public double High { get; init; } = 0.92;

    /// <summary>Correlation below which two children of a pillar work against each other. Default: −0.4.</summary>
    public double Opposed { get; init; } = -0.4;

    /// <summary>|Correlation| with the index below which an indicator is silent. Default: 0.3.</summary>
    public double Silent { get; init; } = 0.3;

    /// <summary>Alpha from which a group is consistent. Default: 0.7.</summary>
    public double Alpha { get; init; } = 0.7;

    /// <summary>Alpha below which a group is not consistent at all. Default: 0.6, the lowest the Handbook calls acceptable.</summary>
    public double LowAlpha { get; init; } = 0.6;

    /// <summary>Share of variance that the first principal component of a group should explain. Default: 0.5.</summary>
    public double FirstComponent { get; init; } = 0.5;

    /// <summary>Kaiser–Meyer–Olkin measure from which a group suits components. Default: 0.6.</summary>
    public double Adequacy { get; init; } = 0.6;

    /// <summary>The same, below which it does not. Default: 0.5.</summary>
    public double LowAdequacy { get; init; } = 0.5;

    /// <summary>|Correlation| with a denominator above which an indicator still measures size. Default: 0.6.</summary>
    public double Denominator { get; init; } = 0.6;

    /// <summary>p-value below which something is not chance. Default: 0.05.</summary>
    public double Significance { get; init; } = 0.05;
}

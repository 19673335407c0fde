namespace Scoring.Auditing;

/// <summary>What an audit looks at.</summary>
public sealed record AuditOptions
{
    /// <summary>The year; null = the last one evaluated. Not read when <see cref="Pooled"/>.</summary>
    public int? Year { get; init; }

    /// <summary>True when all years are put together, each unit and year counting as one. Default: false.</summary>
    public bool Pooled { get; init; }

    /// <summary>Where the lines are drawn.</summary>
    public AuditThresholds Thresholds { get; init; } = new();
}

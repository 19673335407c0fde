namespace Scoring.Auditing;

/// <summary>What an audit says of something.</summary>
public enum Outcome
{
    /// <summary>It could not be looked at: too few units, nothing of the kind in the scheme.</summary>
    NotAssessed,

    /// <summary>Nothing to look at.</summary>
    Pass,

    /// <summary>Something to look at.</summary>
    Warn,

    /// <summary>Something to put right or to defend.</summary>
    Fail,
}

/// <summary>The outcome of one check over all it applies to.</summary>
public sealed record Verdict
{
    /// <summary>Stable identifier, such as <c>pillar-correlation</c>.</summary>
    public required string Check { get; init; }

    /// <summary>What is checked.</summary>
    public required Text Title { get; init; }

    /// <summary>The rule with its thresholds.</summary>
    public required Text Rule { get; init; }

    /// <summary>What to do about concerns.</summary>
    public required Text Advice { get; init; }

    /// <summary>How many items were looked at.</summary>
    public required int Assessed { get; init; }

    /// <summary>What is to be looked at, weightiest first, otherwise in the framework's order.</summary>
    public required IReadOnlyList<Concern> Concerns { get; init; }

    /// <summary>The weightiest concern's; pass without any; not assessed when nothing could be looked at.</summary>
    public Outcome Outcome => Concerns.Count > 0 ? Concerns[0].Outcome : Assessed > 0 ? Outcome.Pass : Outcome.NotAssessed;
}

/// <summary>One thing to look at.</summary>
/// <param name="Outcome">How much it matters.</param>
/// <param name="Subject">Code of the indicator, node or unit.</param>
/// <param name="Against">Code of the other indicator, node or variable it is about; null when there is none.</param>
/// <param name="Value">The number that is beyond the threshold.</param>
/// <param name="Found">What was found, as a sentence.</param>
public sealed record Concern(Outcome Outcome, string Subject, string? Against, double Value, Text Found);

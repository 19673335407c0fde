namespace Scoring.Reading;

/// <summary>What is known of a clause from around it.</summary>
public sealed record ClauseContext
{
    /// <summary>The indicator the clause is about, where a table or heading says so.</summary>
    public string? Indicator { get; init; }

    /// <summary>The period in force where the clause gives none, such as that of the sentence or section.</summary>
    public string? Period { get; init; }

    /// <summary>The year the report is about; null when it is not known.</summary>
    public int? ReportYear { get; init; }

    /// <summary>What earlier clauses of the report said, in their order.</summary>
    public IReadOnlyList<ClauseReading> Earlier { get; init; } = [];
}

/// <summary>A clause of a report with the numbers it states. Nothing is corrected: what is doubtful is named beside the number.</summary>
public sealed record ClauseReading
{
    /// <summary>The clause as it was given.</summary>
    public required string Text { get; init; }

    /// <summary>The indicator the clause is about, where the context said so.</summary>
    public string? Indicator { get; init; }

    /// <summary>Every number in its order, asides included.</summary>
    public required IReadOnlyList<StatedNumber> Numbers { get; init; }

    /// <summary>The period of the facts: what the clause says, else that of the context; null when neither says.</summary>
    public string? Period { get; init; }

    /// <summary>Whether the clause itself says the period.</summary>
    public bool StatesPeriod { get; init; }

    /// <summary>What could mislead, each once, in the order of <see cref="ReadingHazard"/>.</summary>
    public IReadOnlyList<ReadingHazard> Hazards { get; init; } = [];

    /// <summary>Targets that completions beside actual numbers give, where exactly one whole number fits: null for a completion that no target gives.</summary>
    public IReadOnlyList<double?> Targets { get; init; } = [];

    /// <summary>Digits that stand for no number and no period of a fact: part of a name (5g), an ordinal (第2批), a period nothing is stated for.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Kind of the indicator where the clause lost its numbers.</summary>
    public QuantityKind? LostKind { get; init; }

    /// <summary>The numbers that are facts of their own.</summary>
    public IEnumerable<StatedNumber> Facts => Numbers.Where(number => !number.IsAside);

    /// <summary>Facts of one quantity over several times, as <c>28;120;130</c>.</summary>
    public bool IsSeries { get; init; }

    /// <summary>The facts as they are quoted, parted by <c>|</c>, those of a series by <c>;</c>.</summary>
    public string Values => string.Join(IsSeries ? ";" : "|", Facts.Select(fact => IsSeries ? fact.Digits : fact.Quoted));

    /// <summary>The units of measure of the facts, parted by <c>|</c>; one where all share it in a series.</summary>
    public string Units => IsSeries ? Facts.First().Unit : string.Join("|", Facts.Select(fact => fact.Unit));

    /// <summary>The different kinds of the facts, in their order.</summary>
    public IReadOnlyList<QuantityKind> Kinds => Numbers.Count == 0 && LostKind is { } lost
        ? [lost]
        : [.. Facts.Select(fact => fact.Kind).Where(kind => kind != QuantityKind.Year).Distinct()];
}

namespace Scoring.Publishing.Workbooks;

/// <summary>What a workbook shows.</summary>
public sealed record WorkbookOptions
{
    /// <summary>The year of the ranking, the pillars and the traceable sheet; null, the default: the last with ranks.</summary>
    public int? Year { get; init; }

    /// <summary>Language of headers and names. Default: Chinese.</summary>
    public Language Language { get; init; } = Language.Chinese;
}

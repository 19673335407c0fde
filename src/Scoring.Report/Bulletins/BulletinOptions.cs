using Scoring.Schemes;

namespace Scoring.Report.Bulletins;

/// <summary>What a bulletin shows.</summary>
public sealed record BulletinOptions
{
    /// <summary>The year; null, the default: the last with ranks.</summary>
    public int? Year { get; init; }

    /// <summary>Months of the year that have passed, 1 to 12; null, the default: what the scheme says of the year, else 12.</summary>
    public int? Month { get; init; }

    /// <summary>Least share of what is due for the green light. Default: 1.</summary>
    public double Green { get; init; } = 1;

    /// <summary>Least share of what is due for the amber light; below it is red. Default: 0.8.</summary>
    public double Amber { get; init; } = 0.8;

    /// <summary>Language of words and names. Default: Chinese.</summary>
    public Language Language { get; init; } = Language.Chinese;

    /// <summary>The table of targets that the scheme names, where targets are not in the scheme itself; null, the default: there is none.</summary>
    public ReferenceTable? Targets { get; init; }
}

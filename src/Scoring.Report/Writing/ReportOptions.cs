using Scoring.Data.Bundles;
using Scoring.Targeting;

namespace Scoring.Report.Writing;

/// <summary>What a report shows.</summary>
public sealed record ReportOptions
{
    /// <summary>The year shown; null, the default: the last with ranks.</summary>
    public int? Year { get; init; }

    /// <summary>Language of words and names. Default: Chinese.</summary>
    public Language Language { get; init; } = Language.Chinese;

    /// <summary>Draws of weights and methods over the same scores; null, the default: no ranges of places are shown.</summary>
    public RobustnessResult? Robustness { get; init; }

    /// <summary>Areas of units as GeoJSON; null, the default: no map, but for China's provinces.</summary>
    public byte[]? Areas { get; init; }

    /// <summary>What would take each unit to a goal in the year shown; null, the default: pages say how many points the next class or round place is away.</summary>
    public UnitTargets? Targets { get; init; }

    /// <summary>Number of threads; null, the default: all cores. The pages are the same.</summary>
    public int? Threads { get; init; }
}

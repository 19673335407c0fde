using Scoring.Data.Bundles;
using Scoring.Evaluating;
using Scoring.Explaining;

namespace Scoring.Report;

/// <summary>What the sections and pages of one report share.</summary>
/// <param name="Run">The run, a row per year and unit.</param>
/// <param name="Year">Position of the year shown.</param>
/// <param name="Language">Language of words and names.</param>
public sealed record ReportContent(PublishedRun Run, int Year, Language Language)
{
    /// <summary>The evaluation, made again from the bundle.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>Why ranks moved since the year before; null in a run's first year.</summary>
    public RankLedger? Ledger { get; init; }

    /// <summary>Draws of weights and methods, or null when none are given.</summary>
    public RobustnessResult? Robustness { get; init; }

    /// <summary>The calendar year shown.</summary>
    public int CalendarYear => Run.Years[Year];

    /// <summary>A word in the report's language.</summary>
    public string Word(string zh, string en) => Language == Language.Chinese ? zh : en;

    /// <summary>A name in the report's language.</summary>
    public string Name(Text name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.In(Language);
    }

    /// <summary>The name of a unit by its index in the roster.</summary>
    public string UnitName(int unit) => Run.Roster.Units[unit].Name.In(Language);
}

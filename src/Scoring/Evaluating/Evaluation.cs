using Scoring.Adjusting;
using Scoring.Findings;
using Scoring.Grading;
using Scoring.Panels;
using Scoring.Relating;
using Scoring.Rewarding;
using Scoring.Schemes;
using Scoring.Treating;
using Scoring.Weighting;

namespace Scoring.Evaluating;

/// <summary>The outcome of an annual run: every node's scores and ranks in every year, and how they came about.</summary>
public sealed partial class Evaluation
{
    /// <summary>The scheme that was run.</summary>
    public required Scheme Scheme { get; init; }

    /// <summary>The indicators as derived, before any later step.</summary>
    public required Panel Indicators { get; init; }

    /// <summary>The indicators as the framework read them: screened, imputed, treated, normalised; statuses say what happened to each cell.</summary>
    public required Panel Normalised { get; init; }

    /// <summary>Results by node: the index first, parents before children, publications behind their node. Indicators are in <see cref="Normalised"/>.</summary>
    public required IReadOnlyList<NodeResult> Nodes { get; init; }

    /// <summary>What each step fitted and changed, in the order the steps ran.</summary>
    public required IReadOnlyList<StepRecord> Records { get; init; }

    /// <summary>The columns that treatments of outliers changed, before and after, in the order of the steps.</summary>
    public IReadOnlyList<TreatedColumn> Treated { get; init; } = [];

    /// <summary>What was found on the way, in the order of the steps.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Bonuses, penalties, vetoes and exclusions; null when the scheme has no adjust step.</summary>
    public Adjustments? Adjustments => Rulings.Adjustments;

    /// <summary>The classes units are sorted into; null when the scheme has no grade step.</summary>
    public Grades? Grades => Rulings.Grades;

    /// <summary>Amounts given by rules; null when the scheme has no reward step.</summary>
    public Rewards? Rewards => Rulings.Rewards;

    /// <summary>Groups and aggregate units that results are set beside; null when the scheme has no relate step.</summary>
    public Relations? Relations => Rulings.Relations;

    /// <summary>What the steps after aggregation made of the scores.</summary>
    internal Rulings Rulings { get; init; } = Rulings.None;

    /// <summary>The weights the nodes were joined with: those that the weight step fitted, else those the framework states.</summary>
    public NodeWeights Weights => field ??= NodeWeights.Of(Records);

    /// <summary>The indicators as they stood before the first normalisation.</summary>
    internal Panel Natural { get => field ?? Indicators; init; }

    /// <summary>The index's results.</summary>
    public NodeResult Index => Nodes[0];

    /// <summary>Units, years and groups.</summary>
    public Roster Roster => Normalised.Roster;

    /// <summary>The years scored, ascending.</summary>
    public IReadOnlyList<int> Years => Normalised.Years;

    /// <summary>The calendar year that is spoken of when none is named: the last with ranks, or the last of all where no year has any.</summary>
    public int LatestYear => latestYear ??= Years.Where((_, y) => Index.Years[y].Ranks.Any(rank => !double.IsNaN(rank))).DefaultIfEmpty(Years[^1]).Last();

    int? latestYear;
}

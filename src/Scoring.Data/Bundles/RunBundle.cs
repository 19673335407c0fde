using Scoring.Data.Results;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Grading;
using Scoring.Panels;
using Scoring.Relating;
using Scoring.Rewarding;

namespace Scoring.Data.Bundles;

/// <summary>A run read back. All files were read at once and found to be what the manifest says; tables are decoded on first use.</summary>
public sealed class RunBundle
{
    readonly IReadOnlyDictionary<string, byte[]> files;

    internal RunBundle(string directory, RunManifest manifest, byte[] manifestBytes, IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<Finding> findings)
    {
        ManifestBytes = manifestBytes;
        Directory = directory;
        Manifest = manifest;
        this.files = files;
        Restored = findings;
    }

    /// <summary>Names of the tables that a run may hold.</summary>
    public static IReadOnlyList<string> TableNames { get; } =
    [
        AdjustmentsTable.Name, ClassesTable.Name, MovesTable.Name, RewardsTable.Name, RewardSheet.Name, GroupMeansTable.Name, GapsTable.Name, AggregateDifferenceTable.Name,
        WideTables.Contributions, FindingsTable.Name, WideTables.Indicators, WideTables.Normalised, WideTables.Statuses, RankingCsv.Name, SamplesTable.Name, ScoresTable.Name, SensitivityTable.Name, TreatedTable.Name, UnitsTable.Name,
        ComparisonTables.Agreement, ComparisonTables.Ranks, TrendsTable.Name,
    ];

    /// <summary>The folder it was read from.</summary>
    public string Directory { get; }

    /// <summary>The manifest.</summary>
    public RunManifest Manifest { get; }

    /// <summary>The manifest as it stands on the disk.</summary>
    internal byte[] ManifestBytes { get; }

    /// <summary>Says that the run had to be put back after an interrupted command; empty otherwise.</summary>
    public IReadOnlyList<Finding> Restored { get; }

    /// <summary>Scores, ranks and coverage, a row per year, unit and node.</summary>
    public ScoreTable Scores => field ??= ResultReader.Decode(Directory, ScoresTable.Name, this[ScoresTable.Name], ScoreTable.Read);

    /// <summary>The indicators in their own units as the first normalisation read them: derived, imputed, treated; NaN = missing.</summary>
    public IndicatorTable Indicators => field ??= ResultReader.Decode(Directory, WideTables.Indicators, this[WideTables.Indicators], IndicatorTable.Read);

    /// <summary>The indicators as the framework read them; NaN = missing.</summary>
    public IndicatorTable Normalised => field ??= ResultReader.Decode(Directory, WideTables.Normalised, this[WideTables.Normalised], IndicatorTable.Read);

    /// <summary>The statuses of <see cref="Normalised"/>, cell by cell.</summary>
    public StatusTable Statuses => field ??= ResultReader.Decode(Directory, WideTables.Statuses, this[WideTables.Statuses], StatusTable.Read);

    /// <summary>Contributions of the indicators to the index, or null when the run holds none; NaN = none.</summary>
    public IndicatorTable? Contributions => files.ContainsKey(WideTables.Contributions)
        ? field ??= ResultReader.Decode(Directory, WideTables.Contributions, this[WideTables.Contributions], IndicatorTable.Read)
        : null;

    /// <summary>The cells that treatments of outliers changed, or null when there are none.</summary>
    public TreatedCells? Treated => files.ContainsKey(TreatedTable.Name)
        ? field ??= ResultReader.Decode(Directory, TreatedTable.Name, this[TreatedTable.Name], TreatedCells.Read)
        : null;

    /// <summary>Bonuses, penalties, vetoes and exclusions, or null when the run has none.</summary>
    public AdjustmentRows? Adjustments => files.ContainsKey(AdjustmentsTable.Name)
        ? field ??= ResultReader.Decode(Directory, AdjustmentsTable.Name, this[AdjustmentsTable.Name], AdjustmentRows.Read)
        : null;

    /// <summary>Classes by year and unit, or null when the run has none.</summary>
    public ClassRows? Classes => files.ContainsKey(ClassesTable.Name)
        ? field ??= ResultReader.Decode(Directory, ClassesTable.Name, this[ClassesTable.Name], ClassRows.Read)
        : null;

    /// <summary>How many units rose, stayed and fell; empty when the run has no classes or a single year.</summary>
    public IReadOnlyList<MoveCount> Moves => field ??= files.ContainsKey(MovesTable.Name)
        ? ResultReader.Decode(Directory, MovesTable.Name, this[MovesTable.Name], MovesTable.Read)
        : [];

    /// <summary>The amounts that rules give, by year, unit and rule; empty when the run has none.</summary>
    public IReadOnlyList<Reward> Rewards => field ??= files.ContainsKey(RewardsTable.Name)
        ? ResultReader.Decode(Directory, RewardsTable.Name, this[RewardsTable.Name], RewardsTable.Read)
        : [];

    /// <summary>Mean scores of all units and of groups; empty when the run has none.</summary>
    public IReadOnlyList<GroupMean> GroupMeans => field ??= files.ContainsKey(GroupMeansTable.Name)
        ? ResultReader.Decode(Directory, GroupMeansTable.Name, this[GroupMeansTable.Name], GroupMeansTable.Read)
        : [];

    /// <summary>What was found. A kind that this version does not know has its code as title.</summary>
    public IReadOnlyList<Finding> Findings => field ??= ResultReader.Decode(Directory, FindingsTable.Name, this[FindingsTable.Name], FindingRows.Read);

    /// <summary>The units.</summary>
    public Roster Roster => field ??= ResultReader.Decode(Directory, UnitsTable.Name, this[UnitsTable.Name], UnitRows.Read);

    /// <summary>What each step fitted and changed, with the samples that methods rank against.</summary>
    public IReadOnlyList<StepRecord> Records => field ??= files.TryGetValue(SamplesTable.Name, out var samples)
        ? ResultReader.Decode(Directory, SamplesTable.Name, samples, source => SampleRows.Join(Manifest.Records, source))
        : Manifest.Records;

    /// <summary>The bytes of one of the run's files, as they were when it was read.</summary>
    /// <exception cref="ScoringException">The run has no such file.</exception>
    public byte[] this[string name] => files.TryGetValue(name, out var bytes)
        ? bytes
        : throw new ScoringException(new Finding { Kind = FindingKinds.RunDamaged, File = Directory, Found = "—", Expected = name });
}

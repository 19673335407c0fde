using Scoring.Data.Bundles;
using Scoring.Data.Results;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Schemes;
using Scoring.Targeting;

namespace Scoring.Data.Runs;

/// <summary>A run made ready for targets.</summary>
/// <param name="Evaluation">Its evaluation, with the indicators before normalising.</param>
/// <param name="Tables">The tables that its scheme names.</param>
/// <param name="IsFrozen">Whether parameters stay as they are.</param>
/// <param name="Findings">What was found on the way.</param>
public sealed record TargetSource(Evaluation Evaluation, IReadOnlyDictionary<string, ReferenceTable> Tables, bool IsFrozen, IReadOnlyList<Finding> Findings);

/// <summary>Targets from a run's folder alone: what would take one unit, or every unit, to a place or a class.</summary>
public static class TargetRun
{
    /// <summary>Reads a run and scores its indicators again.</summary>
    /// <param name="directory">The run's folder; not changed.</param>
    /// <param name="tables">Folder of the tables that its scheme names; null = the scheme names none.</param>
    /// <param name="frozen">Whether the run's parameters stay instead of following the changed value.</param>
    /// <param name="threads">Number of threads; null = all cores. The result is the same.</param>
    /// <exception cref="ScoringException">There is no sound run, its tables are not given, or its scores do not come out again.</exception>
    public static TargetSource Read(string directory, string? tables = null, bool frozen = false, int? threads = null)
    {
        var bundle = BundleReader.Read(directory);
        var scheme = SchemeReader.Read(bundle.Manifest.SchemeJson, RunManifest.FileName);
        var read = BundleTables.Read(scheme, directory, tables).Tables;
        var source = BundleIndicators.Of(bundle, read, frozen, threads);
        return new TargetSource(source.Evaluation, read, source.IsFrozen, [.. bundle.Restored, .. source.Findings]);
    }

    /// <summary>Prepares the targets of one unit.</summary>
    /// <param name="source">The run.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="year">Calendar year; null = the last with ranks.</param>
    /// <exception cref="ScoringException">There is no such unit or year, or the unit is not ranked.</exception>
    public static TargetSetting ForUnit(TargetSource source, string unit, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var evaluation = source.Evaluation;
        var (index, at) = (evaluation.Roster.IndexOf(unit), evaluation.Normalised.IndexOfYear(year ?? evaluation.LatestYear));
        var faults = new List<Finding>();
        if (index < 0)
            faults.Add(new Finding
            {
                Kind = FindingKinds.BadArgument,
                Found = unit,
                Expected = NearestName.Of(unit, evaluation.Roster.Units.Select(entry => entry.Code)) is { } near ? $"a unit of the run, such as {near}" : "a unit of the run",
            });
        if (at < 0) faults.Add(new Finding { Kind = FindingKinds.YearNotInPanel, Found = $"--year {year}", Expected = string.Join(", ", evaluation.Years) });
        if (faults.Count > 0) throw new ScoringException(faults);
        return new TargetSetting(evaluation, index, at, source.Tables, source.IsFrozen);
    }

    /// <summary>Works out the targets of every unit.</summary>
    /// <param name="source">The run.</param>
    /// <param name="aim">What every unit is to reach.</param>
    /// <param name="options">Year, indicators, limits, steps.</param>
    /// <exception cref="ScoringException">There is no such year, indicator, class or grouping.</exception>
    public static UnitTargets ForAll(TargetSource source, TargetAim aim, TargetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return UnitTargets.Of(source.Evaluation, aim, (options ?? new TargetOptions()) with { Frozen = source.IsFrozen }, source.Tables);
    }

    /// <summary>Writes the targets of every unit to a file ending in <c>.parquet</c> or <c>.csv</c>: whole, or not at all.</summary>
    /// <exception cref="ScoringException">The file cannot be written; nothing was replaced.</exception>
    public static void Save(UnitTargets targets, string file)
    {
        ArgumentNullException.ThrowIfNull(targets);
        CheckTarget(file);
        if (file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) TargetCsv.Save(targets, file);
        else LooseTables.Save([TargetTable.Of(targets, Path.GetFileName(file))], file);
    }

    /// <summary>Refuses a file that must not be written, before any work is done.</summary>
    /// <exception cref="ScoringException">It ends in neither <c>.parquet</c> nor <c>.csv</c>, is a folder, or lies in a run's folder.</exception>
    public static void CheckTarget(string file)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        var isCsv = file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        if (!isCsv && !LooseTables.IsFile(file)) throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = $"--out {file}", Expected = "*.parquet, *.csv" });
        if (!isCsv) LooseTables.CheckTarget(file);
        else if (Directory.Exists(file)) throw new ScoringException(new Finding { Kind = FindingKinds.OutUnwritable, File = file, Found = file, Expected = "a file" });
        else if (RunFolder.IsOf(Path.GetDirectoryName(Path.GetFullPath(file))!, null))
            throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, File = file, Found = $"--out {file}", Expected = "a folder that does not hold a run" });
    }
}

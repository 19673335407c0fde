using Scoring.Data.Bundles;
using Scoring.Data.Panels;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>What a replay is asked for.</summary>
public sealed record ReplayRequest
{
    /// <summary>Folder of the run whose scheme and parameters are applied.</summary>
    public required string Run { get; init; }

    /// <summary>The panel: files, folders and patterns.</summary>
    public required IReadOnlyList<string> Panel { get; init; }

    /// <summary>Folder of the tables that the run's scheme names, and of its roster; null = the scheme names none, and the roster is that of the run.</summary>
    public string? TablesFolder { get; init; }

    /// <summary>Roster table; null = the scheme's in <see cref="TablesFolder"/>, else the units of the run.</summary>
    public string? RosterFile { get; init; }

    /// <summary>Correction table; null = the scheme's in <see cref="TablesFolder"/>, if it names one.</summary>
    public string? CorrectionFile { get; init; }

    /// <summary>Column names by role in place of those that the run was given.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Years that are written; empty = all.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>Threads; null = all cores. Results do not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>Language of the header and marks of <c>ranking.csv</c>. Default: Chinese.</summary>
    public Language Language { get; init; } = Language.Chinese;

    /// <summary>Called with what has just been done, in English.</summary>
    public Action<string> Progress { get; init; } = _ => { };
}

/// <summary>Scores another panel as an earlier run was scored: its scheme and every parameter that it fitted come from its folder.</summary>
public static class ReplayRun
{
    /// <summary>Reads and evaluates; writes nothing.</summary>
    /// <returns>The outcome, and the request it answers, with which it is saved.</returns>
    /// <exception cref="ScoringException">There is no sound run, its tables are not given, or the panel cannot be scored with its parameters.</exception>
    public static (RunOutcome Outcome, RunRequest Request) Execute(ReplayRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var bundle = BundleReader.Read(request.Run);
        var scheme = SchemeReader.Read(bundle.Manifest.SchemeJson, RunManifest.FileName);
        string[] named = [.. scheme.TableFiles.Where(table => table.Key != SchemeTables.Corrections || request.CorrectionFile is null).Select(table => table.Value).Order(StringComparer.Ordinal)];
        if (named.Length > 0 && request.TablesFolder is null)
            throw new ScoringException(new Finding { Kind = FindingKinds.TablesNotNamed, File = request.Run, Found = string.Join(", ", named), Expected = "--tables DIR" });
        var run = new RunRequest
        {
            SchemeFile = BundleTables.Scheme(request.TablesFolder),
            Panel = request.Panel,
            RosterFile = request.RosterFile,
            CorrectionFile = request.CorrectionFile,
            Columns = ColumnsOf(bundle.Manifest, request.Columns),
            Years = request.Years,
            ParametersFrom = request.Run,
            Threads = request.Threads,
            Language = request.Language,
            Progress = request.Progress,
        };
        var reading = AnnualRun.ReadPanel(run, scheme, scheme.NeededVariables, RosterOf(bundle, scheme, request));
        return (AnnualRun.Execute(run, scheme, [], reading, FrozenParameters.Of(bundle)), run);
    }

    /// <summary>The units of the run, where it had a roster and no table of one is at hand; null = the panel's reader finds its own.</summary>
    static RosterReading? RosterOf(RunBundle bundle, Scheme scheme, ReplayRequest request)
    {
        if (request.RosterFile is not null || (scheme.RosterFile is null && !bundle.Manifest.Options.ContainsKey("roster"))) return null;
        if (request.TablesFolder is { } folder && scheme.RosterFile is { } file && File.Exists(Path.Combine(folder, file))) return null;
        var table = bundle.Manifest.Outputs.First(output => output.Name == Results.UnitsTable.Name);
        return new RosterReading(bundle.Roster.Units, [], new InputFile($"{FrozenParameters.NameOf(bundle)}/{table.Name}", table.Bytes, table.Sha256));
    }

    static Dictionary<string, string> ColumnsOf(RunManifest manifest, IReadOnlyDictionary<string, string> given)
    {
        const string Prefix = "column.";
        var columns = manifest.Options.Where(option => option.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(option => option.Key[Prefix.Length..], option => option.Value, StringComparer.Ordinal);
        foreach (var (role, name) in given) columns[role] = name;
        return columns;
    }
}

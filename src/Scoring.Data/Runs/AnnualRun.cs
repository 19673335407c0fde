using System.Globalization;
using System.Reflection;
using Scoring.Checking;
using Scoring.Data.Bundles;
using Scoring.Data.Panels;
using Scoring.Data.Results;
using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>The annual run: scheme and panel are read, evaluated, explained, and written as one bundle.</summary>
public static class AnnualRun
{
    /// <summary>The engine's version, as it stands in every manifest.</summary>
    public static string EngineVersion { get; } =
        typeof(AnnualRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Reads and evaluates; writes nothing.</summary>
    /// <exception cref="ScoringException">The scheme, the panel or the roster cannot be worked with.</exception>
    public static RunOutcome Execute(RunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (scheme, schemeFiles) = SchemeFile.Read(request.SchemeFile);
        // What keeps the parameters from being used is told before the panel is read.
        var frozen = request.ParametersFrom is { } run ? FrozenParameters.Read(run, scheme) : default;
        return Execute(request, scheme, schemeFiles, ReadPanel(request, scheme, scheme.NeededVariables), frozen);
    }

    /// <summary>Evaluates a scheme on a panel that has been read.</summary>
    internal static RunOutcome Execute(RunRequest request, Scheme scheme, IReadOnlyList<InputFile> schemeFiles, PanelReading reading,
        (IReadOnlyList<StepRecord>? Records, InputFile? Manifest) frozen = default)
    {
        var (parameters, manifest) = frozen;
        var panel = reading.Panel;
        CheckYears(request.Years, panel.Years);
        ReturnBuffers();
        var cells = request.ChecksCells ? CellChecks.Examine(panel, scheme.Variables, request.Threads ?? Environment.ProcessorCount) : [];
        if (request.ChecksCells) ReturnBuffers();

        var (tables, tableFiles) = SchemeTables.Read(scheme, request.SchemeFile);
        var evaluation = Evaluator.Run(scheme, panel, request.Threads, parameters, tables);
        if (request.Years.Count > 0) evaluation = evaluation.ForYears(request.Years);
        var outcome = Explain(request, evaluation, reading, cells);
        ReturnBuffers();
        return outcome with { Inputs = [.. schemeFiles, .. reading.Files, .. tableFiles, .. manifest is null ? Array.Empty<InputFile>() : [manifest]] };
    }

    /// <summary>What an evaluation comes to, with contributions. Its inputs are those of the panel.</summary>
    internal static RunOutcome Explain(RunRequest request, Evaluation evaluation, PanelReading reading, IReadOnlyList<Finding> cells)
    {
        var contributions = Contributions.Of(evaluation, request.Threads);
        request.Progress(Line($"scored {evaluation.Years.Count} years, {evaluation.Nodes.Count} nodes"));
        return new RunOutcome
        {
            Evaluation = evaluation,
            Raw = reading.Panel,
            Contributions = contributions,
            Findings = [.. reading.Findings, .. cells, .. evaluation.Findings, .. contributions.Findings],
            Inputs = reading.Files,
        };
    }

    /// <summary>Writes the bundle, in place of an earlier run in the same folder, and compares with that run first.</summary>
    /// <returns>The outcome with what the comparison and the writing found.</returns>
    /// <exception cref="ScoringException">The folder holds something other than a run, or cannot be written.</exception>
    public static RunOutcome Save(RunOutcome outcome, string directory, RunRequest request) => Save(outcome, directory, request, shared: null);

    internal static RunOutcome Save(RunOutcome outcome, string directory, RunRequest request, SharedTables? shared)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(request);
        var restored = RunFolder.Restore(directory);
        var earlier = Earlier(directory);
        var bundle = BundleWriter.Write(new BundleRequest
        {
            Evaluation = outcome.Evaluation,
            Directory = directory,
            EngineVersion = EngineVersion,
            SchemeJson = SchemeWriter.Write(outcome.Evaluation.Scheme),
            Inputs = outcome.Inputs,
            Findings = outcome.Findings,
            Contributions = outcome.Contributions,
            Options = Options(request),
            Language = request.Language,
            Shared = shared,
            Threads = request.Threads ?? Environment.ProcessorCount,
        });
        var changed = earlier is null || Hash(earlier.Manifest.Outputs) == Hash(bundle.Outputs) ? [] : PublishedScores.Compare(earlier, outcome.Evaluation);
        request.Progress(Line($"wrote {bundle.Outputs.Sum(output => output.Bytes) / 1e6:F1} MB to {directory}"));
        return outcome with { Bundle = bundle, Findings = [.. restored, .. outcome.Findings, .. changed, .. bundle.Findings] };
    }

    /// <summary>The correction table that a scheme names; null when it names none.</summary>
    internal static string? CorrectionsOf(Scheme scheme, string schemeFile) =>
        scheme.TableFiles.TryGetValue(SchemeTables.Corrections, out var table) ? SchemeFile.Beside(schemeFile, table) : null;

    /// <summary>Reads the panel of a request as a scheme says.</summary>
    internal static PanelReading ReadPanel(RunRequest request, Scheme scheme, IReadOnlyList<string> needed, RosterReading? roster = null)
    {
        var reading = PanelReader.Read(new PanelRequest
        {
            Sources = request.Panel,
            Mapping = WithColumns(scheme.Panel, request.Columns),
            Variables = scheme.Variables,
            Needed = needed,
            Roster = roster,
            RosterFile = roster is not null ? null : request.RosterFile ?? (scheme.RosterFile is { } file ? SchemeFile.Beside(request.SchemeFile, file) : null),
            AggregateUnits = scheme.AggregateUnits,
            CorrectionFile = request.CorrectionFile ?? CorrectionsOf(scheme, request.SchemeFile),
            Identities = scheme.Identities,
            Threads = request.Threads,
        });
        var panel = reading.Panel;
        request.Progress(Line($"read {panel.UnitCount:N0} units, {panel.Years.Count} years, {panel.Variables.Count} variables"));
        return reading;
    }

    static string? Hash(IEnumerable<OutputFile> outputs) => outputs.FirstOrDefault(output => output.Name == ScoresTable.Name)?.Sha256;

    /// <summary>The scores of the earlier run in the folder; null when there is none, or none that can still be read: it is about to be replaced.</summary>
    static RunBundle? Earlier(string directory)
    {
        if (!RunFolder.IsRun(directory)) return null;
        try
        {
            return BundleReader.Read(directory, ScoresTable.Name);
        }
        catch (ScoringException)
        {
            return null;
        }
    }

    /// <summary>Refuses a folder that must not be replaced, before any work is done.</summary>
    /// <exception cref="ScoringException">The folder holds something other than an earlier run.</exception>
    public static void CheckFolder(string directory) => RunFolder.CheckReplaceable(directory);

    /// <summary>
    /// Gives the last phase's dead buffers back before the next phase fills as many again. The phases are few and each drops
    /// most of what it allocated; without this the process keeps their sum, for 20 ms saved.
    /// </summary>
    internal static void ReturnBuffers() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    internal static void CheckYears(IReadOnlyList<int> wanted, IReadOnlyList<int> years)
    {
        int[] unknown = [.. wanted.Except(years)];
        if (unknown.Length == 0) return;
        throw new ScoringException(new Finding
        {
            Kind = FindingKinds.YearNotInPanel,
            Found = string.Join(", ", unknown),
            Expected = string.Join(", ", years),
        });
    }

    static PanelMapping WithColumns(PanelMapping mapping, IReadOnlyDictionary<string, string> columns)
    {
        foreach (var (role, name) in columns)
            mapping = role switch
            {
                "unit" => mapping with { Unit = name },
                "year" => mapping with { Year = name, ConstantYear = null, YearPattern = null },
                "indicator" => mapping with { Indicator = name.Split('/') },
                "value" => mapping with { Value = name },
                "measure" => mapping with { Measure = name },
                "status" => mapping with { Status = name },
                _ => throw new ArgumentException($"There is no column role '{role}'.", nameof(columns)),
            };
        return mapping;
    }

    /// <summary>Options that bear on the results and are not in the scheme.</summary>
    internal static SortedDictionary<string, string> Options(RunRequest request)
    {
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, name) in request.Columns) options["column." + role] = name;
        if (request.Years.Count > 0) options["years"] = string.Join(",", request.Years.Order());
        if (request.RosterFile is { } roster) options["roster"] = Path.GetFileName(roster);
        if (request.CorrectionFile is { } corrections) options["corrections"] = Path.GetFileName(corrections);
        if (request.ParametersFrom is { } run) options["parameters"] = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(run)));
        if (request.Language != Language.Chinese) options["language"] = "en";
        return options;
    }

    internal static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

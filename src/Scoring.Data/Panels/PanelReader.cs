using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Panels;

/// <summary>Reads files of Parquet or delimited text into one dense panel.</summary>
public static class PanelReader
{
    /// <summary>Reads the panel that a request describes.</summary>
    /// <remarks>
    /// Values of any numeric type become doubles: single precision exactly, decimals to the nearest double, booleans as 0 and 1, text by parsing.
    /// Null cells, empty text, NaN and declared codes are missing (NaN). A long row with a null value makes its unit present in its year.
    /// The variable's name in a long table is the joined <c>indicator</c> columns without the empty ones. Files are read in ordinal order of
    /// their names, whatever order they are given in; hashing and decoding share the threads.
    /// </remarks>
    /// <param name="request">Sources, mapping, variables and roster.</param>
    /// <exception cref="ScoringException">The input cannot be worked with; carries every fault found.</exception>
    public static PanelReading Read(PanelRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var stopping = new List<Finding>();
        var files = SourceFiles.Find(request.Sources, stopping);
        if (request.Sources.Count == 0) stopping.Add(new Finding { Kind = FindingKinds.NoInputFile, Found = "0", Expected = ".parquet, .csv" });
        var roster = ReadRoster(request, stopping);
        var corrections = ReadCorrections(request, stopping);
        var variables = new PanelVariables(request, stopping);
        var bindings = Bind(request, variables, files, stopping);
        Throw(stopping);

        var inputs = new InputFile[files.Count];
        Decode(files, bindings, inputs, request.Threads ?? Environment.ProcessorCount, stopping);
        Throw(stopping);

        var faults = new FindingLog();
        var findings = new FindingLog();
        if (roster is not null) findings.AddRange(roster.Findings);
        var units = new UnitLedger(roster?.Entries, request.AggregateUnits, request.Mapping.Pad);
        var keys = PanelKeys.Of(bindings, request.Mapping, variables, units, faults, findings);
        units.Report(findings);
        var (panel, texts) = PanelCells.Fill(keys, variables, corrections, faults, findings);
        MaskedCells.Report(panel, texts, request.Identities, faults);
        Throw(faults.ToList());

        SentinelRule.Report(panel, [.. variables.All.Select(variable => variable.Declared)], findings);
        PanelNotes.Report(panel, findings);
        IEnumerable<InputFile> read = roster is null ? inputs : inputs.Append(roster.File);
        return new PanelReading(panel, findings.ToList(), [.. corrections is null ? read : read.Append(corrections.File)]);
    }

    static CorrectionTable? ReadCorrections(PanelRequest request, List<Finding> faults)
    {
        if (request.CorrectionFile is null) return null;
        try
        {
            return CorrectionTable.Read(request.CorrectionFile, request.Mapping.Pad);
        }
        catch (ScoringException failure)
        {
            faults.AddRange(failure.Faults);
            return null;
        }
    }

    static RosterReading? ReadRoster(PanelRequest request, List<Finding> faults)
    {
        if (request.Roster is { } given) return given;
        if (request.RosterFile is null) return null;
        try
        {
            return RosterReader.Read(request.RosterFile, request.AggregateUnits, request.Mapping.Pad);
        }
        catch (ScoringException failure)
        {
            faults.AddRange(failure.Faults);
            return null;
        }
    }

    static List<FileBinding> Bind(PanelRequest request, PanelVariables variables, List<SourceFile> files, List<Finding> faults)
    {
        var bindings = new List<FileBinding>();
        foreach (var file in files)
            try
            {
                bindings.Add(FileBinder.Bind(request.Mapping, variables, file, TableFile.Open(file), faults));
            }
            catch (ScoringException failure)
            {
                faults.AddRange(failure.Faults);
            }
        return bindings;
    }

    static void Decode(List<SourceFile> files, List<FileBinding> bindings, InputFile[] inputs, int threads, List<Finding> faults)
    {
        var jobs = new List<Action>();
        var failures = new Finding?[files.Count];
        for (var f = 0; f < files.Count; f++)
        {
            var (file, index) = (files[f], f);
            var (parts, decoding) = bindings[f].Table.Decode(bindings[f].KeyColumns, bindings[f].ValueColumns);
            bindings[f].Parts = parts;
            jobs.AddRange(decoding.Select(job => (Action)(() => Guard(job, index))));
            jobs.Add(() => Guard(() =>
            {
                var (bytes, hash) = TableFile.Hash(file.FullPath);
                inputs[index] = new InputFile(file.Name, bytes, hash) { FullPath = file.FullPath };
            }, index));
        }
        Jobs.Run(jobs, Math.Max(1, threads));
        for (var f = 0; f < files.Count; f++)
        {
            if (failures[f] is { } failure) faults.Add(failure);
            foreach (var part in bindings[f].Parts) // jobs of one part may fail in any order
                faults.AddRange(part.Faults.OrderBy(fault => fault.Row).ThenBy(fault => fault.Found, StringComparer.Ordinal));
        }

        void Guard(Action job, int file)
        {
            try
            {
                job();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Interlocked.CompareExchange(ref failures[file], TableFile.Unreadable(files[file].Name, failure), null);
            }
        }
    }

    static void Throw(IReadOnlyList<Finding> faults)
    {
        if (faults.Count > 0) throw new ScoringException(faults);
    }
}

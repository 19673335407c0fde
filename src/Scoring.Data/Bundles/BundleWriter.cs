using Scoring.Data.Results;

namespace Scoring.Data.Bundles;

/// <summary>Writes a run: result tables and manifest, all or nothing.</summary>
public static class BundleWriter
{
    /// <summary>Writes the run beside its folder, brings it to the disk and puts it in place in one step.</summary>
    /// <remarks>The same request gives the same bytes whatever the number of threads, the processor, and the order of the inputs.</remarks>
    /// <exception cref="ScoringException">The folder holds something else, cannot be written, or two columns have one name.</exception>
    public static WrittenBundle Write(BundleRequest request) => Write(request, null);

    internal static WrittenBundle Write(BundleRequest request, Action<string>? faultPoint, bool mayExchange = true)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var folder = AtomicFolder.Create(request.Directory, faultPoint, mayExchange);
        OutputFile[] outputs;
        InputFile manifest;
        try
        {
            outputs = WriteTables(request, folder.Path, faultPoint);
            manifest = WriteManifest(request, folder.Path, outputs);
        }
        catch (AggregateException several) when (several.InnerExceptions.FirstOrDefault(AtomicFolder.IsRefusal) is { } refusal)
        {
            throw AtomicFolder.Unwritable(request.Directory, refusal);
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            throw AtomicFolder.Unwritable(request.Directory, refusal);
        }
        folder.Commit();
        return new WrittenBundle(request.Directory, outputs, manifest, folder.Findings);
    }

    static OutputFile[] WriteTables(BundleRequest request, string folder, Action<string>? faultPoint)
    {
        var tables = Tables(request);
        ResultWriter.CheckNames(tables);
        // The ranking takes as long as the scores, whose columns another thread writes meanwhile.
        List<(string Name, Func<string, OutputFile> Write)> files =
        [
            (RankingCsv.Name, Streamed(RankingCsv.Name, stream => RankingCsv.Write(stream, request.Evaluation, request.Language))),
            .. tables.Select(table => (table.Name, request.Shared is { } shared && table.Content is not null
                ? path => shared.Write(table, path)
                : Streamed(table.Name, stream => ResultWriter.Write(stream, table)))),
        ];
        if (request.Evaluation.Rewards is not null) files.Add((RewardSheet.Name, Streamed(RewardSheet.Name, stream => RewardSheet.Write(stream, request.Evaluation, request.Language))));
        var outputs = new OutputFile[files.Count];
        var next = -1;
        Parallel.For(0, Math.Clamp(request.Threads, 1, outputs.Length), new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Threads) }, _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < outputs.Length; i = Interlocked.Increment(ref next))
            {
                var (name, write) = files[i];
                outputs[i] = write(Path.Combine(folder, name));
            }
        });
        return [.. outputs.OrderBy(output => output.Name, StringComparer.Ordinal)];

        Func<string, OutputFile> Streamed(string name, Func<Stream, int> write) => path =>
        {
            using var stream = new HashingStream(path);
            var rows = write(stream);
            faultPoint?.Invoke("table " + name);
            return stream.Complete(name, rows);
        };
    }

    /// <summary>The tables, the longest first so that two threads end together.</summary>
    static List<ResultTable> Tables(BundleRequest request)
    {
        var evaluation = request.Evaluation;
        var rows = new RunRows(evaluation);
        var tables = new List<ResultTable>(request.Further) { ScoresTable.Of(evaluation, rows), WideTables.OfStatuses(evaluation, rows) };
        if (request.Contributions is { } contributions) tables.Add(WideTables.OfContributions(evaluation, rows, contributions));
        tables.Add(WideTables.OfNormalised(evaluation, rows));
        tables.Add(WideTables.OfIndicators(evaluation, rows));
        if (TreatedTable.Of(evaluation) is { Rows: > 0 } treated) tables.Add(treated);
        if (AdjustmentsTable.Of(evaluation, rows) is { } adjustments) tables.Add(adjustments);
        if (ClassesTable.Of(evaluation, rows) is { } classes) tables.Add(classes);
        if (MovesTable.Of(evaluation) is { Rows: > 0 } moves) tables.Add(moves);
        if (RewardsTable.Of(evaluation) is { } rewards) tables.Add(rewards);
        if (GroupMeansTable.Of(evaluation) is { } means) tables.Add(means);
        if (GapsTable.Of(evaluation, rows) is { Rows: > 0 } gaps) tables.Insert(0, gaps);
        if (AggregateDifferenceTable.Of(evaluation, request.Contributions) is { Rows: > 0 } differences) tables.Add(differences);
        if (SamplesTable.Of(evaluation.Records) is { Rows: > 0 } samples) tables.Add(samples);
        tables.Add(FindingsTable.Of(request.Findings));
        tables.Add(UnitsTable.Of(evaluation.Roster));
        return tables;
    }

    static InputFile WriteManifest(BundleRequest request, string folder, IReadOnlyList<OutputFile> outputs)
    {
        using var stream = new HashingStream(Path.Combine(folder, RunManifest.FileName));
        ManifestWriter.Write(stream, request, outputs);
        var file = stream.Complete(RunManifest.FileName, 0);
        return new InputFile(file.Name, file.Bytes, file.Sha256);
    }
}

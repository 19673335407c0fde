using Scoring.Data.Results;
using Scoring.Findings;

namespace Scoring.Data.Bundles;

/// <summary>Writes a run: result tables and manifest, all or nothing.</summary>
public static class BundleWriter
{
    /// <summary>Writes the run beside its folder, brings it to the disk and puts it in place in one step.</summary>
    /// <remarks>The same request gives the same bytes whatever the number of threads, the processor, and the order of the inputs.</remarks>
    /// <exception cref="ScoringException">The folder holds something else, cannot be written, or two columns have one name.</exception>
    public static WrittenBundle Write(BundleRequest request) => Write(request, null);

    internal static WrittenBundle Write(BundleRequest request, Action<string>? faultPoint)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var folder = AtomicFolder.Create(request.Directory, faultPoint);
        OutputFile[] outputs;
        InputFile manifest;
        try
        {
            outputs = WriteTables(request, folder.Path, faultPoint);
            manifest = WriteManifest(request, folder.Path, outputs);
        }
        catch (AggregateException several) when (several.InnerExceptions.All(inner => inner is ScoringException))
        {
            throw new ScoringException([.. several.InnerExceptions.Cast<ScoringException>().SelectMany(inner => inner.Faults)
                .OrderBy(fault => fault.File, StringComparer.Ordinal)]);
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
        var evaluation = request.Evaluation;
        var rows = new RunRows(evaluation);
        Finding[] findings = [.. request.Findings];
        // The longest first, so that two threads end together.
        var tables = new List<(string Name, Func<Stream, int> Write)>
        {
            (ScoresTable.Name, stream =>
            {
                var (count, columns) = ScoresTable.Of(evaluation, rows);
                return Parquet(stream, ScoresTable.Name, count, columns);
            }),
            (WideTables.Statuses, stream => Parquet(stream, WideTables.Statuses, rows.Count, WideTables.OfStatuses(evaluation, rows))),
            (WideTables.Normalised, stream => Parquet(stream, WideTables.Normalised, rows.Count, WideTables.OfNormalised(evaluation, rows))),
            (RankingCsv.Name, stream => RankingCsv.Write(stream, evaluation, request.Language)),
            (FindingsTable.Name, stream => Parquet(stream, FindingsTable.Name, findings.Length, FindingsTable.Of(findings))),
            (UnitsTable.Name, stream => Parquet(stream, UnitsTable.Name, evaluation.Roster.Count, UnitsTable.Of(evaluation.Roster))),
        };
        if (request.Contributions is { } contributions)
            tables.Insert(2, (WideTables.Contributions, stream => Parquet(
                stream, WideTables.Contributions, rows.Count, WideTables.OfContributions(evaluation, rows, contributions))));
        if (evaluation.Records.Any(record => record.Fitted.Any(entry => entry.Scale.Sorted.Length > 0)))
            tables.Insert(2, (SamplesTable.Name, stream =>
            {
                var (count, columns) = SamplesTable.Of(evaluation.Records);
                return Parquet(stream, SamplesTable.Name, count, columns);
            }));

        var outputs = new OutputFile[tables.Count];
        var next = -1;
        Parallel.For(0, Math.Clamp(request.Threads, 1, tables.Count), new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Threads) }, _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < tables.Count; i = Interlocked.Increment(ref next))
            {
                using var stream = new HashingStream(Path.Combine(folder, tables[i].Name));
                var count = tables[i].Write(stream);
                faultPoint?.Invoke("table " + tables[i].Name);
                outputs[i] = stream.Complete(tables[i].Name, count);
            }
        });
        return [.. outputs.OrderBy(output => output.Name, StringComparer.Ordinal)];
    }

    static int Parquet(Stream stream, string name, int rows, IReadOnlyList<ResultColumn> columns)
    {
        // Nothing here waits for anything but the disk, and the stream writes at once.
        ResultWriter.WriteAsync(stream, name, rows, columns).GetAwaiter().GetResult();
        return rows;
    }

    static InputFile WriteManifest(BundleRequest request, string folder, IReadOnlyList<OutputFile> outputs)
    {
        using var stream = new HashingStream(Path.Combine(folder, RunManifest.FileName));
        ManifestWriter.Write(stream, request, outputs);
        var file = stream.Complete(RunManifest.FileName, 0);
        return new InputFile(file.Name, file.Bytes, file.Sha256);
    }
}

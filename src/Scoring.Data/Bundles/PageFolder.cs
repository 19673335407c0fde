using System.Security.Cryptography;
using System.Text.Json;
using Scoring.Data.Results;

namespace Scoring.Data.Bundles;

/// <summary>A folder of pages that is written whole or not at all, in place of an earlier one.</summary>
public sealed class PageFolder : IDisposable
{
    /// <summary>The mark that tells its manifest from that of a run.</summary>
    public const string Format = "scoring-report";

    readonly string directory;
    readonly AtomicFolder folder;
    readonly List<OutputFile> files = [];

    PageFolder(string directory, AtomicFolder folder) => (this.directory, this.folder) = (directory, folder);

    /// <summary>Prepares a new content for a folder.</summary>
    /// <exception cref="ScoringException">The folder holds something other than earlier pages, or cannot be written.</exception>
    public static PageFolder Create(string directory) => new(directory, AtomicFolder.Create(directory, null, format: Format));

    /// <summary>Refuses a folder that must not be replaced, before any work is done.</summary>
    /// <exception cref="ScoringException">The folder holds something other than earlier pages.</exception>
    public static void Check(string directory) => RunFolder.CheckReplaceable(directory, Format);

    /// <summary>Adds a file; may be called by several threads at once.</summary>
    /// <param name="name">Its name, without folders.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="ScoringException">It cannot be written.</exception>
    public void Add(string name, ReadOnlySpan<byte> content)
    {
        try
        {
            File.WriteAllBytes(Path.Combine(folder.Path, name), content);
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            throw AtomicFolder.Unwritable(directory, refusal);
        }
        var file = new OutputFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), 0);
        lock (files) files.Add(file);
    }

    /// <summary>Writes the manifest and puts the folder in place.</summary>
    /// <param name="run">The run that the pages show.</param>
    /// <param name="year">The calendar year shown.</param>
    /// <returns>The files, by name.</returns>
    /// <exception cref="ScoringException">The folder cannot be put in place; the old content is still there.</exception>
    public IReadOnlyList<OutputFile> Commit(RunManifest run, int year)
    {
        ArgumentNullException.ThrowIfNull(run);
        OutputFile[] written = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
        try
        {
            using (var stream = File.Create(Path.Combine(folder.Path, RunManifest.FileName)))
            using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            {
                json.WriteStartObject();
                json.WriteString("format", Format);
                json.WriteNumber("format_version", 1);
                json.WriteString("engine", run.Engine);
                json.WriteStartObject("scheme");
                json.WriteString("id", run.SchemeId);
                json.WriteString("version", run.SchemeVersion);
                json.WriteEndObject();
                json.WriteNumber("year", year);
                json.WriteStartArray("outputs");
                foreach (var file in written) ManifestWriter.WriteFile(json, file.Name, file.Bytes, file.Sha256, file.Rows);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            throw AtomicFolder.Unwritable(directory, refusal);
        }
        folder.Commit();
        return written;
    }

    /// <summary>Removes what was not put in place.</summary>
    public void Dispose() => folder.Dispose();
}

using System.Security.Cryptography;
using System.Text;
using Scoring.Data.Results;

namespace Scoring.Data.Bundles;

/// <summary>Single files that belong to no run: written beside their place and put there when complete, so that an earlier file is replaced whole or not at all.</summary>
static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; its folder is there.</param>
    /// <param name="write">Writes the content and says how many rows it has.</param>
    /// <returns>The file with its size, SHA-256 and rows.</returns>
    /// <exception cref="ScoringException">It cannot be written; nothing was replaced.</exception>
    public static OutputFile Write(string path, Func<Stream, long> write)
    {
        try
        {
            return Place(path, write);
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            throw AtomicFolder.Unwritable(path, refusal);
        }
    }

    /// <summary>Writes a text as UTF-8 without a byte order mark.</summary>
    /// <exception cref="ScoringException">The file cannot be written; nothing was replaced.</exception>
    public static void Write(string path, string text) => Write(path, stream =>
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        return 0;
    });

    /// <summary>The same for callers who name another place than the file when it cannot be written.</summary>
    public static OutputFile Place(string path, Func<Stream, long> write)
    {
        var partial = PartialOf(path);
        try
        {
            OutputFile file;
            using (var stream = new HashingStream(partial)) file = stream.Complete(Path.GetFileName(path), write(stream));
            File.Move(partial, path, overwrite: true);
            return file;
        }
        finally
        {
            Discard(partial);
        }
    }

    /// <summary>A name beside a file that nobody takes for it, another one each time.</summary>
    public static string PartialOf(string path) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.partial-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");

    /// <summary>Removes what was not put in place. What cannot be removed stays: its name says what it is.</summary>
    public static void Discard(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            // What kept the file from being written is what the caller is told.
        }
    }
}

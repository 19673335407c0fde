using System.Security.Cryptography;
using System.Text;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>A scheme on disk, with the base schemes it extends.</summary>
public static class SchemeFile
{
    /// <summary>Reads a scheme file and whatever it extends.</summary>
    /// <returns>The scheme, and the files read in the order they were read.</returns>
    /// <exception cref="ScoringException">A file cannot be read or the scheme has faults.</exception>
    public static (Scheme Scheme, IReadOnlyList<InputFile> Files) Read(string path)
    {
        var (source, files) = ReadSource(path);
        return (source.Scheme, files);
    }

    /// <summary>Reads a scheme file and whatever it extends, with the words that variants are made from.</summary>
    /// <returns>The scheme, and the files read in the order they were read.</returns>
    /// <exception cref="ScoringException">A file cannot be read or the scheme has faults.</exception>
    public static (SchemeSource Source, IReadOnlyList<InputFile> Files) ReadSource(string path)
    {
        var files = new List<InputFile>();
        // What keeps a base scheme from being read is a fault of the key that names it.
        var source = SchemeSource.Read(ReadNamed(path, files), path, name => ReadText(Beside(path, name), files));
        return (source, files);
    }

    /// <summary>The path of a file that a scheme names: relative to the scheme's folder.</summary>
    public static string Beside(string scheme, string file) => Path.Combine(Path.GetDirectoryName(scheme) ?? "", file);

    /// <summary>The text of a file that the user named, which is added to the files read.</summary>
    /// <exception cref="ScoringException">It cannot be read.</exception>
    internal static string ReadNamed(string path, List<InputFile> files)
    {
        try
        {
            return ReadText(path, files);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(refusal is FileNotFoundException or DirectoryNotFoundException
                ? new Finding { Kind = FindingKinds.NoInputFile, Found = path }
                : new Finding { Kind = FindingKinds.UnreadableFile, File = path, Found = Directory.Exists(path) ? "a folder" : refusal.Message });
        }
    }

    static string ReadText(string path, List<InputFile> files)
    {
        var bytes = File.ReadAllBytes(path);
        files.Add(new InputFile(Path.GetFileName(path), bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('﻿');
        }
        catch (DecoderFallbackException refusal)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.NotUtf8, File = path, Found = $"byte {refusal.Index + 1}: 0x{refusal.BytesUnknown?.FirstOrDefault():X2}" });
        }
    }
}

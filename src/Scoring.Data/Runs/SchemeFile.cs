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
        var json = ReadText(path, files);
        var source = SchemeSource.Read(json, path, name => ReadText(Beside(path, name), files));
        return (source, files);
    }

    /// <summary>The path of a file that a scheme names: relative to the scheme's folder.</summary>
    public static string Beside(string scheme, string file) => Path.Combine(Path.GetDirectoryName(scheme) ?? "", file);

    /// <summary>The text of a file, which is added to the files read.</summary>
    internal static string ReadText(string path, List<InputFile> files)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.UnreadableFile, File = path, Found = refusal is FileNotFoundException or DirectoryNotFoundException ? "no such file" : refusal.Message });
        }
        files.Add(new InputFile(Path.GetFileName(path), bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('﻿');
        }
        catch (DecoderFallbackException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.UnreadableFile, File = path, Found = "bytes that are not UTF-8", Expected = "UTF-8" });
        }
    }
}

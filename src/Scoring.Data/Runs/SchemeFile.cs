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
        var files = new List<InputFile>();
        string json;
        try
        {
            json = ReadText(path, files);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(refusal is FileNotFoundException or DirectoryNotFoundException
                ? new Finding { Kind = FindingKinds.NoInputFile, Found = path }
                : new Finding { Kind = FindingKinds.UnreadableFile, File = path, Found = Directory.Exists(path) ? "a folder" : refusal.Message });
        }
        // What keeps a base scheme from being read is a fault of the key that names it.
        var scheme = SchemeReader.Read(json, path, name => ReadText(Beside(path, name), files));
        return (scheme, files);
    }

    /// <summary>The path of a file that a scheme names: relative to the scheme's folder.</summary>
    public static string Beside(string scheme, string file) => Path.Combine(Path.GetDirectoryName(scheme) ?? "", file);

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

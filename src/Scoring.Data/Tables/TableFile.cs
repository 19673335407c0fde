using System.Security.Cryptography;
using Scoring.Findings;

namespace Scoring.Data.Tables;

/// <summary>Opens tables of either format and hashes files.</summary>
static class TableFile
{
    /// <summary>Opens a table by its content: Parquet by its first bytes or its ending, else delimited text.</summary>
    /// <exception cref="ScoringException">The file cannot be read as a table.</exception>
    public static ITable Open(SourceFile file)
    {
        try
        {
            var isParquet = file.FullPath.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) || BeginsAsParquet(file.FullPath);
            return isParquet ? ParquetTable.Open(file.Name, file.FullPath) : CsvTable.Open(file.Name, file.FullPath);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(Unreadable(file.Name, failure));
        }
    }

    /// <summary>Length and SHA-256 of a file.</summary>
    public static (long Bytes, string Sha256) Hash(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 18];
        long bytes = 0;
        for (int read; (read = stream.Read(buffer)) > 0; bytes += read) hash.AppendData(buffer, 0, read);
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static Finding Unreadable(string name, Exception failure) =>
        new() { Kind = FindingKinds.UnreadableFile, File = name, Found = Shown.Reason(failure) };

    static bool BeginsAsParquet(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        Span<byte> head = stackalloc byte[4];
        return stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head.SequenceEqual("PAR1"u8);
    }
}

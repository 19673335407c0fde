using System.Security.Cryptography;

namespace Scoring.Data.Results;

/// <summary>The bytes of tables that several runs have in common, so that each is encoded and hashed once.</summary>
/// <remarks>May be asked by several threads for tables of different names.</remarks>
sealed class SharedTables
{
    /// <summary>How many versions of a table are kept: schemes that differ in one step come to two or three.</summary>
    const int Kept = 3;

    readonly Dictionary<string, List<(TableContent Content, byte[] Bytes, string Sha256)>> known = new(StringComparer.Ordinal);

    /// <summary>Tables that were asked for again.</summary>
    public int Reused { get; private set; }

    /// <summary>Writes a table that has a content into a file, and brings it to the disk.</summary>
    public OutputFile Write(ResultTable table, string path)
    {
        var (bytes, hash) = Encode(table, table.Content!);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        return new OutputFile(table.Name, bytes.Length, hash, table.Rows);
    }

    (byte[] Bytes, string Sha256) Encode(ResultTable table, TableContent content)
    {
        List<(TableContent Content, byte[] Bytes, string Sha256)> versions;
        lock (known)
            if (!known.TryGetValue(table.Name, out versions!)) known[table.Name] = versions = [];
        lock (versions)
        {
            foreach (var version in versions)
                if (version.Content.IsSame(content))
                {
                    Reused++;
                    return (version.Bytes, version.Sha256);
                }
            using var stream = new MemoryStream();
            ResultWriter.Write(stream, table);
            var bytes = stream.ToArray();
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (versions.Count == Kept) versions.RemoveAt(0);
            versions.Add((content, bytes, hash));
            return (bytes, hash);
        }
    }
}

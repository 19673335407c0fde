namespace Scoring.Data;

/// <summary>One file that a run read, and the hash that pins its bytes: what the manifest says of it.</summary>
/// <param name="Name">Its name without the machine's folders: from the source's last part on, with more folders only where two files would have one name.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record InputFile(string Name, long Bytes, string Sha256)
{
    /// <summary>Where it lies on this machine; never written to outputs.</summary>
    internal string FullPath { get; init; } = "";
}

namespace Scoring.Data;

/// <summary>A file that a run read: what the manifest says of it.</summary>
/// <param name="Name">Name as the user gave it, without the folders above.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record InputFile(string Name, long Bytes, string Sha256);

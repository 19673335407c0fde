namespace Scoring.Data.Results;

/// <summary>A file of a run, as its manifest names it.</summary>
/// <param name="Name">Name inside the run's folder.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, 64 lower-case hexadecimal digits.</param>
/// <param name="Rows">Number of rows, header not counted.</param>
public sealed record OutputFile(string Name, long Bytes, string Sha256, long Rows);

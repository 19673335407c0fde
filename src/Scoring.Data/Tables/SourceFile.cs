namespace Scoring.Data.Tables;

/// <summary>A file to read.</summary>
/// <param name="Name">How messages and outputs name it.</param>
/// <param name="FullPath">Where it lies.</param>
/// <param name="Folders">Columns told by folders named <c>key=value</c>; null for the default partition.</param>
sealed record SourceFile(string Name, string FullPath, IReadOnlyDictionary<string, string?> Folders);

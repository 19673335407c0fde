namespace Scoring.Auditing;

/// <summary>One table of an audit, in a form that can be printed, or written as JSON or Parquet, without knowing what it is about.</summary>
/// <param name="Name">Its name in files, such as <c>statistics</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Its columns.</param>
public sealed record AuditTable(string Name, Text Title, int Rows, IReadOnlyList<AuditColumn> Columns);

/// <summary>One column: a name in files, a heading, and a value for every row.</summary>
/// <param name="Name">Name in files.</param>
/// <param name="Title">Heading.</param>
public abstract record AuditColumn(string Name, Text Title);

/// <summary>A column of words; null = nothing.</summary>
/// <param name="Name">Name in files.</param>
/// <param name="Title">Heading.</param>
/// <param name="Value">The word of a row.</param>
public sealed record WordAuditColumn(string Name, Text Title, Func<int, string?> Value) : AuditColumn(Name, Title);

/// <summary>A column of sentences in both languages.</summary>
/// <param name="Name">Name in files; the languages follow as <c>_zh</c> and <c>_en</c>.</param>
/// <param name="Title">Heading.</param>
/// <param name="Value">The sentence of a row.</param>
public sealed record TextAuditColumn(string Name, Text Title, Func<int, Text> Value) : AuditColumn(Name, Title);

/// <summary>A column of numbers; NaN = none.</summary>
/// <param name="Name">Name in files.</param>
/// <param name="Title">Heading.</param>
/// <param name="Value">The number of a row, unrounded.</param>
public sealed record NumberAuditColumn(string Name, Text Title, Func<int, double> Value) : AuditColumn(Name, Title);

/// <summary>A column of counts and years.</summary>
/// <param name="Name">Name in files.</param>
/// <param name="Title">Heading.</param>
/// <param name="Value">The count of a row.</param>
public sealed record CountAuditColumn(string Name, Text Title, Func<int, int> Value) : AuditColumn(Name, Title);

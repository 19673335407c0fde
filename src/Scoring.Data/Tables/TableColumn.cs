namespace Scoring.Data.Tables;

/// <summary>What a table's column holds.</summary>
enum ColumnType
{
    /// <summary>Text; may hold numbers.</summary>
    Text,

    /// <summary>Numbers of any width, or booleans.</summary>
    Number,

    /// <summary>Dates or timestamps.</summary>
    Date,

    /// <summary>Anything that is neither a key nor a value: lists, blobs, times.</summary>
    Other,
}

/// <summary>A column of a table on disk.</summary>
/// <param name="Name">Its name in the header or schema.</param>
/// <param name="Type">What it holds.</param>
/// <param name="TypeName">The type as the file's format calls it, for messages.</param>
sealed record TableColumn(string Name, ColumnType Type, string TypeName);

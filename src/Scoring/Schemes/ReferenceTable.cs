namespace Scoring.Schemes;

/// <summary>A table that a scheme names under <c>tables</c>, as text: the engine is handed it and reads no files.</summary>
/// <param name="File">The file as the user named it, for messages.</param>
/// <param name="Columns">The header, without blanks at the ends.</param>
/// <param name="Rows">The cells by row, as many as there are columns; an empty cell is an empty text.</param>
public sealed record ReferenceTable(string File, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Position of a column, or −1 when the table does not have it.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i] == column)
                return i;
        return -1;
    }
}

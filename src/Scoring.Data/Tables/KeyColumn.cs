namespace Scoring.Data.Tables;

/// <summary>A decoded column of texts: one number per row, −1 for null, into the distinct texts.</summary>
sealed class KeyColumn(int[] ids, IReadOnlyList<string> texts)
{
    /// <summary>By row; may be longer than the part.</summary>
    public int[] Ids { get; } = ids;

    /// <summary>The distinct texts, in order of their first row.</summary>
    public IReadOnlyList<string> Texts { get; } = texts;

    /// <summary>A column with one text in every row.</summary>
    public static KeyColumn Constant(string? text, int rows)
    {
        var ids = new int[rows];
        if (text is null) Array.Fill(ids, -1);
        return new KeyColumn(ids, text is null ? [] : [text]);
    }
}

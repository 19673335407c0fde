namespace Scoring.Reading;

/// <summary>A clause that has been normalised, and the words around its numbers.</summary>
sealed class Clause(string text, IReadOnlyList<ClauseToken> tokens)
{
    const string Breaks = ",;。、:!?，；：";

    public string Text { get; } = text;

    public IReadOnlyList<ClauseToken> Tokens { get; } = tokens;

    /// <summary>Words from the last break to a place; 增加值 and the like, which only look like a change, are taken out.</summary>
    public string Before(int place)
    {
        var start = place;
        while (start > 0 && !IsBreak(start - 1)) start--;
        return Words(Text[start..place]);
    }

    /// <summary>Words of the whole stretch between two breaks around a place.</summary>
    public string Around(int place)
    {
        var (start, end) = (place, place);
        while (start > 0 && !IsBreak(start - 1)) start--;
        while (end < Text.Length && !IsBreak(end)) end++;
        return Words(Text[start..end]);
    }

    /// <summary>Where the stretch that holds a place begins.</summary>
    public int Segment(int place)
    {
        while (place > 0 && !IsBreak(place - 1)) place--;
        return place;
    }

    public string All => Words(Text);

    /// <summary>A comma between digits groups them only inside one number.</summary>
    bool IsBreak(int place) => Breaks.Contains(Text[place], StringComparison.Ordinal) && !Tokens.Any(token => token.Start < place && place < token.End);

    static string Words(string text) => text.Replace("增加值", "〈〉值", StringComparison.Ordinal).Replace("新增长", "〈〉", StringComparison.Ordinal);

    /// <summary>Whether one of the words, parted by blanks, occurs.</summary>
    public static bool Has(string text, string words)
    {
        foreach (var range in words.AsSpan().Split(' '))
            if (text.AsSpan().Contains(words.AsSpan(range), StringComparison.Ordinal))
                return true;
        return false;
    }
}

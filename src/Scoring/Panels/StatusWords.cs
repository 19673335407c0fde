namespace Scoring.Panels;

/// <summary>How the statuses of cells are spelt, in schemes, in data and in result tables.</summary>
public static class StatusWords
{
    /// <summary>Every word, in the order of <see cref="CellStatus"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["observed", "missing", "not-applicable", "no-practice", "imputed", "treated", "provisional"];

    /// <summary>The status as a word.</summary>
    public static string Word(this CellStatus status) => All[(int)status];

    /// <summary>The status that a word spells, or null when it spells none.</summary>
    public static CellStatus? Parse(ReadOnlySpan<char> word)
    {
        for (var status = 0; status < All.Count; status++)
            if (word.SequenceEqual(All[status]))
                return (CellStatus)status;
        return null;
    }
}

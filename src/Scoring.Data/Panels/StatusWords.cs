using Scoring.Panels;

namespace Scoring.Data.Panels;

/// <summary>The words by which files name a cell's status.</summary>
static class StatusWords
{
    /// <summary>Every word, in the order of <see cref="CellStatus"/>.</summary>
    public static readonly IReadOnlyList<string> All =
        ["observed", "missing", "not-applicable", "no-practice", "imputed", "treated", "provisional"];

    /// <summary>The word of a status.</summary>
    public static string Of(CellStatus status) => All[(int)status];

    /// <summary>The status of a word; null when it is none.</summary>
    public static CellStatus? Parse(string word)
    {
        for (var status = 0; status < All.Count; status++)
            if (All[status] == word)
                return (CellStatus)status;
        return null;
    }
}

using Scoring.Panels;

namespace Scoring.Data.Results;

/// <summary>How the statuses of cells are spelt in tables.</summary>
public static class StatusWords
{
    /// <summary>The status as a word: <c>observed</c>, <c>missing</c>, <c>not-applicable</c>, <c>no-practice</c>, <c>imputed</c>, <c>treated</c>, <c>provisional</c>.</summary>
    public static string Word(this CellStatus status) => status switch
    {
        CellStatus.Observed => "observed",
        CellStatus.Missing => "missing",
        CellStatus.NotApplicable => "not-applicable",
        CellStatus.NoPractice => "no-practice",
        CellStatus.Imputed => "imputed",
        CellStatus.Treated => "treated",
        CellStatus.Provisional => "provisional",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>The status that a word spells, or null when it spells none.</summary>
    public static CellStatus? Parse(ReadOnlySpan<char> word)
    {
        foreach (var status in Enum.GetValues<CellStatus>())
            if (word.SequenceEqual(status.Word()))
                return status;
        return null;
    }
}

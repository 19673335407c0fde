using Scoring.Evaluating;

namespace Scoring.Data.Bundles;

/// <summary>How the reasons for having no score are spelt in a manifest.</summary>
static class UnscoredWords
{
    public static string Word(UnscoredReason reason) => reason switch
    {
        UnscoredReason.Screened => "screened",
        UnscoredReason.Coverage => "coverage",
        UnscoredReason.NoData => "no-data",
        UnscoredReason.ChildMissing => "child-missing",
        UnscoredReason.Excluded => "excluded",
        _ => "not-eligible",
    };

    public static UnscoredReason? Parse(string word)
    {
        foreach (var reason in Enum.GetValues<UnscoredReason>())
            if (Word(reason) == word)
                return reason;
        return null;
    }
}

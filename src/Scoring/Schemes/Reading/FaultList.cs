using Scoring.Findings;

namespace Scoring.Schemes.Reading;

/// <summary>The faults of one scheme, in the order found.</summary>
sealed class FaultList
{
    readonly List<Finding> faults = [];

    public int Count => faults.Count;

    public void Add(FindingKind kind, SchemeValue at, string found, string? expected = null, string? suggestion = null) =>
        Add(new Finding { Kind = kind, File = at.File, Path = at.Path, Found = found, Expected = expected, Suggestion = suggestion });

    public void Add(Finding fault) => faults.Add(fault);

    /// <summary>A word that is not among those known: with the list of these and the closest one.</summary>
    public void AddUnknown(FindingKind kind, SchemeValue at, string word, IEnumerable<string> known)
    {
        var all = known.ToList();
        var nearest = word.Length > Scalars.LongestText ? null : NearestName.Of(word, all);
        Add(kind, at, Shown.Text(word), all.Count == 0 ? null : Shown.Words(all), nearest is null ? null : Shown.Plain(nearest));
    }

    public void AddType(SchemeValue value, string expected) => Add(FindingKinds.SchemeType, value, Shown.Value(value), expected);

    public void ThrowIfAny()
    {
        if (faults.Count > 0) throw new ScoringException([.. faults]);
    }
}

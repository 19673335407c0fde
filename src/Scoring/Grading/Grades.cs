using Scoring.Evaluating;

namespace Scoring.Grading;

/// <summary>The classes that a grade step sorts units into.</summary>
/// <param name="Classes">The classes, the best first.</param>
/// <param name="Groups">The peer groups that units are graded in as well; as many as the scheme asks for.</param>
/// <param name="Years">Results by year, in the evaluation's order.</param>
public sealed record Grades(IReadOnlyList<GradeClass> Classes, IReadOnlyList<GroupRanking> Groups, IReadOnlyList<GradeYear> Years)
{
    /// <summary>Codes of the nodes besides the index that units are graded by as well, in the scheme's order.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];

    /// <summary>The class with this index, or null for −1.</summary>
    public GradeClass? ClassAt(int index) => index < 0 ? null : Classes[index];

    /// <summary>Index of the class with this code, or −1.</summary>
    public int IndexOf(string code)
    {
        for (var i = 0; i < Classes.Count; i++)
            if (Classes[i].Code == code)
                return i;
        return -1;
    }

    /// <summary>The same with only some of the years, given by index; what came before each of them stays.</summary>
    internal Grades ForYears(IEnumerable<int> kept) => this with { Years = [.. kept.Select(year => Years[year])] };
}

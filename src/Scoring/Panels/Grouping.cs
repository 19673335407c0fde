namespace Scoring.Panels;

/// <summary>One way to sort units into peer groups, such as a county's main function zone.</summary>
/// <remarks>A unit may belong to no group of a grouping, to one, or to several.</remarks>
public sealed class Grouping
{
    /// <summary>Creates a grouping from the members of each group.</summary>
    /// <param name="code">The grouping's code: the roster's column name.</param>
    /// <param name="groups">Group labels in ordinal order with the indices of their units, ascending.</param>
    public Grouping(string code, IReadOnlyList<(string Label, int[] Units)> groups)
    {
        Code = code;
        Labels = [.. groups.Select(group => group.Label)];
        members = [.. groups.Select(group => group.Units)];
        IsPartition = members.SelectMany(units => units).GroupBy(unit => unit).All(unit => unit.Count() == 1);
    }

    readonly int[][] members;

    /// <summary>The grouping's code.</summary>
    public string Code { get; }

    /// <summary>Labels of the groups, in ordinal order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>True when no unit belongs to more than one group.</summary>
    public bool IsPartition { get; }

    /// <summary>Indices of a group's units, ascending.</summary>
    public ReadOnlySpan<int> Members(int group) => members[group];
}

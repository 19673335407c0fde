using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Panels;

/// <summary>Which column of a roster table serves what; −1 = none.</summary>
sealed class RosterColumns
{
    static readonly string[] Reserved = ["name", "name_zh", "name_en", "aliases", "parent", "aggregate"];

    public RosterColumns(IReadOnlyList<string> names, string file)
    {
        File = file;
        var twice = names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        if (twice.Count > 0)
            throw new ScoringException(new Finding { Kind = FindingKinds.DuplicateColumn, File = file, Found = Shown.List(twice) });
        Code = Find("code") is >= 0 and var code ? code : Find("unit");
        if (Code < 0)
            throw new ScoringException(new Finding
            {
                Kind = FindingKinds.MissingColumn,
                File = file,
                Found = Shown.List([.. names]),
                Expected = "\"code\"",
                Suggestion = NearestName.Of("code", names) is { } near ? Shown.Text(near) : null,
            });
        Name = Find("name");
        NameZh = Find("name_zh");
        NameEn = Find("name_en");
        Aliases = Find("aliases");
        Parent = Find("parent");
        Aggregate = Find("aggregate");
        Groupings = [.. names.Select((name, column) => (name, column))
            .Where(entry => entry.column != Code && !Reserved.Contains(entry.name, StringComparer.Ordinal))];
        // As a grouping nobody would miss it until a name, an alias or an aggregate unit is not found.
        var misspelt = Groupings.Select(grouping => (grouping.Name, Meant: Array.Find(Reserved, reserved => IsMeant(grouping.Name, reserved)))).Where(pair => pair.Meant is not null).ToList();
        if (misspelt.Count > 0)
            throw new ScoringException([.. misspelt.Select(pair => new Finding { Kind = FindingKinds.InvalidRoster, File = file, Found = Shown.Quoted(pair.Name), Expected = Shown.Quoted(pair.Meant!) })]);

        int Find(string name)
        {
            for (var c = 0; c < names.Count; c++)
                if (names[c] == name)
                    return c;
            return -1;
        }
    }

    /// <summary>Whether a column's name is another but for case, blanks and the plural: Name, alias.</summary>
    static bool IsMeant(string name, string reserved)
    {
        var plain = name.Trim();
        return ((string[])[reserved, reserved + "s", reserved.EndsWith("es", StringComparison.Ordinal) ? reserved[..^2] : reserved]).Contains(plain, StringComparer.OrdinalIgnoreCase);
    }

    public string File { get; }

    public int Code { get; }

    public int Name { get; }

    public int NameZh { get; }

    public int NameEn { get; }

    public int Aliases { get; }

    public int Parent { get; }

    public int Aggregate { get; }

    public IReadOnlyList<(string Name, int Column)> Groupings { get; }
}

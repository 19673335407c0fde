namespace Scoring.Data.Intake;

/// <summary>The names by which a mapping knows its units, without blanks.</summary>
sealed class UnitNames
{
    readonly Dictionary<string, int> units = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> aliases = new(StringComparer.Ordinal);
    readonly HashSet<string> skipped;

    public UnitNames(IntakeMapping mapping)
    {
        for (var i = 0; i < mapping.Units.Count; i++) units.TryAdd(IntakeReader.Compact(mapping.Units[i]), i);
        foreach (var (alias, unit) in mapping.Aliases)
            if (units.TryGetValue(IntakeReader.Compact(unit), out var index))
                aliases.TryAdd(IntakeReader.Compact(alias), index);
        skipped = new HashSet<string>(mapping.Skip.Select(IntakeReader.Compact), StringComparer.Ordinal);
    }

    /// <summary>All names but aliases.</summary>
    public IEnumerable<string> All => units.Keys.Concat(skipped);

    /// <summary>True for the name of a unit, an alias, and a row to leave out.</summary>
    public bool IsKnown(string text) => text.Length > 0 && (Find(text, out _) is not null || IsSkipped(text));

    /// <summary>True for a row that is known and left out.</summary>
    public bool IsSkipped(string text)
    {
        var name = IntakeReader.Compact(text);
        return skipped.Contains(name) || skipped.Contains(Words(name));
    }

    /// <summary>The unit's position in the mapping; null when the name is none. A name may stand beside its form in another script: 北京Beijing.</summary>
    public int? Find(string text, out bool byAlias)
    {
        var name = IntakeReader.Compact(text);
        byAlias = false;
        if (units.TryGetValue(name, out var unit) || (Words(name) is { Length: > 0 } words && units.TryGetValue(words, out unit))) return unit;
        byAlias = aliases.TryGetValue(name, out unit);
        return byAlias ? unit : null;
    }

    /// <summary>The Chinese characters at the front when nothing Chinese follows them.</summary>
    static string Words(string name)
    {
        var end = 0;
        while (end < name.Length && name[end] is >= '\u4E00' and <= '\u9FFF') end++;
        return name.AsSpan(end).ContainsAnyInRange('\u4E00', '\u9FFF') || (end < name.Length && !char.IsAsciiLetter(name[end])) ? "" : name[..end];
    }
}

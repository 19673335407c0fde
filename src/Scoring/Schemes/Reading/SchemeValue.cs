using System.Text.Json;

namespace Scoring.Schemes.Reading;

/// <summary>A value of the scheme's JSON that knows where it stands, also after a base scheme was merged in.</summary>
sealed class SchemeValue
{
    public required JsonValueKind Kind { get; init; }

    /// <summary>JSON path in the file it was written in.</summary>
    public required string Path { get; init; }

    /// <summary>The file it was written in, as the user named it.</summary>
    public string? File { get; init; }

    /// <summary>0 for the scheme itself, 1 for its base, 2 for the base's base; −1 for a variant laid over the scheme.</summary>
    public int Level { get; init; }

    /// <summary>The text of a string, the digits of a number as written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The value of a number; not finite when it is too large for a double.</summary>
    public double Number { get; init; } = double.NaN;

    /// <summary>The entries of an array.</summary>
    public IReadOnlyList<SchemeValue> Items { get; init; } = [];

    /// <summary>The keys and values of an object, keys unique, in the order written.</summary>
    public IReadOnlyList<(string Key, SchemeValue Value)> Members { get; init; } = [];

    public bool IsObject => Kind == JsonValueKind.Object;

    public bool IsArray => Kind == JsonValueKind.Array;

    public bool IsString => Kind == JsonValueKind.String;

    public bool IsNumber => Kind == JsonValueKind.Number;

    public bool IsNull => Kind == JsonValueKind.Null;

    /// <summary>The value of a key, or null when the object does not have it.</summary>
    public SchemeValue? Find(string key)
    {
        foreach (var member in Members)
            if (member.Key == key)
                return member.Value;
        return null;
    }

    /// <summary>The same place with other members.</summary>
    public SchemeValue WithMembers(IReadOnlyList<(string Key, SchemeValue Value)> members) =>
        new() { Kind = JsonValueKind.Object, Path = Path, File = File, Level = Level, Members = members };

    /// <summary>The same place with one member in place of its own, or as the last.</summary>
    public SchemeValue With(string key, SchemeValue value)
    {
        var members = new List<(string Key, SchemeValue Value)>(Members);
        var at = members.FindIndex(member => member.Key == key);
        if (at < 0) members.Add((key, value));
        else members[at] = (key, value);
        return WithMembers(members);
    }

    /// <summary>The same place without some members.</summary>
    public SchemeValue Without(Func<string, bool> isKey) => Members.Any(member => isKey(member.Key))
        ? WithMembers([.. Members.Where(member => !isKey(member.Key))])
        : this;

    /// <summary>A string as a base scheme would have it, so that a scheme laid over it need not use it.</summary>
    public SchemeValue AsInherited() => new() { Kind = Kind, Path = Path, File = File, Level = Level + 1, Text = Text };

    /// <summary>The same place with other entries.</summary>
    public SchemeValue WithItems(IReadOnlyList<SchemeValue> items) =>
        new() { Kind = JsonValueKind.Array, Path = Path, File = File, Level = Level, Items = items };
}

using System.Text.Json;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>Lays a scheme over its base: objects key by key, indicators and variables by code, everything else replaced.</summary>
static class SchemeMerge
{
    static readonly string[] StageKeys = [.. Enum.GetValues<StepKind>().Select(stage => stage.Key())];

    /// <summary>The base with the scheme's own words over it.</summary>
    public static SchemeValue Merge(SchemeValue lower, SchemeValue upper) => Merge(lower, upper, isScheme: true);

    /// <summary>The same for a value inside the scheme.</summary>
    public static SchemeValue MergeInside(string key, SchemeValue lower, SchemeValue upper) =>
        Merge(Spelled(key, lower), Spelled(key, upper), isScheme: false);

    static SchemeValue Merge(SchemeValue lower, SchemeValue upper, bool isScheme) =>
        lower.IsObject && upper.IsObject ? upper.WithMembers(Members(lower, upper, isScheme)) : upper;

    static List<(string Key, SchemeValue Value)> Members(SchemeValue lower, SchemeValue upper, bool isScheme)
    {
        var merged = new List<(string, SchemeValue)>();
        foreach (var (key, value) in lower.Members)
            if (upper.Find(key) is not { } own) merged.Add((key, value));
            else if (isScheme && key is "indicators" or "variables" && value.IsArray && own.IsArray) merged.Add((key, own.WithItems(Items(value, own))));
            else merged.Add((key, MergeInside(key, value, own)));
        foreach (var member in upper.Members)
            if (lower.Find(member.Key) is null)
                merged.Add(member);
        return merged;
    }

    /// <summary>A stage's method given as a bare word, spelled out, so that it merges with options.</summary>
    static SchemeValue Spelled(string key, SchemeValue value) =>
        value.IsString && StageKeys.Contains(key, StringComparer.Ordinal) ? value.WithMembers([("method", value)]) : value;

    static List<SchemeValue> Items(SchemeValue lower, SchemeValue upper)
    {
        var merged = new List<SchemeValue>(lower.Items);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < merged.Count; i++)
            if (Code(merged[i]) is { } code)
                places.TryAdd(code, i);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in upper.Items)
            // A code that stands twice in the scheme itself must stay twice, so that it is found.
            if (Code(item) is { } code && places.TryGetValue(code, out var place) && taken.Add(code)) merged[place] = Merge(merged[place], item, isScheme: false);
            else merged.Add(item);
        return merged;
    }

    static string? Code(SchemeValue item) => item.Find("code") is { Kind: JsonValueKind.String } code ? code.Text : null;
}

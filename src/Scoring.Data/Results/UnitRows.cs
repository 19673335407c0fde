using System.Text.Json;
using Scoring.Panels;

namespace Scoring.Data.Results;

/// <summary>Units read back from a run.</summary>
static class UnitRows
{
    public static Roster Read(ResultReader source)
    {
        var codes = source.Words("unit");
        var zh = source.Texts("name_zh");
        var en = source.Texts("name_en");
        var aggregates = source.Flags("aggregate");
        var parents = source.Texts("parent");
        var groups = source.Texts("groups");
        return new Roster(codes.Select((code, i) => new RosterEntry(code)
        {
            Name = new Text(zh[i] ?? code, en[i] ?? code),
            IsAggregate = aggregates[i],
            Parent = parents[i],
            Groups = Groups(groups[i]),
        }));
    }

    static Dictionary<string, IReadOnlyList<string>> Groups(string? text)
    {
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (text is null) return groups;
        try
        {
            using var json = JsonDocument.Parse(text);
            foreach (var grouping in json.RootElement.EnumerateObject())
                groups[grouping.Name] = [.. grouping.Value.EnumerateArray().Select(label => label.GetString()!)];
            return groups;
        }
        catch (JsonException wrong)
        {
            throw new FormatException("groups: " + wrong.Message, wrong);
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Scoring.Panels;

namespace Scoring.Data.Results;

/// <summary><c>units.parquet</c>: a row per unit, in ordinal order of the codes.</summary>
static class UnitsTable
{
    public const string Name = "units.parquet";

    static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ResultTable Of(Roster roster) => new(Name, roster.Count,
    [
        new WordColumn("unit", (from, codes) =>
        {
            for (var i = 0; i < codes.Length; i++) codes[i] = roster.Units[from + i].Code.AsMemory();
        }),
        new TextColumn("name_zh", i => roster.Units[i].Name.Zh),
        new TextColumn("name_en", i => roster.Units[i].Name.En),
        new FlagColumn("aggregate", i => roster.Units[i].IsAggregate),
        new TextColumn("parent", i => roster.Units[i].Parent),
        new TextColumn("groups", i => Groups(roster.Units[i])),
    ])
    {
        Content = new TableContent(roster),
    };

    /// <summary>Labels by grouping as one JSON object, because a unit may stand in several groups: <c>{"zone":["生态"]}</c>.</summary>
    static string Groups(RosterEntry unit)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            foreach (var (grouping, labels) in unit.Groups.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteStartArray(grouping);
                foreach (var label in labels.Order(StringComparer.Ordinal)) json.WriteStringValue(label);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}

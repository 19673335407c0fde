using System.Text.Json.Nodes;
using Scoring.Panels;
using Scoring.Schemes.Reading;

namespace Scoring.Schemes.Writing;

/// <summary>Writes how the panel is read and what is known of its variables.</summary>
static class PanelMappingWriter
{
    /// <summary>The key <c>panel</c>.</summary>
    public static JsonObject Write(PanelMapping panel)
    {
        var columns = new JsonObject
        {
            ["unit"] = panel.Unit,
            ["year"] = panel.Year,
            ["indicator"] = panel.Indicator.Count == 1 ? (JsonNode)panel.Indicator[0] : Words(panel.Indicator),
            ["value"] = panel.Value,
        };
        if (panel.Measure is not null) columns["measure"] = panel.Measure;
        if (panel.Status is not null) columns["status"] = panel.Status;
        var json = new JsonObject
        {
            ["layout"] = panel.Layout switch { PanelLayout.Long => "long", PanelLayout.Wide => "wide", _ => "auto" },
            ["columns"] = columns,
        };
        if (panel.ConstantYear is { } year) json["year"] = year;
        else if (panel.YearPattern is { } pattern) json["year"] = new JsonObject { ["pattern"] = pattern };
        json["filter"] = Map(panel.Filter, values => Words(values));
        json["pad"] = panel.Pad;
        json["missing"] = Missing(panel.Missing);
        return json;
    }

    /// <summary>An entry of <c>variables</c>.</summary>
    public static JsonObject Write(Variable variable)
    {
        var json = new JsonObject
        {
            ["code"] = variable.Code,
            ["name"] = Name(variable.Name),
            ["source"] = variable.Source,
            ["unit"] = variable.Unit,
        };
        if (variable.Kind != VariableKind.Unspecified)
            json["kind"] = variable.Kind switch { VariableKind.Stock => "stock", VariableKind.Flow => "flow", _ => "rate" };
        json["missing"] = Missing(variable.Missing);
        if (variable.Range is { } range) json["range"] = new JsonArray(range.Low, range.High);
        json["convert"] = Map(variable.Convert, factor => (JsonNode)factor);
        return json;
    }

    /// <summary>A name: one string where both languages have the same words.</summary>
    public static JsonNode Name(Text text) => text.Zh == text.En ? text.Zh : new JsonObject { ["zh"] = text.Zh, ["en"] = text.En };

    /// <summary>A list of words.</summary>
    public static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);

    static JsonObject Missing(IReadOnlyDictionary<string, CellStatus> codes) =>
        Map(codes, status => (JsonNode)MissingReader.Statuses.First(known => known.Status == status).Word);

    static JsonObject Map<T>(IReadOnlyDictionary<string, T> values, Func<T, JsonNode> write) =>
        new(values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)write(pair.Value))));
}

using System.Text.Json.Nodes;
using Scoring.Schemes.Reading;

namespace Scoring.Schemes.Writing;

/// <summary>The small pieces that JSON Schemas are put together from.</summary>
static class SchemaParts
{
    /// <summary>Characters that a code may not hold, as the reader refuses them, in the dialect of JSON Schema.</summary>
    const string CodePattern = @"^[^\s\u0000-\u001f\u007f-\u009f]([^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f])?$";

    const string LinePattern = @"^[^\u0000-\u001f\u007f-\u009f]*$";

    /// <summary>Both languages, the way editors show a description.</summary>
    public static string Words(Text text) => text.Zh == text.En ? text.En : $"{text.Zh} · {text.En}";

    public static JsonObject Describe(this JsonObject schema, string zh, string en) => schema.Describe(new Text(zh, en));

    /// <summary>Puts the description first, where a person looks for it.</summary>
    public static JsonObject Describe(this JsonObject schema, Text text)
    {
        // Draft 7 ignores what stands beside a $ref, so the reference goes one level down.
        if (schema.ContainsKey("$ref")) schema = new JsonObject { ["allOf"] = new JsonArray(schema) };
        schema.Insert(0, "description", Words(text));
        return schema;
    }

    public static JsonObject Default(this JsonObject schema, JsonNode value)
    {
        schema["default"] = value;
        return schema;
    }

    public static JsonObject Examples(this JsonObject schema, params JsonNode[] examples)
    {
        schema["examples"] = new JsonArray(examples);
        return schema;
    }

    public static JsonObject Ref(string name) => new() { ["$ref"] = "#/definitions/" + name };

    public static JsonObject Code() => new()
    {
        ["type"] = "string",
        ["minLength"] = 1,
        ["maxLength"] = Scalars.LongestCode,
        ["pattern"] = CodePattern,
    };

    public static JsonObject Line() => new() { ["type"] = "string", ["maxLength"] = Scalars.LongestText, ["pattern"] = LinePattern };

    public static JsonObject Name()
    {
        var name = Line();
        name["minLength"] = 1;
        return name;
    }

    public static JsonObject Type(string type) => new() { ["type"] = type };

    public static JsonObject Integer(int minimum, int maximum) => new() { ["type"] = "integer", ["minimum"] = minimum, ["maximum"] = maximum };

    public static JsonObject Year() => Integer(Scalars.FirstYear, Scalars.LastYear);

    public static JsonObject Words(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    public static JsonObject AnyOf(params IEnumerable<JsonObject> schemas) => new() { ["anyOf"] = new JsonArray([.. schemas]) };

    public static JsonObject ArrayOf(JsonObject items, int least = 0)
    {
        var array = new JsonObject { ["type"] = "array", ["items"] = items };
        if (least > 0) array["minItems"] = least;
        return array;
    }

    public static JsonObject MapOf(JsonObject values, bool filled = false)
    {
        var map = new JsonObject { ["type"] = "object", ["additionalProperties"] = values };
        if (filled) map["minProperties"] = 1;
        return map;
    }

    /// <summary>An object with these keys and no others.</summary>
    public static JsonObject Object(JsonObject properties, params IEnumerable<string> required)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        var names = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        if (names.Count > 0) schema["required"] = names;
        schema["properties"] = properties;
        return schema;
    }
}

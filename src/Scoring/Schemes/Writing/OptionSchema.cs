using System.Text.Json.Nodes;
using Scoring.Methods;

namespace Scoring.Schemes.Writing;

/// <summary>The JSON Schema of an option: its type, limits, default and meaning.</summary>
static class OptionSchema
{
    /// <summary>The option of a stage's method with what it allows; null puts it back to its default.</summary>
    public static JsonObject Of(OptionDefinition option, StepKind stage)
    {
        var schema = Bare(option, stage).Describe(option.Meaning);
        if (option.Default is { } value) schema["default"] = ChoiceWriter.Write(option.Type, value);
        return schema;
    }

    /// <summary>A declared rounding.</summary>
    public static JsonObject Rounding() => SchemaParts.AnyOf(
        SchemaParts.Integer(0, 15),
        SchemaParts.Object(new JsonObject
        {
            ["decimals"] = SchemaParts.Integer(0, 15).Describe("保留的小数位数", "Decimals kept"),
            ["mode"] = SchemaParts.Words(["half-even", "half-away"])
                .Describe("恰在正中时：取偶或远离零", "Half-way: to the even neighbour or away from zero").Default("half-even"),
        }, "decimals"));

    /// <summary>An expression; its syntax is checked when the scheme is read.</summary>
    public static JsonObject Expression() => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Expressions.Expression.MaximumLength };

    /// <summary>The years and units that bounds are taken from.</summary>
    public static JsonObject Bounds() => SchemaParts.AnyOf(
        Scope(),
        SchemaParts.ArrayOf(SchemaParts.Year(), 1),
        SchemaParts.Object(new JsonObject
        {
            ["years"] = SchemaParts.AnyOf(Scope(), SchemaParts.ArrayOf(SchemaParts.Year(), 1))
                .Describe("年份：全部、逐年或固定年份", "All years, each year, or frozen years").Default("all-years"),
            ["group"] = SchemaParts.Code().Describe("在该分组的各组内分别取参数", "Grouping inside whose groups the parameters are taken"),
        }));

    static JsonObject Scope() => SchemaParts.Words(["all-years", "each-year"]);

    static JsonObject Bare(OptionDefinition option, StepKind stage) => option.Type switch
    {
        OptionType.Number => Limited(option, new JsonObject { ["type"] = new JsonArray("number", "null") }),
        OptionType.Integer => Limited(option, new JsonObject { ["type"] = new JsonArray("integer", "null") }),
        OptionType.Flag => new JsonObject { ["type"] = new JsonArray("boolean", "null") },
        OptionType.Choice => OrNull(option.Choices),
        OptionType.NumberOrChoice => SchemaParts.AnyOf(Limited(option, SchemaParts.Type("number")), OrNull(option.Choices)),
        OptionType.Name => OrNull(SchemaParts.Code()),
        OptionType.Names => OrNull(SchemaParts.Code(), SchemaParts.ArrayOf(SchemaParts.Code(), 1)),
        OptionType.Range => OrNull(Pair(option)),
        OptionType.Numbers => OrNull(SchemaParts.ArrayOf(Limited(option, SchemaParts.Type("number")), 1)),
        OptionType.Pairs => OrNull(SchemaParts.ArrayOf(Row(option), 1)),
        OptionType.NumberByName => OrNull(SchemaParts.MapOf(Limited(option, SchemaParts.Type("number")), filled: true)),
        OptionType.Bounds => OrNull(SchemaParts.Ref("bounds")),
        OptionType.Years => OrNull(Scope(), SchemaParts.ArrayOf(SchemaParts.Year(), 1)),
        OptionType.Rounding => OrNull(SchemaParts.Ref("rounding")),
        OptionType.Formula => OrNull(SchemaParts.Ref("expression")),
        OptionType.CalendarYears => OrNull(SchemaParts.Year(), SchemaParts.ArrayOf(SchemaParts.Year(), 1)),
        OptionType.Matrix => OrNull(Matrix()),
        OptionType.Matrices => OrNull(SchemaParts.ArrayOf(Matrix(), 1)),
        OptionType.Text => OrNull(SchemaParts.Ref("text")),
        OptionType.Items => OrNull(SchemaParts.ArrayOf(Item(option, stage), 1)),
        OptionType.Methods => OrNull(SchemaParts.ArrayOf(SchemaParts.Ref(stage.Key() + "-alone"), 1)),
        _ => throw new InvalidOperationException($"Option type {option.Type} has no JSON Schema."),
    };

    static JsonObject Item(OptionDefinition option, StepKind stage)
    {
        var fields = new JsonObject();
        foreach (var field in option.Fields) fields[field.Name] = Of(field, stage);
        return SchemaParts.Object(fields, option.Fields.Where(field => field.Required).Select(field => field.Name));
    }

    static JsonObject Matrix() => SchemaParts.ArrayOf(SchemaParts.ArrayOf(SchemaParts.AnyOf(
        SchemaParts.Type("number"),
        new JsonObject { ["type"] = "string", ["pattern"] = "^[^/]+(/[^/]+)?$" }), 1), 1);

    static JsonObject Pair(OptionDefinition option)
    {
        var pair = SchemaParts.ArrayOf(Limited(option, SchemaParts.Type("number")), 2);
        pair["maxItems"] = 2;
        return pair;
    }

    /// <summary>A row of a table: any number, then one within the option's limits.</summary>
    static JsonObject Row(OptionDefinition option) => new()
    {
        ["type"] = "array",
        ["items"] = new JsonArray(SchemaParts.Type("number"), Limited(option, SchemaParts.Type("number"))),
        ["minItems"] = 2,
        ["maxItems"] = 2,
    };

    static JsonObject Limited(OptionDefinition option, JsonObject schema)
    {
        if (option.Minimum is { } minimum) schema["minimum"] = minimum;
        if (option.Maximum is { } maximum) schema["maximum"] = maximum;
        if (option.Above is { } above) schema["exclusiveMinimum"] = above;
        return schema;
    }

    static JsonObject OrNull(IReadOnlyList<string> words)
    {
        var schema = SchemaParts.Words(words);
        schema["enum"]!.AsArray().Add((JsonNode?)null);
        return schema;
    }

    static JsonObject OrNull(params IEnumerable<JsonObject> schemas) => SchemaParts.AnyOf(schemas.Append(SchemaParts.Type("null")));
}

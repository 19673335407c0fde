using System.Text.Json.Nodes;
using Scoring.Methods;

namespace Scoring.Schemes.Writing;

/// <summary>Writes methods with every option that has a value.</summary>
static class ChoiceWriter
{
    /// <summary>A step with its overrides.</summary>
    public static JsonObject Write(Step step)
    {
        var json = Write(step.Choice);
        if (step.Overrides.Count == 0) return json;
        var overrides = new JsonObject();
        foreach (var (code, choice) in step.Overrides.OrderBy(pair => pair.Key, StringComparer.Ordinal)) overrides[code] = Write(choice, step.Choice);
        json["overrides"] = overrides;
        return json;
    }

    /// <summary>A method and its options; null where something inherited must not come through.</summary>
    public static JsonObject Write(MethodChoice choice, MethodChoice? inherited = null)
    {
        var json = new JsonObject { ["method"] = choice.Method.Name };
        foreach (var option in choice.Method.AllOptions)
            if (choice.Options[option.Name] is { } value) json[option.Name] = Write(option.Type, value);
            else if (inherited?.Method.AllOptions.FirstOrDefault(other => other.Name == option.Name) is { } other && inherited.Options.Has(other.Name))
                json[option.Name] = null;
        return json;
    }

    /// <summary>The value of an option in its JSON form.</summary>
    public static JsonNode Write(OptionType type, object value) => (type, value) switch
    {
        (_, double number) => number,
        (_, int number) => number,
        (_, bool flag) => flag,
        (_, string word) => word,
        (_, BoundsScope scope) => Scope(scope),
        (_, RoundingRule rule) => Rounding(rule),
        (_, string[] names) => new JsonArray([.. names.Select(name => (JsonNode)name)]),
        (_, double[] numbers) => Row(numbers),
        (_, int[] years) => new JsonArray([.. years.Select(year => (JsonNode)year)]),
        (_, Text text) => PanelMappingWriter.Name(text),
        (_, OptionSet[] items) => new JsonArray([.. items.Select(Item)]),
        (_, double[][] matrix) => new JsonArray([.. matrix.Select(Row)]),
        (_, double[][][] matrices) => new JsonArray([.. matrices.Select(matrix => new JsonArray([.. matrix.Select(Row)]))]),
        (_, MethodChoice[] choices) => new JsonArray([.. choices.Select(choice => Write(choice))]),
        (_, (double From, double To)[] pairs) => new JsonArray([.. pairs.Select(pair => new JsonArray(pair.From, pair.To))]),
        (_, IReadOnlyDictionary<string, double> numbers) =>
            new JsonObject(numbers.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        _ => throw new InvalidOperationException($"An option of type {type} cannot hold a {value.GetType().Name}."),
    };

    /// <summary>A declared rounding.</summary>
    public static JsonObject Rounding(RoundingRule rule) => new()
    {
        ["decimals"] = rule.Decimals,
        ["mode"] = rule.Mode == HalfWay.AwayFromZero ? "half-away" : "half-even",
    };

    static JsonObject Item(OptionSet item) =>
        new(item.All.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Write(OptionType.Items, pair.Value!))));

    static JsonArray Row(double[] numbers) => new([.. numbers.Select(number => (JsonNode)number)]);

    static JsonNode Scope(BoundsScope scope)
    {
        JsonNode years = scope.EachYear ? "each-year" : "all-years";
        if (!scope.EachYear && scope.Years.Count > 0) years = new JsonArray([.. scope.Years.Select(year => (JsonNode)year)]);
        return scope.Group is null ? years : new JsonObject { ["years"] = years, ["group"] = scope.Group };
    }
}

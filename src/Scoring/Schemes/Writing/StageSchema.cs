using System.Text.Json.Nodes;
using Scoring.Methods;

namespace Scoring.Schemes.Writing;

/// <summary>The JSON Schemas of one stage's methods: as a step, as an override of it, and standing alone.</summary>
/// <param name="stage">The stage.</param>
/// <param name="methods">Its methods, the default first.</param>
sealed class StageSchema(StepKind stage, IReadOnlyList<MethodDefinition> methods)
{
    string Key => stage.Key();

    /// <summary>Definitions by name: <c>normalise</c>, <c>normalise-override</c>, one per option, and two per method.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Definitions()
    {
        yield return new(Key, Choice(methods, StepName, ["method"], overrides: true).Describe(Title));
        yield return new(Key + "-override", Choice(methods, OverrideName, ["method"], overrides: false)
            .Describe("覆盖步骤的设置；未写的选项沿用步骤的", "Differs from the step; options not named are the step's"));
        if (stage is StepKind.Normalise or StepKind.Weight && methods.Count > 0) yield return new(Key + "-alone", Alone());
        foreach (var option in stage.CommonOptions()) yield return new(OptionName(option), OptionSchema.Of(option, stage));
        foreach (var method in methods)
        {
            foreach (var option in method.Options) yield return new(OptionName(option, method), OptionSchema.Of(option, stage));
            yield return new(StepName(method), Method(method, overrides: true));
            yield return new(OverrideName(method), Method(method, overrides: false));
        }
    }

    Text Title => stage switch
    {
        StepKind.Derive => new("推导：由原始变量计算指标", "Derive: indicators from raw variables"),
        StepKind.Screen => new("筛选：数据过少的单位不参评", "Screen: who has data enough to be scored"),
        StepKind.Impute => new("补缺：填补缺失值", "Impute: missing values filled in"),
        StepKind.Treat => new("处理异常值：截尾或变换", "Treat: outliers capped or transformed"),
        StepKind.Normalise => new("标准化：各指标换算到同一尺度", "Normalise: indicators brought to one scale"),
        StepKind.Weight => new("赋权：各子项在上级节点中的权重", "Weight: how much every child counts in its node"),
        StepKind.Aggregate => new("汇总：指标合成节点，直到总指数", "Aggregate: indicators joined into nodes, up to the index"),
        StepKind.Adjust => new("调整：加分、扣分、一票否优和剔除，单独列示", "Adjust: bonuses, penalties, vetoes and exclusions, shown apart"),
        StepKind.Grade => new("分档：按得分或名次分等次，并与上年比较", "Grade: units sorted into classes, and how they moved"),
        StepKind.Reward => new("奖励：按等次和位次变化给予金额", "Reward: amounts by rules over classes and places"),
        StepKind.Relate => new("比较：分组均值，以及与汇总单位的差距", "Relate: group means, and the gap to the aggregate unit"),
        StepKind.Rank => new("排名：由得分得名次", "Rank: scores turned into places"),
        _ => Text.Same(Key),
    };

    string OptionName(OptionDefinition option, MethodDefinition? method = null) =>
        method is null ? $"{Key}-option-{option.Name}" : $"{Key}-method-{method.Name}-option-{option.Name}";

    string StepName(MethodDefinition method) => $"{Key}-method-{method.Name}";

    string OverrideName(MethodDefinition method) => $"{Key}-method-{method.Name}-override";

    /// <summary>A method by name, a method with its options, or options of a method that is named elsewhere.</summary>
    JsonObject Choice(IReadOnlyList<MethodDefinition> named, Func<MethodDefinition, string> name, IReadOnlyList<string> required, bool overrides) =>
        SchemaParts.AnyOf([
            .. named.Select(Word),
            .. methods.Select(method => Demanding(SchemaParts.Ref(name(method)), required)),
            Options(overrides),
        ]);

    /// <summary>A choice that inherits from nothing: required options must be there.</summary>
    JsonObject Alone()
    {
        List<string> Required(MethodDefinition method) =>
            [.. method.AllOptions.Where(option => option.Required && option.Default is null).Select(option => option.Name)];

        return SchemaParts.AnyOf([
            .. methods.Where(method => Required(method).Count == 0).Select(Word),
            .. methods.Select((method, i) => Demanding(SchemaParts.Ref(OverrideName(method)), i == 0 ? Required(method) : [.. Required(method), "method"])),
        ]).Describe("一种方法及其选项", "A method with its options");
    }

    static JsonObject Word(MethodDefinition method) => SchemaParts.Words([method.Name]).Describe(method.Summary);

    static JsonObject Demanding(JsonObject schema, IReadOnlyList<string> keys) => keys.Count == 0 ? schema : new JsonObject
    {
        ["allOf"] = new JsonArray(schema, new JsonObject { ["required"] = new JsonArray([.. keys.Select(key => (JsonNode)key)]) }),
    };

    JsonObject Method(MethodDefinition method, bool overrides)
    {
        var properties = new JsonObject { ["method"] = Word(method) };
        foreach (var option in stage.CommonOptions()) properties[option.Name] = SchemaParts.Ref(OptionName(option));
        foreach (var option in method.Options) properties[option.Name] = SchemaParts.Ref(OptionName(option, method));
        if (overrides) properties["overrides"] = Overrides();
        var schema = SchemaParts.Object(properties);
        schema.Insert(0, "description", $"{SchemaParts.Words(method.Summary)}\n{method.Formula}\n{method.Source}");
        return schema.Examples(JsonNode.Parse(method.Example)!);
    }

    JsonObject Overrides() => SchemaParts.MapOf(SchemaParts.Ref(Key + "-override"))
        .Describe("按代码覆盖：指标、节点或变量各自的设置", "By code: what differs for an indicator, node or variable");

    /// <summary>Options without a method: any that some method of the stage has.</summary>
    JsonObject Options(bool overrides)
    {
        var properties = new JsonObject();
        foreach (var option in stage.CommonOptions()) properties[option.Name] = SchemaParts.Ref(OptionName(option));
        var all = methods.SelectMany(method => method.Options.Select(option => (method, option)));
        foreach (var group in all.GroupBy(pair => pair.option.Name, StringComparer.Ordinal))
        {
            var distinct = group.DistinctBy(pair => JsonPrinter.Print(OptionSchema.Of(pair.option, stage)), StringComparer.Ordinal)
                .Select(pair => SchemaParts.Ref(OptionName(pair.option, pair.method))).ToList();
            properties[group.Key] = distinct.Count == 1 ? distinct[0] : SchemaParts.AnyOf(distinct);
        }
        if (overrides) properties["overrides"] = Overrides();
        return SchemaParts.Object(properties);
    }
}

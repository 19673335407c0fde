using System.Text.Json.Nodes;
using Scoring.Methods;
using Scoring.Schemes.Writing;

namespace Scoring.Schemes;

/// <summary>The JSON Schema of schemes, made from the catalogue of methods, so that editors complete and check what the engine reads.</summary>
public static class SchemeSchema
{
    /// <summary>The schema (draft 7) as text; the same bytes for the same engine.</summary>
    /// <remarks>
    /// It accepts every scheme that <see cref="SchemeReader"/> reads. The reader also checks what a schema cannot say: codes that must be
    /// defined, circles, expressions, weights, the order of steps.
    /// </remarks>
    public static string Generate() => Generate(MethodCatalogue.Of);

    /// <summary>The schema of another catalogue.</summary>
    internal static string Generate(Func<StepKind, IEnumerable<MethodDefinition>> catalogue)
    {
        var definitions = SchemeDefinitions.All();
        foreach (var stage in Enum.GetValues<StepKind>())
            foreach (var (name, definition) in new StageSchema(stage, [.. catalogue(stage)]).Definitions())
                definitions[name] = definition;

        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Scoring scheme",
            ["description"] = SchemaParts.Words(new Text("评价方案：指标、指标体系、权重和步骤", "One evaluation's definition: indicators, framework, weights and steps")),
        };
        foreach (var (key, value) in SchemaParts.Object(Properties())) schema[key] = value?.DeepClone();
        // A scheme that extends another may leave out whatever its base has.
        schema["anyOf"] = new JsonArray(
            new JsonObject { ["required"] = new JsonArray("extends") },
            new JsonObject
            {
                ["required"] = new JsonArray("id", "version", "indicators", "framework"),
                ["properties"] = new JsonObject { ["framework"] = new JsonObject { ["required"] = new JsonArray("code", "children") } },
            });
        schema["definitions"] = definitions;
        return JsonPrinter.Print(schema);
    }

    static JsonObject Properties() => new()
    {
        ["$schema"] = SchemaParts.Name().Describe("本文件所遵循的 JSON Schema 的位置", "Where the JSON Schema of this file is"),
        ["id"] = SchemaParts.Code().Describe("方案标识", "Identifier").Examples("county-innovation"),
        ["version"] = SchemaParts.Code().Describe("方案版本", "Version of the scheme").Examples("2024.1"),
        ["title"] = SchemaParts.Ref("text").Describe("标题；缺省为标识", "Title; the identifier when not given"),
        ["extends"] = SchemaParts.Name().Describe("所继承方案的相对路径：对象逐键合并，指标和变量按代码合并，其他数组整体替换",
            "Path of a base scheme: objects merge key by key, indicators and variables by code, other lists are replaced"),
        ["panel"] = SchemaParts.Ref("panel").Describe("如何读取面板数据文件", "How the panel's files are to be read"),
        ["tables"] = Tables().Describe("其他表格的文件，相对于方案所在位置", "Files of other tables, relative to the scheme"),
        ["aggregate_units"] = SchemaParts.ArrayOf(SchemaParts.Code())
            .Describe("汇总单位（如全省）的代码，* 代表任意字符：计分，不排名，不参与界值",
                "Codes of aggregate units, * for any characters: scored, never ranked, never inside bounds"),
        ["variables"] = SchemaParts.ArrayOf(SchemaParts.Ref("variable")).Describe("原始变量的说明", "What is known of the raw variables"),
        ["identities"] = SchemaParts.ArrayOf(SchemaParts.Ref("identity"))
            .Describe("原始变量应满足的恒等式；不成立者报告，数据不作改动", "Equations that raw variables must satisfy; broken ones are reported, nothing is changed"),
        ["indicators"] = SchemaParts.ArrayOf(SchemaParts.Ref("indicator"), 1).Describe("指标", "The indicators"),
        ["framework"] = SchemaParts.Ref("node").Describe("指标体系的根：总指数", "The root of the framework: the index"),
        ["steps"] = Steps()
            .Describe("步骤：对象（按固有次序执行）或有序数组（可重复）", "The steps: an object (run in their usual order) or a list in order, repeats allowed"),
    };

    static JsonObject Tables()
    {
        var tables = SchemaParts.MapOf(SchemaParts.Name().Describe("步骤按名引用的表", "A table that steps name"));
        tables["properties"] = new JsonObject { ["roster"] = SchemaParts.Name().Describe("单位名录表", "Table of units: names, groups, years, aggregate units") };
        return tables;
    }

    static JsonObject Steps()
    {
        static JsonObject Stages(bool nullable) => new(Enum.GetValues<StepKind>().Select(StepKinds.Key).Select(stage => KeyValuePair.Create(stage,
            (JsonNode?)(nullable ? SchemaParts.AnyOf(SchemaParts.Ref(stage), SchemaParts.Type("null")) : SchemaParts.Ref(stage)))));
        var one = SchemaParts.Object(Stages(nullable: false));
        (one["minProperties"], one["maxProperties"]) = (1, 1);
        return SchemaParts.AnyOf(SchemaParts.Object(Stages(nullable: true)), SchemaParts.ArrayOf(one));
    }
}

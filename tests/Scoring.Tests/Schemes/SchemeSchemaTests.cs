using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Tests.Schemes;

public class SchemeSchemaTests
{
    const string File = "data-schemas/scheme.schema.json";

    static JsonSchema Schema { get; } = JsonSchema.FromJsonAsync(SchemeSchema.Generate(SampleMethods.Of)).Result;

    [Fact]
    public void Generate_equals_the_committed_schema() => RepositoryFile.AssertHolds(File, SchemeSchema.Generate());

    [Fact]
    public void Generate_is_json_whose_references_all_lead_somewhere()
    {
        foreach (var text in new[] { SchemeSchema.Generate(), SchemeSchema.Generate(SampleMethods.Of) })
        {
            var schema = JsonNode.Parse(text)!;
            var references = References(schema).Distinct().ToList();
            Assert.NotEmpty(references);
            Assert.All(references, reference => Assert.True(schema["definitions"]!.AsObject().ContainsKey(reference["#/definitions/".Length..]), reference));
        }
    }

    [Fact]
    public void Generate_describes_every_option_in_both_languages()
    {
        var text = SchemeSchema.Generate();
        foreach (var option in MethodCatalogue.All.SelectMany(method => method.AllOptions))
        {
            Assert.Contains($"\"{option.Name}\": ", text, StringComparison.Ordinal);
            Assert.Contains(JsonEncodedText.Encode($"{option.Meaning.Zh} · {option.Meaning.En}", JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sample_and_its_written_form_validate()
    {
        Assert.Empty(Schema.Validate(Sample.Tree().ToJsonString()));
        Assert.Empty(Schema.Validate(SchemeWriter.Write(Sample.Read(Sample.Json))));
    }

    [Theory]
    [InlineData("""{ "extends": "base.json", "framework": { "children": ["a"] }, "steps": { "impute": null, "normalise": { "sd": "population" } } }""")]
    [InlineData("""{ "id": "x", "version": "1", "indicators": [ { "code": "a" } ], "framework": { "code": "index", "children": ["a"] } }""")]
    public void Short_schemes_validate(string json) => Assert.Empty(Schema.Validate(json));

    [Theory]
    [InlineData("steps", """[ { "impute": { "overrides": { "rd": "latest" } } }, { "derive": {} }, { "normalise": "goalposts" } ]""")]
    [InlineData("steps.normalise.bounds", "[2015, 2016]")]
    [InlineData("steps.treat", """{ "scope": [2015], "points": 0, "overrides": { "energy": "none" } }""")]
    [InlineData("indicators.0.treat", """{ "points": 1 }""")]
    [InlineData("steps.normalise.constant", "50")]
    [InlineData("steps.normalise.overrides", """{ "output": { "method": "table", "points": { "b": 1 }, "round": { "decimals": 2 }, "label": null } }""")]
    [InlineData("panel", """{ "year": 2018, "missing": { "-999": "missing" } }""")]
    public void Valid_forms_validate(string path, string json) => Assert.Empty(Schema.Validate(Sample.With(path, json)));

    [Theory]
    [InlineData("id", null)]
    [InlineData("framework", null)]
    [InlineData("framework.code", null)]
    [InlineData("framework.children.1.children", null)]
    [InlineData("titel", "\"x\"")]
    [InlineData("indicators.0.code", "\"\"")]
    [InlineData("indicators.0.direction", "\"up\"")]
    [InlineData("indicators.0.round", "16")]
    [InlineData("framework.children.0.weight", "-1")]
    [InlineData("framework.children.0.children.0.name", "\"x\"")]
    [InlineData("framework.children.0.then", "[{\"method\": \"goalposts\", \"worst\": 0}]")]
    [InlineData("steps.normalise.method", "\"minmax\"")]
    [InlineData("steps.normalise.ragne", "[0, 1]")]
    [InlineData("steps.normalise.range", "[1, 2, 3]")]
    [InlineData("steps.normalise.sd", "\"sample\"")]
    [InlineData("steps.normalise.overrides.energy", "{\"bounds\": \"sometimes\"}")]
    [InlineData("steps.normalize", "{}")]
    [InlineData("steps.impute.max_years", "0")]
    [InlineData("steps.treat", "{\"scope\": {\"group\": \"zone\"}}")]
    [InlineData("steps.rank", "{\"ties\": \"mean\"}")]
    [InlineData("steps", "[{\"impute\": \"mean\", \"rank\": {}}]")]
    [InlineData("panel.layout", "\"tall\"")]
    [InlineData("panel.missing", "[true]")]
    [InlineData("variables.0.kind", "\"level\"")]
    public void Faulty_schemes_do_not_validate(string path, string? json) => Assert.NotEmpty(Schema.Validate(Sample.With(path, json)));

    [Fact]
    public async Task Minimal_example_is_read_and_validates()
    {
        var json = await System.IO.File.ReadAllTextAsync(RepositoryFile.Path("data-schemas/examples/minimal.scheme.jsonc"));
        Assert.Equal(["energy_use", "gdp", "patents", "population", "rd_expenditure"], SchemeReader.Read(json).NeededVariables);

        using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var schema = await JsonSchema.FromFileAsync(RepositoryFile.Path(File));
        Assert.Empty(schema.Validate(JsonSerializer.Serialize(document.RootElement)));
    }

    [Fact]
    public async Task Every_scheme_of_the_repository_is_read_validates_and_round_trips()
    {
        var schema = await JsonSchema.FromJsonAsync(SchemeSchema.Generate());
        var root = RepositoryFile.Path("");
        var files = new[] { "data-schemas", "tests", "src" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.scheme.json*", SearchOption.AllDirectories));
        Assert.All(files.Order(StringComparer.Ordinal), file =>
        {
            var json = System.IO.File.ReadAllText(file);
            var scheme = SchemeReader.Read(json, file, name => System.IO.File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, name)));
            var written = SchemeWriter.Write(scheme);
            Assert.Equal(written, SchemeWriter.Write(SchemeReader.Read(written)));
            Assert.Empty(schema.Validate(written));
            using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            Assert.Empty(schema.Validate(JsonSerializer.Serialize(document.RootElement)));
        });
    }

    [Fact]
    public async Task Examples_of_all_methods_are_read_and_validate()
    {
        var schema = await JsonSchema.FromJsonAsync(SchemeSchema.Generate());
        Assert.All(MethodCatalogue.All, method =>
        {
            var json = $$"""
                { "id": "x", "version": "1", "indicators": [ { "code": "a" } ], "framework": { "code": "index", "children": ["a"] },
                  "steps": { "{{method.Stage.Key()}}": {{method.Example}} } }
                """;
            Assert.Empty(schema.Validate(json));
            var fault = Record.Exception(() => SchemeReader.Read(json)) as ScoringException;
            // An example may name nodes or indicators of a scheme that is not shown with it.
            Assert.DoesNotContain(fault?.Faults ?? [], each => each.Kind.Code != "scheme-unknown-code");
        });
    }

    static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "$ref", Value: JsonValue value } ? [value.GetValue<string>()] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}

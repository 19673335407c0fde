using System.Text.Json;
using NJsonSchema;
using Scoring.Data.Intake;
using Scoring.Data.Tests.Panels;

namespace Scoring.Data.Tests.Intake;

/// <summary>The JSON Schema of mappings says what the reader takes.</summary>
public sealed class MappingSchemaTests : IDisposable
{
    const string Good = """{ "units": ["A", "B"], "skip": "all", "aliases": { "C": "A" }, "year": "(\\d{4})", "variables": [ { "code": "x", "header": ["x", "y"], "measure": "%" } ] }""";

    static readonly string File = Path.Combine(Repository.Folder, "data-schemas", "intake-mapping.schema.json");

    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Examples => [.. Directory.GetFiles(Path.Combine(Repository.Folder, "data-schemas", "examples", "intake"), "*.mapping.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Examples_are_read_and_validate(string name)
    {
        var path = Path.Combine(Repository.Folder, "data-schemas", "examples", "intake", name);
        Assert.NotEmpty(IntakeMapping.Read(path).Variables);
        Assert.Empty((await JsonSchema.FromFileAsync(File)).Validate(Plain(System.IO.File.ReadAllText(path))));
    }

    [Fact]
    public async Task Template_is_read_and_validates()
    {
        Assert.Equal(3, IntakeMapping.Read(folder.Text("template.json", IntakeMapping.Template)).Units.Count);
        Assert.Empty((await JsonSchema.FromFileAsync(File)).Validate(Plain(IntakeMapping.Template)));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("\"units\": [\"A\", \"B\"]", "\"units\": []", false)]
    [InlineData("\"units\": [\"A\", \"B\"]", "\"units\": [\"A\", \"A\"]", false)]
    [InlineData("\"units\": [\"A\", \"B\"]", "\"units\": [\"A\", \" \"]", false)]
    [InlineData("\"skip\"", "\"skp\"", false)]
    [InlineData("\"all\"", "7", false)]
    [InlineData("{ \"C\": \"A\" }", "[\"C\"]", false)]
    [InlineData("\"header\"", "\"heading\"", false)]
    [InlineData("[\"x\", \"y\"]", "[]", false)]
    [InlineData("\"code\": \"x\"", "\"code\": \"\"", false)]
    [InlineData("\"skip\"", "\"missing\": { \"…\": \"missing\", \"-\": \"not-applicable\", \"无\": \"no-practice\" }, \"skip\"", true)]
    [InlineData("\"skip\"", "\"missing\": { \"-\": \"imputed\" }, \"skip\"", false)]
    [InlineData("\"skip\"", "\"missing\": { \"-\": 0 }, \"skip\"", false)]
    public async Task Schema_and_reader_agree(string old, string changed, bool valid)
    {
        var json = old.Length == 0 ? Good : Good.Replace(old, changed, StringComparison.Ordinal);
        Assert.Equal(valid, (await JsonSchema.FromFileAsync(File)).Validate(json).Count == 0);
        Assert.Equal(valid, Record.Exception(() => IntakeMapping.Read(folder.Text("mapping.json", json))) is null);
    }

    [Theory]
    [InlineData("\"C\": \"A\"", "\"C\": \"D\"", "$.aliases[\"C\"]")]
    [InlineData("\"C\": \"A\"", "\"B\": \"A\"", "$.aliases")]
    [InlineData("\"all\"", "\"A\"", "$.skip[0]")]
    [InlineData("(\\\\d{4})", "(", "$.year")]
    [InlineData("(\\\\d{4})", "20", "$.year")]
    public void Faults_that_only_the_reader_knows_are_named(string old, string changed, string place)
    {
        var fault = Assert.Single(Assert.Throws<ScoringException>(() => IntakeMapping.Read(folder.Text("mapping.json", Good.Replace(old, changed, StringComparison.Ordinal)))).Faults);
        Assert.Equal(place, fault.Path);
    }

    static string Plain(string json)
    {
        using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return JsonSerializer.Serialize(document.RootElement);
    }
}

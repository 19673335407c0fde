using System.Text.Json;
using NJsonSchema;
using Scoring.Data.Bundles;
using Scoring.Data.Tests.Bundles;
using Scoring.Evaluating;

namespace Scoring.Data.Tests.Results;

public sealed class ContractTests : IDisposable
{
    static readonly string Contracts = FindContracts();

    readonly TemporaryFolder folder = new();
    readonly Evaluation evaluation = SampleRun.Of();

    public ContractTests() => BundleWriter.Write(Requests.For(evaluation, folder["run"]) with { Language = Language.English });

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Tables =>
        ["scores", "indicators", "normalised", "normalised_status", "contributions", "findings", "units", "samples", "treated"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Table_has_the_columns_types_and_order_of_its_contract(string name)
    {
        using var duck = new DuckTable(folder["run"]);
        using var contract = Contract(name);

        Assert.Equal(Fields(contract).Select(field => (field.Name, Duck(field.Storage))), duck.Columns(name));
        Assert.Equal(name + ".parquet", contract.RootElement.GetProperty("file").GetString());
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Table_keeps_the_constraints_of_its_contract(string name)
    {
        using var duck = new DuckTable(folder["run"]);
        using var contract = Contract(name);
        foreach (var field in Fields(contract))
        {
            var column = $"\"{field.Name}\"";
            if (!field.Constraints.TryGetValue("required", out _)) continue;
            Assert.Equal(0L, duck.One($"select count(*) from {name} where {column} is null"));
        }
        foreach (var field in Fields(contract))
            foreach (var (rule, value) in field.Constraints)
            {
                var broken = rule switch
                {
                    "minimum" => $"\"{field.Name}\" < {value.GetRawText()}",
                    "maximum" => $"\"{field.Name}\" > {value.GetRawText()}",
                    "enum" => $"\"{field.Name}\" not in ({string.Join(", ", value.EnumerateArray().Select(word => $"'{word.GetString()}'"))})",
                    _ => "false",
                };
                Assert.Equal(0L, duck.One($"select count(*) from {name} where {broken}"));
            }
        if (!contract.RootElement.TryGetProperty("primaryKey", out var key)) return;
        var columns = string.Join(", ", key.EnumerateArray().Select(column => column.GetString()));
        Assert.Equal(0L, duck.One($"select count(*) from (select {columns} from {name} group by all having count(*) > 1)"));
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public void Ranking_has_the_header_of_its_contract(Language language)
    {
        BundleWriter.Write(Requests.For(evaluation, folder["run"]) with { Language = language });
        using var contract = Contract("ranking");
        var expected = new List<string>();
        var fields = contract.RootElement.GetProperty("fields").EnumerateArray().Where(field => !field.TryGetProperty("step", out _)).ToList();
        expected.AddRange(fields.Where(field => !field.TryGetProperty("repeats", out _)).Select(Title));
        foreach (var pillar in new[] { 0, 1 })
            expected.AddRange(fields.Where(field => field.TryGetProperty("repeats", out _))
                .Select(field => Title(field).Replace("*", language == Language.Chinese ? $"支柱{pillar}" : $"Pillar {pillar}", StringComparison.Ordinal)));

        Assert.Equal(expected, File.ReadLines(Path.Combine(folder["run"], "ranking.csv")).First().Split(',').Select(field => field.Trim('"')));

        string Title(JsonElement field) => field.GetProperty(language == Language.Chinese ? "titleZh" : "name").GetString()!;
    }

    [Fact]
    public async Task Manifest_conforms_to_its_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Contracts, "run-manifest.schema.json"));
        var manifest = await File.ReadAllTextAsync(Path.Combine(folder["run"], "manifest.json"));

        Assert.Empty(schema.Validate(manifest));
        Assert.NotEmpty(schema.Validate(manifest.Replace("\"engine\"", "\"motor\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(manifest.Replace("\"step\": \"screen\"", "\"step\": \"scream\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_file_of_a_run_has_a_contract()
    {
        var contracted = Directory.GetFiles(Contracts, "*.schema.json")
            .Select(path => JsonDocument.Parse(File.ReadAllText(path)).RootElement)
            .Where(contract => contract.TryGetProperty("file", out _))
            .Select(contract => contract.GetProperty("file").GetString()!);

        Assert.Equal(RunBundle.TableNames.Concat(RobustnessManifest.TableNames).Concat(["cross_table.parquet", "targets.parquet", "whatif.parquet", "whatif_ranks.parquet"]).Order(StringComparer.Ordinal), contracted.Order(StringComparer.Ordinal));
    }

    List<(string Name, string Storage, Dictionary<string, JsonElement> Constraints)> Fields(JsonDocument contract)
    {
        var fields = new List<(string, string, Dictionary<string, JsonElement>)>();
        foreach (var field in contract.RootElement.GetProperty("fields").EnumerateArray())
        {
            var name = field.GetProperty("name").GetString()!;
            var constraints = field.TryGetProperty("constraints", out var rules)
                ? rules.EnumerateObject().ToDictionary(rule => rule.Name, rule => rule.Value)
                : [];
            string[] names = !field.TryGetProperty("repeats", out var repeats) ? [name]
                : [.. (repeats.GetString() == "indicators" ? evaluation.Normalised.Variables : GroupRanking.Of(evaluation.Roster).Select(ranking => ranking.Name))
                    .Select(each => name.Replace("*", each, StringComparison.Ordinal))];
            fields.AddRange(names.Select(each => (each, field.GetProperty("storage").GetString()!, constraints)));
        }
        return fields;
    }

    static string Duck(string storage) => storage switch
    {
        "int32" => "INTEGER",
        "int64" => "BIGINT",
        "double" => "DOUBLE",
        "boolean" => "BOOLEAN",
        _ => "VARCHAR",
    };

    /// <summary>The file of a contract.</summary>
    public static string PathOf(string name) => Path.Combine(Contracts, name + ".schema.json");

    static JsonDocument Contract(string name) => JsonDocument.Parse(File.ReadAllText(PathOf(name)));

    static string FindContracts()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "data-schemas")))
                return Path.Combine(folder.FullName, "data-schemas");
        throw new DirectoryNotFoundException("data-schemas");
    }
}

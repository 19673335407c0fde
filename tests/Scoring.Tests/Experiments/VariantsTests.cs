using Scoring.Experiments;
using Scoring.Findings;

namespace Scoring.Tests.Experiments;

public sealed class VariantsTests
{
    static IReadOnlyList<Variant> Parse(params string[] texts) => Variants.Parse(texts, Nominal.Source().Scheme);

    static IReadOnlyList<Finding> Faults(Action action) => Assert.Throws<ScoringException>(action).Faults;

    [Theory]
    [InlineData("normalise=z-score", "normalise=z-score", """{"normalise": "z-score"}""")]
    [InlineData("weight=equal ", "weight=equal", """{"weight": "equal"}""")]
    [InlineData("impute=null", "impute=null", """{"impute": null}""")]
    [InlineData("both: weight=equal; drop=a;", "both", """{"weight": "equal", "drop": "a"}""")]
    [InlineData("两者:drop=a;drop=b", "两者", """{"drop": ["a", "b"]}""")]
    [InlineData("drop=x=y", "drop=x=y", """{"drop": "x=y"}""")]
    [InlineData("t:rank={\"ties\":\"max\"};aggregate={\"min_coverage\":0.5}", "t", """{"rank": {"ties": "max"}, "aggregate": {"min_coverage": 0.5}}""")]
    [InlineData("t:drop=[\"a;b\",\"]\"]", "t", """{"drop": ["a;b", "]"]}""")]
    [InlineData("drop=\"a\\\";b\"", "drop=\"a\\\";b\"", """{"drop": "a\";b"}""")]
    public void Short_form_gives_name_and_changes(string text, string name, string json)
    {
        var variant = Assert.Single(Parse(text));
        Assert.Equal((name, json), (variant.Name, variant.ToJson()));
        Assert.Null(variant.LeftOut);
    }

    [Theory]
    [InlineData("normalise")]
    [InlineData("=z-score")]
    [InlineData("normalise=")]
    [InlineData("x:drop")]
    [InlineData("")]
    [InlineData("rank={\"ties\":\"max\"")]
    [InlineData("rank=}{")]
    [InlineData("drop=\"a")]
    [InlineData("leave-one-out=pilars")]
    public void Text_that_is_no_variant_is_named(string text)
    {
        var fault = Assert.Single(Faults(() => Parse(text)));
        Assert.Equal(FindingKinds.VariantMalformed, fault.Kind);
    }

    [Fact]
    public void All_texts_that_are_no_variants_are_reported_and_names_stand_once() =>
        Assert.Equal([FindingKinds.VariantMalformed, FindingKinds.SchemeMalformed, FindingKinds.VariantNameTaken, FindingKinds.VariantNameTaken],
            Faults(() => Parse("a", "rank={1}", "x:drop=a", "x:drop=b", "nominal:drop=a")).Select(fault => fault.Kind));

    [Fact]
    public void Leave_one_out_gives_a_variant_per_part_but_not_the_index()
    {
        Assert.Equal(["a", "b", "c", "e"], Parse("leave-one-out=indicators").Select(variant => variant.LeftOut));
        Assert.Equal(["p", "q"], Parse("leave-one-out=pillars").Select(variant => variant.LeftOut));
        Assert.Equal(["without p", "without a", "without b", "without q", "without c", "without e"], Parse("leave-one-out=all").Select(variant => variant.Name));
    }

    [Fact]
    public void File_gives_variants_with_titles_and_parts_left_out()
    {
        var variants = Variants.Read(File.ReadAllText(RepositoryFile.Path("data-schemas/examples/variants.jsonc")), "variants.jsonc", Nominal.Source().Scheme);
        Assert.Equal(["z-scores", "geometric", "nothing imputed, equal weights", "without p", "without q"], variants.Select(variant => variant.Name));
        Assert.Equal("标准差标准化", variants[0].Title.Zh);
        Assert.Equal("""{"normalise": {"range": [1, 100]}, "aggregate": "geometric"}""", variants[1].ToJson());
    }

    [Theory]
    [InlineData("{}", "scheme-missing-key")]
    [InlineData("[]", "scheme-type")]
    [InlineData("""{"variants": {}}""", "scheme-type")]
    [InlineData("""{"variants": [3]}""", "scheme-type")]
    [InlineData("""{"variants": [{"drop": "a"}]}""", "scheme-missing-key")]
    [InlineData("""{"variants": [], "leave_one_out": "most"}""", "scheme-choice")]
    [InlineData("""{"variant": [], "leave_one_out": "all"}""", "scheme-unknown-key")]
    [InlineData("{", "scheme-malformed")]
    public void File_that_is_wrong_is_refused_with_its_name(string json, string code)
    {
        var faults = Faults(() => Variants.Read(json, "v.json", Nominal.Source().Scheme));
        Assert.Contains(faults, fault => fault.Kind.Code == code);
        Assert.All(faults, fault => Assert.Equal("v.json", fault.File));
    }

    [Fact]
    public async Task Schema_accepts_the_example_and_refuses_what_the_reader_refuses()
    {
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(RepositoryFile.Path("data-schemas/variants.schema.json"));
        var example = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(RepositoryFile.Path("data-schemas/examples/variants.jsonc")),
            documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        Assert.Empty(schema.Validate(example.ToJsonString()));
        foreach (var wrong in new[] { "{}", """{"variants":[{"drop":"a"}]}""", """{"variants":[{"name":"x","normalize":"rank"}]}""", """{"variants":[{"name":"x","weight":1}]}""" })
            Assert.NotEmpty(schema.Validate(wrong));
        // Every stage that the engine has can be varied.
        foreach (var stage in StepChanges.Keys) Assert.Empty(schema.Validate($$"""{"variants":[{"name":"x","{{stage}}#2":null}]}"""));
    }
}

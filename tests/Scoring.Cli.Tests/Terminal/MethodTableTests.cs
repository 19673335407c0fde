using System.Text.Json;
using Scoring.Methods;

namespace Scoring.Cli.Tests.Terminal;

/// <summary>The catalogue of methods on the terminal.</summary>
public class MethodTableTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Method_shows_formula_source_example_and_options(string language) =>
        Expected.AssertSame($"min-max.{language}.txt", CommandOutcome.Of(["methods", "min-max", "--lang", language], session => session with { Width = 100 }).Output);

    [Fact]
    public void Catalogue_lists_every_method_and_its_json_every_option()
    {
        var table = CommandOutcome.Of(["methods"]).Output;
        using var json = JsonDocument.Parse(CommandOutcome.Of(["methods", "--json"]).Output);

        Assert.Equal(MethodCatalogue.All.Select(method => method.Name), json.RootElement.EnumerateArray().Select(method => method.GetProperty("method").GetString()));
        foreach (var (method, element) in MethodCatalogue.All.Zip(json.RootElement.EnumerateArray()))
        {
            Assert.Contains(method.Name, table, StringComparison.Ordinal);
            Assert.Equal(method.AllOptions.Select(option => option.Name), element.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("name").GetString()));
        }
    }

    [Fact]
    public void Stage_lists_its_methods_only()
    {
        var lines = CommandOutcome.Of(["methods", "impute"]).Output;
        Assert.Contains("linear", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("min-max", lines, StringComparison.Ordinal);
    }

    [Fact]
    public void Schemas_are_listed_and_printed_whole()
    {
        var names = CommandOutcome.Of(["schema"]).Lines;
        Assert.Contains("scheme", names);
        foreach (var name in names) JsonDocument.Parse(CommandOutcome.Of(["schema", name]).Output).Dispose();
    }
}

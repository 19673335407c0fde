using System.Text.Json;
using Scoring.Data.Panels;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Tests.Shared;

namespace Scoring.Data.Tests.Panels;

/// <summary>The table contracts say what the readers do, and the examples beside them conform.</summary>
public sealed class TableContractTests
{
    static string Schemas(string name) => Path.Combine(SharedData.Repository, "data-schemas", name);

    static JsonElement[] Fields(string name) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(Schemas(name))).RootElement.GetProperty("fields").EnumerateArray()];

    [Fact]
    public void Read_examples_give_the_same_values_in_both_layouts()
    {
        var roster = Schemas("examples/roster.csv");
        var mapping = new PanelMapping { Measure = "measure", Status = "status" };
        var tall = PanelReader.Read(new PanelRequest { Sources = [Schemas("examples/panel-long.csv")], Mapping = mapping, RosterFile = roster });
        var wide = PanelReader.Read(new PanelRequest { Sources = [Schemas("examples/panel-wide.csv")], RosterFile = roster });
        Assert.Equal(["gdp", "rd_expenditure"], tall.Panel.Variables);
        Assert.Equal(12345.6, TestFolder.Value(tall.Panel, "640121", 2023, "rd_expenditure"));
        for (var v = 0; v < 2; v++) Assert.Equal(tall.Panel[v, 0].Values, wide.Panel[v, 0].Values);
        Assert.Equal(["640100"], tall.Findings.Where(finding => finding.Kind == FindingKinds.RosterUnitWithoutData).Select(finding => finding.Found));
        Assert.Equal("永宁县", tall.Panel.Roster.Units[0].Name.Zh);
    }

    [Theory]
    [InlineData("panel-long.schema.json", "examples/panel-long.csv")]
    [InlineData("roster.schema.json", "examples/roster.csv")]
    [InlineData("panel-wide.schema.json", "examples/panel-wide.csv")]
    public void Contract_required_fields_are_in_the_example(string contract, string example)
    {
        var header = File.ReadLines(Schemas(example)).First().Split(',');
        foreach (var field in Fields(contract).Where(field => !field.TryGetProperty("optional", out _)))
            Assert.Contains(field.GetProperty("name").GetString(), header);
    }

    [Fact]
    public void Contract_names_are_the_defaults_of_the_mapping_and_its_statuses_are_those_read()
    {
        var mapping = new PanelMapping();
        var names = Fields("panel-long.schema.json").Select(field => field.GetProperty("name").GetString()).ToList();
        Assert.Equal([mapping.Unit, mapping.Year, mapping.Indicator[0], mapping.Value], names.Take(4));
        var words = Fields("panel-long.schema.json")[^1].GetProperty("constraints").GetProperty("enum").EnumerateArray().Select(word => word.GetString());
        Assert.Equal(StatusWords.All, words);
    }
}

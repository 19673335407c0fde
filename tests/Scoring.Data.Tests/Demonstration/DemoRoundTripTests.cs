using Scoring.Data.Demonstration;
using Scoring.Data.Panels;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Tests.Demonstration;

/// <summary>What is written can be read with the scheme beside it, and says the same.</summary>
public sealed class DemoRoundTripTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("scoring-demo-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1, 1, 32)]
    [InlineData(40, 4, 32)]
    [InlineData(40, 2, 1)]
    [InlineData(40, 2, 6)]
    [InlineData(10, 2, 1000)]
    public void Scheme_is_valid_and_needs_every_variable_of_the_panel(int units, int years, int indicators)
    {
        var size = new DemoSize(units, years, indicators);
        var scheme = SchemeReader.Read(DemoScheme.For(size));
        Assert.Equal(indicators, scheme.Indicators.Count);
        Assert.Equal(DemoPanel.Create(size, 1).Variables.Order(StringComparer.Ordinal), scheme.NeededVariables);
    }

    [Fact]
    public void Example_scheme_is_valid_as_it_stands() => Assert.Equal("county-innovation", SchemeReader.Read(DemoScheme.County()).Id);

    [Theory]
    [InlineData(600, 9, 32)]
    [InlineData(40, 3, 20)]
    public void Panel_read_back_has_the_same_units_presence_values_and_statuses(int units, int years, int indicators)
    {
        var written = DemoWriter.Write(folder, new DemoSize(units, years, indicators), 11);
        var scheme = SchemeReader.Read(File.ReadAllText(Path.Combine(folder, "scheme.json")));
        var reading = PanelReader.Read(new PanelRequest
        {
            Sources = [Path.Combine(folder, "panel.parquet")],
            Mapping = scheme.Panel,
            Variables = scheme.Variables,
            Needed = written.Variables,
            RosterFile = Path.Combine(folder, scheme.RosterFile!),
            AggregateUnits = scheme.AggregateUnits,
        });
        var read = reading.Panel;
        Assert.DoesNotContain(reading.Findings, finding => finding.Kind.Severity > Severity.Info);
        Assert.Equal(written.Years, read.Years);
        Assert.Equal(written.Variables, read.Variables);
        Assert.Equal(written.Roster.Units.Select(Words), read.Roster.Units.Select(Words));
        for (var y = 0; y < years; y++)
        {
            Assert.Equal(written.Present(y).ToArray(), read.Present(y).ToArray());
            for (var v = 0; v < written.Variables.Count; v++)
            {
                Assert.Equal(written[v, y].Values, read[v, y].Values);
                Assert.Equal(Statuses(written, v, y), Statuses(read, v, y));
            }
        }
    }

    static CellStatus[] Statuses(Panel panel, int v, int y) => [.. Enumerable.Range(0, panel.UnitCount).Select(panel[v, y].Status)];

    static string Words(RosterEntry unit) => string.Join('|',
        [unit.Code, unit.Name.Zh, unit.Name.En, unit.Parent ?? "-", unit.IsAggregate ? "aggregate" : "county",
            .. unit.Groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key + "=" + string.Join(';', group.Value))]);
}

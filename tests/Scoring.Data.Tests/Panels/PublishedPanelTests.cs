using DuckDB.NET.Data;
using Scoring.Data.Panels;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Tests.Shared;

namespace Scoring.Data.Tests.Panels;

/// <summary>Published panels as they were released, read and compared cell by cell with an independent reader.</summary>
public sealed class PublishedPanelTests
{
    static readonly PanelMapping SviMapping = new() { Unit = "fips" };

    static readonly PanelMapping DesiMapping = new() { Unit = "ref_area", Indicator = ["indicator", "breakdown"], Measure = "unit_measure" };

    static readonly PanelMapping ChinaMapping = new() { Unit = "province", Indicator = ["source_table", "variable"], Measure = "unit" };

    static PanelReading Read(PanelMapping mapping, params string[] names) =>
        PanelReader.Read(new PanelRequest { Sources = [.. names.Select(SharedData.File)], Mapping = mapping });

    /// <summary>Compares every non-missing cell with a query that gives unit, year, variable and value.</summary>
    static void AssertSame(Panel panel, string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:;threads=1");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var rows = command.ExecuteReader();
        var count = 0;
        while (rows.Read())
        {
            count++;
            Assert.Equal(rows.GetDouble(3), TestFolder.Value(panel, rows.GetString(0), rows.GetInt32(1), rows.GetString(2)));
        }
        var held = 0;
        for (var v = 0; v < panel.Variables.Count; v++)
            for (var y = 0; y < panel.Years.Count; y++)
                held += panel[v, y].Values.Count(value => !double.IsNaN(value));
        Assert.Equal(count, held);
    }

    [SharedDataFact]
    public void Read_county_vulnerability_gives_every_value_and_finds_the_undeclared_code()
    {
        var reading = Read(SviMapping, "data/svi/*.parquet");
        Assert.Equal([2018, 2020, 2022], reading.Panel.Years);
        // STCNTY is text, but all of it numbers: where nobody says what is needed it counts as a variable.
        AssertSame(reading.Panel, $"""
            SELECT fips, year::INT, name, v FROM (
                UNPIVOT (SELECT fips, year, COLUMNS(c -> c = 'STCNTY' OR c LIKE 'E%' OR c LIKE 'SPL%' OR c LIKE 'RPL%' OR c LIKE 'F\_%' ESCAPE '\')::DOUBLE
                         FROM read_parquet('{SharedData.File("data/svi")}/*.parquet', union_by_name = true))
                ON COLUMNS(* EXCLUDE (fips, year)) INTO NAME name VALUE v)
            """);
        var sentinels = reading.Findings.Where(finding => finding.Kind == FindingKinds.UndeclaredSentinel).ToList();
        Assert.All(sentinels, finding => Assert.StartsWith("-999 × ", finding.Found, StringComparison.Ordinal));
        Assert.Contains(sentinels, finding => finding is { Variable: "EP_PCI", Unit: "35039", Year: 2018 });
        Assert.Equal("2018 → 2020: + 02063, 02066; − 02261", reading.Findings.First(finding => finding.Kind == FindingKinds.RosterChanged).Found);
    }

    [SharedDataFact]
    public void Read_county_vulnerability_csv_declares_the_code_and_equals_the_parquet()
    {
        var missing = new Dictionary<string, CellStatus> { ["-999"] = CellStatus.Missing };
        var parquet = Read(SviMapping with { Missing = missing }, "data/svi/*.parquet");
        var csv = Read(new PanelMapping { Unit = "FIPS", YearPattern = @"_(\d{4})\.csv$", Pad = 5, Missing = missing }, "data/svi/*.csv");
        Assert.DoesNotContain(csv.Findings, finding => finding.Kind == FindingKinds.UndeclaredSentinel);
        Assert.Equal(TestFolder.Print(parquet.Panel), TestFolder.Print(csv.Panel));
    }

    [SharedDataFact]
    public void Read_digital_economy_index_long_equals_its_csv()
    {
        var parquet = Read(DesiMapping with { Year = "year" }, "data/desi2020/desi2020_long.parquet");
        var csv = Read(DesiMapping with { Year = "time_period" }, "data/desi2020/desi2020_long.csv");
        Assert.Equal((29, 6), (parquet.Panel.UnitCount, parquet.Panel.Years.Count));
        Assert.Equal(TestFolder.Print(parquet.Panel), TestFolder.Print(csv.Panel));
        AssertSame(csv.Panel, $"SELECT ref_area, time_period::INT, concat_ws('/', indicator, nullif(breakdown, '')), value FROM '{SharedData.File("data/desi2020/desi2020_long.csv")}' WHERE value IS NOT NULL");
    }

    [SharedDataFact]
    public void Read_human_development_needs_only_its_columns()
    {
        var panel = PanelReader.Read(new PanelRequest
        {
            Sources = [SharedData.File("data/hdi/hdi_panel.parquet")],
            Mapping = new PanelMapping { Unit = "iso3" },
            Needed = ["hdi", "le"],
            AggregateUnits = ["ZZ*"],
        }).Panel;
        Assert.Equal(11, panel.Roster.IsAggregate.ToArray().Count(aggregate => aggregate));
        AssertSame(panel, $"SELECT iso3, year::INT, name, v FROM (UNPIVOT (SELECT iso3, year, hdi, le FROM '{SharedData.File("data/hdi/hdi_panel.parquet")}') ON hdi, le INTO NAME name VALUE v)");
    }

    [SharedDataFact]
    public void Read_provincial_yearbooks_reports_what_is_wrong_with_them()
    {
        var reading = Read(ChinaMapping, "data/china-provinces/china_provinces_long.parquet");
        AssertSame(reading.Panel, $"SELECT province, year::INT, source_table || '/' || variable, value FROM '{SharedData.File("data/china-provinces/china_provinces_long.parquet")}' WHERE value IS NOT NULL");
        Assert.Contains(reading.Findings, finding => finding.Kind == FindingKinds.UnitSpelling && finding.Found == "\"北   京\", \"北京\"");
        Assert.Contains(reading.Findings, finding => finding.Kind == FindingKinds.MixedMeasures && finding.Variable == "IndustryRD/v4_cy_qyzl_fms");
    }

    [SharedDataFact]
    public void Read_provincial_tables_with_one_variable_in_two_of_them_names_both_rows()
    {
        var faults = TestFolder.Faults(new PanelRequest
        {
            Sources = [SharedData.File("data/china-provinces/tables/*.csv")],
            Mapping = new PanelMapping
            {
                Unit = "province",
                Indicator = ["variables"],
                Missing = new Dictionary<string, CellStatus> { ["NA"] = CellStatus.Missing },
            },
        });
        Assert.Equal("RDActivity.csv #1, RDSource.csv #1", faults[0].Found);
        Assert.All(faults, fault => Assert.Equal(FindingKinds.DuplicateKey, fault.Kind));
    }
}

using Scoring.Data.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Tests.Panels;

/// <summary>The same panel in every shape it may come in.</summary>
public sealed class PanelLayoutTests : IDisposable
{
    // Five units, three years, two variables; unit 03 is absent in 2021 and some values are missing.
    const string Source = """
        CREATE TABLE panel AS
        SELECT printf('%02d', u) AS unit, y AS year, v AS indicator,
               CASE WHEN (u + y) % 4 = 0 AND v = 'gdp' THEN NULL ELSE round(u * 1000.0 / 7 + y * 3.1 + length(v), 6) END AS value
        FROM range(1, 6) a(u), range(2020, 2023) b(y), (VALUES ('gdp'), ('patents per head')) c(v)
        WHERE NOT (u = 3 AND y = 2021)
        """;

    const string Wide = "(SELECT unit, year, max(value) FILTER (indicator = 'gdp') AS gdp, max(value) FILTER (indicator = 'patents per head') AS \"patents per head\" FROM panel GROUP BY unit, year ORDER BY hash(unit))";

    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Expected()
    {
        folder.Duck(Source, "COPY panel TO '{folder}/expected.parquet' (FORMAT parquet)");
        return TestFolder.Print(folder.Read("expected.parquet").Panel);
    }

    [Fact]
    public void Read_long_parquet_gives_every_cell()
    {
        folder.Duck(Source, "COPY panel TO '{folder}/long.parquet' (FORMAT parquet, COMPRESSION zstd)");
        var panel = folder.Read("long.parquet").Panel;
        Assert.Equal(["01", "02", "03", "04", "05"], panel.Roster.Units.Select(unit => unit.Code));
        Assert.Equal([2020, 2021, 2022], panel.Years);
        Assert.Equal(["gdp", "patents per head"], panel.Variables);
        Assert.Equal(6550.714286, TestFolder.Value(panel, "02", 2020, "gdp")); // 2000/7 + 6262 + 3
        Assert.True(double.IsNaN(TestFolder.Value(panel, "04", 2020, "gdp")));
        Assert.False(panel.Present(1)[2]);
        Assert.True(panel.Present(0)[2]);
    }

    [Theory]
    [InlineData("COPY (FROM panel ORDER BY hash(unit || year)) TO '{folder}/x/a.parquet' (FORMAT parquet, COMPRESSION snappy)")]
    [InlineData("COPY (FROM panel ORDER BY hash(unit || year)) TO '{folder}/x/a.parquet' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 5, PARQUET_VERSION V2)")]
    [InlineData("COPY (FROM panel) TO '{folder}/x/a.csv' (FORMAT csv)")]
    [InlineData("COPY (FROM panel) TO '{folder}/x/a.csv' (FORMAT csv, DELIMITER ';')")]
    [InlineData("COPY (FROM panel) TO '{folder}/x/a.tsv' (FORMAT csv, DELIMITER '\t', FORCE_QUOTE *)")]
    [InlineData("COPY (FROM panel) TO '{folder}/x' (FORMAT parquet, PARTITION_BY (year), OVERWRITE_OR_IGNORE)")]
    [InlineData("COPY (FROM panel) TO '{folder}/x' (FORMAT csv, PARTITION_BY (indicator, year), OVERWRITE_OR_IGNORE)")]
    [InlineData("COPY " + Wide + " TO '{folder}/x/a.parquet' (FORMAT parquet)")]
    [InlineData("COPY " + Wide + " TO '{folder}/x/a.csv' (FORMAT csv)")]
    [InlineData("COPY " + Wide + " TO '{folder}/x' (FORMAT parquet, PARTITION_BY (year), OVERWRITE_OR_IGNORE)")]
    [InlineData("COPY (SELECT unit, make_date(year::BIGINT, 12, 31) AS year, indicator, value FROM panel) TO '{folder}/x/a.parquet' (FORMAT parquet)")]
    [InlineData("COPY (SELECT unit, year::VARCHAR AS year, indicator, value::VARCHAR AS value FROM panel) TO '{folder}/x/a.parquet' (FORMAT parquet)")]
    [InlineData("COPY (SELECT unit::ENUM('01','02','03','04','05') AS unit, year::USMALLINT AS year, indicator, value FROM panel) TO '{folder}/x/a.parquet' (FORMAT parquet)")]
    public void Read_same_panel_in_another_shape_gives_the_same_bits(string copy)
    {
        var expected = Expected();
        Directory.CreateDirectory(folder.Path("x"));
        folder.Duck(Source, copy);
        var reading = folder.Read("x");
        Assert.Equal(expected, TestFolder.Print(reading.Panel));
        Assert.Equal(64, reading.Files[0].Sha256.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Read_split_over_files_of_both_layouts_in_any_order_gives_the_same_bits(int threads)
    {
        var expected = Expected();
        folder.Duck(
            Source,
            "COPY (FROM panel WHERE year = 2020) TO '{folder}/a.parquet' (FORMAT parquet)",
            "COPY (FROM panel WHERE year > 2020 AND indicator = 'gdp' ORDER BY hash(unit)) TO '{folder}/b.csv' (FORMAT csv)",
            "COPY (SELECT unit, year, value AS \"patents per head\" FROM panel WHERE year > 2020 AND indicator <> 'gdp') TO '{folder}/c.parquet' (FORMAT parquet)");
        string[] names = ["c.parquet", "a.parquet", "b.csv"];
        var forward = PanelReader.Read(folder.Request(names) with { Threads = threads });
        var backward = PanelReader.Read(folder.Request([.. names.Reverse()]) with { Threads = threads });
        Assert.Equal(expected, TestFolder.Print(forward.Panel));
        Assert.Equal(expected, TestFolder.Print(backward.Panel));
        Assert.Equal(forward.Files, backward.Files);
        Assert.Equal(forward.Findings, backward.Findings);
        Assert.Equal(["a.parquet", "b.csv", "c.parquet"], forward.Files.Select(file => file.Name));
    }

    [Fact]
    public void Read_glob_takes_matching_files_once()
    {
        folder.Text("in/a-2020.csv", "unit,gdp\nA,1\n");
        folder.Text("in/deep/a-2021.csv", "unit,gdp\nA,2\n");
        folder.Text("in/other.csv", "unit,gdp\nA,3\n");
        var mapping = new PanelMapping { YearPattern = @"(\d{4})\.csv$" };
        var panel = folder.Read(mapping, "in/**/a-*.csv", "in/a-2020.csv").Panel;
        Assert.Equal([2020, 2021], panel.Years);
        Assert.Equal(2, TestFolder.Value(panel, "A", 2021, "gdp"));
    }

    [Fact]
    public void Read_joined_indicator_leaves_out_empty_parts()
    {
        folder.Text("long.csv", "unit,year,indicator,breakdown,value\nA,2020,gdp,,1\nA,2020,gdp,urban,2\nA,2020,,rural,3\n");
        var panel = folder.Read(new PanelMapping { Indicator = ["indicator", "breakdown"] }, "long.csv").Panel;
        Assert.Equal(["gdp", "gdp/urban", "rural"], panel.Variables);
        Assert.Equal(2, TestFolder.Value(panel, "A", 2020, "gdp/urban"));
    }

    [Fact]
    public void Read_needed_variables_come_in_their_order_and_keep_presence()
    {
        folder.Text("long.csv", "unit,year,indicator,value\nA,2020,x,1\nA,2020,y,2\nB,2020,z,text\nC,2020,y,\n");
        var panel = PanelReader.Read(folder.Request("long.csv") with { Needed = ["why", "x"], Variables = [new Variable("why") { Source = "y" }] }).Panel;
        Assert.Equal(["why", "x"], panel.Variables);
        Assert.Equal(2, TestFolder.Value(panel, "A", 2020, "why"));
        Assert.True(panel.Present(0).ToArray().All(present => present));
        Assert.Equal(3, panel.UnitCount);
    }

    [Fact]
    public void Read_filter_keeps_the_rows_named_and_counts_the_others()
    {
        folder.Parquet("f.parquet", 100, ("unit", new[] { "A", "A", "B" }), ("year", new[] { 2020, 2020, 2020 }), ("vintage", new[] { 1, 2, 1 }), ("gdp", new[] { 1.0, 2, 3 }));
        var reading = folder.Read(new PanelMapping { Filter = new Dictionary<string, IReadOnlyList<string>> { ["vintage"] = ["1"] } }, "f.parquet");
        Assert.Equal(["gdp"], reading.Panel.Variables);
        Assert.Equal(1, TestFolder.Value(reading.Panel, "A", 2020, "gdp"));
        Assert.Equal("1 / 3", Assert.Single(reading.Findings, finding => finding.Kind == Findings.FindingKinds.RowsFiltered).Found);
    }

    [Fact]
    public void Read_wide_ignores_text_columns_that_nobody_declared()
    {
        folder.Text("w.csv", "unit,name,year,gdp,note,empty\nA,Alpha,2020,1,,\nB,Beta,2020,2,5,\n");
        Assert.Equal(["empty", "gdp", "note"], folder.Read("w.csv").Panel.Variables);
    }

    [Theory]
    [InlineData(2020, "unit,gdp\nA,1\n", 2020)]
    [InlineData(1999, "unit,gdp,year\nA,1,2020\n", 2020)]
    public void Read_constant_year_stands_in_where_no_column_tells(int constant, string csv, int expected)
    {
        folder.Text("w.csv", csv);
        Assert.Equal([expected], folder.Read(new PanelMapping { ConstantYear = constant }, "w.csv").Panel.Years);
    }

    [Fact]
    public void Read_pads_numeric_codes_of_any_type_alike()
    {
        folder.Parquet("a.parquet", 9, ("unit", new[] { 1001, 51001 }), ("year", new[] { 2020, 2020 }), ("gdp", new[] { 1.0, 2 }));
        folder.Text("b.csv", "unit,year,gdp\n1001,2021,3\n51001,2021,4\n");
        folder.Parquet("c.parquet", 9, ("unit", new[] { 1001.0, 51001 }), ("year", new[] { 2022.0, 2022 }), ("gdp", new[] { 1.0, 2 }));
        var panel = folder.Read(new PanelMapping { Pad = 5 }, "a.parquet", "b.csv", "c.parquet").Panel;
        Assert.Equal(["01001", "51001"], panel.Roster.Units.Select(unit => unit.Code));
        Assert.Equal([2020, 2021, 2022], panel.Years);
    }
}

using Scoring.Data.Panels;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Tests.Panels;

/// <summary>What is reported beside a panel.</summary>
public sealed class PanelFindingTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    static Finding One(PanelReading reading, FindingKind kind) => Assert.Single(reading.Findings, finding => finding.Kind == kind);

    [Fact]
    public void Read_declared_codes_become_their_status_and_are_counted()
    {
        folder.Text("a.csv", "unit,year,x,y\nA,2020,-999,1\nB,2020,-999.0,n/a\nC,2020,N,-\nD,2020,7,\n");
        var reading = PanelReader.Read(folder.Request("a.csv") with
        {
            Mapping = new PanelMapping { Missing = new Dictionary<string, CellStatus> { ["-999"] = CellStatus.Missing, ["n/a"] = CellStatus.Missing, ["N"] = CellStatus.NotApplicable } },
            Variables = [new("x"), new("y") { Missing = new Dictionary<string, CellStatus> { ["-"] = CellStatus.NoPractice } }],
        });
        var panel = reading.Panel;
        Assert.Equal(CellStatus.Missing, TestFolder.Status(panel, "A", 2020, "x"));
        Assert.Equal(CellStatus.NotApplicable, TestFolder.Status(panel, "C", 2020, "x"));
        Assert.Equal(CellStatus.Observed, TestFolder.Status(panel, "D", 2020, "x"));
        Assert.Equal(CellStatus.NoPractice, TestFolder.Status(panel, "C", 2020, "y"));
        Assert.Equal(CellStatus.Missing, TestFolder.Status(panel, "D", 2020, "y"));
        Assert.True(double.IsNaN(TestFolder.Value(panel, "B", 2020, "x")));
        var findings = reading.Findings.Where(finding => finding.Kind == FindingKinds.DeclaredMissing).ToList();
        Assert.Equal(["\"-999\" × 2 (missing), \"N\" × 1 (not-applicable)", "\"-\" × 1 (no-practice), \"n/a\" × 1 (missing)"], findings.Select(finding => finding.Found));
        Assert.Equal(3, findings[0].Count);
    }

    [Fact]
    public void Read_nan_is_missing_and_counted()
    {
        folder.Parquet("a.parquet", 2, ("unit", new[] { "A", "B", "C" }), ("year", new[] { 2020, 2020, 2020 }), ("x", new double?[] { double.NaN, 1, null }));
        var reading = folder.Read("a.parquet");
        Assert.Equal("NaN × 1", One(reading, FindingKinds.NaNAsMissing).Found);
        Assert.Equal(CellStatus.Missing, TestFolder.Status(reading.Panel, "A", 2020, "x"));
    }

    [Fact]
    public void Read_status_column_marks_cells()
    {
        folder.Text("a.csv", "unit,year,indicator,value,flag\nA,2020,x,1,provisional\nB,2020,x,,not-applicable\nC,2020,x,3,missing\nD,2020,x,4,\nE,2020,x,,imputed\n");
        var reading = folder.Read(new PanelMapping { Status = "flag" }, "a.csv");
        CellStatus[] expected = [CellStatus.Provisional, CellStatus.NotApplicable, CellStatus.Missing, CellStatus.Observed, CellStatus.Missing];
        Assert.Equal(expected, Enumerable.Range(0, 5).Select(u => reading.Panel[0, 0].Status(u)));
        Assert.Equal("3, missing", One(reading, FindingKinds.StatusContradictsValue).Found);
    }

    [Fact]
    public void Read_column_of_statuses_is_known_by_its_name_where_it_holds_nothing_else()
    {
        folder.Text("a.csv", "unit,year,indicator,value,status\nA,2020,x,1,provisional\nB,2020,x,,not-applicable\nC,2020,x,3,\n");
        folder.Text("b.csv", "unit,year,indicator,value,status\nA,2020,x,1,provisional\nB,2020,x,,final\nC,2020,x,3,\n");
        CellStatus[] Statuses(string file) => [.. Enumerable.Range(0, 3).Select(u => folder.Read(file).Panel[0, 0].Status(u))];
        Assert.Equal([CellStatus.Provisional, CellStatus.NotApplicable, CellStatus.Observed], Statuses("a.csv"));
        Assert.Equal([CellStatus.Observed, CellStatus.Missing, CellStatus.Observed], Statuses("b.csv"));
        Assert.Equal(FindingKinds.UnknownStatus, Assert.Single(TestFolder.Faults(folder.Request("b.csv") with { Mapping = new PanelMapping { Status = "status" } })).Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // a column of that name is known without being mapped
    public void Read_measures_are_converted_as_declared_and_others_reported(bool named)
    {
        folder.Text("a.csv", "unit,year,indicator,value,measure\nA,2020,rd,2,亿元\nB,2020,rd,30000,万元\nC,2020,rd,5,元\nA,2020,n,1,个\nB,2020,n,1,件\nC,2020,n,1,个\n");
        var reading = PanelReader.Read(folder.Request("a.csv") with
        {
            Mapping = new PanelMapping { Measure = named ? "measure" : null },
            Variables = [new("rd") { Unit = "万元", Convert = new Dictionary<string, double> { ["亿元"] = 10000 } }],
        });
        Assert.Equal(20000, TestFolder.Value(reading.Panel, "A", 2020, "rd"));
        Assert.Equal(5, TestFolder.Value(reading.Panel, "C", 2020, "rd"));
        Assert.Equal("亿元 → 万元: × 10000, 1", One(reading, FindingKinds.MeasureConverted).Found);
        var mixed = reading.Findings.Where(finding => finding.Kind == FindingKinds.MixedMeasures).ToList();
        Assert.Equal(("rd", "a.csv", 3L, "万元"), (mixed[0].Variable, mixed[0].File, mixed[0].Row, mixed[0].Expected));
        Assert.Equal("元 × 1 (2020)", mixed[0].Found.Split("; ").Last());
        Assert.Equal(("n", 5L, "个 × 2; 件 × 1 (2020)"), (mixed[1].Variable, mixed[1].Row, mixed[1].Found));
    }

    [Fact]
    public void Read_roster_leaves_out_unknown_units_and_names_the_nearest()
    {
        folder.Text("roster.csv", "code,name,aliases,aggregate,地区\n全国,全国,,是,\n北京,北京,京;Beijing,,东部\n河北,河北,,,东部\n西藏,西藏,,,西部\n");
        folder.Text("a.csv", "unit,year,x\n北 京,2020,1\n京,2021,2\n河北,2020,3\n全国,2020,4\nMars,2020,5\nMars,2021,6\n");
        var reading = PanelReader.Read(folder.Request("a.csv") with { RosterFile = folder.Path("roster.csv") });
        Assert.Equal(["全国", "北京", "河北"], reading.Panel.Roster.Units.Select(unit => unit.Code).Order(StringComparer.Ordinal));
        Assert.True(reading.Panel.Roster.IsAggregate[reading.Panel.Roster.IndexOf("全国")]);
        Assert.Equal("东部", Assert.Single(reading.Panel.Roster.Grouping("地区")!.Labels));
        var unknown = reading.Findings.Where(finding => finding.Kind == FindingKinds.UnitNotInRoster).ToList();
        Assert.Equal(["\"Mars\" × 2", "\"北 京\" × 1"], unknown.Select(finding => finding.Found));
        Assert.Equal([null, "\"北京\"?"], unknown.Select(finding => finding.Expected));
        Assert.Equal("\"京\" → 北京", One(reading, FindingKinds.AliasUsed).Found);
        Assert.Equal("西藏", One(reading, FindingKinds.RosterUnitWithoutData).Found);
        Assert.Equal(["a.csv", "roster.csv"], reading.Files.Select(file => file.Name));
    }

    [Fact]
    public void Read_codes_told_apart_by_blanks_or_width_are_reported()
    {
        folder.Text("a.csv", "unit,year,x\n北京,2020,1\n北 京,2021,2\nＡ1,2020,1\nA1,2021,1\n C,2020,1\nD,2020,1\n");
        Assert.Equal(
            ["\"A1\", \"Ａ1\"", "\" C\"", "\"北 京\", \"北京\""],
            folder.Read("a.csv").Findings.Where(finding => finding.Kind == FindingKinds.UnitSpelling).Select(finding => finding.Found));
    }

    [Fact]
    public void Read_years_and_rosters_are_compared()
    {
        folder.Text("a.csv", "unit,year,x\nA,2018,1\nB,2018,2\nA,2021,2\nC,2021,4\n");
        var reading = folder.Read("a.csv");
        Assert.Equal("2019–2020", One(reading, FindingKinds.MissingYear).Found);
        Assert.Equal("2018 → 2021: + C; − B", One(reading, FindingKinds.RosterChanged).Found);
    }

    [Fact]
    public void Read_values_outside_the_range_are_reported_and_kept()
    {
        folder.Text("a.csv", "unit,year,x\nA,2020,101\nB,2020,100\nC,2020,\n");
        var reading = PanelReader.Read(folder.Request("a.csv") with { Variables = [new("x") { Range = (0, 100) }] });
        var finding = One(reading, FindingKinds.ImplausibleValue);
        Assert.Equal(("101", "[0, 100]", "A", 1L), (finding.Found, finding.Expected, finding.Unit, finding.Row));
        Assert.Equal(101, TestFolder.Value(reading.Panel, "A", 2020, "x"));
    }

    [Fact]
    public void Read_aggregate_patterns_mark_units_and_unfitting_ones_are_reported()
    {
        folder.Text("a.csv", "unit,year,x\nZZA,2020,1\nZZB,2020,1\nFRA,2020,1\n");
        var reading = PanelReader.Read(folder.Request("a.csv") with { AggregateUnits = ["ZZ*", "EU2*"] });
        Assert.Equal([false, true, true], reading.Panel.Roster.IsAggregate.ToArray());
        Assert.Equal("\"EU2*\"", One(reading, FindingKinds.AggregateWithoutData).Found);
    }

    [Fact]
    public void Read_declared_variable_that_nothing_needs_may_be_absent()
    {
        folder.Text("a.csv", "unit,year,x\nA,2020,1\n");
        var reading = PanelReader.Read(folder.Request("a.csv") with { Variables = [new("y"), new("x")] });
        Assert.Equal(["x"], reading.Panel.Variables);
        Assert.Equal("y", One(reading, FindingKinds.DeclaredVariableAbsent).Variable);
    }

    [Theory]
    [InlineData("10,20,35,-999,-999", "-999 × 2")]        // negative among amounts
    [InlineData("1e6,2e6,9e7,-99,-99,-99", "-99 × 3")]    // small beside the amounts, but they are never negative
    [InlineData("-5,3,8,12,-999,-999", "-999 × 2")]       // growth rates, far below the lowest
    [InlineData("1,2,3,9999,9999", "9999 × 2")]           // far above the highest
    [InlineData("0,1,1,0,9,9,9", "9 × 3")]                // a flag coded 9
    [InlineData("0.5,2,1e35,1e35,3", "1E+35 × 2")]
    [InlineData("10,20,35,-999,40", null)]                // once only
    [InlineData("95,97,98,99,99,99,99", null)]            // a share near its ceiling
    [InlineData("0,1,2,4,5,9,9,9", null)]                 // counts
    [InlineData("-12,-9,-9,-9,4,20", null)]               // growth rates in whole points
    [InlineData("800,850,990,999,999,1200", null)]        // inside the rest
    [InlineData("10,10,10,9,9,9", null)]                  // nothing to compare with
    [InlineData("40000,100,99999,99999,70000", null)]     // beyond the rest by less than its range
    public void Read_repeated_sentinel_is_found_where_it_stands_out(string values, string? found)
    {
        folder.Text("a.csv", "unit,year,x\n" + string.Concat(values.Split(',').Select((value, index) => $"u{index},2020,{value}\n")));
        Assert.Equal(found, folder.Read("a.csv").Findings.SingleOrDefault(finding => finding.Kind == FindingKinds.UndeclaredSentinel)?.Found);
    }

    [Fact]
    public void Read_sentinel_once_in_each_of_several_variables_is_found()
    {
        folder.Text("a.csv", "unit,year,x,y,z\nA,2020,1,2,3\nB,2020,2,3,4\nC,2020,-999,-999,-999\n");
        Assert.Equal(3, folder.Read("a.csv").Findings.Count(finding => finding.Kind == FindingKinds.UndeclaredSentinel));
    }
}

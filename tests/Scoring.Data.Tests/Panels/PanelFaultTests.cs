using System.Text;
using Scoring.Data.Panels;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Tests.Panels;

/// <summary>What stops a run, and what the message says.</summary>
public sealed class PanelFaultTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    Finding Fault(FindingKind kind, params string[] names) => TestFolder.Fault(folder.Request(names), kind);

    Finding FaultOf(FindingKind kind, string csv)
    {
        folder.Text("f.csv", csv);
        return Fault(kind, "f.csv");
    }

    [Fact]
    public void Read_sources_without_files_names_each()
    {
        Directory.CreateDirectory(folder.Path("empty"));
        var faults = TestFolder.Faults(new PanelRequest { Sources = ["no-such.parquet", folder.Path("empty"), "no*such/*.csv"] });
        Assert.Equal(3, faults.Count);
        Assert.All(faults, fault => Assert.Equal(FindingKinds.NoInputFile, fault.Kind));
        Assert.Contains("no-such.parquet", faults[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_faulty_files_are_all_reported_at_once()
    {
        var whole = File.ReadAllBytes(folder.Parquet("whole.parquet", 9, ("unit", new[] { "A" }), ("year", new[] { 2020 }), ("x", new[] { 1.0 })));
        folder.Bytes("in/cut.parquet", whole[..(whole.Length / 2)]);
        folder.Bytes("in/text.parquet", "unit,year,x\nA,2020,1\n"u8.ToArray());
        folder.Bytes("in/zero.parquet", []);
        folder.Bytes("in/zero.csv", []);
        folder.Bytes("in/latin.csv", [.. "unit,year,x\n"u8, 0xC9, .. "t,2020,1\n"u8]);
        folder.Bytes("in/wide.csv", Encoding.Unicode.GetPreamble());
        folder.Bytes("in/book.csv", "PK\u0003\u0004rest"u8.ToArray());
        folder.Text("in/columns.csv", "region,yaer,x\nA,2020,1\n");
        var faults = TestFolder.Faults(folder.Request("in"));
        Assert.Equal(
            ["in/book.csv unreadable-file", "in/columns.csv missing-column", "in/columns.csv year-not-given", "in/cut.parquet not-parquet", "in/text.parquet not-parquet", "in/wide.csv not-utf8", "in/zero.csv empty-panel", "in/zero.parquet not-parquet"],
            faults.Select(fault => $"{folder.Path("in")[..0]}{fault.File} {fault.Kind.Code}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Message(Language.English).Contains(folder.Root, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_text_that_is_not_utf8_names_file_row_and_column()
    {
        folder.Bytes("latin.csv", [.. "unit,year,x\nA,2020,1\nB"u8, 0xE9, .. ",2020,1\n"u8]);
        var fault = Fault(FindingKinds.NotUtf8, "latin.csv");
        Assert.Equal(("latin.csv", 2L, "unit"), (fault.File, fault.Row, fault.Found));
    }

    [Fact]
    public void Read_damaged_page_is_a_fault_of_its_file()
    {
        var bytes = File.ReadAllBytes(folder.Parquet("d.parquet", 9_999, ("unit", Enumerable.Range(0, 5000).Select(i => $"u{i}").ToArray()), ("year", Enumerable.Repeat(2020, 5000).ToArray()), ("x", Enumerable.Range(0, 5000).Select(i => i * 1.7).ToArray())));
        Array.Fill(bytes, (byte)0xFF, 40, bytes.Length / 2);
        folder.Bytes("d.parquet", bytes);
        Assert.Equal("d.parquet", TestFolder.Faults(folder.Request("d.parquet"))[0].File);
    }

    [Fact]
    public void Read_missing_column_lists_those_there_and_the_nearest()
    {
        folder.Text("f.csv", "Unit,year,gdp\nA,2020,1\n");
        var fault = Fault(FindingKinds.MissingColumn, "f.csv");
        Assert.Equal("Unit, year, gdp", fault.Found);
        Assert.Equal(("\"unit\"", "Unit"), (fault.Expected, fault.Suggestion));
    }

    [Fact]
    public void Read_duplicate_column_is_a_fault_only_where_it_is_read()
    {
        Assert.Equal("\"x\": 3, 4", FaultOf(FindingKinds.DuplicateColumn, "unit,year,x,x\nA,2020,1,2\n").Found);
        folder.Text("g.csv", "unit,year,x,n,n\nA,2020,1,,\n");
        Assert.Equal(1, TestFolder.Value(PanelReader.Read(folder.Request("g.csv") with { Needed = ["x"] }).Panel, "A", 2020, "x"));
    }

    [Fact]
    public void Read_date_where_numbers_are_needed_is_a_wrong_type()
    {
        folder.Parquet("t.parquet", 9, ("unit", new[] { "A" }), ("year", new[] { 2020 }), ("x", new[] { new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc) }));
        var fault = TestFolder.Fault(folder.Request("t.parquet") with { Needed = ["x"] }, FindingKinds.WrongColumnType);
        Assert.Equal(("x", "\"x\": DateTime", "number"), (fault.Variable, fault.Found, fault.Expected));
    }

    [Fact]
    public void Read_duplicate_in_two_files_names_both_rows()
    {
        folder.Text("a.csv", "unit,year,indicator,value\nA,2020,gdp,1\nB,2020,gdp,2\n");
        folder.Text("b.csv", "unit,year,gdp,pop\nC,2020,1,1\nB,2020,,5\n");
        var fault = Fault(FindingKinds.DuplicateKey, "b.csv", "a.csv");
        Assert.Equal("a.csv #2, b.csv #2", fault.Found);
        Assert.Equal(("b.csv", 2L, "B", 2020, "gdp"), (fault.File, fault.Row, fault.Unit, fault.Year, fault.Variable));
    }

    [Fact]
    public void Read_duplicate_wide_rows_are_one_fault_with_their_variables()
    {
        var fault = FaultOf(FindingKinds.DuplicateKey, "unit,year,gdp,pop\nA,2020,1,2\nA,2020,,\n");
        Assert.Equal("f.csv #1, f.csv #2 (gdp, pop)", fault.Found);
        Assert.Equal(2, fault.Count);
    }

    [Theory]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    public void Read_infinite_text_is_a_fault(string text)
    {
        var fault = FaultOf(FindingKinds.NonFiniteValue, $"unit,year,x\nA,2020,1\nB,2020,{text}\nC,2020,2\n");
        Assert.Equal(($"\"{text}\"", 2L, "B", 2020, "x"), (fault.Found, fault.Row, fault.Unit, fault.Year, fault.Variable));
    }

    [Fact]
    public void Read_infinite_number_is_a_fault()
    {
        folder.Parquet("i.parquet", 1, ("unit", new[] { "A", "B" }), ("year", new[] { 2020, 2020 }), ("x", new[] { 1, double.NegativeInfinity }));
        Assert.Equal(("-Infinity", 2L), (Fault(FindingKinds.NonFiniteValue, "i.parquet").Found, Fault(FindingKinds.NonFiniteValue, "i.parquet").Row));
    }

    [Fact]
    public void Read_text_in_a_numeric_column_names_its_place()
    {
        folder.Text("f.csv", "unit,year,indicator,value\nA,2020,gdp,1\nB,2021,gdp,\"5.88%\"\nB,2020,gdp,１２\n");
        var faults = TestFolder.Faults(folder.Request("f.csv"));
        Assert.Equal(2, faults.Count);
        Assert.Equal("f.csv, row 2, unit B, 2021, gdp: A number with a unit of measure in its cell. Found: \"5.88%\". Keep the number alone, in the variable's unit of measure.", faults[0].Message(Language.English));
    }

    [Fact]
    public void Read_codes_that_all_lost_their_zeros_are_told_with_a_code_of_the_roster()
    {
        folder.Text("f.csv", "unit,year,gdp\n10001,2020,1\n10002,2020,2\n");
        var fault = Assert.Single(TestFolder.Faults(folder.Request("f.csv") with { RosterFile = folder.Text("roster.csv", "code\n110001\n010001\n010002\n") }));
        Assert.Equal((FindingKinds.EmptyPanel, "10001", "010001"), (fault.Kind, fault.Unit, fault.Suggestion));
    }

    [Fact]
    public void Read_control_characters_are_shown_escaped() =>
        Assert.Equal("\"a\\u001B[31m\"", FaultOf(FindingKinds.TextInNumericColumn, "unit,year,indicator,value\nA,2020,x,a\u001b[31m\n").Found);

    [Theory]
    [InlineData("2020.5")]
    [InlineData("0")]
    [InlineData("10000")]
    [InlineData("-5")]
    [InlineData("二〇二〇")]
    [InlineData("")]
    public void Read_year_that_is_none_is_a_fault(string year)
    {
        var fault = FaultOf(FindingKinds.InvalidYear, $"unit,year,x\nA,2020,1\nB,{year},2\n");
        Assert.Equal(($"\"{year}\"", 2L, "1–9999"), (fault.Found, fault.Row, fault.Expected));
    }

    [Fact]
    public void Read_fractional_year_number_is_a_fault()
    {
        folder.Parquet("y.parquet", 9, ("unit", new[] { "A", "B" }), ("year", new[] { 2020.0, 2020.5 }), ("x", new[] { 1.0, 2 }));
        Assert.Equal("\"2020.5\"", Fault(FindingKinds.InvalidYear, "y.parquet").Found);
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("   ", "\"   \"")]
    [InlineData("a\tb", "\"a\\u0009b\" U+0009")]
    public void Read_bad_unit_code_is_a_fault(string code, string found) =>
        Assert.Equal(found, FaultOf(FindingKinds.InvalidUnitCode, $"unit,year,x\nA,2020,1\n\"{code}\",2020,2\n").Found);

    [Fact]
    public void Read_overlong_unit_code_is_a_fault() =>
        Assert.EndsWith("…\" 201 > 200", FaultOf(FindingKinds.InvalidUnitCode, $"unit,year,x\n{new string('x', 201)},2020,2\n").Found, StringComparison.Ordinal);

    [Fact]
    public void Read_needed_variable_in_no_file_suggests_the_nearest()
    {
        folder.Text("a.csv", "unit,year,indicator,value\nA,2020,gdp_total,1\nA,2020,patents,1\n");
        var fault = TestFolder.Fault(folder.Request("a.csv") with { Needed = ["patents", "gdp_totl"] }, FindingKinds.VariableNotInData);
        Assert.Equal(("gdp_totl", "gdp_total, patents", "\"gdp_totl\"", "gdp_total"), (fault.Variable, fault.Found, fault.Expected, fault.Suggestion));
    }

    [Fact]
    public void Read_two_variables_of_one_source_is_a_fault()
    {
        folder.Text("a.csv", "unit,year,x\nA,2020,1\n");
        Assert.Equal("\"x\": x, y", TestFolder.Fault(folder.Request("a.csv") with { Variables = [new("x"), new("y") { Source = "x" }] }, FindingKinds.VariableSourceTwice).Found);
    }

    [Fact]
    public void Read_unknown_status_lists_the_words()
    {
        folder.Text("a.csv", "unit,year,indicator,value,flag\nA,2020,x,1,observd\n");
        var fault = TestFolder.Fault(folder.Request("a.csv") with { Mapping = new PanelMapping { Status = "flag" } }, FindingKinds.UnknownStatus);
        Assert.Contains("not-applicable", fault.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unit,year,x\n")]
    [InlineData("unit,year,x")]
    [InlineData("unit,year\nA,2020\n")]
    public void Read_nothing_is_an_empty_panel(string csv) => Assert.Contains("0 variables", FaultOf(FindingKinds.EmptyPanel, csv).Found.Replace("1 variables", "0 variables", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Read_ragged_row_is_a_fault()
    {
        var fault = FaultOf(FindingKinds.MalformedCsv, "unit,year,x\nA,2020,1\nB,2020\n");
        Assert.Equal((2L, "2 fields", "3 fields"), (fault.Row, fault.Found, fault.Expected));
        Assert.Equal("a quote that is never closed", FaultOf(FindingKinds.MalformedCsv, "unit,year,x\nA,2020,\"1\n").Found);
        Assert.Equal("text after a closing quote", FaultOf(FindingKinds.MalformedCsv, "unit,year,x\nA,2020,\"1\"2\n").Found);
    }

    [Fact]
    public void Read_file_name_that_does_not_fit_the_pattern_is_a_fault()
    {
        folder.Text("a.csv", "unit,x\nA,1\n");
        Assert.Equal("a.csv", TestFolder.Fault(folder.Request("a.csv") with { Mapping = new PanelMapping { YearPattern = @"(\d{4})" } }, FindingKinds.YearNotGiven).Found);
    }

    [Fact]
    public void Read_thousands_of_bad_cells_lists_a_thousand_and_counts_the_rest()
    {
        folder.Text("a.csv", "unit,year,indicator,value\n" + string.Concat(Enumerable.Range(0, 1500).Select(i => $"u{i},2020,x,bad\n")));
        var faults = TestFolder.Faults(folder.Request("a.csv"));
        Assert.Equal(1001, faults.Count);
        Assert.Equal(500, faults[^1].Count);
    }

    [Fact]
    public void All_kinds_have_codes_of_their_own()
    {
        Assert.Equal(FindingKinds.All.Count, FindingKinds.All.Select(kind => kind.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(FindingKinds.StatusContradictsValue, FindingKinds.All);
        Assert.Equal(CellStatus.Missing, Enum.Parse<CellStatus>("Missing"));
    }
}

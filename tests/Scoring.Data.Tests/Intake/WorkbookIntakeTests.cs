using Scoring.Data.Intake;
using Scoring.Data.Tests.Panels;
using Scoring.Findings;
using static Scoring.Data.Tests.Intake.TestWorkbook;

namespace Scoring.Data.Tests.Intake;

/// <summary>Workbooks are read as people see them in a spreadsheet program, or the cell is named.</summary>
public sealed class WorkbookIntakeTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A table of 甲 乙 丙 with the cells given in column B, rows 3 to 5.</summary>
    static string Rows(string b3, string b4 = "", string b5 = "", string title = "2021年", string header = "占比") =>
        $"<row r=\"1\">{Text("A1", title)}</row><row r=\"2\">{Text("A2", "地区")}{Text("B2", header)}</row><row r=\"3\">{Text("A3", "甲")}{b3}</row><row r=\"4\">{Text("A4", "乙")}{b4}</row><row r=\"5\">{Text("A5", "丙")}{b5}</row>";

    IntakeReading Read(TestWorkbook workbook, string measure) =>
        IntakeReader.Read(IntakeMapping.Read(folder.Text("mapping.json", $$"""{ "units": ["甲", "乙", "丙"], "variables": [ { "code": "x", "header": "占比", "measure": "{{measure}}" } ] }""")), [workbook.Save(folder, "page.xlsx")]);

    static string[] Told(IntakeReading reading) => [.. reading.Findings.Select(finding => $"{finding.Kind.Code} {finding.Path} {finding.Found}")];

    [Theory]
    [InlineData("%", 41.08, "%")]
    [InlineData("百分比", 41.08, "百分比")]
    [InlineData("比例", 0.4108, "比例")]
    [InlineData("1", 0.4108, "1")]
    public void Percent_is_taken_in_the_unit_of_the_variable(string measure, double value, string taken)
    {
        var reading = Read(new TestWorkbook { Rows = Rows(Number("B3", "0.4108", 1), Number("B4", "0.57999999999999996", 1), Number("B5", "0", 1)) }, measure);
        Assert.Equal((value, taken), (reading.Cells[0].Value, reading.Cells[0].Measure));
        Assert.Equal(measure is "%" or "百分比" ? 58 : 0.58, reading.Cells[1].Value); // 0.58 × 100 in binary is less
        Assert.Equal(0, reading.Cells[2].Value);
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("万元")]
    [InlineData("个")]
    public void Percent_of_an_amount_is_left_out_and_named(string measure)
    {
        var reading = Read(new TestWorkbook { Rows = Rows(Number("B3", "0.4108", 1), Number("B4", "7")) }, measure);
        Assert.Equal(7, Assert.Single(reading.Cells).Value);
        var told = Assert.Single(reading.Findings);
        Assert.Equal((FindingKinds.FormatStatesMeasure, "Sheet1!B3", "41.08%", measure, "甲", 2021), (told.Kind, told.Path, told.Found, told.Expected, told.Unit, told.Year));
    }

    [Fact]
    public void Percent_without_a_stated_unit_is_taken_as_percent_and_told_once()
    {
        var reading = Read(new TestWorkbook { Rows = Rows(Number("B3", "0.4108", 1), Number("B4", "0.5", 1)) }, "");
        Assert.Equal([(41.08, "%"), (50, "%")], reading.Cells.Select(cell => (cell.Value, cell.Measure)));
        Assert.Equal((FindingKinds.MeasureFromFormat, 2), (Assert.Single(reading.Findings).Kind, reading.Findings[0].Count));
    }

    [Fact]
    public void Column_of_percent_and_plain_numbers_is_told()
    {
        var reading = Read(new TestWorkbook { Rows = Rows(Number("B3", "0.4108", 1), Number("B4", "0.38"), Number("B5", "0.5", 1)) }, "%");
        Assert.Equal([41.08, 0.38, 50], reading.Cells.Select(cell => cell.Value));
        Assert.Equal(["mixed-percent Sheet1!B4 0.38"], Told(reading));
        Assert.Equal("Sheet1!B3: 41.08%", reading.Findings[0].Expected);
    }

    [Theory]
    [InlineData("0.0\"亿元\"", "12.5", "亿元", 12.5, "")]
    [InlineData("0.0\"亿元\"", "12.5", "万元", double.NaN, "format-states-measure Sheet1!B3 12.5亿元")]
    [InlineData("0!.0,\"万\"", "12345678", "元", double.NaN, "format-states-measure Sheet1!B3 1234.5678万")]
    [InlineData("#,##0,\"千\"", "1234567", "元", double.NaN, "format-states-measure Sheet1!B3 1234.567千")]
    [InlineData("#,##0,", "1234567", "千元", 1234.567, "")]
    [InlineData("#,##0.00", "1234.5678", "万元", 1234.5678, "")]
    [InlineData("yyyy-mm-dd", "44561", "万元", double.NaN, "cell-not-read Sheet1!B3 \"2021-12-31\" (text-in-numeric-column)")]
    [InlineData("yyyy-mm-dd", "59", "万元", double.NaN, "cell-not-read Sheet1!B3 \"1900-02-28\" (text-in-numeric-column)")]
    [InlineData(";;;", "5", "万元", 5, "hidden-cells Sheet1!B3 B3")]
    public void Number_is_taken_as_its_format_shows_it(string format, string held, string measure, double value, string told)
    {
        var reading = Read(new TestWorkbook { Rows = Rows(Number("B3", held, 1)), Formats = [format] }, measure);
        Assert.Equal(double.IsNaN(value) ? [] : [value], reading.Cells.Select(cell => cell.Value));
        Assert.Equal(told.Length == 0 ? [] : [told], Told(reading));
    }

    [Fact]
    public void Number_behind_a_date_is_proposed()
    {
        var reading = Read(new TestWorkbook { Rows = Rows(Number("B3", "12", 1)), Formats = ["yyyy/m/d"] }, "家");
        Assert.Equal(("\"1900-01-12\" (text-in-numeric-column)", "12"), (Assert.Single(reading.Findings).Found, reading.Findings[0].Suggestion));
    }

    [Theory]
    [InlineData("<c r=\"B3\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "cell-not-read Sheet1!B3 \"#DIV/0!\" (text-in-numeric-column)")]
    [InlineData("<c r=\"B3\"><f>C3/D3</f></c>", "formula-without-value Sheet1!B3 =C3/D3")]
    [InlineData("<c r=\"B3\"><f t=\"shared\" si=\"0\"/></c>", "formula-without-value Sheet1!B3 =")]
    [InlineData("<c r=\"B3\" t=\"b\"><v>1</v></c>", "cell-not-read Sheet1!B3 \"TRUE\" (text-in-numeric-column)")]
    [InlineData("<c r=\"B3\" t=\"d\"><v>2021-12-31</v></c>", "cell-not-read Sheet1!B3 \"2021-12-31\" (text-in-numeric-column)")]
    [InlineData("<c r=\"B3\" t=\"str\"><f>\"\"</f><v></v></c>", "")]
    public void Cell_that_holds_no_number_is_named(string cell, string told)
    {
        var reading = Read(new TestWorkbook { Rows = Rows(cell) }, "家");
        Assert.Empty(reading.Cells);
        Assert.Equal(told.Length == 0 ? [] : [told], Told(reading));
    }

    [Theory]
    [InlineData("<c r=\"B3\"><f>C3/D3</f><v>12.5</v></c>")]
    [InlineData("<c r=\"B3\" t=\"str\"><f>TEXT(C3,\"0.0\")</f><v>12.5</v></c>")]
    [InlineData("<c r=\"B3\" t=\"s\" s=\"1\"><v>0</v></c>")] // text keeps its digits whatever the format says
    [InlineData("<c r=\"B3\" t=\"s\"><v>1</v></c>")]
    [InlineData("<c r=\"B3\" t=\"inlineStr\"><is><r><t>12</t></r><r><rPr><b/></rPr><t>.5</t></r></is></c>")]
    public void Number_is_read_wherever_it_is_kept(string cell)
    {
        const string Texts = "<si><t>12.5</t></si><si><r><t>12</t></r><rPh sb=\"0\" eb=\"1\"><t>7</t></rPh><r><t>.5_x000D_</t></r><phoneticPr fontId=\"1\"/></si>";
        var reading = Read(new TestWorkbook { Rows = Rows(cell), Texts = Texts }, "家");
        Assert.Equal(12.5, Assert.Single(reading.Cells).Value);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void What_is_hidden_is_taken_and_told_once()
    {
        var rows = Rows(Number("B3", "1"), Number("B4", "2"), Number("B5", "3"));
        Assert.Equal(["hidden-cells Sheet1!B4 4:4"], Told(Read(new TestWorkbook { Rows = rows.Replace("<row r=\"4\">", "<row r=\"4\" hidden=\"1\">", StringComparison.Ordinal) }, "家")));
        var column = Read(new TestWorkbook { Rows = rows, Columns = "<col min=\"2\" max=\"3\" hidden=\"1\"/>" }, "家");
        Assert.Equal(["hidden-cells Sheet1!B3 B:B"], Told(column));
        Assert.Equal((3, 3), (column.Findings[0].Count, column.Cells.Count));
        Assert.Equal(["hidden-cells Sheet1!B3 Sheet1"], Told(Read(new TestWorkbook { Rows = rows, State = "veryHidden" }, "家")));
    }

    [Fact]
    public void Number_in_a_block_of_several_rows_is_nobodys()
    {
        var reading = Read(new TestWorkbook { Rows = Rows(Number("B3", "1"), "", Number("B5", "3")), Merged = ["B3:B4", "B2:C2"] }, "家");
        Assert.Equal("丙", Assert.Single(reading.Cells).Unit);
        Assert.Equal(["cell-not-read Sheet1!B3 \"1\" (B3:B4)", "cell-not-read Sheet1!B4 \"1\" (B3:B4)"], Told(reading));
    }

    [Theory]
    [InlineData("", "44561", 2021)]
    [InlineData("<workbookPr date1904=\"1\"/>", "43099", 2021)]
    public void Date_in_the_title_gives_the_year(string properties, string serial, int year)
    {
        var rows = Rows(Number("B3", "1")).Replace(Text("A1", "2021年"), Number("A1", serial, 2), StringComparison.Ordinal); // style 2: the format 31, 2021年12月31日
        Assert.Equal(year, Assert.Single(Read(new TestWorkbook { Rows = rows, Properties = properties }, "家").Cells).Year);
    }

    [Fact]
    public void Codes_are_read_with_the_zeros_their_format_shows()
    {
        var rows = Rows(Number("B3", "1"), Number("B4", "2")).Replace(Text("A3", "甲"), Number("A3", "10001", 1), StringComparison.Ordinal).Replace(Text("A4", "乙"), Number("A4", "10002"), StringComparison.Ordinal);
        var mapping = IntakeMapping.Read(folder.Text("codes.json", """{ "unit": "地区", "units": ["010001", "010002"], "variables": [ { "code": "x", "header": "占比" } ] }"""));
        var reading = IntakeReader.Read(mapping, [new TestWorkbook { Rows = rows, Formats = ["000000"] }.Save(folder, "codes.xlsx")]);
        Assert.Equal("010001", Assert.Single(reading.Cells).Unit);
        Assert.Contains(reading.Findings, finding => finding is { Kind.Code: "unit-not-in-roster", Path: "Sheet1!A4", Suggestion: "010002" });
    }

    [Fact]
    public void Strict_workbooks_are_read_and_those_without_sheets_refused()
    {
        var workbook = new TestWorkbook { Rows = Rows(Number("B3", "1")), Relations = "http://purl.oclc.org/ooxml/officeDocument/relationships" };
        Assert.Equal(1, Assert.Single(Read(workbook, "家").Cells).Value);
        var none = new TestWorkbook { Rows = Rows(Number("B3", "1")), Relations = "http://example.org/none" };
        Assert.Equal(FindingKinds.UnreadableFile, Assert.Single(Assert.Throws<ScoringException>(() => Read(none, "家")).Faults).Kind);
    }

    /// <summary>Who types 41% into a form's cell turns it into 0.41 in percent format.</summary>
    [Fact]
    public void Percent_typed_into_a_form_is_percent()
    {
        var mapping = IntakeMapping.Read(folder.Text("form.json", """
            { "layout": "form", "unit": "单位代码", "code": "代码", "value": "本年", "measure": "计量单位", "units": ["甲"],
              "variables": [ { "code": "share", "header": "share", "measure": "%" }, { "code": "rd", "header": "rd", "measure": "万元" } ] }
            """));
        var rows = $"<row r=\"1\">{Text("A1", "2025年")}</row><row r=\"2\">{Text("A2", "单位代码")}{Text("B2", "甲")}</row><row r=\"3\">{Text("A3", "代码")}{Text("B3", "计量单位")}{Text("C3", "本年")}</row>"
            + $"<row r=\"4\">{Text("A4", "share")}{Text("B4", "%")}{Number("C4", "0.41", 1)}</row><row r=\"5\">{Text("A5", "rd")}{Text("B5", "万元")}{Number("C5", "0.5", 1)}</row>";
        var reading = IntakeReader.Read(mapping, [new TestWorkbook { Rows = rows }.Save(folder, "form.xlsx")]);
        Assert.Equal(("share", 41.0, "%"), (Assert.Single(reading.Cells).Variable, reading.Cells[0].Value, reading.Cells[0].Measure));
        Assert.Equal(["format-states-measure Sheet1!C5 50%"], Told(reading));
    }
}

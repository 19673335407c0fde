using Scoring.Data.Intake;
using Scoring.Data.Tests.Panels;
using Scoring.Findings;

namespace Scoring.Data.Tests.Intake;

/// <summary>Forms of one unit with a row per variable, taken into a panel.</summary>
public sealed class FormIntakeTests : IDisposable
{
    const string Mapping = """
        { "layout": "form", "unit": ["单位代码"], "code": ["代码"], "value": ["本年"], "measure": ["计量单位"], "year": "报告期[:：]\\s*(\\d{4})", "missing": ["-"], "units": ["901001", "901002"],
          "variables": [ { "code": "gdp", "header": ["gdp"], "measure": "亿元" }, { "code": "rd", "header": ["rd"], "measure": "万元" } ] }
        """;

    const string Form = "2020版 采集表,,报告期：2025年\n单位代码, 901001 ,县甲\n序号,指标,计量单位,代 码,上年,本年\n1,生产总值,亿元,gdp,90,100.5\n2,研发经费,万元,rd,10,0\n,,,,,\n校验,平衡,,,5,6\n";

    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    IntakeReading Read(string form, string mapping = Mapping) => IntakeReader.Read(IntakeMapping.Read(folder.Text("mapping.json", mapping)), [folder.Text("form.csv", form)]);

    [Fact]
    public void Values_of_the_year_are_taken_by_their_codes()
    {
        var reading = Read(Form);
        Assert.Equal([("901001", 2025, "gdp", 100.5, "亿元"), ("901001", 2025, "rd", 0.0, "万元")], reading.Cells.Select(cell => (cell.Unit, cell.Year, cell.Variable, cell.Value, cell.Measure)));
        Assert.Empty(reading.Findings); // last year's column and the checks below the table are nobody's values
    }

    [Fact]
    public void Changed_unit_of_measure_is_taken_as_it_says_and_told()
    {
        var reading = Read(Form.Replace("研发经费,万元", "研发经费,亿元", StringComparison.Ordinal));
        Assert.Equal("亿元", reading.Cells[1].Measure);
        Assert.Equal((FindingKinds.MixedMeasures, "rd", "form!C5"), (Assert.Single(reading.Findings).Kind, reading.Findings[0].Variable, reading.Findings[0].Path));
    }

    [Theory]
    [InlineData("901001", "90101", "unit-not-in-roster", "form!B2")]
    [InlineData(" 901001 ", "", "unit-not-in-roster", "form!B2")]
    [InlineData("0\n,,", "1xx\n,,", "cell-not-read", "form!F5")]
    [InlineData("校验,平衡,,,5", "3,企业,家,hnte,5", "cell-not-read", "form!D7")]
    public void What_cannot_be_taken_is_named_by_its_cell(string from, string to, string code, string place)
    {
        var reading = Read(Form.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal((code, place), (Assert.Single(reading.Findings).Kind.Code, reading.Findings[0].Path));
    }

    [Theory]
    [InlineData("代 码", "编码", "missing-column")]
    [InlineData("本年", "今年", "missing-column")]
    [InlineData(",rd,", ",rdd,", "missing-column")]
    [InlineData("报告期：2025年", "报告期：", "year-not-given")]
    [InlineData("2,研发经费,万元,rd,10,0", "2,生产总值,亿元,gdp,90,7\n3,研发经费,万元,rd,10,0", "duplicate-key")]
    public void Form_that_is_no_such_form_stops_the_intake(string from, string to, string code) =>
        Assert.Equal(code, Assert.Throws<ScoringException>(() => Read(Form.Replace(from, to, StringComparison.Ordinal))).Faults[0].Kind.Code);

    [Theory]
    [InlineData("\"form\"", "\"from\"", "$.layout")]
    [InlineData("\"code\": [\"代码\"], ", "", "$.code")]
    [InlineData("\"value\": [\"本年\"], ", "", "$.value")]
    public void Mapping_with_faults_names_the_place(string from, string to, string place) =>
        Assert.Equal((FindingKinds.InvalidMapping, place), Assert.Throws<ScoringException>(() => Read(Form, Mapping.Replace(from, to, StringComparison.Ordinal))).Faults.Select(fault => (fault.Kind, fault.Path)).First());

    [Fact]
    public void Two_forms_of_one_unit_and_year_stop_the_intake()
    {
        var mapping = IntakeMapping.Read(folder.Text("mapping.json", Mapping));
        var fault = Assert.Throws<ScoringException>(() => IntakeReader.Read(mapping, [folder.Text("one.csv", Form), folder.Text("two.csv", Form)])).Faults[0];
        Assert.Equal((FindingKinds.DuplicateKey, "two.csv"), (fault.Kind, fault.File));
        Assert.Contains("one.csv one!F4", fault.Found, StringComparison.Ordinal);
    }
}

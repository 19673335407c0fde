using System.Text;
using Scoring.Data.Intake;
using Scoring.Data.Tests.Panels;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Tests.Intake;

/// <summary>Tables as they are filled in, taken into a panel.</summary>
public sealed class IntakeTests : IDisposable
{
    const string Mapping = """
        { "unit": ["地区"], "units": ["全国", "北京", "天津"], "skip": ["东部地区"], "missing": ["…"],
          "variables": [ { "code": "total", "header": ["合计"], "measure": "万元" }, { "code": "state", "header": ["政府资金"] } ] }
        """;

    const string Table = "2021年 经费\n,(单位：万元),\n地区,合 计 Total,# 政府资金\n全　国,30,12\n东部地区,30,12\n北 京,10,…\n天津,20,7\n注：初步数,,\n";

    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    IntakeReading Read(string table, string mapping = Mapping) =>
        IntakeReader.Read(IntakeMapping.Read(folder.Text("mapping.json", mapping)), [folder.Text("form.csv", table)]);

    [Fact]
    public void Title_headers_spaced_names_and_notes_are_read_as_they_stand()
    {
        var reading = Read(Table);

        Assert.Equal(
            [("全国", 2021, "total", 30.0), ("全国", 2021, "state", 12.0), ("北京", 2021, "total", 10.0), ("天津", 2021, "total", 20.0), ("天津", 2021, "state", 7.0)],
            reading.Cells.Select(cell => (cell.Unit, cell.Year, cell.Variable, cell.Value)));
        Assert.All(reading.Cells, cell => Assert.Equal("万元", cell.Measure));
        Assert.Equal("form.csv", Assert.Single(reading.Files).Name);
    }

    [Fact]
    public void Panel_is_written_whole_and_read_back()
    {
        var cells = Read(Table).Cells;
        var path = folder.Path("panel.parquet");

        IntakeTable.Write(path, cells);
        var first = File.ReadAllBytes(path);
        IntakeTable.Write(path, cells);

        Assert.Equal(first, File.ReadAllBytes(path));
        Assert.Equal(10, TestFolder.Value(folder.Read("panel.parquet").Panel, "北京", 2021, "total"));
        Assert.DoesNotContain(Directory.GetFiles(folder.Root), file => file.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_without_a_value_keep_what_they_say_of_the_cell()
    {
        var reading = Read(Table.Replace("20,7", "-,0", StringComparison.Ordinal), Mapping.Replace("[\"…\"]", "{ \"…\": \"missing\", \"-\": \"not-applicable\" }", StringComparison.Ordinal));
        Assert.Equal((double.NaN, CellStatus.NotApplicable), reading.Cells.Where(cell => cell is { Unit: "天津", Variable: "total" }).Select(cell => (cell.Value, cell.Status)).Single());
        Assert.DoesNotContain(reading.Cells, cell => cell is { Unit: "北京", Variable: "state" });

        // Not applicable, missing and zero are three things in the panel too, whether or not the scheme names the column.
        IntakeTable.Write(folder.Path("panel.parquet"), reading.Cells);
        var panel = folder.Read("panel.parquet").Panel;
        CellStatus Status(string unit, string variable) => panel[panel.IndexOf(variable), 0].Status(panel.Roster.IndexOf(unit));
        Assert.Equal((CellStatus.NotApplicable, CellStatus.Missing, CellStatus.Observed), (Status("天津", "total"), Status("北京", "state"), Status("天津", "state")));
        Assert.Equal(0, TestFolder.Value(panel, "天津", 2021, "state"));
    }

    [Fact]
    public void Place_that_cannot_hold_a_panel_is_refused()
    {
        var cells = Read(Table).Cells;
        Assert.Equal(FindingKinds.BadArgument, Fault(() => IntakeTable.Write(folder.Path("panel.txt"), cells)).Kind);
        folder.Text("file", "");
        Assert.Equal(FindingKinds.OutUnwritable, Fault(() => IntakeTable.Write(folder.Path("file/panel.parquet"), cells)).Kind);
    }

    [Theory]
    [InlineData("{ \"units\": [\"A\"] }", "$.variables")]
    [InlineData("{ \"units\": [], \"variables\": [ { \"code\": \"x\", \"header\": [\"x\"] } ] }", "$.units")]
    [InlineData("{ \"unitz\": [], \"units\": [\"A\"], \"variables\": [ { \"code\": \"x\", \"header\": [\"x\"] } ] }", "$.unitz")]
    public void Mapping_with_faults_names_the_place(string mapping, string place) => Assert.Equal((FindingKinds.InvalidMapping, place), Named(Fault(() => Read(Table, mapping))));

    [Fact]
    public void Mapping_that_is_no_JSON_and_table_that_is_no_UTF8_are_refused()
    {
        Assert.Equal(FindingKinds.InvalidMapping, Fault(() => Read(Table, "{")).Kind);
        var mapping = IntakeMapping.Read(folder.Text("mapping.json", Mapping));
        Assert.Equal(FindingKinds.NotUtf8, Fault(() => IntakeReader.Read(mapping, [folder.Bytes("form.csv", Encoding.Latin1.GetBytes("é,1\n"))])).Kind);
        Assert.Equal(FindingKinds.NoInputFile, Fault(() => IntakeReader.Read(mapping, [folder.Path("none.csv")])).Kind);
    }

    [Fact]
    public void Folders_and_patterns_are_searched_for_tables_and_each_file_is_read_once()
    {
        var mapping = IntakeMapping.Read(folder.Text("mapping.json", Mapping));
        folder.Text("pages/b-2021.csv", Table);
        folder.Text("pages/more/a-2020.csv", Table.Replace("2021年", "2020年", StringComparison.Ordinal).Replace("30", "31", StringComparison.Ordinal));
        folder.Text("pages/~$b-2021.xlsx", "lock");
        folder.Text("pages/readme.md", "# no table");
        var all = IntakeReader.Read(mapping, [folder.Path("pages")]);
        Assert.Equal(["pages/b-2021.csv", "pages/more/a-2020.csv"], all.Files.Select(file => file.Name));
        Assert.Equal([2020, 2021], all.Cells.Select(cell => cell.Year).Distinct());
        Assert.Equal(all.Cells, IntakeReader.Read(mapping, [folder.Path("pages/**/*.csv"), folder.Path("pages/b-2021.csv")]).Cells);
        Assert.Equal(2, Assert.Throws<ScoringException>(() => IntakeReader.Read(mapping, [folder.Path("none/*.xlsx"), folder.Path("nowhere")])).Faults.Count(fault => fault.Kind == FindingKinds.NoInputFile));
    }

    [Fact]
    public void Column_below_a_merged_header_is_told_by_its_path_and_its_own_unit_of_measure()
    {
        const string Two = "2021年\n地区,申请数（件）,,金额（亿元）,\n,合计,发明,合计,发明\n全国,30,12,5,2\n北京,10,4,3,1\n";
        const string Mapped = """{ "units": ["全国", "北京"], "variables": [ { "code": "a", "header": "申请数>合计" }, { "code": "b", "header": "金额", "measure": "万元" } ] }""";
        // Text tables have no merged cells: a path ends at the cell above.
        var reading = Read(Two, Mapped);
        Assert.Equal([("a", 30.0, "件"), ("b", 5.0, "亿元")], reading.Cells.Where(cell => cell.Unit == "全国").Select(cell => (cell.Variable, cell.Value, cell.Measure)));
        Assert.Equal(FindingKinds.MixedMeasures, Assert.Single(reading.Findings).Kind);
    }

    [Fact]
    public void Alias_is_used_and_reported()
    {
        var reading = Read(Table.Replace("北 京", "北亰", StringComparison.Ordinal), Mapping.Replace("\"skip\"", "\"aliases\": { \"北亰\": \"北京\" }, \"skip\"", StringComparison.Ordinal));
        Assert.Contains(reading.Cells, cell => cell is { Unit: "北京", Value: 10 });
        Assert.Equal(("alias-used", "北京", "form!A6"), Assert.Single(reading.Findings.Select(finding => (finding.Kind.Code, finding.Unit!, finding.Path!))));
    }

    [Theory]
    [InlineData("2021年1-6月经费", "1-6月")]
    [InlineData("2021年6月经费", "6月")]
    [InlineData("2021年1—11月份经费", "1—11月份")]
    [InlineData("2021年上半年经费", "上半年")]
    [InlineData("2021年前三季度经费", "前三季度")]
    [InlineData("2021年第4季度经费", "4季度")]
    [InlineData("2021年1-12月经费", null)]
    [InlineData("2021年12月经费", null)]
    [InlineData("截至2021年6月30日经费", null)]
    [InlineData("2021年经费\n填报日期：2022年3月", null)]
    public void Title_of_a_part_of_the_year_is_told(string title, string? part) =>
        Assert.Equal(part is null ? [] : [$"page-of-part-year \"{part}\""], Read(Table.Replace("2021年 经费", title, StringComparison.Ordinal)).Findings.Select(finding => $"{finding.Kind.Code} {finding.Found}"));

    [Theory]
    [InlineData("政府资金目标", "目标")]
    [InlineData("上年政府资金", "上年")]
    [InlineData("政府资金同比增长（%）", "同比")]
    [InlineData("政府资金（万元）", null)]
    public void Header_of_another_figure_is_told(string header, string? word)
    {
        var told = Read(Table.Replace("# 政府资金", header, StringComparison.Ordinal)).Findings;
        Assert.Equal(word is null ? [] : [$"form!C3 \"{header.Replace('（', '(').Replace('）', ')')}\" ({word})"], told.Where(finding => finding.Kind == FindingKinds.HeaderSaysMore).Select(finding => $"{finding.Path} {finding.Found}"));
        var mapping = Mapping.Replace("\"政府资金\"", $"\"{header}\"", StringComparison.Ordinal);
        Assert.DoesNotContain(Read(Table.Replace("# 政府资金", header, StringComparison.Ordinal), mapping).Findings, finding => finding.Kind == FindingKinds.HeaderSaysMore);
    }

    [Theory]
    [InlineData("", "合计（亿元）", "亿元")]
    [InlineData("", "合计（亿）", "亿元")]
    [InlineData("", "合计亿元", "亿元")]
    [InlineData("", "合计（百万元）", "百万元")]
    [InlineData("", "合计（计量单位：千元）", "千元")]
    [InlineData("单位：亿元", "合计", "亿元")]
    [InlineData("单位：亿元、人", "合计", "亿元")]
    [InlineData("单位：亿", "合计", "亿元")]
    [InlineData("单位：人、%", "合计", "万元")] // nothing said of money
    [InlineData("单位：亿元", "合计（万元）", "万元")]
    [InlineData("", "合计（全时）", "万元")]
    public void Unit_of_measure_is_that_of_the_header_or_the_page(string page, string header, string measure)
    {
        var reading = Read($"2021年\n{page}\n地区,{header},政府资金\n全国,30,12\n北京,10,4\n天津,20,7\n");
        Assert.All(reading.Cells.Where(cell => cell.Variable == "total"), cell => Assert.Equal(measure, cell.Measure));
        Assert.Equal(measure == "万元" ? [] : [$"{measure}; 万元"], reading.Findings.Where(finding => finding.Kind == FindingKinds.MixedMeasures && finding.Variable == "total").Select(finding => $"{finding.Found}; {finding.Expected}"));
    }

    [Theory]
    [InlineData("每万人")]
    [InlineData("合计（年）")]
    public void Words_that_are_no_unit_of_measure_are_none(string header) => Assert.Equal("", MeasureText.InHeader([IntakeReader.Compact(header)]));

    [Theory]
    [InlineData("", "地区,合 计 Total,# 政府资金", null)] // goes on on the next page
    [InlineData("2021年 经费（续表）", "地区,合 计 Total,# 政府资金", null)]
    [InlineData("2020年 经费", "地区,合 计 Total,# 政府资金", "form!A8 2020 2021")]
    [InlineData("续表", "地区,# 政府资金,合 计 Total", "form!B8 \"# 政府资金\" \"合 计 Total\"")]
    public void Second_table_on_a_sheet_is_taken_only_where_it_is_the_first_one_going_on(string title, string header, string? fault)
    {
        var table = Table.Replace("天津,20,7", $"{title}\n{header}\n天津,20,7", StringComparison.Ordinal);
        if (fault is null) Assert.Equal([20, 7], Read(table).Cells.Where(cell => cell.Unit == "天津").Select(cell => cell.Value));
        else Assert.Equal(fault, Fault(() => Read(table)) is { Kind.Code: "second-table" } told ? $"{told.Path} {told.Found} {told.Expected}" : "");
    }

    [Fact]
    public void Quote_that_is_never_closed_and_bytes_of_another_encoding_are_named_by_their_line()
    {
        var quote = Fault(() => Read(Table.Replace("天津,20,7", "\"天津,20,7", StringComparison.Ordinal)));
        Assert.Equal((FindingKinds.MalformedCsv, "#7"), Named(quote));
        Assert.StartsWith("\"\"天津,20,7", quote.Found, StringComparison.Ordinal);
        var mapping = IntakeMapping.Read(folder.Text("mapping.json", Mapping));
        var encoding = Fault(() => IntakeReader.Read(mapping, [folder.Bytes("form.csv", [.. "2021\n"u8, 0xB1, 0xB1])]));
        Assert.Equal((FindingKinds.NotUtf8, "#2"), Named(encoding));
    }

    [Theory]
    [InlineData("form.xls", "no workbook", "no .xlsx")]
    [InlineData("form.xlsx", "no workbook", "no .xlsx")]
    [InlineData("form.xlsx", "", "0 bytes")]
    [InlineData("form.xls", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", ".xls (Excel 97–2003), or a password")]
    public void Workbook_that_is_none_is_refused(string name, string content, string found)
    {
        var mapping = IntakeMapping.Read(folder.Text("mapping.json", Mapping));
        var fault = Fault(() => IntakeReader.Read(mapping, [folder.Bytes(name, Encoding.Latin1.GetBytes(content))]));
        Assert.Equal((FindingKinds.UnreadableFile, found), (fault.Kind, fault.Found));
    }

    static (FindingKind, string?) Named(Finding finding) => (finding.Kind, finding.Path);

    static Finding Fault(Action action) => Assert.Throws<ScoringException>(action).Faults[0];
}

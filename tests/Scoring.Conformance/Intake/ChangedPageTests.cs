using Scoring.Data.Intake;
using Scoring.Findings;
using Scoring.Tests.Shared;

namespace Scoring.Conformance.Intake;

/// <summary>Yearbook pages whose form is changed as it changes between years are read as before; what cannot be read is named by its cell.</summary>
public sealed class ChangedPageTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("scoring-pages-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Forms => ["funds", "labour", "patents"];

    IntakeReading Read(string form, YearbookPage page, string name = "page.xlsx") => IntakeReader.Read(YearbookPage.Mapping(form), [page.Save(Path.Combine(folder, name))]);

    Finding Fault(string form, YearbookPage page, string name = "page.xlsx") => Assert.Single(Assert.Throws<ScoringException>(() => Read(form, page, name)).Faults);

    void AssertSame(string form, YearbookPage page, string name = "page.xlsx")
    {
        var reading = Read(form, page, name);
        Assert.Equal(Read(form, YearbookPage.Of(form, 2020), $"original-{name}").Cells, reading.Cells);
        Assert.DoesNotContain(reading.Findings, finding => finding.Kind.Severity != Severity.Info);
    }

    [SharedDataTheory]
    [MemberData(nameof(Forms))]
    public void Rows_and_columns_may_stand_elsewhere(string form)
    {
        var page = YearbookPage.Of(form, 2020);
        page.Rows = [.. Enumerable.Repeat(new List<string> { "" }, 5), .. page.Rows.Select(row => new List<string>(["", "", .. row]))];
        AssertSame(form, page);
    }

    [SharedDataTheory]
    [MemberData(nameof(Forms))]
    public void Columns_may_stand_in_another_order(string form)
    {
        var page = YearbookPage.Of(form, 2020);
        page.Rows = [.. page.Rows.Select((row, i) => i < page.Header ? row : new List<string>([row[0], .. row.Skip(1).Reverse()]))];
        AssertSame(form, page);
    }

    [SharedDataTheory]
    [MemberData(nameof(Forms))]
    public void Units_may_stand_in_another_order_and_behind_the_figures(string form)
    {
        var page = YearbookPage.Of(form, 2020);
        var first = page.Rows.FindIndex(row => row[0].StartsWith('全'));
        page.Rows = [.. page.Rows[..first].Select(Turned), .. page.Rows[first..].AsEnumerable().Reverse().Select(Turned)];
        AssertSame(form, page);

        static List<string> Turned(List<string> row) => [.. row.Skip(1), row[0]];
    }

    [SharedDataTheory]
    [MemberData(nameof(Forms))]
    public void Notes_numbered_columns_blank_rows_and_other_sheets_do_not_matter(string form)
    {
        var page = YearbookPage.Of(form, 2020);
        var width = page.Rows[0].Count;
        var first = page.Rows.FindIndex(row => row[0].StartsWith('全'));
        page.Rows.Insert(first, ["甲", "乙", .. Enumerable.Range(1, width - 2).Select(i => $"{i}")]);
        page.Rows.Insert(first + 5, [.. Enumerable.Repeat("", width)]);
        page.Rows.Add(["注：1. 2020年起按新口径；2. 地区合计不含军队。"]);
        page.Rows.Add(["Note: figures of 2020 follow the new rules."]);
        page.Others.Add(("说明", "本表由地区统计部门填报"));
        page.Sheet = "表8-7 (2)";
        AssertSame(form, page);
    }

    [SharedDataTheory]
    [MemberData(nameof(Forms))]
    public void Headers_may_be_merged_full_width_bilingual_or_missing(string form)
    {
        var page = YearbookPage.Of(form, 2020);
        var header = page.Header;
        var last = (char)('A' + page.Rows[header].Count - 1);
        page.Merged.Add($"C{header + 1}:{last}{header + 1}");
        page.Merged.Add($"A{header + 1}:A{header + 2}");
        page.Rows[header][0] = "地　区\nRegion";
        page.Rows[header][2] = page.Rows[header][2].Replace("R&D", "Ｒ＆Ｄ", StringComparison.Ordinal).Replace("合 计", "合　计\n", StringComparison.Ordinal);
        AssertSame(form, page, "merged.xlsx");

        page = YearbookPage.Of(form, 2020);
        page.Rows[page.Header][0] = "";
        AssertSame(form, page, "without.xlsx");
    }

    [SharedDataTheory]
    [MemberData(nameof(Forms))]
    public void Names_of_units_may_carry_blanks_and_another_language(string form)
    {
        var page = YearbookPage.Of(form, 2020);
        foreach (var row in page.Rows.Skip(page.Header + 1).Where(row => row[0].Length > 0)) (row[0], row[1]) = (string.Join('　', row[0].Where(c => c != ' ')) + " " + row[1], "");
        AssertSame(form, page);
    }

    [SharedDataFact]
    public void Year_is_the_titles_not_the_yearbooks_own_and_a_file_of_another_name_is_named()
    {
        var page = YearbookPage.Of("labour", 2020);
        page.Rows[0][0] = "1-4 各地区研究与试验发展(R&D)人员全时当量(２０１３ 年)";
        page.Rows[1][0] = "中国科技统计年鉴2014  China Statistical Yearbook on Science and Technology";
        var reading = Read("labour", page, "labour-2014.xlsx");
        Assert.Equal([2013], reading.Cells.Select(cell => cell.Year).Distinct());
        Assert.Equal(("page-years-differ", "2013, 2014"), Assert.Single(reading.Findings.Select(finding => (finding.Kind.Code, finding.Found))));
    }

    [SharedDataFact]
    public void Pages_without_a_year_with_two_or_without_a_column_stop_with_their_cell()
    {
        var page = YearbookPage.Of("patents", 2020);
        (page.Rows[0][0], page.Rows[1][0]) = ("8-7 国内三种专利申请数按地区分布", "");
        var fault = Fault("patents", page);
        Assert.Equal((FindingKinds.YearNotGiven, "page.xlsx", "1!A1"), (fault.Kind, fault.File, fault.Path));

        page.Rows[0][0] = "8-7 国内三种专利申请数按地区分布(2019年、2020年)";
        Assert.Equal(FindingKinds.YearNotGiven, Fault("patents", page, "two.xlsx").Kind);

        page = YearbookPage.Of("patents", 2020);
        page.Rows[page.Header + 1][4] = "新式样";
        fault = Fault("patents", page, "column.xlsx");
        Assert.Equal((FindingKinds.MissingColumn, "v4_cg_zlsq_syxx", "1!A5"), (fault.Kind, fault.Variable, fault.Path));

        page.Rows[page.Header + 1][4] = "外观设计";
        Assert.Contains(Assert.Throws<ScoringException>(() => Read("patents", page, "twice.xlsx")).Faults,
            twice => twice is { Variable: "v4_cg_zlsq_wgsj", Path: "1!F5" } && twice.Kind == FindingKinds.DuplicateColumn && twice.Found.Contains("1!E5, 1!F5", StringComparison.Ordinal));
    }

    [SharedDataTheory]
    [InlineData("labour", "内蒙古", "内蒙占")]
    [InlineData("patents", "江西", "江两")]
    [InlineData("funds", "江西", "江四")]
    [InlineData("funds", "西藏", "四藏")]
    [InlineData("funds", "西藏", "两藏")]
    [InlineData("funds", "山西", "山两")]
    [InlineData("funds", "浙江", "浙汀")]
    [InlineData("labour", "东部地区", "尔部地区")]
    public void Misread_unit_is_left_out_and_named_with_its_nearest_name(string form, string unit, string misread)
    {
        var page = YearbookPage.Of(form, 2020);
        page.Row(unit)[0] = misread;
        var reading = Read(form, page);
        var row = page.Rows.FindIndex(cells => cells[0] == misread) + 1;
        Assert.Equal([($"unit-not-in-roster", $"1!A{row}", $"\"{misread}\"", unit)],
            reading.Findings.Select(finding => (finding.Kind.Code, finding.Path!, finding.Found, finding.Suggestion!)));
        Assert.DoesNotContain(reading.Cells, cell => cell.Unit == unit);
    }

    [SharedDataFact]
    public void Row_without_a_name_missing_unit_and_masked_cell_are_named_by_their_cells()
    {
        var page = YearbookPage.Of("funds", 2020);
        page.Row("北京")[3] = "108xx276";
        var row = page.Rows.FindIndex(cells => string.Concat(cells[0].Split(' ')) == "天津");
        page.Rows[row][0] = page.Rows[row][1] = "";
        page.Rows.RemoveAll(cells => string.Concat(cells[0].Split(' ')) == "新疆");
        Assert.Equal(
            ["cell-not-read 1!D12", $"row-without-unit 1!A{row + 1}", "unit-not-on-page 1!A7 天津", "unit-not-on-page 1!A7 新疆"],
            Read("funds", page).Findings.Select(finding => $"{finding.Kind.Code} {finding.Path}{(finding.Kind == FindingKinds.UnitNotOnPage ? " " + finding.Unit : "")}").Order(StringComparer.Ordinal));
    }

    [SharedDataFact]
    public void Unit_of_measure_of_the_page_counts_and_is_named_where_the_mapping_expects_another()
    {
        var page = YearbookPage.Of("funds", 2020);
        page.Rows[2][0] = "单位：亿元";
        var reading = Read("funds", page);
        Assert.All(reading.Cells, cell => Assert.Equal("亿元", cell.Measure));
        Assert.Equal(5, reading.Findings.Count(finding => finding.Kind == FindingKinds.MixedMeasures));
    }

    [SharedDataFact]
    public void Page_that_repeats_another_years_figures_is_found()
    {
        var page = YearbookPage.Of("bulletin", 2020);
        page.Save(Path.Combine(folder, "bulletin-2019.xlsx"));
        page.Save(Path.Combine(folder, "bulletin-2020.xlsx"));
        var reading = IntakeReader.Read(YearbookPage.Mapping("bulletin"), [folder]);
        Assert.Equal(("page-repeated", 2020, "= 2019 (64 / 64)"), Assert.Single(reading.Findings.Select(finding => (finding.Kind.Code, finding.Year!.Value, finding.Found))));
    }
}

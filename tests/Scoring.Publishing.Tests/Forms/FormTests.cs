using Scoring.Data.Intake;
using Scoring.Data.Runs;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Publishing.Forms;
using Scoring.Publishing.Tests.Workbooks;

namespace Scoring.Publishing.Tests.Forms;

/// <summary>Collection forms: what stands in them, what their cells check, and that they come in again as they were filled in.</summary>
public sealed partial class FormTests : IDisposable
{
    /// <summary>Patents held, as work reports state them: 1,071 + 176 + 367 − 103 = 1,511.</summary>
    const string Patents = """
        { "id": "patents", "version": "2024", "title": { "zh": "发明专利统计", "en": "Patents" },
          "variables": [ { "code": "held", "name": { "zh": "发明专利拥有量", "en": "Patents held" }, "unit": "件", "kind": "stock" },
            { "code": "granted", "name": { "zh": "授权", "en": "Granted" }, "unit": "件", "kind": "flow" }, { "code": "received", "name": { "zh": "受让", "en": "Received" }, "unit": "件", "kind": "flow" },
            { "code": "lapsed", "name": { "zh": "失效", "en": "Lapsed" }, "unit": "件", "kind": "flow", "range": [0, 2000] },
            { "code": "share", "name": { "zh": "高价值占比", "en": "High-value share" }, "unit": "%", "kind": "rate" }, { "code": "population", "source": "人口", "unit": "万人", "kind": "stock" } ],
          "identities": [ { "code": "stock", "name": { "zh": "期末存量", "en": "Stock at the end" }, "left": "lag(held, 1) + granted + received - lapsed", "right": "held" } ],
          "indicators": [ { "code": "per10k", "unit": "件/万人", "value": "held / population" }, { "code": "rise", "unit": "%", "value": "clip(growth(held), -50, 100)" },
            { "code": "share", "unit": "%", "value": "share" }, { "code": "part", "unit": "%", "value": "share(held) * 100" } ],
          "framework": { "code": "index", "children": ["per10k", "rise", "share", "part"] } }
        """;

    readonly string folder = Directory.CreateTempSubdirectory("scoring-forms-").FullName;

    public FormTests()
    {
        File.WriteAllText(At("patents.json"), Patents);
        File.WriteAllText(At("panel.csv"), "unit,year,held,granted,received,lapsed,share,人口\na,2018,1071,100,20,30,35,160\nb,2018,500,50,,10,20,80\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void Workbook_is_without_faults_and_shows_last_year(Language language)
    {
        var outcome = FormRun.Execute(Request() with { Language = language });
        Assert.Equal((2019, 2, 6, 11), (outcome.Year, outcome.Sheets, outcome.Variables, outcome.Filled));
        Assert.Empty(SheetReader.Faults(At("form.xlsx")));
        var book = new SheetReader(At("form.xlsx"));
        Assert.Equal([language == Language.Chinese ? "填报说明" : "Instructions", "a a", "b b"], book.Names);
        Assert.Equal("a", book.Text("a a", 3, 1));
        Assert.Equal("patents-2024", book.Text("a a", 2, 1));
        Assert.Equal(["held", "granted", "received", "lapsed", "share", "population"], Enumerable.Range(7, 6).Select(row => book.Text("a a", row, 3)));
        Assert.Equal([1071, 100, 20, 30, 35, 160], Enumerable.Range(7, 6).Select(row => book.Number("a a", row, 4)));
        Assert.Equal(double.NaN, book.Number("b b", 9, 4)); // unknown, not zero
        Assert.Equal(language == Language.Chinese ? "发明专利拥有量" : "Patents held", book.Text("a a", 7, 1));
        Assert.Equal("件", book.Text("a a", 7, 2));
    }

    [Fact]
    public void Same_request_gives_the_same_bytes()
    {
        var first = FormRun.Execute(Request());
        var text = File.ReadAllText(first.MappingFile);
        Assert.Equal(first.Workbook.Sha256, FormRun.Execute(Request()).Workbook.Sha256);
        Assert.Equal(text, File.ReadAllText(first.MappingFile));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder), path => path.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_entries_can_be_changed_and_each_has_its_rule()
    {
        FormRun.Execute(Request());
        var xml = Sheet(At("form.xlsx"), 2);
        Assert.Contains("<x:sheetProtection", xml, StringComparison.Ordinal);
        Assert.Contains("OR(AND(ISNUMBER(F7),F7&gt;=0),F7=\"-\")", xml, StringComparison.Ordinal); // a stock is never negative
        Assert.Contains("OR(AND(ISNUMBER(F10),F10&gt;=0,F10&lt;=2000),F10=\"-\")", xml, StringComparison.Ordinal); // the declared range
        Assert.Contains("OR(ISNUMBER(F11),F11=\"-\")", xml, StringComparison.Ordinal); // a rate may be
        Assert.Contains("AND(ISNUMBER(F11),F11&gt;100)", xml, StringComparison.Ordinal); // shares above 100
        Assert.Contains("IF(ISNUMBER($G7),ABS($G7)&gt;50,FALSE)", xml, StringComparison.Ordinal); // large changes
    }

    [Fact]
    public void Filled_form_comes_in_again_as_the_numbers_it_holds()
    {
        var outcome = FormRun.Execute(Request());
        Fill(2, ("F7", "1511"), ("F8", "176"), ("F9", "367"), ("F10", "103"), ("F11", "41.25"), ("F12", "160.1"), ("I7", "含受让"));
        Fill(3, ("F7", "0"), ("F8", "52.5"), ("F10", "-"), ("F11", "2O"));
        var reading = IntakeReader.Read(IntakeMapping.Read(outcome.MappingFile), [At("form.xlsx")]);
        Assert.Equal(
        [
            ("a", 2019, "held", 1511, "件"), ("a", 2019, "granted", 176, "件"), ("a", 2019, "received", 367, "件"), ("a", 2019, "lapsed", 103, "件"), ("a", 2019, "share", 41.25, "%"), ("a", 2019, "人口", 160.1, "万人"),
            ("b", 2019, "held", 0, "件"), ("b", 2019, "granted", 52.5, "件"), // zero is a value; an empty cell gives none
            ("b", 2019, "lapsed", double.NaN, "件"), // and '-' says that the quantity does not concern the unit
        ], reading.Cells.Select(cell => (cell.Unit, cell.Year, cell.Variable, cell.Value, cell.Measure)));
        var told = Assert.Single(reading.Findings);
        Assert.Equal((FindingKinds.CellNotRead, "b", "share", "b b!F11"), (told.Kind, told.Unit, told.Variable, told.Path));

        Assert.Equal(["lapsed"], reading.Cells.Where(cell => cell.Status == CellStatus.NotApplicable).Select(cell => cell.Variable));

        // Last year's panel and this year's forms are one panel, which the scheme scores; its identity holds.
        IntakeTable.Write(At("2019.parquet"), reading.Cells);
        var evaluation = AnnualRun.Execute(new RunRequest { SchemeFile = At("patents.json"), Panel = [At("panel.csv"), At("2019.parquet")], Threads = 1 });
        Assert.Equal(1511 / 160.1, evaluation.Evaluation.Indicators[0, 1].Values[0]);
        Assert.DoesNotContain(evaluation.Findings, finding => finding.Kind.Code.StartsWith("identity", StringComparison.Ordinal) && finding.Unit == "a");
    }

    [Fact]
    public void Blank_form_lists_the_units_and_takes_any_of_them()
    {
        File.WriteAllText(At("roster.csv"), "code,name\na,甲县\nb,乙县\n");
        var outcome = FormRun.Execute(Request() with { Panel = [], Units = [], Year = 2025, RosterFile = At("roster.csv"), MappingFile = At("back.json") });
        Assert.Equal((1, 0, At("back.json")), (outcome.Sheets, outcome.Filled, outcome.MappingFile));
        Assert.Empty(SheetReader.Faults(At("form.xlsx")));
        var book = new SheetReader(At("form.xlsx"));
        Assert.Equal(["填报说明", "采集表", "单位名录"], book.Names);
        Assert.Equal("乙县", book.Text("单位名录", 3, 1));
        Assert.Contains("'单位名录'!$A$2:$A$3", Sheet(At("form.xlsx"), 2), StringComparison.Ordinal);
        Assert.Empty(Reread().Cells); // not filled in: told, nothing taken
        Assert.Equal(FindingKinds.UnitNotInRoster, Assert.Single(Reread().Findings).Kind);
        Fill(2, ("B3", "b"), ("F7", "12"));
        Assert.Equal([("b", 2025, "held", 12.0)], Reread().Cells.Select(cell => (cell.Unit, cell.Year, cell.Variable, cell.Value)));

        IntakeReading Reread() => IntakeReader.Read(IntakeMapping.Read(outcome.MappingFile), [At("form.xlsx")]);
    }

    [Fact]
    public void Form_that_was_tampered_with_is_told()
    {
        var outcome = FormRun.Execute(Request() with { Units = ["a"] });
        Fill(2, ("F7", "1"));
        Change(2, ">granted<", ">grnated<");
        var faults = Assert.Throws<ScoringException>(() => IntakeReader.Read(IntakeMapping.Read(outcome.MappingFile), [At("form.xlsx")])).Faults;
        Assert.Equal((FindingKinds.MissingColumn, "granted"), (Assert.Single(faults).Kind, faults[0].Variable));
        Change(2, ">grnated<", ">granted<");
        Change(2, "报告期：2019年", "报告期：本年");
        Assert.Equal(FindingKinds.YearNotGiven, Assert.Single(Assert.Throws<ScoringException>(() => IntakeReader.Read(IntakeMapping.Read(outcome.MappingFile), [At("form.xlsx")])).Faults).Kind);
    }

    [Theory]
    [InlineData("unit", "bad-argument")]
    [InlineData("year", "year-not-in-panel")]
    [InlineData("neither", "bad-argument")]
    [InlineData("nobody", "bad-argument")]
    [InlineData("name", "bad-argument")]
    public void What_cannot_be_done_is_told_and_nothing_is_written(string wrong, string code)
    {
        var request = wrong switch
        {
            "unit" => Request() with { Units = ["a", "c"] },
            "year" => Request() with { Year = 2030 },
            "neither" => Request() with { Panel = [], Year = null },
            "nobody" => Request() with { Panel = [], Units = [], Year = 2025 },
            _ => Request() with { Output = At("form.pdf") },
        };
        Assert.Contains(Assert.Throws<ScoringException>(() => FormRun.Execute(request)).Faults, fault => fault.Kind.Code == code);
        Assert.False(File.Exists(At("form.xlsx")) || File.Exists(At("form.mapping.json")));
    }

    [LibreOfficeFact]
    public void Checks_work_themselves_out()
    {
        FormRun.Execute(Request());
        Fill(2, ("F7", "1511"), ("F8", "176"), ("F9", "367"), ("F10", "103"), ("F11", "41.25"), ("F12", "160.1"));
        Fill(3, ("F7", "600"), ("F8", "-5"), ("F9", "abc"), ("F10", "5000"), ("F11", "120"), ("F12", "-"));
        Directory.CreateDirectory(At("back"));
        LibreOffice.Recalculate(At("back"), At("form.xlsx"));
        var book = new SheetReader(At("back/form.xlsx"));
        Assert.Equal([41.1, 76, 1735, 243.3], Enumerable.Range(7, 4).Select(row => book.Number("a a", row, 6))); // 440 of 1,071 and so on
        string? Said(string sheet, int row) => book.Text(sheet, row, 7) is { Length: > 0 } text ? text : null;
        Assert.Equal<IEnumerable<string?>>([null, "变动超过50%，请在备注中说明"], [Said("a a", 7), Said("a a", 8)]);
        Assert.Equal<IEnumerable<string?>>([null, "不应为负", "请填数字", "超出合理范围 0…2000", "超过100%", "不适用"], Enumerable.Range(7, 6).Select(row => Said("b b", row)));
        // 1,071 + 176 + 367 − 103 = 1,511; of b one part is no number, so nothing is said.
        Assert.Equal((1511, 1511, 0, "平衡"), (book.Number("a a", 16, 4), book.Number("a a", 16, 5), book.Number("a a", 16, 6), Said("a a", 16)));
        Assert.Null(Said("b b", 16));
        // Indicators: per 10,000 people, growth held at 100, the share of all that no form can know.
        Assert.Equal(1511 / 160.1, book.Number("a a", 20, 5), 1e-12);
        Assert.Equal(1071 / 160.0, book.Number("a a", 20, 4), 1e-12);
        Assert.Equal((1511.0 / 1071 - 1) * 100, book.Number("a a", 21, 5), 1e-12);
        Assert.Equal(1511 / 2111.0 * 100, book.Number("a a", 23, 5), 1e-12); // of all units, each with its form
        Assert.Equal(1071 / 1571.0 * 100, book.Number("a a", 23, 4), 1e-12); // of last year's total in the panel
    }

    /// <summary>What the form shows is what the engine gets from the forms as they are taken in.</summary>
    [LibreOfficeFact]
    public void Figures_of_several_years_and_units_are_those_of_the_engine()
    {
        string[] formulas =
        [
            "lag(rd, 3)", "growth(rd, 2)", "change(rd, 3)", "cagr(rd, 3)", "sum(rd, 3)", "mean(rd, 2)", "multiple(rd, 2019)", "share(rd) * 100", "rd / total(rd)", "share(lag_1)",
            "coalesce(audited, rd)", "coalesce(audited, growth(audited), rd / zero)", "if(is_missing(audited), 0, audited)", "if(rd > 100, 1 / zero, rd)", "pow(rd, 0.5)", "if(rd < 0, 1, missing)", "coalesce(rd / zero, 7)",
        ];
        File.WriteAllText(At("years.json"), $$"""
            { "id": "years", "version": "1", "variables": [ { "code": "rd" }, { "code": "audited" }, { "code": "zero" } ],
              "indicators": [ { "code": "lag_1", "value": "lag(rd)" }, {{string.Join(", ", formulas.Select((formula, i) => $$"""{ "code": "i{{i}}", "value": "{{formula}}" }"""))}} ],
              "framework": { "code": "index", "children": [ "lag_1", {{string.Join(", ", formulas.Select((_, i) => $"\"i{i}\""))}} ] } }
            """);
        File.WriteAllText(At("years.csv"), "unit,year,rd,audited,zero\na,2018,80,,0\na,2019,90,88,0\na,2020,99,,0\nb,2018,40,40,0\nb,2019,50,,0\nb,2020,61,60,0\n全国,2018,120,,0\n全国,2019,140,,0\n全国,2020,160,,0\n");
        File.WriteAllText(At("roster.csv"), "code,aggregate\n全国,true\na,false\nb,false\n");
        var outcome = FormRun.Execute(new FormRequest { SchemeFile = At("years.json"), RosterFile = At("roster.csv"), Output = At("form.xlsx"), Panel = [At("years.csv")], Units = ["全国", "b", "a"] });
        Assert.Equal(["i9"], outcome.Findings.Where(finding => finding.Kind == FindingKinds.FormCannotKnow).Select(finding => finding.Variable)); // a sum of what is itself worked out
        Fill(2, ("F7", "180.5"), ("F9", "0"));
        Fill(3, ("F7", "70.5"), ("F9", "0"));
        Fill(4, ("F7", "110"), ("F8", "108"), ("F9", "0"));
        Directory.CreateDirectory(At("back"));
        LibreOffice.Recalculate(At("back"), At("form.xlsx"));
        var book = new SheetReader(At("back/form.xlsx"));
        Assert.Equal(["填报说明", "全国 全国", "b b", "a a"], book.Names);
        Assert.Equal((99.0, 90.0, 80.0), (book.Number("a a", 7, 4), book.Number("a a", 7, 9), book.Number("a a", 7, 10)));

        IntakeTable.Write(At("2021.parquet"), IntakeReader.Read(IntakeMapping.Read(outcome.MappingFile), [At("back/form.xlsx")]).Cells);
        var indicators = AnnualRun.Execute(new RunRequest { SchemeFile = At("years.json"), RosterFile = At("roster.csv"), Panel = [At("years.csv"), At("2021.parquet")], Threads = 1 }).Evaluation.Indicators;
        foreach (var sheet in (string[])["a a", "b b", "全国 全国"])
            for (var i = 0; i <= formulas.Length; i++)
                if (i - 1 != 9)
                    Assert.Equal((sheet, i, indicators[i, indicators.IndexOfYear(2021)].Values[indicators.Roster.IndexOf(sheet.Split(' ')[0])]), (sheet, i, book.Number(sheet, 13 + i, 5)), Close);

        static bool Close((string, int, double) left, (string, int, double) right) =>
            left.Item3.Equals(right.Item3) || Math.Abs(left.Item3 - right.Item3) <= 1e-12 * Math.Abs(left.Item3);
    }

    [Fact]
    public void What_the_form_cannot_know_is_said_in_it_and_beside_it()
    {
        var outcome = FormRun.Execute(Request() with { Units = ["a"], Language = Language.English });
        var told = Assert.Single(outcome.Findings, finding => finding.Kind == FindingKinds.FormCannotKnow);
        Assert.Equal(("part", "share(held)"), (told.Variable, told.Found));
        var book = new SheetReader(At("form.xlsx"));
        Assert.Equal(("—", "cannot be worked out here: it takes share(held)"), (book.Text("a a", 23, 5), book.Text("a a", 23, 7)));

        File.WriteAllText(At("patents.json"), Patents.Replace("growth(held)", "growth(held, 3)", StringComparison.Ordinal).Replace("lag(held, 1)", "lag(held, 2)", StringComparison.Ordinal));
        outcome = FormRun.Execute(Request());
        Assert.Equal([("stock", "held 2017"), ("rise", "held 2016")], outcome.Findings.Where(finding => finding.Kind == FindingKinds.FormCannotKnow).Select(finding => (finding.Variable!, finding.Found)));
        Assert.Equal("本表不能校验：缺 held 2017", new SheetReader(At("form.xlsx")).Text("a a", 16, 7));
    }

    [Fact]
    public void Identity_of_named_units_stands_on_their_forms_alone()
    {
        File.WriteAllText(At("patents.json"), Patents.Replace("\"tolerance\"", "", StringComparison.Ordinal).Replace("\"code\": \"stock\"", "\"code\": \"stock\", \"units\": [\"b*\"]", StringComparison.Ordinal));
        FormRun.Execute(Request());
        Assert.DoesNotContain("恒等关系校验<", Sheet(At("form.xlsx"), 2), StringComparison.Ordinal);
        Assert.Contains("恒等关系校验<", Sheet(At("form.xlsx"), 3), StringComparison.Ordinal);
    }

    FormRequest Request() => new() { SchemeFile = At("patents.json"), Output = At("form.xlsx"), Panel = [At("panel.csv")], Units = ["a", "b"] };

    string At(string name) => Path.Combine(folder, name);
}

using System.IO.Compression;
using System.Text.Json;

namespace Scoring.Cli.Tests;

/// <summary>The data desk on the command line: masked cells, what identities prove of them, and corrections in every command that scores.</summary>
public sealed class DeskTests : IDisposable
{
    readonly Counties counties = new();

    public void Dispose() => counties.Dispose();

    CommandOutcome Scoring(string command, params string[] options) => CommandOutcome.Of([command, counties.At("scheme.json"), counties.At("panel.csv"), .. options, "--quiet"], session => session with { Width = 160 });

    /// <summary>Hides a digit of one cell, and writes what stood there into a correction file.</summary>
    void Mask()
    {
        var panel = File.ReadAllText(counties.At("panel.csv"));
        Assert.Contains("110101,2022,105,", panel, StringComparison.Ordinal);
        File.WriteAllText(counties.At("panel.csv"), panel.Replace("110101,2022,105,", "110101,2022,1x5,", StringComparison.Ordinal));
        File.WriteAllText(counties.At("corrections.csv"), "unit,year,variable,old,new,reason,by\n110101,2022,gdp,1x5,105,年鉴原表,王\n");
    }

    public static TheoryData<string, string> Commands => new()
    {
        { "check", "" }, { "audit", "" }, { "compare", "--vary normalise=z-score" }, { "weights", "" }, { "whatif", "--weight input=9" },
        { "sensitivity", "--rows 16" }, { "thresholds", "" }, { "run", "--out OUT" }, { "run-all", "--out OUT" }, { "robustness", "--draws 20 --out OUT" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Corrected_panel_gives_what_the_right_panel_gives(string command, string options)
    {
        string[] Options(string folder) => [.. options.Replace("OUT", counties.At(folder), StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var right = Scoring(command, [.. Options("right"), "--json"]);
        Assert.True(right.ExitCode == 0, right.Error);
        Mask();
        var masked = Scoring(command, Options("masked"));
        Assert.Equal(2, masked.ExitCode);
        Assert.Contains("masked-value", masked.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(counties.At("masked")));

        var corrected = Scoring(command, [.. Options("corrected"), "--corrections", counties.At("corrections.csv"), "--json"]);
        Assert.True(corrected.ExitCode == 0, corrected.Error);
        if (command == "check") Assert.Contains("correction-applied", corrected.Output, StringComparison.Ordinal);
        else Assert.Equal(Results(right.Output, command), Results(corrected.Output, command));
    }

    /// <summary>The results alone: these two list what was found and what was asked for above them, the correction with it.</summary>
    static string Results(string output, string command) =>
        command is "run-all" or "robustness" ? output[output.IndexOf("\"units\"", StringComparison.Ordinal)..] : output;

    [Fact]
    public void Corrections_stand_in_the_manifest_and_verify_asks_for_the_same()
    {
        Mask();
        string[] corrections = ["--corrections", counties.At("corrections.csv")];
        Assert.Equal(0, Scoring("run", ["--out", counties.At("run"), .. corrections]).ExitCode);
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(counties.At("run"), "manifest.json")));
        Assert.Equal("corrections.csv", manifest.RootElement.GetProperty("options").GetProperty("corrections").GetString());
        Assert.Contains("corrections.csv", manifest.RootElement.GetProperty("inputs").EnumerateArray().Select(file => file.GetProperty("name").GetString()));

        string[] verify = ["verify", counties.At("run"), counties.At("scheme.json"), counties.At("panel.csv")];
        Assert.Equal(0, CommandOutcome.Of([.. verify, .. corrections]).ExitCode);
        Assert.Equal(2, CommandOutcome.Of(verify).ExitCode);
        File.AppendAllText(counties.At("corrections.csv"), "110102,2022,gdp,106,106.5,重报,李\n");
        Assert.Equal(3, CommandOutcome.Of([.. verify, .. corrections]).ExitCode);
    }

    [Fact]
    public void Correction_that_does_not_fit_or_is_no_table_stops_every_command_alike()
    {
        File.WriteAllText(counties.At("corrections.csv"), "unit,year,variable,old,new,reason,by\n110101,2022,gdp,999,105,年鉴原表,王\n");
        foreach (var command in new[] { "weights", "thresholds", "audit" })
        {
            var outcome = Scoring(command, "--corrections", counties.At("corrections.csv"));
            Assert.Equal(2, outcome.ExitCode);
            Assert.Contains("correction-mismatch", outcome.Error, StringComparison.Ordinal);
            Assert.Equal(2, Scoring(command, "--corrections", counties.At("nowhere.csv")).ExitCode);
        }
    }

    /// <summary>1xx773.8 with an increase of 8236.5 and a growth of 7.38 %: the one number that fits is proposed with its proof, never taken by itself.</summary>
    [Fact]
    public void Masked_amount_is_solved_proved_and_scored_only_once_it_is_corrected()
    {
        File.WriteAllText(counties.At("scheme.json"),
            """
            { "id": "solve", "version": "1", "indicators": [ { "code": "rd" } ], "framework": { "code": "index", "children": ["rd"] },
              "identities": [ { "code": "growth", "left": "more / (rd - more) * 100", "right": "rate", "tolerance": 0.005 } ] }
            """);
        File.WriteAllText(counties.At("panel.csv"), "unit,year,rd,more,rate\nA,2021,1xx773.8,8236.5,7.38\nB,2021,1100,100,10\n");
        var checkedPanel = Scoring("check");
        Assert.Equal(2, checkedPanel.ExitCode);
        Assert.Contains("119773.8", checkedPanel.Error, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(Scoring("check", "--json").Output);
        var fault = Assert.Single(json.RootElement.GetProperty("faults").EnumerateArray());
        Assert.Equal("masked-value", fault.GetProperty("code").GetString());
        Assert.Equal("119773.8", fault.GetProperty("suggestion").GetString());
        Assert.Equal(("A", 2021, "rd", "panel.csv", 1), (fault.GetProperty("unit").GetString(), fault.GetProperty("year").GetInt32(), fault.GetProperty("variable").GetString(),
            fault.GetProperty("file").GetString(), fault.GetProperty("row").GetInt32()));
        Assert.Contains("growth 2021: 7.38", fault.GetProperty("expected").GetString(), StringComparison.Ordinal);
        foreach (var key in new[] { "title", "severity", "found", "count", "remedy", "message" }) Assert.True(fault.TryGetProperty(key, out _), key);

        File.WriteAllText(counties.At("corrections.csv"), "unit,year,variable,old,new,reason,by\nA,2021,rd,1xx773.8,119773.8,恒等式唯一解,数据组\n");
        var run = Scoring("run", "--corrections", counties.At("corrections.csv"), "--out", counties.At("run"), "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("119773.8", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Intake_of_a_folder_gives_a_panel_and_names_cells()
    {
        Directory.CreateDirectory(counties.At("pages"));
        File.WriteAllText(counties.At("pages/form-2021.csv"), "2021年\n地区,合计,金额\n北京,10,1x\n天凖,20,7\n天津,5,3\n");
        File.WriteAllText(counties.At("mapping.json"), """{ "units": ["北京", "天津"], "variables": [ { "code": "n", "header": "合计" }, { "code": "m", "header": "金额" } ] }""");
        var outcome = CommandOutcome.Of(["intake", counties.At("mapping.json"), counties.At("pages"), "--out", counties.At("panel.parquet"), "--json", "--fail-on", "error"]);
        Assert.Equal(1, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(3, json.RootElement.GetProperty("values").GetInt32());
        Assert.Equal(["cell-not-read form-2021!C3", "unit-not-in-roster form-2021!A4"], json.RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => $"{finding.GetProperty("code").GetString()} {finding.GetProperty("path").GetString()}").Order(StringComparer.Ordinal));
        Assert.Equal(2, CommandOutcome.Of(["intake", counties.At("mapping.json"), counties.At("nowhere"), "--out", counties.At("p.parquet")]).ExitCode);
        Assert.False(File.Exists(counties.At("p.parquet")));
    }

    /// <summary>A cell typed as 41.08% holds 0.4108: what people see is taken, another unit of measure is named, and the panel keeps the units apart.</summary>
    [Fact]
    public void Intake_of_a_workbook_takes_what_its_cells_show()
    {
        Workbook("page.xlsx", "2021年主要指标", ("甲县", "0.4108", 1), ("乙县", "0.38", 0));
        Workbook("funds.xlsx", "2021年主要指标", ("甲县", "0.12", 1), ("乙县", "7", 0));
        string Mapping(string measure) => $$"""{ "units": ["甲县", "乙县"], "variables": [ { "code": "x", "header": "数值", "measure": "{{measure}}" } ] }""";
        File.WriteAllText(counties.At("percent.json"), Mapping("%"));
        File.WriteAllText(counties.At("funds.json"), Mapping("万元"));
        var outcome = CommandOutcome.Of(["intake", counties.At("percent.json"), counties.At("page.xlsx"), "--out", counties.At("taken.parquet"), "--lang", "zh"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("page.xlsx，表!B4，单位乙县，2021年，x：0.38；应为 表!B3: 41.08%", outcome.Error, StringComparison.Ordinal);
        outcome = CommandOutcome.Of(["intake", counties.At("funds.json"), counties.At("funds.xlsx"), "--out", counties.At("funds.parquet"), "--fail-on", "error"]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("funds.xlsx, 表!B3, unit 甲县, 2021, x: 12%; expected 万元", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("1 file, 1 value", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_of_measure_that_intake_finds_are_checked_without_a_word_in_the_scheme()
    {
        File.WriteAllText(counties.At("mapping.json"), """{ "units": ["甲", "乙"], "variables": [ { "code": "rd", "header": "经费", "measure": "万元" } ] }""");
        File.WriteAllText(counties.At("2020.csv"), "2020年\n地区,经费（亿元）\n甲,12\n乙,8\n");
        File.WriteAllText(counties.At("2021.csv"), "2021年上半年\n地区,上年经费（万元）\n甲,130000\n乙,“8万”\n");
        var intake = CommandOutcome.Of(["intake", counties.At("mapping.json"), counties.At("202?.csv"), "--out", counties.At("taken.parquet"), "--lang", "zh"]);
        foreach (var said in new[] { "2021.csv，2021!A1，2021年：\"上半年\"", "\"上年经费(万元)\" (上年)；应为 经费", "2020.csv，2020!B2，2020年，rd：亿元；应为 万元" })
            Assert.Contains(said, intake.Error, StringComparison.Ordinal);

        File.WriteAllText(counties.At("scheme.json"), """{ "id": "t", "version": "1", "variables": [ { "code": "rd", "unit": "万元" } ], "indicators": [ { "code": "rd" } ], "framework": { "code": "index", "children": ["rd"] } }""");
        var check = CommandOutcome.Of(["check", counties.At("scheme.json"), counties.At("taken.parquet"), "--fail-on", "error", "--quiet"]);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("mixed-measures", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_says_on_the_console_and_in_JSON_what_it_cannot_work_out()
    {
        File.WriteAllText(counties.At("scheme.json"), """
            { "id": "t", "version": "1", "variables": [ { "code": "rd" } ], "indicators": [ { "code": "part", "value": "share(rd)" }, { "code": "rise", "value": "growth(rd, 5)" } ],
              "framework": { "code": "index", "children": ["part", "rise"] } }
            """);
        File.WriteAllText(counties.At("roster.csv"), "code\n010001\n");
        string[] form = ["form", counties.At("scheme.json"), "--roster", counties.At("roster.csv"), "--year", "2025", "--out", counties.At("form.xlsx")];
        var said = CommandOutcome.Of([.. form, "--lang", "zh"]);
        Assert.Equal(0, said.ExitCode);
        Assert.Contains("part：share(rd)", said.Error, StringComparison.Ordinal);
        Assert.Contains("rise：rd 2020", said.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(CommandOutcome.Of([.. form, "--json"]).Output);
        Assert.Equal(["part", "rise"], json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("variable").GetString()));
    }

    /// <summary>A workbook with a title, a header and a row per unit; style 1 shows percent.</summary>
    void Workbook(string name, string title, params (string Unit, string Number, int Style)[] rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        static string Text(string address, string text) => $"<c r=\"{address}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
        var cells = string.Concat(rows.Select((row, i) => $"<row r=\"{i + 3}\">{Text($"A{i + 3}", row.Unit)}<c r=\"B{i + 3}\" s=\"{row.Style}\"><v>{row.Number}</v></c></row>"));
        using var archive = ZipFile.Open(counties.At(name), ZipArchiveMode.Create);
        foreach (var (part, xml) in new[]
        {
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\">{Text("A1", title)}</row><row r=\"2\">{Text("A2", "地区")}{Text("B2", "数值")}</row>{cells}</sheetData></worksheet>"),
        })
        {
            using var writer = new StreamWriter(archive.CreateEntry(part).Open());
            writer.Write(xml);
        }
    }

    [Fact]
    public void Schemas_of_mappings_and_of_the_cross_table_are_printed()
    {
        Assert.Contains("intake-mapping", CommandOutcome.Of(["schema"]).Lines);
        Assert.Contains("cross_table", CommandOutcome.Of(["schema"]).Lines);
        using var schema = JsonDocument.Parse(CommandOutcome.Of(["schema", "intake-mapping"]).Output);
        Assert.Equal("object", schema.RootElement.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("compare", "--vary", "normalise=rank", "--year", "0")]
    [InlineData("compare", "--vary", "normalise=rank", "--top", "0")]
    [InlineData("sensitivity", "--top", "none")]
    [InlineData("sensitivity", "--year", "12345")]
    [InlineData("run-all", "--out", "x", "--top", "-1")]
    [InlineData("whatif", "--weight", "input=9", "--best", "0")]
    public void Numbers_that_are_none_are_refused_alike_in_every_command(string command, params string[] options)
    {
        var outcome = Scoring(command, options);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("must be a whole number", outcome.Error, StringComparison.Ordinal);
    }
}

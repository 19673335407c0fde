using System.Globalization;
using Scoring.Data.Bundles;
using Scoring.Findings;
using Scoring.Publishing.Tests.Runs;
using Scoring.Publishing.Workbooks;

namespace Scoring.Publishing.Tests.Workbooks;

/// <summary>What stands in a workbook, read back by another library.</summary>
public sealed class WorkbookWriterTests : IDisposable
{
    readonly SampleRun sample = new();

    public void Dispose() => sample.Dispose();

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void Write_gives_a_file_without_faults(Language language)
    {
        WorkbookWriter.Write(sample.Run(normalise: """{ "method": "percentile-rank" }"""), sample["book.xlsx"], new WorkbookOptions { Language = language });

        Assert.Empty(SheetReader.Faults(sample["book.xlsx"]));
        var names = new SheetReader(sample["book.xlsx"]).Names;
        Assert.Equal(language == Language.Chinese
            ? ["排名", "投入  产出", "投入  产出 2", "历年", "指标", "追溯", "样本", "数据问题", "方法"]
            : ["Ranking", "Input  1", "Input  1 2", "All years", "Indicators", "Trace", "Samples", "Findings", "Method"], names);
    }

    [Fact]
    public void Write_twice_gives_the_same_bytes_and_leaves_nothing_beside()
    {
        var run = sample.Run();
        var first = WorkbookWriter.Write(run, sample["one.xlsx"]);
        var second = WorkbookWriter.Write(BundleReader.Read(sample["run"]), sample["two.xlsx"]);

        Assert.Equal(first.Sha256, second.Sha256);
        Assert.Equal(File.ReadAllBytes(sample["one.xlsx"]), File.ReadAllBytes(sample["two.xlsx"]));
        Assert.DoesNotContain(Directory.EnumerateFiles(sample.Folder), path => path.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_keeps_every_score_rank_and_value_of_the_run_to_the_last_bit()
    {
        var run = sample.Run();
        WorkbookWriter.Write(run, sample["book.xlsx"], new WorkbookOptions { Language = Language.English });
        var book = new SheetReader(sample["book.xlsx"]);

        var (scores, rows) = (run.Scores, 0);
        for (var i = 0; i < scores.Count; i++)
        {
            if (scores.Years[i] != 2023 || scores.Nodes[i] is not ("index" or "p1" or "q")) continue;
            var row = book.RowOf("Ranking", 3, scores.Units[i]);
            // Two rankings of zones stand between the index and its parts.
            var column = scores.Nodes[i] switch { "index" => 5, "p1" => 7, _ => 13 };
            Same(scores.Scores[i], book.Number("Ranking", row, column));
            Same(scores.Ranks[i], book.Number("Ranking", row, scores.Nodes[i] == "index" ? 0 : column + 1));
            rows++;
        }
        Assert.Equal(3 * (SampleRun.Units + 1), rows);
        Indicators(run, book);
        Csv(book);
    }

    static void Indicators(RunBundle run, SheetReader book)
    {
        var places = book.Cells("Indicators").Where(cell => cell.Key.Column == 1 && cell.Key.Row > 3)
            .ToDictionary(cell => (book.Number("Indicators", cell.Key.Row, 0), cell.Value.Text!), cell => cell.Key.Row);
        Assert.Equal(run.Normalised.Count, places.Count);
        for (var row = 0; row < run.Normalised.Count; row++)
            for (var i = 0; i < 5; i++)
            {
                var at = places[(run.Normalised.Years[row], run.Normalised.Units[row])];
                Same(run.Indicators.Values[i][row], book.Number("Indicators", at, 3 + (2 * i)));
                Same(run.Normalised.Values[i][row], book.Number("Indicators", at, 4 + (2 * i)));
            }
    }

    /// <summary>The ranking for spreadsheets says the same as the workbook.</summary>
    void Csv(SheetReader book)
    {
        var lines = File.ReadAllLines(Path.Combine(sample["run"], "ranking.csv")).Where(line => line.StartsWith("2023,", StringComparison.Ordinal)).Select(line => line.Split(',')).ToList();
        Assert.NotEmpty(lines);
        foreach (var fields in lines.Where(fields => fields.Length == 13))
        {
            var row = book.RowOf("Ranking", 3, fields[2]);
            Same(fields[1].Length == 0 ? double.NaN : double.Parse(fields[1], CultureInfo.InvariantCulture), book.Number("Ranking", row, 0));
            Same(fields[5].Length == 0 ? double.NaN : double.Parse(fields[5], CultureInfo.InvariantCulture), book.Number("Ranking", row, 5));
        }
    }

    static void Same(double expected, double found) => Assert.Equal(BitConverter.DoubleToInt64Bits(expected + 0.0), BitConverter.DoubleToInt64Bits(found + 0.0));

    [Fact]
    public void Write_keeps_names_that_begin_like_formulas_as_text()
    {
        WorkbookWriter.Write(sample.Run(), sample["book.xlsx"]);
        var book = new SheetReader(sample["book.xlsx"]);

        foreach (var sheet in book.Names.Where(name => name != "追溯")) Assert.All(book.Cells(sheet), cell => Assert.Null(cell.Value.Formula));
        for (var unit = 0; unit < 6; unit++)
        {
            var cell = book["排名", book.RowOf("排名", 3, $"u{unit:00}"), 4]!;
            Assert.Equal((SampleRun.Hostile[unit], "inlineStr"), (cell.Text, cell.Type));
            Assert.Equal(unit < 5 ? 2u : 1u, cell.Style);
        }
        // What looks like the mark of a control character is not read as one.
        Assert.Equal("_x005F_x0041_ & more", book.Text("排名", book.RowOf("排名", 3, "u06"), 4));
    }

    [Fact]
    public void Write_of_an_earlier_year_shows_that_year_and_its_moves()
    {
        var run = sample.Run();
        WorkbookWriter.Write(run, sample["book.xlsx"], new WorkbookOptions { Year = 2022, Language = Language.English });
        var book = new SheetReader(sample["book.xlsx"]);

        Assert.Equal("Sample · 2022", book.Text("Ranking", 1, 0));
        var ranks = Enumerable.Range(0, run.Scores.Count).Where(i => run.Scores.Nodes[i] == "index").ToDictionary(i => (run.Scores.Years[i], run.Scores.Units[i]), i => run.Scores.Ranks[i]);
        foreach (var unit in new[] { "u00", "u12", "u33" })
        {
            var row = book.RowOf("Ranking", 3, unit);
            Assert.Equal(ranks[(2021, unit)] - ranks[(2022, unit)], book.Number("Ranking", row, 1));
        }
        // The aggregate unit and the unit that has no data in the year have no place.
        Assert.True(double.IsNaN(book.Number("Ranking", book.RowOf("Ranking", 3, $"u{SampleRun.Units}"), 0)));
        Assert.DoesNotContain(book.Cells("Ranking"), cell => cell.Key.Column == 3 && cell.Value.Text == "u09");
    }

    [Fact]
    public void Write_of_a_run_with_classes_and_adjustments_shows_them_beside_the_score()
    {
        var run = sample.Run(further: SampleRun.Graded);
        WorkbookWriter.Write(run, sample["book.xlsx"], new WorkbookOptions { Language = Language.English });
        var book = new SheetReader(sample["book.xlsx"]);

        Assert.Empty(SheetReader.Faults(sample["book.xlsx"]));
        Assert.Equal(("Adjusted score", "Class"), (book.Text("Ranking", 3, 6), book.Text("Ranking", 3, 7)));
        var (adjusted, classes) = (run.Adjustments!, run.Classes!);
        Assert.Contains("A", classes.Classes);
        for (var i = 0; i < adjusted.Count; i++)
        {
            if (adjusted.Years[i] != 2023) continue;
            var row = book.RowOf("Ranking", 3, adjusted.Units[i]);
            Same(adjusted.Adjusted[i], book.Number("Ranking", row, 6));
            Assert.Equal(classes.Classes[i], book.Text("Ranking", row, 7));
        }
        // Places are those of the adjusted score, which no formula on the traceable sheet works out.
        var place = Enumerable.Range(7, 40).First(column => book.Text("Trace", 13, column) == "Rank");
        Assert.All(book.Cells("Trace").Where(cell => cell.Key.Column == place && cell.Key.Row > 13), cell => Assert.Null(cell.Value.Formula));
    }

    [Fact]
    public void Write_of_a_run_that_grades_by_groups_and_nodes_shows_those_classes_by_name()
    {
        var run = sample.Run(further: SampleRun.GradedNodes);
        WorkbookWriter.Write(run, sample["book.xlsx"], new WorkbookOptions { Language = Language.English });
        var book = new SheetReader(sample["book.xlsx"]);
        var titles = Enumerable.Range(0, 30).Select(column => book.Text("Ranking", 3, column)).ToList();
        var (inside, of) = (titles.IndexOf("Class in zone"), titles.FindIndex(titles.IndexOf("Input/[1]"), title => title == "Class"));

        Assert.Empty(SheetReader.Faults(sample["book.xlsx"]));
        Assert.Equal((7, titles.IndexOf("Input/[1]") + 3), (inside, of));
        var classes = run.Classes!;
        for (var i = 0; i < classes.Years.Length; i++)
        {
            if (classes.Years[i] != 2023) continue;
            var row = book.RowOf("Ranking", 3, classes.Units[i]);
            Assert.Equal(Name(classes.GroupClasses["zone"][i]), book.Text("Ranking", row, inside));
            Assert.Equal(Name(classes.NodeClasses["p1"][i]), book.Text("Ranking", row, of));
        }

        static string? Name(string? code) => code == "A" ? "excellent" : code;
    }

    [Fact]
    public void Write_shows_scores_between_0_and_1_with_four_decimals_and_others_with_two()
    {
        WorkbookWriter.Write(sample.Run(normalise: """{ "method": "min-max", "range": [0, 1] }"""), sample["small.xlsx"]);
        WorkbookWriter.Write(sample.Run(), sample["book.xlsx"]);

        Assert.Equal("0.0000", Format(sample["small.xlsx"]));
        Assert.Equal("0.00", Format(sample["book.xlsx"]));

        static string Format(string path) => SheetReader.Format(path, new SheetReader(path)["排名", 4, 5]!.Style);
    }

    [Theory]
    [InlineData(Language.Chinese, "排名", "汇总单位，不参与排名", "覆盖率 0.80 < 0.90")]
    [InlineData(Language.English, "Ranking", "aggregate unit, not ranked", "coverage 0.80 < 0.90")]
    public void Write_tells_in_its_language_why_a_unit_has_no_score(Language language, string sheet, string aggregate, string coverage)
    {
        WorkbookWriter.Write(sample.Run(aggregate: """{ "method": "arithmetic", "min_coverage": 0.9, "coverage_of": "indicators" }"""), sample["book.xlsx"], new WorkbookOptions { Language = language });
        var book = new SheetReader(sample["book.xlsx"]);

        var last = book.Cells(sheet).Where(cell => cell.Key.Row == 3).Max(cell => cell.Key.Column);
        var marks = book.Cells(sheet).Where(cell => cell.Key.Column == last && cell.Key.Row > 3).Select(cell => cell.Value.Text!).ToHashSet();
        // One of the five indicators is missing where any is.
        Assert.Equal(new HashSet<string> { aggregate, coverage }, marks);
    }

    [Theory]
    [InlineData("book.csv", "bad-argument")]
    [InlineData("run/book.xlsx", "bad-argument")]
    [InlineData("folder.xlsx", "out-unwritable")]
    [InlineData("nowhere/book.xlsx", "out-unwritable")]
    public void Write_to_an_unfit_place_is_refused_and_leaves_nothing(string place, string code)
    {
        var run = sample.Run();
        Directory.CreateDirectory(sample["folder.xlsx"]);

        var refusal = Assert.Throws<ScoringException>(() => WorkbookWriter.Write(run, sample[place]));

        Assert.Equal(code, Assert.Single(refusal.Faults).Kind.Code);
        Assert.False(File.Exists(sample[place]));
    }

    [Fact]
    public void Write_of_a_year_that_the_run_lacks_is_refused()
    {
        var refusal = Assert.Throws<ScoringException>(() => WorkbookWriter.Write(sample.Run(), sample["book.xlsx"], new WorkbookOptions { Year = 1999 }));

        Assert.Equal(FindingKinds.YearNotInPanel, Assert.Single(refusal.Faults).Kind);
        Assert.False(File.Exists(sample["book.xlsx"]));
    }
}

using System.IO.Compression;
using System.Text.RegularExpressions;
using Scoring.Data.Bundles;
using Scoring.Publishing.Tests.Runs;
using Scoring.Publishing.Workbooks;

namespace Scoring.Publishing.Tests.Workbooks;

/// <summary>The traceable sheet, worked out anew by a spreadsheet program that finds none of our numbers in it.</summary>
public sealed partial class TraceSheetTests : IDisposable
{
    const int HeaderRow = 13;

    static readonly (string Name, string Normalise, string Aggregate)[] Schemes =
    [
        ("pooled", SampleRun.MinMax, SampleRun.Arithmetic),
        ("yearly", """{ "method": "min-max", "bounds": "each-year", "range": [10, 100] }""", """{ "method": "geometric" }"""),
        ("frozen", """{ "method": "min-max", "bounds": [2021] }""", """{ "method": "geometric", "floor": 1 }"""),
        ("posts", """{ "method": "goalposts", "worst": 2, "best": 80, "log": "ln", "range": [1, 2], "overrides": { "b": { "worst": 90, "best": 10, "log": "none", "power": 2, "clip": "both" } } }""", """{ "method": "harmonic" }"""),
        ("z", """{ "method": "z-score", "bounds": "each-year", "clip": 1.5 }""", """{ "method": "arithmetic", "min_coverage": 0.6 }"""),
        ("zpop", """{ "method": "z-score", "sd": "population", "target_mean": 100, "target_sd": 10 }""", """{ "method": "sum", "missing": "rescale" }"""),
        ("standard", """{ "method": "standard-value", "overrides": { "a": { "cap": "none" } } }""", """{ "method": "sum" }"""),
        ("rank", """{ "method": "rank", "bounds": "each-year", "ties": "average" }""", """{ "method": "min" }"""),
        ("rankmax", """{ "method": "rank", "bounds": "each-year", "ties": "max" }""", """{ "method": "max" }"""),
        ("share", """{ "method": "percentile-rank", "bounds": "each-year", "scale": 100 }""", SampleRun.Arithmetic),
        ("sharepooled", """{ "method": "percentile-rank", "ties": "average", "reverse": "score" }""", SampleRun.Arithmetic),
        ("shareback", """{ "method": "percentile-rank" }""", SampleRun.Arithmetic),
        ("none", """{ "method": "none" }""", SampleRun.Arithmetic),
    ];

    readonly SampleRun sample = new();

    public void Dispose() => sample.Dispose();

    [LibreOfficeFact]
    public void Formulas_recalculated_by_a_spreadsheet_give_the_scores_of_the_run()
    {
        var runs = Schemes.ToDictionary(scheme => scheme.Name, scheme => sample.Run(scheme.Name, scheme.Normalise, scheme.Aggregate));
        foreach (var (name, run) in runs)
        {
            WorkbookWriter.Write(run, sample[$"{name}.xlsx"], new WorkbookOptions { Language = Language.English, Year = 2022 });
            Forget(sample[$"{name}.xlsx"]);
        }
        LibreOffice.Recalculate(sample["out"], [.. runs.Keys.Select(name => sample[$"{name}.xlsx"])]);

        foreach (var (name, run) in runs) Compare(name, run, new SheetReader(sample[$"out/{name}.xlsx"]), new SheetReader(sample[$"{name}.xlsx"]));
    }

    [LibreOfficeFact]
    public void A_changed_weight_gives_the_scores_of_a_run_with_that_weight()
    {
        WorkbookWriter.Write(sample.Run(), sample["changed.xlsx"], new WorkbookOptions { Language = Language.English, Year = 2022 });
        var before = new SheetReader(sample["changed.xlsx"]);
        var column = Enumerable.Range(0, 40).Single(column => before.Text("Trace", HeaderRow, column) == "Input/[1]" && before.Number("Trace", 6, column) == 2);
        Forget(sample["changed.xlsx"], xml => WeightCell().Replace(xml, match => match.Groups[1].Value == $"{(char)('A' + column)}6" ? match.Value.Replace("<v>2</v>", "<v>7.5</v>", StringComparison.Ordinal) : match.Value));
        LibreOffice.Recalculate(sample["out"], sample["changed.xlsx"]);

        var other = sample.Run("other", firstWeight: 7.5);
        var book = new SheetReader(sample["out/changed.xlsx"]);
        Assert.NotEqual(before.Number("Trace", HeaderRow + 1, ColumnOf(before, "Index")), book.Number("Trace", HeaderRow + 1, ColumnOf(book, "Index")), 1e-6);
        Compare("changed", other, book, null);
    }

    [Fact]
    public void A_method_without_formulas_shows_its_values_and_says_so()
    {
        var run = sample.Run(normalise: """{ "method": "sigmoid", "overrides": { "a": { "method": "min-max" } } }""", aggregate: """{ "method": "median", "overrides": { "index": { "method": "arithmetic" } } }""");
        WorkbookWriter.Write(run, sample["book.xlsx"], new WorkbookOptions { Language = Language.English });
        var book = new SheetReader(sample["book.xlsx"]);

        Assert.Equal("Columns whose method has no formula show values from that stage on: b, c, d, e, q, p1, p2", book.Text("Trace", 3, 0));
        foreach (var (code, isLive) in new[] { ("a", true), ("b", false), ("e", false), ("Index", true) })
        {
            var column = ColumnOf(book, code);
            Assert.Equal(isLive, book.Cells("Trace").Any(cell => cell.Key.Column == column && cell.Key.Row > HeaderRow && cell.Value.Formula is not null));
            Assert.Contains(book.Cells("Trace"), cell => cell.Key.Column == column && cell.Key.Row > HeaderRow && cell.Value.Text is { Length: > 0 });
        }
    }

    static void Compare(string name, RunBundle run, SheetReader book, SheetReader? own)
    {
        var (index, compared) = (ColumnOf(book, "Index"), 0);
        for (var i = 0; i < run.Scores.Count; i++)
        {
            if (run.Scores.Years[i] != 2022 || run.Scores.Nodes[i] != "index") continue;
            var row = book.RowOf("Trace", 0, run.Scores.Units[i]);
            var found = book.Number("Trace", row, index);
            Assert.True(double.IsNaN(run.Scores.Scores[i]) ? double.IsNaN(found) : Math.Abs(found - run.Scores.Scores[i]) <= 1e-9, $"{name} {run.Scores.Units[i]}: {found:R}, not {run.Scores.Scores[i]:R}");
            if (!double.IsNaN(run.Scores.Scores[i]) && own is not null) Assert.NotNull(own["Trace", row, index]?.Formula);
            if (!double.IsNaN(run.Scores.Ranks[i])) Assert.Equal(run.Scores.Ranks[i], book.Number("Trace", row, index + 1), 1e-9);
            compared++;
        }
        Assert.Equal(SampleRun.Units, compared);
        if (own is null) return;
        Assert.Equal("Every normalisation and aggregation is a formula.", own.Text("Trace", 3, 0));
        // Every normalised value is worked out too, not only what the index needs.
        for (var i = 0; i < run.Normalised.Count; i++)
            for (var k = 0; k < 5; k++)
            {
                if (run.Normalised.Years[i] != 2022 || double.IsNaN(run.Normalised.Values[k][i])) continue;
                var row = book.RowOf("Trace", 0, run.Normalised.Units[i]);
                Assert.NotNull(own["Trace", row, 7 + k]?.Formula);
                Assert.Equal(run.Normalised.Values[k][i], book.Number("Trace", row, 7 + k), 1e-9);
            }
    }

    static int ColumnOf(SheetReader book, string header) => Enumerable.Range(7, 30).First(column => book.Text("Trace", HeaderRow, column) == header);

    /// <summary>Puts 999 in place of every number that a formula carries.</summary>
    static void Forget(string path, Func<string, string>? change = null)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList())
        {
            using var stream = entry.Open();
            var xml = new StreamReader(stream).ReadToEnd();
            xml = (change ?? (text => text))(CarriedValue().Replace(xml, "</f><v>999</v>"));
            stream.SetLength(0);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(xml));
        }
    }

    [GeneratedRegex("</f><v>[^<]*</v>")]
    private static partial Regex CarriedValue();

    [GeneratedRegex("<c r=\"([A-Z]+6)\"[^>]*><v>2</v></c>")]
    private static partial Regex WeightCell();
}

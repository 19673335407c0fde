using System.Text.RegularExpressions;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Report.Writing;

namespace Scoring.Report.Tests.Writing;

/// <summary>Reports on the disk: their numbers are the run's, their bytes do not depend on anything else, and nothing is half-written.</summary>
public sealed class ReportWriterTests : IDisposable
{
    readonly SmallRun files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData(30)]
    [InlineData(150)]
    public void Exact_numbers_are_those_of_the_bundle_to_the_last_bit(int units)
    {
        var bundle = files.Run(units);
        ReportWriter.Write(bundle, files["report.html"]);

        var exact = ReportFile.Read(files["report.html"]).Exact;
        var (codes, nodes, indicators) = (ReportFile.Codes(exact, "units"), ReportFile.Codes(exact, "nodes"), ReportFile.Codes(exact, "indicators"));
        int[] rows = [.. Enumerable.Range(0, bundle.Normalised.Count).Where(row => bundle.Normalised.Years[row] == 2023)];
        Assert.Equal(2023, exact.GetProperty("year").GetInt32());
        Assert.Equal(rows.Select(row => bundle.Normalised.Units[row]), codes);
        Assert.Equal(bundle.Normalised.Indicators, indicators);
        foreach (var (name, table) in new[] { ("values", bundle.Indicators), ("normalised", bundle.Normalised), ("contributions", bundle.Contributions!) }.Take(units > 120 ? 2 : 3))
            Assert.Equal(table.Values.SelectMany(column => rows.Select(row => Bits(column[row]))), ReportFile.Numbers(exact, name).Select(Bits));
        var scores = Enumerable.Range(0, bundle.Scores.Count).ToDictionary(row => (bundle.Scores.Years[row], bundle.Scores.Nodes[row], bundle.Scores.Units[row]));
        Assert.Equal(nodes.SelectMany(node => codes.Select(code => Bits(bundle.Scores.Scores[scores[(2023, node, code)]]))), ReportFile.Numbers(exact, "scores").Select(Bits));
        Assert.Equal(nodes.SelectMany(node => codes.Select(code => Bits(bundle.Scores.Ranks[scores[(2023, node, code)]]))), ReportFile.Numbers(exact, "ranks").Select(Bits));
    }

    [Fact]
    public void Scores_of_the_ranking_read_back_to_the_same_bits_and_are_shown_rounded()
    {
        var bundle = files.Run();
        ReportWriter.Write(bundle, files["report.html"]);

        var shown = Regex.Matches(ReportFile.Read(files["report.html"]).Html, "<td class=\"n sc\" title=([^>]+)>([^<]*)").Select(match => (Full: double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), Shown: match.Groups[2].Value)).ToList();

        var index = Enumerable.Range(0, bundle.Scores.Count).Where(row => bundle.Scores.Years[row] == 2023 && bundle.Scores.Nodes[row] == "index").Select(row => Bits(bundle.Scores.Scores[row]));
        Assert.Equal(index.Order(), shown.Select(score => Bits(score.Full)).Order());
        Assert.All(shown, score => Assert.Equal(score.Full.ToString("F2", System.Globalization.CultureInfo.InvariantCulture), score.Shown));
    }

    [Theory]
    [InlineData(30, Language.Chinese)]
    [InlineData(150, Language.English)]
    public void Same_run_gives_the_same_bytes_whatever_the_threads(int units, Language language)
    {
        var bundle = files.Run(units);

        var first = ReportWriter.Write(bundle, files["a.html"], new ReportOptions { Language = language, Threads = 1 });
        var second = ReportWriter.Write(BundleReader.Read(files["run"]), files["b.html"], new ReportOptions { Language = language, Threads = 4 });

        Assert.Equal(first.Sha256, second.Sha256);
        Assert.Equal(new FileInfo(files["a.html"]).Length, first.Bytes);
        Assert.Equal(units + 3, first.Rows);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(150)]
    public void Hostile_names_stay_text(int units)
    {
        ReportWriter.Write(files.Run(units), files["report.html"]);
        var html = ReportFile.Read(files["report.html"]).Html;

        foreach (var danger in new[] { "<img", "onerror=document.title='broken'>", "<b id=broken", "<svg onload", "<i>评价", "甲</script>", "%<<", "<!--" }) Assert.DoesNotContain(danger, html, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;img src=x onerror=document.title=&#x27;broken&#x27;&gt;", html, StringComparison.Ordinal);
        Assert.Contains("样例&lt;i&gt;评价&lt;/i&gt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(150)]
    public void Marks_are_unique_links_lead_to_them_and_nothing_is_fetched(int units)
    {
        ReportWriter.Write(files.Run(units), files["report.html"], new ReportOptions { Language = Language.English });
        var report = ReportFile.Read(files["report.html"]);

        var marks = report.Attributes("id").ToList();
        Assert.Distinct(marks);
        foreach (var link in report.Attributes("href")) Assert.True(link.StartsWith('#') && marks.Contains(link[1..]), link);
        Assert.Empty(report.Attributes("src"));
        Assert.DoesNotContain("@import", report.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", report.Html, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"Content-Security-Policy\" content=\"default-src &#x27;none&#x27;;", report.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_and_years_follow_the_options()
    {
        var bundle = files.Run();
        ReportWriter.Write(bundle, files["zh.html"], new ReportOptions { Year = 2022 });
        ReportWriter.Write(bundle, files["en.html"], new ReportOptions { Language = Language.English });

        var (zh, en) = (ReportFile.Read(files["zh.html"]), ReportFile.Read(files["en.html"]));
        Assert.Contains("<html lang=\"zh-CN\">", zh.Html, StringComparison.Ordinal);
        Assert.Contains("2022年共有", zh.Html, StringComparison.Ordinal);
        Assert.Equal(2022, zh.Exact.GetProperty("year").GetInt32());
        Assert.Contains("<html lang=\"en\">", en.Html, StringComparison.Ordinal);
        Assert.Contains("In 2023, 30 units are ranked.", en.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch("[一-龥]", Regex.Replace(en.Html, "<style>.*?</style>|<title>.*?</title>|<section id=\"method\".*?</section>", "", RegexOptions.Singleline));
    }

    [Fact]
    public void Risers_and_fallers_come_with_the_ledgers_terms()
    {
        var bundle = files.Run();
        ReportWriter.Write(bundle, files["report.html"], new ReportOptions { Language = Language.English });
        var html = ReportFile.Read(files["report.html"]).Html;

        var diff = DiffRun.Execute(files["run"], files["run"]);
        var furthest = diff.Ledger.Units.MaxBy(code => diff.Ledger.Of(code)!.Gained)!;
        var own = diff.Ledger.Of(furthest)!;
        Assert.True(own.Gained > 0);
        Assert.Contains($"{own.Before} → {own.After}", html, StringComparison.Ordinal);
        Assert.Contains($"rose {own.Gained}: ", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_one_year_without_classes_or_groups_has_a_report()
    {
        var bundle = files.Run(5, further: "", years: 1);

        ReportWriter.Write(bundle, files["report.html"]);

        var html = ReportFile.Read(files["report.html"]).Html;
        Assert.DoesNotContain("id=\"history\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"ranking\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.htm")]
    [InlineData("run/report.html")]
    [InlineData("folder.html")]
    public void A_place_that_must_not_be_written_to_is_refused(string place)
    {
        var bundle = files.Run();
        Directory.CreateDirectory(files["folder.html"]);

        Assert.Throws<ScoringException>(() => ReportWriter.Write(bundle, files[place]));
        Assert.Equal(["folder.html", "panel.csv", "roster.csv", "run", "scheme.json"], Entries());
    }

    [Fact]
    public void A_refused_report_leaves_the_earlier_one()
    {
        var bundle = files.Run();
        ReportWriter.Write(bundle, files["report.html"]);
        var before = File.ReadAllBytes(files["report.html"]);

        Assert.Throws<ScoringException>(() => ReportWriter.Write(bundle, files["report.html"], new ReportOptions { Year = 1999 }));
        Assert.Throws<ScoringException>(() => ReportWriter.Write(bundle, files["report.html"], new ReportOptions { Areas = "{}"u8.ToArray() }));
        Assert.Throws<ScoringException>(() => ReportWriter.Write(bundle, files["report.html"], new ReportOptions { Areas = """{"type":"FeatureCollection","features":[{"type":"Feature","id":"nowhere","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}"""u8.ToArray() }));

        Assert.Equal(before, File.ReadAllBytes(files["report.html"]));
        Assert.Equal(["panel.csv", "report.html", "roster.csv", "run", "scheme.json"], Entries());
    }

    [Fact]
    public void Areas_become_a_map_with_the_units_left_out_named()
    {
        var bundle = files.Run();
        var areas = """{"type":"FeatureCollection","features":[{"type":"Feature","id":"k010","geometry":{"type":"Polygon","coordinates":[[[100,30],[101,30],[101,31],[100,30]]]}},{"type":"Feature","properties":{"code":"k011"},"id":"k011","geometry":{"type":"Polygon","coordinates":[[[101,30],[102,30],[102,31],[101,30]]]}}]}"""u8.ToArray();

        ReportWriter.Write(bundle, files["report.html"], new ReportOptions { Areas = areas, Language = Language.English });

        var html = ReportFile.Read(files["report.html"]).Html;
        Assert.Contains("id=\"map\"", html, StringComparison.Ordinal);
        Assert.Contains("28 units are not on the map", html, StringComparison.Ordinal);
    }

    string[] Entries() => [.. Directory.EnumerateFileSystemEntries(files.Folder).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];

    static long Bits(double number) => BitConverter.DoubleToInt64Bits(number);
}

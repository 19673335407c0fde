using System.Security.Cryptography;
using Scoring.Data.Bundles;
using Scoring.Report.Writing;

namespace Scoring.Report.Tests.Writing;

/// <summary>A folder of pages: complete, linked, replaced in one step.</summary>
public sealed class PagesTests : IDisposable
{
    readonly SmallRun files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Every_unit_has_a_page_and_every_link_leads_somewhere()
    {
        var written = ReportWriter.WritePages(files.Run(), files["pages"]);

        Assert.Equal(30 + 3 + 3, written.Count);
        foreach (var file in written) Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(files["pages"], file.Name)))));
        foreach (var file in written.Where(file => file.Name.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = ReportFile.Read(Path.Combine(files["pages"], file.Name));
            var marks = page.Attributes("id").ToList();
            Assert.Distinct(marks);
            foreach (var link in page.Attributes("href").Concat(page.Attributes("src")))
                Assert.True(link.StartsWith('#') ? marks.Contains(link[1..]) : File.Exists(Path.Combine(files["pages"], link)), $"{file.Name}: {link}");
        }
    }

    [Fact]
    public void The_same_run_gives_the_same_files_and_replaces_earlier_ones()
    {
        var bundle = files.Run();
        var first = ReportWriter.WritePages(bundle, files["pages"], new ReportOptions { Threads = 1 });
        var second = ReportWriter.WritePages(bundle, files["pages"], new ReportOptions { Threads = 3 });

        Assert.Equal(first, second);
        Assert.Equal(["pages", "panel.csv", "roster.csv", "run", "scheme.json"], Directory.EnumerateFileSystemEntries(files.Folder).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("other")]
    public void A_folder_that_holds_something_else_is_refused(string name)
    {
        var bundle = files.Run();
        Directory.CreateDirectory(files["other"]);
        File.WriteAllText(Path.Combine(files["other"], "mine.txt"), "mine");
        var before = Directory.EnumerateFiles(files[name]).ToDictionary(file => file, File.ReadAllText);

        Assert.Throws<ScoringException>(() => ReportWriter.WritePages(bundle, files[name]));

        Assert.Equal(before, Directory.EnumerateFiles(files[name]).ToDictionary(file => file, File.ReadAllText));
    }

    [Fact]
    public void A_refused_report_leaves_the_earlier_pages()
    {
        var bundle = files.Run();
        var pages = ReportWriter.WritePages(bundle, files["pages"]);

        Assert.Throws<ScoringException>(() => ReportWriter.WritePages(bundle, files["pages"], new ReportOptions { Year = 1999 }));

        Assert.Equal(pages.Select(page => page.Name).Append(RunManifest.FileName).Order(StringComparer.Ordinal), Directory.EnumerateFiles(files["pages"]).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }
}

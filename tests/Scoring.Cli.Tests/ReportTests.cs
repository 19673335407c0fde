using System.Text.Json;

namespace Scoring.Cli.Tests;

/// <summary><c>scoring report</c>: every option does what it says, and what cannot be done leaves nothing behind.</summary>
public sealed class ReportTests : IDisposable
{
    readonly Counties counties = new();

    public ReportTests() => Assert.Equal(0, CommandOutcome.Of(["run", Scheme, Panel, "--out", Run, "--quiet"]).ExitCode);

    string Scheme => counties.At("scheme.json");

    string Panel => counties.At("panel.csv");

    string Run => counties.At("run");

    string Report => counties.At("report.html");

    public void Dispose() => counties.Dispose();

    [Fact]
    public void Writes_one_file_in_the_language_and_year_asked_for()
    {
        var outcome = CommandOutcome.Of(["report", Run, "--out", Report, "--lang", "zh", "--year", "2021", "--threads", "1"]);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.StartsWith($"已写入 {Report}：1 个文件，", outcome.Output, StringComparison.Ordinal);
        var html = File.ReadAllText(Report);
        Assert.Contains("<html lang=\"zh-CN\">", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"year\">2021</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_a_folder_of_pages_and_says_so_in_json()
    {
        var outcome = CommandOutcome.Of(["report", Run, "--pages", counties.At("pages"), "--json"]);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var said = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal(counties.At("pages"), said.GetProperty("folder").GetString());
        Assert.Equal(Directory.GetFiles(counties.At("pages")).Length - 1, said.GetProperty("files").GetInt32());
        Assert.True(File.Exists(Path.Combine(counties.At("pages"), "index.html")));
    }

    [Fact]
    public void Draws_of_the_same_scores_are_shown_and_others_refused()
    {
        foreach (var year in new[] { "2021", "2022" })
            Assert.Equal(0, CommandOutcome.Of(["robustness", Scheme, Panel, "--year", year, "--draws", "50", "--out", counties.At($"draws-{year}"), "--quiet"]).ExitCode);

        var outcome = CommandOutcome.Of(["report", Run, "--out", Report, "--year", "2022", "--robustness", counties.At("draws-2022")]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("over 50 draws of weights and methods", File.ReadAllText(Report), StringComparison.Ordinal);

        File.Delete(Report);
        var refused = CommandOutcome.Of(["report", Run, "--out", Report, "--year", "2022", "--robustness", counties.At("draws-2021")]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("draws-foreign", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Report));
    }

    [Theory]
    [InlineData("--out", "report.html", "--pages", "pages")]
    [InlineData]
    [InlineData("--out", "report.txt")]
    [InlineData("--out", "run/report.html")]
    [InlineData("--pages", "run")]
    [InlineData("--out", "report.html", "--year", "1999")]
    [InlineData("--out", "report.html", "--geojson", "missing.json")]
    [InlineData("--out", "report.html", "--geojson", "scheme.json")]
    [InlineData("--out", "report.html", "--robustness", "run")]
    [InlineData("--out", "report.html", "--threads", "0")]
    public void What_cannot_be_done_is_refused_and_writes_nothing(params string[] options)
    {
        string[] Entries() => [.. Directory.EnumerateFileSystemEntries(counties.At("."), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var before = Entries();

        var outcome = CommandOutcome.Of(["report", Run, .. options.Select(option => option.StartsWith("--", StringComparison.Ordinal) || int.TryParse(option, out _) ? option : counties.At(option))]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.NotEmpty(outcome.Error);
        Assert.Equal(before, Entries());
    }
}

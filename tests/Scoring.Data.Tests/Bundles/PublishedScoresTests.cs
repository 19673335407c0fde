using Scoring.Data.Bundles;
using Scoring.Findings;

namespace Scoring.Data.Tests.Bundles;

public class PublishedScoresTests
{
    [Fact]
    public void Compare_with_the_same_scores_finds_nothing()
    {
        using var folder = new TemporaryFolder();
        BundleWriter.Write(Requests.For(SampleRun.Of(), folder["run"]));

        Assert.Empty(PublishedScores.Compare(BundleReader.Read(folder["run"]), SampleRun.Of()));
    }

    [Fact]
    public void Compare_with_one_score_changed_names_unit_year_and_both_scores()
    {
        using var folder = new TemporaryFolder();
        BundleWriter.Write(Requests.For(SampleRun.Of(), folder["run"]));
        var current = SampleRun.Of();
        var before = current.Index.Years[1].Scores[5];
        current.Index.Years[1].Scores[5] = 12.5;

        var finding = Assert.Single(PublishedScores.Compare(BundleReader.Read(folder["run"]), current));

        Assert.Equal((FindingKinds.PublishedScoreChanged, 2021, "index", 1L), (finding.Kind, finding.Year, finding.Variable, finding.Count));
        Assert.StartsWith(FormattableString.Invariant($"000005: {before:R} (#"), finding.Found, StringComparison.Ordinal);
        Assert.Contains("→ 12.5 (#", finding.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_shows_what_has_no_score_or_rank_as_a_dash()
    {
        using var folder = new TemporaryFolder();
        BundleWriter.Write(Requests.For(SampleRun.Of(), folder["run"]));
        var current = SampleRun.Of();
        current.Index.Years[1].Scores[5] = double.NaN;
        current.Index.Years[1].Ranks[5] = double.NaN;
        Assert.EndsWith(" → –", Assert.Single(PublishedScores.Compare(BundleReader.Read(folder["run"]), current)).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_leaves_out_years_that_only_one_run_has()
    {
        using var folder = new TemporaryFolder();
        BundleWriter.Write(Requests.For(SampleRun.Of(years: 2), folder["run"]));

        Assert.All(PublishedScores.Compare(BundleReader.Read(folder["run"]), SampleRun.Of(years: 3)), finding => Assert.True(finding.Year < 2022));
    }
}

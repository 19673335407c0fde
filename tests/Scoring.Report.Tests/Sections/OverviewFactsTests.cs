using Scoring.Report.Sections;
using Scoring.Report.Tests.Writing;
using Scoring.Report.Writing;

namespace Scoring.Report.Tests.Sections;

/// <summary>What the overview counts.</summary>
public sealed class OverviewFactsTests : IDisposable
{
    readonly SmallRun files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Bands_classes_and_moves_count_every_ranked_unit_once()
    {
        var content = ReportContents.Of(files.Run(), new ReportOptions(), hasPages: false);
        var facts = new OverviewFacts(content);

        Assert.Equal(30, facts.Bands.Sum(band => band.Units));
        foreach (var (from, to, units) in facts.Bands) Assert.Equal(units, facts.Scores.Count(score => score >= from && score < to));
        Assert.Equal(30, facts.Classes.Sum(each => each.Units));
        Assert.Equal(29, facts.Classes.Sum(each => each.Before));
        var (rose, stayed, fell, entered, departed) = facts.Movements;
        Assert.Equal((29, 1, 0), (rose + stayed + fell, entered, departed));
        Assert.Equal(["w"], facts.Wholes.Select(whole => content.Run.Roster.Units[whole.Unit].Code));
    }

    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 2.5)]
    [InlineData(new double[] { }, double.NaN)]
    public void Median_is_the_middle(double[] scores, double expected) => Assert.Equal(expected, OverviewFacts.Median(scores));
}

using Microsoft.Data.Analysis;
using Scoring.Data.Frames;
using Scoring.Data.Tests.Bundles;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Tests.Frames;

public class FrameTests
{
    [Fact]
    public void ToDataFrame_of_one_year_shares_the_panel_s_memory()
    {
        var panel = SampleRun.Of().Normalised;
        var frame = panel.ToDataFrame(2021);

        panel[0, 1].Values[6] = -7;

        Assert.Equal(-7.0, frame["ind.00"][6]);
        Assert.Equal(panel.UnitCount, frame.Rows.Count);
    }

    [Fact]
    public void ToDataFrame_written_into_leaves_the_panel_as_it_is()
    {
        var panel = SampleRun.Of().Normalised;
        var frame = panel.ToDataFrame(2021);

        frame["ind.00"][5] = 123.5;

        Assert.Equal(123.5, frame["ind.00"][5]);
        Assert.Equal(SampleRun.Value(5, 0, 1), panel[0, 1].Values[5]);
    }

    [Fact]
    public void ToDataFrame_marks_missing_values_as_null()
    {
        var panel = SampleRun.Of().Normalised;
        var frame = panel.ToDataFrame(2020);

        for (var v = 0; v < panel.Variables.Count; v++)
        {
            var column = frame[panel.Variables[v]];
            Assert.Equal(panel[v, 0].Values.Count(double.IsNaN), column.NullCount);
            for (var u = 0; u < panel.UnitCount; u++)
                Assert.Equal(double.IsNaN(panel[v, 0].Values[u]) ? null : panel[v, 0].Values[u], column[u]);
        }
    }

    [Fact]
    public void ToPanel_of_a_panel_s_frame_gives_the_panel_back()
    {
        var panel = SampleRun.Of().Normalised;

        var again = panel.ToDataFrame().ToPanel(roster: panel.Roster);

        Assert.Equal(panel.Years, again.Years);
        Assert.Equal(panel.Variables, again.Variables);
        for (var y = 0; y < panel.Years.Count; y++)
        {
            Assert.Equal(panel.Present(y).ToArray(), again.Present(y).ToArray());
            for (var v = 0; v < panel.Variables.Count; v++) Assert.Equal(panel[v, y].Values, again[v, y].Values);
        }
    }

    [Fact]
    public void ToPanel_reads_whole_numbers_and_single_precision_and_makes_a_roster()
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("county", ["b", "a"]),
            new Int64DataFrameColumn("y", [2024L, 2024L]),
            new Int32DataFrameColumn("people", new int?[] { 3, null }),
            new SingleDataFrameColumn("share", [0.5f, float.NaN]));

        var panel = frame.ToPanel("county", "y");

        Assert.Equal(["a", "b"], panel.Roster.Units.Select(unit => unit.Code));
        Assert.Equal([double.NaN, 3], panel[0, 0].Values);
        Assert.Equal([double.NaN, 0.5], panel[1, 0].Values);
    }

    [Fact]
    public void ToPanel_of_an_unusable_frame_names_every_fault()
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("unit", ["a", "a", "z"]),
            new Int32DataFrameColumn("year", [2024, 2024, 2024]),
            new StringDataFrameColumn("gdp", ["1", "2", "3"]),
            new DoubleDataFrameColumn("tax", [1, double.PositiveInfinity, 2]));

        var refusal = Assert.Throws<ScoringException>(() => frame.ToPanel(roster: new Roster([new RosterEntry("a")])));

        Assert.All(refusal.Faults, fault => Assert.Equal(FindingKinds.FrameNotAPanel, fault.Kind));
        Assert.Equal([(2, null), (3, "unit"), (null, "gdp"), (2, "tax")], refusal.Faults.Select(fault => (fault.Row, fault.Variable)));
        Assert.Equal("year", Assert.Throws<ScoringException>(() => new DataFrame(new StringDataFrameColumn("unit", ["a"])).ToPanel()).Faults[0].Expected);
    }

    [Fact]
    public void ToDataFrame_of_an_evaluation_has_scores_and_ranks_of_every_node()
    {
        var evaluation = SampleRun.Of();
        var frame = evaluation.ToDataFrame();

        Assert.Equal(["year", "unit", "score_index", "rank_index", "score_pillar_00", "rank_pillar_00", "score_pillar_01", "rank_pillar_01"], frame.Columns.Select(column => column.Name));
        Assert.Equal((3 * 40) - 2, frame.Rows.Count);
        foreach (var row in frame.Rows)
        {
            var y = (int)row[0] - 2020;
            var unit = evaluation.Roster.IndexOf((string)row[1]);
            var score = evaluation.Nodes[2].Years[y].Scores[unit];
            Assert.Equal(double.IsNaN(score) ? null : score, row[6]);
        }
    }

    [Fact]
    public void ToDataFrame_of_a_year_the_panel_does_not_have_is_refused() =>
        Assert.Throws<ArgumentException>(() => SampleRun.Of().Normalised.ToDataFrame(1999));
}

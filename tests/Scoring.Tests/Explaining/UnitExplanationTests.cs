using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Explaining;

/// <summary>Explanations of all units at once are those of each by itself.</summary>
public class UnitExplanationTests
{
    [Theory]
    [InlineData("arithmetic")]
    [InlineData("geometric")]
    [InlineData("median")]
    public void OfAll_gives_what_Of_gives_for_each_unit(string aggregate)
    {
        var evaluation = Evaluator.Run(SchemeReader.Read($$"""
            { "id": "x", "version": "1", "title": "x", "indicators": [ { "code": "a" }, { "code": "b", "direction": "-" }, { "code": "c" } ],
              "framework": { "code": "index", "children": [ { "indicator": "a", "weight": 2 }, { "code": "n", "children": [ "b", "c" ] } ] },
              "steps": { "normalise": { "method": "min-max", "range": [50, 100] }, "aggregate": { "method": "{{aggregate}}" } } }
            """), Panel());

        var all = UnitExplanation.OfAll(evaluation, 2021);

        Assert.Equal(["P", .. Enumerable.Range(0, 30).Where(unit => unit != 4).Select(unit => $"u{unit:00}")], all.Select(each => each.Unit));
        foreach (var found in all)
        {
            var one = UnitExplanation.Of(evaluation, found.Unit, 2021);
            Assert.Equal(one with { Indicators = [] }, found with { Indicators = [] });
            Assert.Equal(one.Indicators, found.Indicators);
        }
    }

    [Fact]
    public void OfAll_places_and_medians_are_those_of_a_count()
    {
        var evaluation = Evaluator.Run(SchemeReader.Read("""{ "id": "x", "version": "1", "title": "x", "indicators": [ { "code": "a" }, { "code": "b" }, { "code": "c" } ], "framework": { "code": "index", "children": [ "a", "b", "c" ] } }"""), Panel());
        var values = evaluation.Normalised[0, 1].Values;
        int[] ranked = [.. Enumerable.Range(0, values.Length).Where(unit => !double.IsNaN(evaluation.Index.Years[1].Ranks[unit]) && !double.IsNaN(values[unit]))];
        double[] sorted = [.. ranked.Select(unit => values[unit]).Order()];

        foreach (var found in UnitExplanation.OfAll(evaluation))
        {
            var value = values[evaluation.Roster.IndexOf(found.Unit)];
            Assert.Equal(double.IsNaN(value) ? 0 : 1 + sorted.Count(other => other > value), found.Indicators[0].Place);
            Assert.Equal((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, found.Indicators[0].Median);
            Assert.Equal(sorted.Length, found.Indicators[0].Of);
        }
    }

    [Fact]
    public void OfAll_refuses_a_year_that_was_not_evaluated()
    {
        var evaluation = Evaluator.Run(SchemeReader.Read("""{ "id": "x", "version": "1", "title": "x", "indicators": [ { "code": "a" } ], "framework": { "code": "index", "children": [ "a" ] } }"""), Panel());

        Assert.Throws<ScoringException>(() => UnitExplanation.OfAll(evaluation, 1999));
    }

    /// <summary>Thirty units in a province with data of its own; the last variable ties; one unit has nothing in the second year.</summary>
    static Panel Panel()
    {
        var roster = new Roster([new RosterEntry("P") { IsAggregate = true }, .. Enumerable.Range(0, 30).Select(unit => new RosterEntry($"u{unit:00}") { Parent = unit % 5 == 0 ? null : "P" })]);
        var columns = Enumerable.Range(0, 3).Select(variable => Enumerable.Range(0, 2).Select(year => new Column([.. Enumerable.Range(0, 31).Select(i =>
            (i == 5 && year == 1) || (i == 9 && variable == 1) ? double.NaN : variable == 2 ? 1 + (i * 7 + year) % 5 : 1 + (i * 7919L + variable * 104_729L + year * 1_299_709L) % 1009)])).ToArray()).ToArray();
        return new Panel(roster, [2020, 2021], ["a", "b", "c"], columns, [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Repeat(true, 31).ToArray())]);
    }
}

using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Relating;
using Scoring.Schemes;
using Scoring.Tests.Adjusting;
using Scoring.Tests.Preparing;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Relating;

public sealed class RelatingTests
{
    const string Relate = """ "relate": { } """;

    static readonly RosterEntry[] Units = [Unit("a", "x"), Unit("b", "x"), Unit("c", "y"), Unit("d", "y"), Unit("p", isAggregate: true)];

    [Fact]
    public void Group_means_weighted_by_size_make_up_the_overall_mean()
    {
        var evaluation = Ruled.Run(Ruled.Scheme(Relate), Given.Panel(Units, [2020], ("s", [[10, 20, 60, NA, 50]])));
        var means = GroupMeans.Of(evaluation, evaluation.Relations!.Groupings);
        Assert.Equal(
        [
            new GroupMean(2020, "index", null, null, 3, 30, 0), new GroupMean(2020, "index", "zone", "x", 2, 15, -15),
            new GroupMean(2020, "index", "zone", "y", 1, 60, 30), new GroupMean(2020, "index", "zone", null, 3, 30, 0),
        ], means);
        Assert.Equal(0, evaluation.Count(FindingKinds.GroupMeansApart));
    }

    [Fact]
    public void Units_in_no_group_or_several_are_told_and_do_not_add_up()
    {
        var units = new[] { Unit("a", "x+y"), Unit("b", "y"), Unit("c") };
        var evaluation = Ruled.Run(Ruled.Scheme(Relate), Given.Panel(units, [2020], ("s", [[10, 20, 60]])));
        var together = GroupMeans.Of(evaluation, ["zone"])[^1];
        Assert.Equal((3, 40.0 / 3), (together.Units, together.Mean)); // 10 twice and 20
        Assert.Equal((2L, "zone"), Assert.Single(evaluation.Findings, finding => finding.Kind == FindingKinds.GroupMeansApart) is var told ? (told.Count, told.Variable) : default);
    }

    [Fact]
    public void Removing_a_unit_from_a_group_changes_no_other_group()
    {
        var panel = Given.Panel(Units, [2020], ("s", [[10, 20, 60, 40, 50]]));
        var before = GroupMeans.Of(Ruled.Run(Ruled.Scheme(Relate), panel), ["zone"]);
        var after = GroupMeans.Of(Ruled.Run(Ruled.Scheme(Relate), panel.Without(0, 2020)), ["zone"]);
        Assert.Equal(before.Single(mean => mean.Group == "y") with { Gap = 0 }, after.Single(mean => mean.Group == "y") with { Gap = 0 });
        Assert.Equal(20, after.Single(mean => mean.Group == "x").Mean);
    }

    [Fact]
    public void Gap_to_the_aggregate_unit_in_points_percent_and_percentage_points()
    {
        var scheme = SchemeReader.Read("""
            { "id": "x", "version": "1", "indicators": [ { "code": "rd", "unit": "%", "standard": 2.5 }, { "code": "firms", "unit": "家", "standard": 100 }, { "code": "none" } ],
              "framework": { "code": "index", "children": ["rd", "firms"] }, "steps": { "normalise": "standard-value", "relate": {} } }
            """);
        var panel = Given.Panel([Unit("a"), Unit("p", isAggregate: true)], [2020], ("rd", [[1.9, 2.7]]), ("firms", [[60, 80]]));
        var evaluation = Evaluator.Run(scheme, panel, 1);
        var gaps = new Gaps(evaluation, evaluation.Relations!);
        Assert.Equal(["index", "rd", "firms"], gaps.Codes);
        Assert.Equal(["points", "percentage-points", "own-unit"], gaps.Kinds);
        // (76 + 60)/2 against (100 + 80)/2: the province is capped at the standard.
        Assert.Equal((68.0, 90.0, -22.0), (gaps[0, 0, 0].Value, gaps[0, 0, 0].Reference, gaps[0, 0, 0].Difference));
        Assert.Equal((68.0 / 90 - 1) * 100, gaps[0, 0, 0].Percent, 12);
        Assert.Equal(-0.8, gaps[0, 0, 1].Difference, 12);
        Assert.Equal(NA, gaps[0, 0, 1].Percent); // a percentage's gap is in points, never "%"
        Assert.Equal((-20.0, -25.0), (gaps[0, 0, 2].Difference, gaps[0, 0, 2].Percent));
        Assert.Equal(NA, gaps[0, 1, 0].Difference); // nothing above the province
    }

    [Theory]
    [InlineData(0, NA)]
    [InlineData(-2, NA)]
    [InlineData(NA, NA)]
    [InlineData(4, 25.0)]
    public void Percent_needs_a_positive_reference(double reference, double expected)
    {
        var evaluation = Ruled.Run(Ruled.Scheme(Relate), Given.Panel([Unit("a"), Unit("b"), Unit("p", isAggregate: true)], [2020], ("s", [[5, 6, reference]])));
        Assert.Equal(expected, new Gaps(evaluation, evaluation.Relations!)[0, 0, 0].Percent);
    }

    [Fact]
    public void Difference_from_the_mean_of_units_is_explained_by_indicator()
    {
        // Ratio of totals: the large unit b decides the province's intensity; the cap cuts a alone.
        var scheme = SchemeReader.Read("""
            { "id": "x", "version": "1", "indicators": [ { "code": "intensity", "value": "rd / gdp * 100", "standard": 2 }, { "code": "firms", "standard": 10 } ],
              "framework": { "code": "index", "children": [ { "indicator": "intensity", "weight": 3 }, { "indicator": "firms", "weight": 1 } ] },
              "steps": { "normalise": "standard-value", "relate": {} } }
            """);
        var panel = Given.Panel([Unit("a"), Unit("b"), Unit("p", isAggregate: true)], [2020],
            ("rd", [[4, 9, 13]]), ("gdp", [[100, 900, 1000]]), ("firms", [[5, NA, 8]]));
        var evaluation = Evaluator.Run(scheme, panel, 1);
        var difference = Assert.Single(AggregateDifference.Of(evaluation, evaluation.Relations!, Contributions.Of(evaluation)));
        // a: (3·100 + 50)/4 = 87.5; b: 50 on intensity alone; p: (3·65 + 80)/4 = 68.75.
        Assert.Equal(("p", 2, 68.75, 68.75), (difference.Unit, difference.Units, difference.Own, difference.Mean));
        Assert.Equal(0, difference.Difference);
        Assert.Equal(["intensity", "firms"], difference.Parts.Select(part => part.Indicator));
        // p: 48.75 and 20. Mean: (75 + 50)/2 = 62.5 and (12.5 + 0)/2 = 6.25.
        Assert.Equal([48.75, 20.0, 62.5, 6.25], difference.Parts.Select(part => part.Own).Concat(difference.Parts.Select(part => part.Mean)), (left, right) => Math.Abs(left - right) < 1e-12);
        Assert.Equal((1.3, 2.5), (difference.Parts[0].OwnValue, difference.Parts[0].MeanValue));
        Assert.Equal(0, difference.Rest, 12);
    }

    [Fact]
    public void Unknown_names_are_faults()
    {
        var faults = Ruled.Faults(() => Ruled.Run(Ruled.Scheme(""" "relate": { "groups": ["zoen"], "unit": "a" } """), Given.Panel(Units, [2020], ("s", [[1, 2, 3, 4, 5]]))));
        Assert.Equal([FindingKinds.ReferenceUnknown, FindingKinds.GroupingUnknown], faults.Select(fault => fault.Kind));
        var written = SchemeWriter.Write(Ruled.Scheme(""" "relate": { "groups": ["zone"], "unit": "p" } """));
        Assert.Equal(written, SchemeWriter.Write(SchemeReader.Read(written)));
    }
}

using Scoring.Adjusting;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Schemes;
using Scoring.Tests.Preparing;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Adjusting;

public sealed class AdjustingTests
{
    const string Bonuses = """
        "adjust": { "bonus_cap": 5, "penalty_cap": 1.5, "items": [
          { "code": "honours", "kind": "bonus", "points": "h * 0.5", "cap": 2 },
          { "code": "lists", "kind": "bonus", "points": "l" },
          { "code": "late", "kind": "penalty", "points": "d * 0.25", "cap": 1 },
          { "code": "wrong", "kind": "penalty", "points": "w" } ] }
        """;

    [Fact]
    public void Points_are_capped_by_item_and_in_all_and_stay_beside_the_score()
    {
        var evaluation = Ruled.Run(Bonuses, ("s", [[70, 60, 50, 40]]), ("h", [[2, 10, 0, 1]]), ("l", [[0, 4, 0, 0.5]]), ("d", [[0, 8, 1, 0]]), ("w", [[0, 1, 0, 0]]));
        var year = evaluation.Adjustments!.Years[0];
        Assert.Equal([70, 60, 50, 40], evaluation.Index.Years[0].Scores);
        Assert.Equal([1, 2, 0, 0.5], year.Points[0]); // 10 · 0.5 is held at 2
        Assert.Equal([0, 4, 0, 0.5], year.Points[1]);
        Assert.Equal([0, 1, 0.25, 0], year.Points[2]);
        Assert.Equal([1, 5, 0, 1], year.Bonus); // 2 + 4 is held at 5
        Assert.Equal([0, 1.5, 0.25, 0], year.Penalty); // 1 + 1 is held at 1.5
        Assert.Equal([1, 3.5, -0.25, 1], year.Total);
        Assert.Equal([71, 63.5, 49.75, 41], year.Adjusted);
        Assert.Equal(4, evaluation.Count(FindingKinds.AdjustmentCapped));
    }

    [Fact]
    public void Places_come_from_adjusted_scores()
    {
        var evaluation = Ruled.Run(Bonuses, ("s", [[70, 69, 50]]), ("h", [[0, 4, 0]]), ("l", [[0, 0, 0]]), ("d", [[0, 0, 0]]), ("w", [[0, 0, 0]]));
        Assert.Equal([2, 1, 3], evaluation.Index.Years[0].Ranks);
        Assert.Equal([70, 69, 50], evaluation.Index.Years[0].Scores);
    }

    [Fact]
    public void Missing_value_counts_as_no_points_and_is_reported_once_a_year()
    {
        var evaluation = Ruled.Run(Bonuses, ("s", [[70, 69, NA]]), ("h", [[NA, 4, NA]]), ("l", [[0, 0, 0]]), ("d", [[0, 0, 0]]), ("w", [[0, 0, 0]]));
        var year = evaluation.Adjustments!.Years[0];
        Assert.Equal([70, 71, NA], year.Adjusted);
        Assert.Equal([0, 2, NA], year.Total);
        // The unit without a score is nobody's concern.
        var finding = Assert.Single(evaluation.Findings, finding => finding.Kind == FindingKinds.AdjustmentMissing);
        Assert.Equal(("honours", "a", 1L), (finding.Variable, finding.Unit, finding.Count));
    }

    [Fact]
    public void Negative_points_are_a_fault_for_every_unit_and_item()
    {
        var faults = Ruled.Faults(() => Ruled.Run(Bonuses, ("s", [[70, 69]]), ("h", [[-1, 4]]), ("l", [[0, -2]]), ("d", [[0, 0]]), ("w", [[0, 0]])));
        Assert.Equal([("honours", "a"), ("lists", "b")], faults.Select(fault => (fault.Variable, fault.Unit)));
        Assert.All(faults, fault => Assert.Equal(FindingKinds.AdjustmentNegative, fault.Kind));
    }

    [Fact]
    public void Constant_and_zero_columns_adjust_all_alike()
    {
        var evaluation = Ruled.Run(Bonuses, ("s", [[5, 5, 5]]), ("h", [[2, 2, 2]]), ("l", [[0, 0, 0]]), ("d", [[0, 0, 0]]), ("w", [[0, 0, 0]]));
        Assert.Equal([6, 6, 6], evaluation.Adjustments!.Years[0].Adjusted);
        Assert.Equal([1, 1, 1], evaluation.Index.Years[0].Ranks);
    }

    [Fact]
    public void Veto_leaves_score_place_and_points_alone()
    {
        const string Veto = """ "adjust": { "items": [ { "code": "one", "kind": "veto", "when": "change(r) < 0 and f < 0" } ] } """;
        var evaluation = Ruled.Run(Veto, ("s", [[9, 8, 7], [9, 8, 7]]), ("r", [[2, 2, 2], [1, 1, 3]]), ("f", [[1, 1, 1], [-1, 0, -1]]));
        Assert.Equal([9, 8, 7], evaluation.Adjustments!.Years[1].Adjusted);
        Assert.Equal([1, 2, 3], evaluation.Index.Years[1].Ranks);
        Assert.Equal([1, 0, 0], evaluation.Adjustments.Years[1].Points[0]);
        Assert.Equal("one", Assert.Single(evaluation.Adjustments.Holding(AdjustmentKind.Veto, 1, 0)).Code);
        Assert.Equal(("a", 2021), (Assert.Single(evaluation.Findings, finding => finding.Kind == FindingKinds.UnitVetoed).Unit, 2021));
        Assert.Equal(1, evaluation.Count(FindingKinds.AdjustmentMissing)); // no change in the first year
    }

    [Fact]
    public void Exclusion_takes_the_unit_out_of_all_rankings_and_keeps_its_score()
    {
        var panel = Given.Panel([Unit("a", "x"), Unit("b", "x"), Unit("c", "y")], [2020], ("s", [[9, 8, 7]]), ("fraud", [[1, 0, 0]]));
        var evaluation = Ruled.Run(Ruled.Scheme(""" "adjust": { "items": [ { "code": "fraud", "kind": "exclusion", "when": "fraud > 0" } ] } """), panel);
        Assert.Equal([NA, 1, 2], evaluation.Index.Years[0].Ranks);
        Assert.Equal([NA, 1, 1], evaluation.Index.Years[0].GroupRanks[0]);
        Assert.Equal([9, 8, 7], evaluation.Index.Years[0].Scores);
        Assert.Equal([true, false, false], evaluation.Adjustments!.Years[0].IsExcluded);
        Assert.Equal(1, evaluation.Count(FindingKinds.UnitExcluded));
    }

    [Fact]
    public void Exclusion_from_the_sample_leaves_no_trace_in_bounds_and_means()
    {
        const string Steps = """
            "normalise": { "method": "z-score" },
            "adjust": { "items": [ { "code": "fraud", "kind": "exclusion", "table": "fraud", "sample": true } ] }
            """;
        var scheme = Ruled.Scheme(Steps, """{ "fraud": "fraud.csv" }""");
        var whole = Given.Panel(("s", [[1, 2, 4, 100], [1, 3, 5, 90]]));
        var evaluation = Ruled.Run(scheme, whole, ("fraud", "unit,year,reason\nd,2020,invented\nd,2021,invented"));
        var without = Ruled.Run(Ruled.Scheme(""" "normalise": { "method": "z-score" } """), Given.Panel(("s", [[1, 2, 4], [1, 3, 5]])));
        for (var year = 0; year < 2; year++)
        {
            Assert.Equal(without.Index.Years[year].Scores, evaluation.Index.Years[year].Scores[..3]);
            Assert.Equal(without.Index.Years[year].Ranks, evaluation.Index.Years[year].Ranks[..3]);
            Assert.Equal(NA, evaluation.Index.Years[year].Scores[3]);
            Assert.Equal(new Unscored(UnscoredReason.Excluded, Code: "fraud"), evaluation.Index.Years[year].Unscored[3]);
        }
        Assert.Equal("excluded: fraud", evaluation.Index.Years[0].Unscored[3].In(Language.English));
        Assert.Equal(2, evaluation.Count(FindingKinds.UnitExcluded));
    }

    [Fact]
    public void Aggregate_unit_is_never_adjusted()
    {
        var panel = Given.Panel([Unit("a"), Unit("b"), Unit("p", isAggregate: true)], [2020],
            ("s", [[9, 8, 7]]), ("h", [[2, 0, 90]]), ("l", [[0, 0, 0]]), ("d", [[0, 0, 0]]), ("w", [[0, 0, -1]]));
        var year = Ruled.Run(Ruled.Scheme(Bonuses), panel).Adjustments!.Years[0];
        Assert.Equal([10, 8, 7], year.Adjusted);
        Assert.Equal([1, 0, NA], year.Total);
    }

    [Fact]
    public void Table_feeds_items_by_unit_year_and_code()
    {
        const string Steps = """
            "adjust": { "items": [ { "code": "prize", "kind": "bonus", "table": "points", "cap": 3 }, { "code": "late", "kind": "penalty", "table": "points" } ] }
            """;
        const string Csv = "unit,year,item,points,reason\na,2020,prize,2,x\nb,2021,prize,4,y\nb,2021,late,0.5,z\nc,2021,late,,none\nd,2021,late,1,lost";
        var evaluation = Ruled.Run(Ruled.Scheme(Steps, """{ "points": "points.csv" }"""), Given.Panel(("s", [[10, 10, 10], [10, 10, 10]])), ("points", Csv));
        Assert.Equal([12, 10, 10], evaluation.Adjustments!.Years[0].Adjusted);
        Assert.Equal([10, 12.5, 10], evaluation.Adjustments.Years[1].Adjusted);
        var unknown = evaluation.Findings.Where(finding => finding.Kind == FindingKinds.RuleRowUnknown);
        Assert.Equal(("d", 5L), (Assert.Single(unknown).Found, unknown.First().Row));
    }

    [Theory]
    [InlineData("unit,year\na,2020", "unit, points")]
    [InlineData("unit,year,points\na,2020,many", "points >= 0")]
    [InlineData("unit,year,points\na,2020,-1", "points >= 0")]
    [InlineData("unit,year,points\na,2020,1e999", "points >= 0")]
    [InlineData("unit,year,points\na,last,1", "year")]
    [InlineData("unit,year,points\na,2020,1\na,2020,1", "1 ×")]
    [InlineData("unit,points\na,1\na,1", "1 ×")]
    public void Unfit_table_is_a_fault(string csv, string expected)
    {
        var scheme = Ruled.Scheme(""" "adjust": { "items": [ { "code": "prize", "kind": "bonus", "table": "points" } ] } """, """{ "points": "points.csv" }""");
        var fault = Assert.Single(Ruled.Faults(() => Ruled.Run(scheme, Given.Panel(("s", [[10, 10]])), ("points", csv))));
        Assert.Equal((FindingKinds.RuleTableUnfit, expected), (fault.Kind, fault.Expected));
    }

    [Fact]
    public void Condition_may_read_scores_of_nodes()
    {
        var evaluation = Ruled.Run(""" "adjust": { "items": [ { "code": "low", "kind": "penalty", "points": "if(index < 8, 1, 0)" } ] } """, ("s", [[9, 8, 7]]));
        Assert.Equal([9, 8, 6], evaluation.Adjustments!.Years[0].Adjusted);
    }

    [Theory]
    [InlineData("""{ "code": "x", "kind": "bonus", "points": "1", "table": "t" }""", "scheme-missing-key")]
    [InlineData("""{ "code": "x", "kind": "bonus" }""", "scheme-missing-key")]
    [InlineData("""{ "code": "x", "kind": "bonus", "when": "1" }""", "scheme-unknown-key")]
    [InlineData("""{ "code": "x", "kind": "veto", "when": "1", "cap": 1 }""", "scheme-unknown-key")]
    [InlineData("""{ "code": "x", "kind": "bonus", "points": "1", "sample": true }""", "scheme-unknown-key")]
    [InlineData("""{ "code": "x", "kind": "gift", "points": "1" }""", "scheme-choice")]
    [InlineData("""{ "code": "x", "kind": "bonus", "table": "nowhere" }""", "scheme-unknown-code")]
    [InlineData("""{ "code": "x", "kind": "bonus", "points": "1 +" }""", "scheme-expression")]
    [InlineData("""{ "code": "x", "kind": "bonus", "points": "1", "capp": 2 }""", "scheme-unknown-key")]
    [InlineData("""{ "kind": "bonus", "points": "1" }""", "scheme-missing-key")]
    [InlineData("""{ "code": "x", "kind": "bonus", "points": "1" }, { "code": "x", "kind": "bonus", "points": "1" }""", "scheme-duplicate-code")]
    public void Faulty_item_is_told_when_the_scheme_is_read(string item, string code)
    {
        var faults = Ruled.Faults(() => Ruled.Scheme($$""" "adjust": { "items": [ {{item}} ] } """));
        Assert.Contains(faults, fault => fault.Kind.Code == code && fault.Path!.StartsWith("$.steps.adjust", StringComparison.Ordinal));
    }

    [Fact]
    public void Scheme_with_adjustments_is_written_and_read_back()
    {
        var scheme = Ruled.Scheme(Bonuses);
        Assert.Equal(["d", "h", "l", "s", "w"], scheme.NeededVariables);
        var written = SchemeWriter.Write(scheme);
        Assert.Equal(written, SchemeWriter.Write(SchemeReader.Read(written)));
        Assert.Equal(["derive", "aggregate", "adjust", "rank"], scheme.Steps.Select(step => step.Kind.Key()));
    }
}

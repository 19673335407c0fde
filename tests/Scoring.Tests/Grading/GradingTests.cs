using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Grading;
using Scoring.Schemes;
using Scoring.Tests.Adjusting;
using Scoring.Tests.Preparing;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Grading;

public sealed class GradingTests
{
    const string Abc = """{ "code": "A", "from": 80 }, { "code": "B", "from": 60 }, { "code": "C" }""";

    static string Grade(string classes, string more = "") => $$""" "grade": { {{more}} "classes": [ {{classes}} ] } """;

    static IEnumerable<string?> Codes(Evaluation evaluation, int year = 0) => evaluation.Grades!.Years[year].Classes.Select(index => evaluation.Grades.ClassAt(index)?.Code);

    [Fact]
    public void Lower_bound_is_inside_the_class()
    {
        var evaluation = Ruled.Run(Grade(Abc), ("s", [[100, 80, 79.999999, 60, 59.999999, 0, -5, NA]]));
        Assert.Equal(["A", "A", "B", "B", "C", "C", "C", null], Codes(evaluation));
    }

    [Fact]
    public void Declared_rounding_acts_before_grading()
    {
        var evaluation = Ruled.Run(Grade(Abc, """ "decimals": 2, """), ("s", [[79.996, 79.994, 60]]));
        Assert.Equal(["A", "B", "B"], Codes(evaluation));
        Assert.Equal(79.996, evaluation.Index.Years[0].Scores[0]);
    }

    [Fact]
    public void Low_scores_first_turns_the_bounds()
    {
        var evaluation = Ruled.Run(""" "rank": { "order": "low-first" }, """ + Grade("""{ "code": "A", "from": 10 }, { "code": "B", "from": 20 }, { "code": "C" }"""), ("s", [[10, 11, 20, 21]]));
        Assert.Equal(["A", "B", "B", "C"], Codes(evaluation));
        var relative = Ruled.Run(Ruled.Scheme(""" "rank": { "order": "low-first" }, """ + Grade("""{ "code": "A", "times": 0.5 }, { "code": "B", "plus": 1 }, { "code": "C" }""", """ "method": "relative", """)),
            Given.Panel([Unit("a"), Unit("b"), Unit("c"), Unit("d"), Unit("p", isAggregate: true)], [2020], ("s", [[4, 5, 11, 12, 10]])));
        Assert.Equal(["A", "A", "B", "C", null], Codes(relative)); // 0.5 · 10 and 10 + 1, best from below
    }

    [Fact]
    public void Quantiles_are_of_type_seven_and_equal_scores_share_a_class()
    {
        var quarters = Grade("""{ "code": "1", "from": 0.75 }, { "code": "2", "from": 0.25 }, { "code": "3" }""", """ "method": "quantiles", """);
        // Of 10, 20, 30, 40, 50 the quartiles of type 7 are 20 and 40.
        Assert.Equal(["3", "2", "2", "1", "1"], Codes(Ruled.Run(quarters, ("s", [[10, 20, 30, 40, 50]]))));
        Assert.Equal(["1", "1", "1"], Codes(Ruled.Run(quarters, ("s", [[0, 0, 0]])))); // a constant column is its own quantile
        Assert.Equal([null, "1", null], Codes(Ruled.Run(quarters, ("s", [[NA, -3, NA]]))));
    }

    [Fact]
    public void Places_fill_classes_and_ties_overflow_them()
    {
        var tops = Grade("""{ "code": "1", "top": 1 }, { "code": "2", "top": 3 }, { "code": "3" }""", """ "method": "places", """);
        Assert.Equal(["1", "2", "2", "3", null], Codes(Ruled.Run(tops, ("s", [[5, 4, 3, 2, NA]]))));
        Assert.Equal(["1", "1", "2", "3"], Codes(Ruled.Run(tops, ("s", [[5, 5, 4, 2]]))));
        var shares = Grade("""{ "code": "1", "share": 0.3 }, { "code": "2" }""", """ "method": "places", """);
        Assert.Equal(3, Codes(Ruled.Run(shares, ("s", [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]))).Count(code => code == "1"));
    }

    [Fact]
    public void Relative_class_above_the_aggregate_unit_excludes_its_own_score()
    {
        var tiers = Grade("""{ "code": "1", "times": 1, "above": true }, { "code": "2", "from": 30 }, { "code": "3" }""", """ "method": "relative", """);
        var panel = Given.Panel([Unit("a"), Unit("b"), Unit("c"), Unit("d"), Unit("p", isAggregate: true)], [2020, 2021],
            ("s", [[70.71, 70.7, 30, 29.99, 70.7], [80, 10, 30, NA, NA]]));
        var evaluation = Ruled.Run(Ruled.Scheme(tiers), panel);
        Assert.Equal(["1", "2", "2", "3", null], Codes(evaluation));
        // Without the aggregate unit's own score nobody can be placed, and that is told.
        Assert.Equal([null, null, null, null, null], Codes(evaluation, 1));
        Assert.Equal((2021, 3L), Assert.Single(evaluation.Findings, finding => finding.Kind == FindingKinds.GradeReferenceMissing) is var told ? (told.Year!.Value, told.Count) : default);
    }

    [Fact]
    public void Every_unit_is_measured_against_the_whole_it_lies_in()
    {
        var units = new[]
        {
            Unit("a") with { Parent = "p" }, Unit("b") with { Parent = "q" }, Unit("c"), Unit("p", isAggregate: true) with { Parent = "q" }, Unit("q", isAggregate: true),
        };
        var tiers = Grade("""{ "code": "1", "times": 1 }, { "code": "2" }""", """ "method": "relative", """);
        Assert.Equal(["1", "2", null, null, null], Codes(Ruled.Run(Ruled.Scheme(tiers), Given.Panel(units, [2020], ("s", [[5, 5, 5, 5, 6]])))));
    }

    [Fact]
    public void Veto_caps_the_class_and_nothing_else()
    {
        const string Veto = """
            "adjust": { "items": [ { "code": "one", "kind": "veto", "when": "v > 0" }, { "code": "two", "kind": "veto", "when": "w > 0", "class": "C" } ] },
            """;
        var evaluation = Ruled.Run(Veto + Grade(Abc), ("s", [[90, 85, 70, 50]]), ("v", [[1, 0, 1, 1]]), ("w", [[0, 1, 0, 0]]));
        Assert.Equal(["B", "C", "B", "C"], Codes(evaluation)); // the second best at most; C at most; B and C were no better anyway
        Assert.Equal([0, 0, 1, 2], evaluation.Grades!.Years[0].BeforeVeto);
        Assert.Equal([1, 2, 3, 4], evaluation.Index.Years[0].Ranks);
        Assert.Equal([90, 85, 70, 50], evaluation.Adjustments!.Years[0].Adjusted);
    }

    [Fact]
    public void Adjusted_scores_are_graded_and_excluded_units_are_not()
    {
        const string Items = """
            "adjust": { "items": [ { "code": "plus", "kind": "bonus", "points": "b" }, { "code": "fraud", "kind": "exclusion", "when": "f > 0" } ] },
            """;
        Assert.Equal(["A", "C", null], Codes(Ruled.Run(Items + Grade(Abc), ("s", [[79, 59, 90]]), ("b", [[1, 0.5, 0]]), ("f", [[0, 0, 1]]))));
    }

    [Fact]
    public void Groups_are_graded_by_themselves_and_removing_a_unit_changes_no_other_group()
    {
        var steps = Grade("""{ "code": "1", "top": 1 }, { "code": "2" }""", """ "method": "places", "groups": ["zone"], """);
        var units = new[] { Unit("a", "x"), Unit("b", "x"), Unit("c", "y"), Unit("d", "y+z"), Unit("e", "z") };
        var whole = Given.Panel(units, [2020], ("s", [[9, 8, 7, 6, 5]]));
        var evaluation = Ruled.Run(Ruled.Scheme(steps), whole);
        Assert.Equal(["zone=x", "zone=y", "zone=z"], evaluation.Grades!.Groups.Select(group => group.Name));
        Assert.Equal([[0, 1, -1, -1, -1], [-1, -1, 0, 1, -1], [-1, -1, -1, 0, 1]], evaluation.Grades.Years[0].GroupClasses);

        var without = Ruled.Run(Ruled.Scheme(steps), whole.Without(0, 2020)); // a, the best of x
        Assert.Equal(evaluation.Grades.Years[0].GroupClasses[1], without.Grades!.Years[0].GroupClasses[1]);
        Assert.Equal(evaluation.Grades.Years[0].GroupClasses[2], without.Grades.Years[0].GroupClasses[2]);
        Assert.Equal([-1, 0, -1, -1, -1], without.Grades.Years[0].GroupClasses[0]);
        Assert.Equal(evaluation.Index.Years[0].GroupRanks[1], without.Index.Years[0].GroupRanks[1]);
    }

    [Fact]
    public void Nodes_are_graded_by_their_own_scores_and_places_and_vetoes_leave_them_alone()
    {
        var scheme = SchemeReader.Read($$"""
            { "id": "x", "version": "1", "indicators": [ { "code": "s" }, { "code": "t" } ],
              "framework": { "code": "index", "children": [ { "code": "first", "children": ["s"] }, { "code": "second", "children": ["t"] } ] },
              "steps": { "adjust": { "items": [ { "code": "one", "kind": "veto", "when": "v > 0" }, { "code": "plus", "kind": "bonus", "points": "v * 10" } ] },
                         {{Grade("""{ "code": "top", "top": 2 }, { "code": "rest" }""", """ "method": "places", "nodes": ["second", "first"], """)}} } }
            """);
        var evaluation = Evaluator.Run(scheme, Given.Panel([Unit("a"), Unit("b"), Unit("c"), Unit("d"), Unit("p", isAggregate: true)], [2020],
            ("s", [[9, 8, 7, NA, 50]]), ("t", [[1, 2, 3, 4, 50]]), ("v", [[1, 0, 0, 0, 0]])), 1);
        var (grades, year) = (evaluation.Grades!, evaluation.Grades!.Years[0]);
        Assert.Equal(["second", "first"], grades.Nodes);
        Assert.Equal([[1, 1, 0, 0, -1], [0, 0, 1, -1, -1]], year.NodeClasses); // the places of the pillars, not of the index
        // Adjusted: 15, 5, 5, 4. The bonus lifts a to the first place of the index, and the veto takes its class there alone.
        Assert.Equal([0, 0, 0, 1, -1], year.BeforeVeto);
        Assert.Equal([1, 0, 0, 1, -1], year.Classes);
        Assert.Equal("scheme-unknown-code", Assert.Single(Ruled.Faults(() => Ruled.Scheme(Grade(Abc, """ "nodes": "frist", """)))).Kind.Code);
        Assert.Equal([[0, 2, -1]], Ruled.Run(Grade(Abc, """ "nodes": "index", """), ("s", [[80, 0, NA]])).Grades!.Years[0].NodeClasses);
    }

    [Fact]
    public void Latest_class_bridges_years_in_which_a_unit_was_missing()
    {
        (string, double[][])[] values = [("s", [[90, 50, NA], [NA, 70, 65], [85, 40, NA], [70, NA, 85]])];
        var byYear = Ruled.Run(Grade(Abc), values);
        var latest = Ruled.Run(Grade(Abc, """ "previous": "latest", """), values);
        Assert.Equal([[-1, -1, -1], [0, 2, -1], [-1, 1, 1], [0, 2, -1]], byYear.Grades!.Years.Select(year => year.Previous));
        Assert.Equal([[-1, -1, -1], [0, 2, -1], [0, 1, 1], [0, 2, 1]], latest.Grades!.Years.Select(year => year.Previous));
        Assert.Equal([NA, 1, NA], Enumerable.Range(0, 3).Select(latest.Grades.Years[1].Move)); // absent units do not move
        // c, away in 2022, rose from B to A against its own 2021; counted from the year before it would be new.
        Assert.Contains(new MoveCount(2023, null, "class", "up", null, "B", "A", 1), MoveCounts.Of(latest));
        Assert.Contains(new MoveCount(2023, null, "class", "new", null, null, "A", 1), MoveCounts.Of(byYear));
        Assert.Contains(new MoveCount(2022, null, "class", "departed", null, "B", null, 1), MoveCounts.Of(latest)); // c leaves in both
        Assert.Contains(new MoveCount(2022, null, "class", "departed", null, "B", null, 1), MoveCounts.Of(byYear));
    }

    [Fact]
    public void Moves_are_counted_by_bands_and_transitions()
    {
        // b, c and d pass a; e enters, f leaves.
        var evaluation = Ruled.Run(Grade(Abc), ("s", [[90, 85, 70, 50, NA, 40], [59, 86, 80, 60, 10, NA]]));
        var moves = MoveCounts.Of(evaluation);
        Assert.Contains(new MoveCount(2021, null, "rank", "down", "1-4", null, null, 1), moves);
        Assert.Contains(new MoveCount(2021, null, "rank", "up", "1-4", null, null, 3), moves);
        Assert.Contains(new MoveCount(2021, null, "rank", "new", null, null, null, 1), moves);
        Assert.Contains(new MoveCount(2021, null, "rank", "departed", null, null, null, 1), moves);
        Assert.Contains(new MoveCount(2021, null, "class", "up", null, "B", "A", 1), moves);
        Assert.Contains(new MoveCount(2021, null, "class", "down", null, "A", "C", 1), moves);
        Assert.Contains(new MoveCount(2021, null, "class", "same", null, "A", "A", 1), moves);
        Assert.Contains(new MoveCount(2021, null, "score", "up", null, null, null, 3), moves);
        Assert.Equal([-2, 0, 1, 1, NA, NA], Enumerable.Range(0, 6).Select(evaluation.Grades!.Years[1].Move));
    }

    [Fact]
    public void Year_kept_alone_keeps_what_came_before_it()
    {
        var evaluation = Ruled.Run(Grade(Abc), ("s", [[90, 50], [70, 65]])).ForYears([2021]);
        Assert.Equal([0, 2], evaluation.Grades!.Years[0].Previous);
        Assert.Equal([-1.0, 1.0], [evaluation.Grades.Years[0].Move(0), evaluation.Grades.Years[0].Move(1)]);
    }

    [Theory]
    [InlineData("""{ "code": "A", "from": 60 }, { "code": "B", "from": 80 }, { "code": "C" }""", "")]
    [InlineData("""{ "code": "A", "from": 80 }, { "code": "B", "from": 80 }, { "code": "C" }""", "")]
    [InlineData("""{ "code": "A", "from": 80 }, { "code": "B", "from": 60 }""", "")]
    [InlineData("""{ "code": "A" }, { "code": "B" }""", "")]
    [InlineData("""{ "code": "A", "top": 5 }, { "code": "B", "top": 2 }, { "code": "C" }""", "\"method\": \"places\", ")]
    [InlineData("""{ "code": "A", "top": 5, "share": 0.1 }, { "code": "B" }""", "\"method\": \"places\", ")]
    [InlineData("""{ "code": "A", "from": 5, "times": 1 }, { "code": "B" }""", "\"method\": \"relative\", ")]
    public void Classes_that_do_not_fall_are_a_fault(string classes, string more)
    {
        var faults = Ruled.Faults(() => Ruled.Scheme(Grade(classes, more)));
        Assert.All(faults, fault => Assert.Equal("classes-unfit", fault.Kind.Code));
    }

    [Fact]
    public void Unknown_names_are_faults()
    {
        Assert.Equal("scheme-unknown-code", Assert.Single(Ruled.Faults(() => Ruled.Scheme(
            """ "adjust": { "items": [ { "code": "x", "kind": "veto", "when": "1", "class": "D" } ] }, """ + Grade(Abc)))).Kind.Code);
        Assert.Equal(FindingKinds.GroupingUnknown, Assert.Single(Ruled.Faults(() => Ruled.Run(Grade(Abc, """ "groups": "zoen", """), ("s", [[1]])))).Kind);
        Assert.Equal(FindingKinds.ReferenceUnknown, Assert.Single(Ruled.Faults(() => Ruled.Run(
            Grade("""{ "code": "A", "times": 1 }, { "code": "B" }""", """ "method": "relative", "unit": "a", """), ("s", [[1]])))).Kind);
        var scheme = Ruled.Scheme(Grade(Abc, """ "groups": ["zone"], """));
        Assert.Equal(SchemeWriter.Write(scheme), SchemeWriter.Write(SchemeReader.Read(SchemeWriter.Write(scheme))));
    }
}

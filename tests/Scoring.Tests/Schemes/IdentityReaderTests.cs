using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Tests.Schemes;

public class IdentityReaderTests
{
    static string Json(string identities) =>
        $$"""
        { "id": "x", "version": "1", "indicators": [ { "code": "a", "value": "rd / gdp" } ], "framework": { "code": "index", "children": ["a"] },
          "identities": {{identities}} }
        """;

    static IEnumerable<(string Code, string? Path)> Faults(string identities) =>
        Assert.Throws<ScoringException>(() => SchemeReader.Read(Json(identities))).Faults.Select(fault => (fault.Kind.Code, fault.Path));

    [Fact]
    public void Read_identity_holds_both_sides_and_tolerances()
    {
        var identities = SchemeReader.Read(Json(
            """[ { "code": "sum", "name": { "zh": "合计", "en": "Total" }, "left": "rd", "right": "basic + [应用]", "tolerance": 15, "relative": 0.01 }, { "code": "b", "left": "lag(x)", "right": "1" } ]""")).Identities;
        Assert.Equal(("sum", "合计", "rd", "basic + [应用]", 15, 0.01),
            (identities[0].Code, identities[0].Name.Zh, identities[0].Left.Text, identities[0].Right.Text, identities[0].Tolerance, identities[0].Relative));
        Assert.Equal(("b", "b", 0, 0), (identities[1].Code, identities[1].Name.En, identities[1].Tolerance, identities[1].Relative));
    }

    [Fact]
    public void Needed_variables_include_those_of_identities_once() =>
        Assert.Equal(["basic", "gdp", "rd", "x"],
            SchemeReader.Read(Json("""[ { "code": "sum", "left": "rd", "right": "basic + lag(x)" } ]""")).NeededVariables);

    [Fact]
    public void Variables_of_identities_may_be_imputed_before_derive()
    {
        var json = Json("""[ { "code": "sum", "left": "rd", "right": "basic" } ]""").Replace("\"id\"",
            """ "steps": [ { "impute": { "method": "none", "overrides": { "basic": "latest" } } }, { "derive": {} } ], "id" """, StringComparison.Ordinal);
        Assert.Single(SchemeReader.Read(json).Steps[0].Overrides);
    }

    [Fact]
    public void Faults_are_found_all_at_once_with_their_paths() =>
        Assert.Equal(
            [
                ("scheme-expression", "$.identities[0].left"), ("scheme-missing-key", "$.identities[0]"),
                ("scheme-number", "$.identities[1].tolerance"), ("scheme-type", "$.identities[1].relative"),
                ("scheme-unknown-key", "$.identities[2].rigth"), ("scheme-missing-key", "$.identities[2]"), ("scheme-duplicate-code", "$.identities[2].code"),
                ("scheme-type", "$.identities[3]"), ("scheme-missing-key", "$.identities[4]"), ("scheme-text", "$.identities[5].code"),
            ],
            Faults(
                """
                [ { "code": "a", "left": "rd +" }, { "code": "b", "left": "rd", "right": "x", "tolerance": -1, "relative": "1%" },
                  { "code": "a", "left": "rd", "rigth": "x" }, "rd = x", { "left": "rd", "right": "x" }, { "code": " ", "left": "rd", "right": "x" } ]
                """));

    [Fact]
    public void Something_else_than_a_list_is_a_fault() => Assert.Equal([("scheme-type", "$.identities")], Faults("""{ "code": "a" }"""));

    [Fact]
    public void Write_then_read_gives_the_same_identities()
    {
        var written = SchemeWriter.Write(SchemeReader.Read(Json("""[ { "code": "sum", "name": "合计", "left": "rd", "right": "basic", "relative": 0.5 } ]""")));
        Assert.Contains("\"relative\": 0.5", written, StringComparison.Ordinal);
        Assert.Equal(written, SchemeWriter.Write(SchemeReader.Read(written)));
    }

    [Fact]
    public void Evaluation_reports_broken_identities_first() =>
        Assert.Equal(FindingKinds.IdentityBroken, Evaluator.Run(
            SchemeReader.Read(Json("""[ { "code": "sum", "left": "rd", "right": "gdp" } ]""")),
            Preparing.Given.Panel(("rd", [[1, 2]]), ("gdp", [[1, 0]]))).Findings[0].Kind);
}

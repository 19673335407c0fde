using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Tests.Schemes;

/// <summary>Tables of number → number in a scheme, directions that follow them, and conditions.</summary>
public class PairsOptionTests
{
    static string Json(string normalise, string indicators = """[ { "code": "a" } ]""") => $$"""
        { "id": "x", "version": "1", "indicators": {{indicators}}, "framework": { "code": "index", "children": ["a"] }, "steps": { "normalise": {{normalise}} } }
        """;

    static Finding Fault(string normalise) => Assert.Single(Assert.Throws<ScoringException>(() => SchemeReader.Read(Json(normalise))).Faults);

    [Fact]
    public void Pairs_are_read_in_ascending_order_and_written_back()
    {
        var scheme = SchemeReader.Read(Json("""{ "method": "piecewise", "anchors": [[2.5, 100], [0, 0], [1, 60]] }"""));
        Assert.Equal([(0, 0), (1, 60), (2.5, 100)], scheme.Steps.First(step => step.Choice.Method.Name == "piecewise").Choice.Options.Pairs("anchors"));
        Assert.Equal(SchemeWriter.Write(scheme), SchemeWriter.Write(SchemeReader.Read(SchemeWriter.Write(scheme))));
    }

    [Theory]
    [InlineData("""[[1, 2], [1, 3]]""", "scheme-number", "$.steps.normalise.anchors[1][0]")]
    [InlineData("""[[0, 2], [-0.0, 3]]""", "scheme-number", "$.steps.normalise.anchors[1][0]")]
    [InlineData("""[]""", "scheme-empty", "$.steps.normalise.anchors")]
    [InlineData("""[[1, 2], [3]]""", "scheme-type", "$.steps.normalise.anchors[1]")]
    [InlineData("""[[1, "2"]]""", "scheme-type", "$.steps.normalise.anchors[0][1]")]
    [InlineData("""{ "1": 2 }""", "scheme-type", "$.steps.normalise.anchors")]
    [InlineData("""[[1, 1e999]]""", "scheme-number", "$.steps.normalise.anchors[0][1]")]
    public void Faulty_pairs_are_named_by_their_place(string anchors, string kind, string path)
    {
        var fault = Fault($$"""{ "method": "piecewise", "anchors": {{anchors}} }""");
        Assert.Equal((kind, path), (fault.Kind.Code, fault.Path));
    }

    [Theory]
    [InlineData("""{ "method": "piecewise", "anchors": [[0, 0], [1, 100]] }""", 1)]
    [InlineData("""{ "method": "piecewise", "anchors": [[0, 100], [1, 50], [2, 50]] }""", -1)]
    [InlineData("""{ "method": "piecewise", "anchors": [[0, 0], [1, 100], [2, 0]] }""", 1)]
    [InlineData("""{ "method": "efficacy-coefficient", "unacceptable": 9, "satisfactory": 2 }""", -1)]
    public void Direction_follows_the_points(string normalise, int direction) => Assert.Equal(direction, SchemeReader.Read(Json(normalise)).Indicators[0].Direction);

    [Fact]
    public void Direction_that_contradicts_the_points_is_a_fault()
    {
        var json = Json("""{ "method": "piecewise", "anchors": [[0, 0], [1, 100]] }""", """[ { "code": "a", "direction": "-" } ]""");
        Assert.Equal("scheme-direction", Assert.Single(Assert.Throws<ScoringException>(() => SchemeReader.Read(json)).Faults).Kind.Code);
    }

    [Fact]
    public void Variables_of_conditions_are_needed_and_indicators_nothing_needs_are_faults()
    {
        const string when = """{ "method": "z-score", "clip": 3, "when": "population < 20000 and a > 0" }""";
        Assert.Equal(["a", "population"], SchemeReader.Read(Json(when)).NeededVariables);
        var json = Json(when, """[ { "code": "a" }, { "code": "population", "value": "men + women" } ]""");
        var fault = Assert.Single(Assert.Throws<ScoringException>(() => SchemeReader.Read(json)).Faults);
        Assert.Equal(("scheme-unknown-code", "$.indicators[1]", "population"), (fault.Kind.Code, fault.Path, fault.Found));
    }
}

using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Tests.Treating;

/// <summary>The stage as a scheme states it.</summary>
public class TreatmentSchemeTests
{
    static Step Read(string treat, string own = "") => SchemeReader.Read($$"""
        { "id": "x", "version": "1", "indicators": [ { "code": "a"{{own}} }, { "code": "b" }, { "code": "c" } ],
          "framework": { "code": "index", "children": ["a", "b", "c"] }, "steps": { "treat": {{treat}} } }
        """).Steps.Single(step => step.Kind == StepKind.Treat);

    [Fact]
    public void Exceptions_inherit_what_they_do_not_name()
    {
        var step = Read("""
            { "max_points": 3, "max_skewness": 1, "scope": "each-year",
              "overrides": { "a": { "force": true }, "b": { "method": "box-cox", "lambda": 0 }, "c": { "then": "none", "max_points": "all" } } }
            """);
        var (a, b, c) = (step.For("a").Options, step.For("b"), step.For("c").Options);
        Assert.Equal((true, 3.0, 1.0, true), (a.Flag("force"), a.Number("max_points"), a.Number("max_skewness"), a.Bounds("scope").EachYear));
        Assert.Equal(("box-cox", 0.0, 1.0, true), (b.Method.Name, b.Options.Number("lambda"), b.Options.Number("max_skewness"), b.Options.Bounds("scope").EachYear));
        Assert.Equal(("none", "all", false), (c.Word("then"), c.Word("max_points"), c.Flag("force")));
    }

    [Fact]
    public void Indicators_own_treatment_counts_unless_the_step_overrides_it()
    {
        const string Own = """, "treat": { "method": "clip-sd", "k": 2 } """;
        Assert.Equal(("clip-sd", 2.0), (Read("{}", Own).For("a").Method.Name, Read("{}", Own).For("a").Options.Number("k")));
        Assert.Equal("none", Read("""{ "overrides": { "a": "none" } }""", Own).For("a").Method.Name);
    }

    [Fact]
    public void Defaults_are_five_points_all_years_and_the_mirrored_logarithm()
    {
        var (method, options) = Read("{}").For("a");
        Assert.Equal(("winsorise", 5.0, "log-ct-plus", BoundsScope.AllYears), (method.Name, options.Number("max_points"), options.Word("then"), options.Bounds("scope")));
        Assert.Equal((2.0, 3.5, false, false), (options.Number("max_skewness"), options.Number("max_kurtosis"), options.Flag("force"), options.Flag("combine")));
    }

    [Theory]
    [InlineData("""{ "max_points": -1 }""", "$.steps.treat.max_points")]
    [InlineData("""{ "then": "logarithm" }""", "$.steps.treat.then")]
    [InlineData("""{ "method": "clip-percentile", "tail": 0.6 }""", "$.steps.treat.tail")]
    [InlineData("""{ "method": "box-cox", "lambda": "best" }""", "$.steps.treat.lambda")]
    [InlineData("""{ "max_point": 3 }""", "$.steps.treat.max_point")]
    [InlineData("""{ "overrides": { "d": "none" } }""", "$.steps.treat.overrides.d")]
    public void Faults_name_their_place(string treat, string path) =>
        Assert.Equal(path, Assert.Single(Assert.Throws<ScoringException>(() => Read(treat)).Faults).Path);
}

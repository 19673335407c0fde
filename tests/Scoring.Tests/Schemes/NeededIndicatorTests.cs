using Scoring.Evaluating;
using Scoring.Schemes;
using Scoring.Tests.Aggregating;

namespace Scoring.Tests.Schemes;

public class NeededIndicatorTests
{
    [Fact]
    public void Run_leaves_aside_indicators_that_nothing_needs()
    {
        var scheme = SchemeReader.Read("""
            { "id": "x", "version": "1", "framework": { "code": "index", "children": ["rate"] }, "steps": { "normalise": "min-max" },
              "indicators": [ { "code": "aside", "value": "not_in_the_panel" }, { "code": "rate", "value": "part / whole" }, { "code": "whole", "value": "a + b" } ] }
            """);
        Assert.Equal(["a", "b", "part"], scheme.NeededVariables);

        // Rates 0.5, 0.25 and 1.
        var evaluation = Evaluator.Run(scheme, Example.Panel(scheme.NeededVariables, [1, 1, 1], [2, 2, 1], [1, 3, 4]));
        Assert.Equal(["rate", "whole"], evaluation.Indicators.Variables);
        Assert.Equal([100.0 / 3, 0, 100], evaluation.Nodes.Single(node => node.Code == "index").Years[0].Scores, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Read_direction_follows_the_goalposts_of_the_step_that_changes_the_indicator_first()
    {
        var scheme = SchemeReader.Read("""
            { "id": "x", "version": "1", "framework": { "code": "index", "children": ["a", "b"] }, "indicators": [ { "code": "a" }, { "code": "b", "direction": "-" } ],
              "steps": [ { "normalise": { "method": "none", "overrides": { "b": "min-max" } } }, { "normalise": { "method": "goalposts", "worst": 9, "best": 1, "overrides": { "b": { "worst": 0, "best": 100 } } } } ] }
            """);
        Assert.Equal([-1, -1], scheme.Indicators.Select(indicator => indicator.Direction));
    }
}

using Scoring.Experiments;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Tests.Aggregating;

namespace Scoring.Tests.Experiments;

/// <summary>A scheme to vary, with every kind of own choice in it, and a panel for it.</summary>
static class Nominal
{
    public const string Json = """
        {
          "id": "nominal", "version": "1",
          "indicators": [
            { "code": "a" },
            { "code": "b", "direction": "-", "normalise": { "method": "rank" } },
            { "code": "c", "value": "c / d", "impute": "median" },
            { "code": "e" }
          ],
          "framework": { "code": "index", "aggregate": { "eligible": { "p": 0.1, "c": 0 } }, "children": [
            { "code": "p", "weight": 3, "children": [ "a", { "indicator": "b", "weight": 2 } ] },
            { "code": "q", "weight": 1, "aggregate": "median", "children": [ "c", { "indicator": "e", "weight": 4 } ] } ] },
          "steps": {
            "screen": { "min_availability": 0.5 },
            "impute": "mean",
            "normalise": { "method": "min-max", "range": [1, 100], "overrides": { "e": { "method": "z-score" } } },
            "aggregate": { "method": "arithmetic" } }
        }
        """;

    /// <summary>The scheme's source.</summary>
    public static SchemeSource Source(string json = Json) => SchemeSource.Read(json, "nominal.json");

    /// <summary>The scheme that one variant stands for.</summary>
    public static Scheme Vary(string text, string json = Json)
    {
        var source = Source(json);
        return VariedScheme.Of(source, Variants.Parse([text], source.Scheme)[0]);
    }

    /// <summary>A comparison with variants in their short form.</summary>
    public static Comparison Compare(Panel raw, string json, params string[] texts)
    {
        var source = Source(json);
        return Comparison.Run(ComparisonPlan.Of(source, Variants.Parse(texts, source.Scheme)), raw, threads: 1);
    }

    /// <summary>Thirty units over three years; some cells are missing, one unit of the first year has almost nothing.</summary>
    public static Panel Panel(int units = 30) => Example.Panels(["a", "b", "c", "d", "e"], [.. Enumerable.Range(0, 3).Select(year =>
        Enumerable.Range(0, units).Select(unit => Enumerable.Range(0, 5).Select(v => Value(year, unit, v)).ToArray()).ToArray())]);

    static double Value(int year, int unit, int variable)
    {
        if (variable == 3) return 1 + unit % 3;
        if (unit == 7 && year == 0 && variable < 3) return double.NaN;
        var mixed = (unit * 37 + variable * 101 + year * 59 + unit * unit * (variable + 3)) % 211;
        return mixed % 13 == 5 ? double.NaN : 1 + mixed;
    }
}

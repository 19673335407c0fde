using Scoring.Evaluating;
using Scoring.Kernels;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Experiments;

/// <summary>A made-up evaluation: two pillars of three indicators, one of two, and any method.</summary>
static class MadeUp
{
    /// <summary>The framework's codes, pillar by pillar.</summary>
    public static readonly string[] Codes = ["a0", "a1", "a2", "b0", "b1", "b2", "c0", "c1"];

    /// <summary>Weights as written: of the pillars, then of the indicators.</summary>
    public static readonly double[] Weights = [50, 30, 20, 3, 2, 1, 5, 2.5, 2.5, 1, 1];

    /// <summary>A scheme.</summary>
    /// <param name="aggregate">The aggregate step.</param>
    /// <param name="more">Further keys of the scheme's pillar b, beginning with a comma.</param>
    /// <param name="weights">Weights in the order of <see cref="Weights"/>.</param>
    /// <param name="rank">The rank step.</param>
    public static Scheme Scheme(string aggregate, string more = "", double[]? weights = null, string rank = "{}")
    {
        var w = (weights ?? Weights).Select(weight => weight.ToString("R", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return SchemeReader.Read($$"""
            { "id": "made-up", "version": "1", "title": "made up",
              "indicators": [{{string.Join(",", Codes.Select(code => $"{{\"code\":\"{code}\"}}"))}}],
              "framework": { "code": "index", "children": [
                { "code": "A", "weight": {{w[0]}}, "children": [{{Leaf(0)}}, {{Leaf(1)}}, {{Leaf(2)}}] },
                { "code": "B", "weight": {{w[1]}}, "children": [{{Leaf(3)}}, {{Leaf(4)}}, {{Leaf(5)}}] {{more}} },
                { "code": "C", "weight": {{w[2]}}, "children": [{{Leaf(6)}}, {{Leaf(7)}}] } ] },
              "steps": { "aggregate": {{aggregate}}, "rank": {{rank}} } }
            """);

        string Leaf(int leaf) => $"{{\"indicator\":\"{Codes[leaf]}\",\"weight\":{w[3 + leaf]}}}";
    }

    /// <summary>Values in 1 … 100.</summary>
    /// <param name="units">Number of units; the last is an aggregate unit.</param>
    /// <param name="missing">Share of cells that are missing.</param>
    public static Panel Panel(int units, double missing = 0)
    {
        var roster = new Roster(Enumerable.Range(0, units).Select(unit => new RosterEntry($"U{unit:0000}") { IsAggregate = unit == units - 1 }));
        var columns = Codes.Select((_, j) => new[] { Year(j), Year(j + 100) }).ToArray();
        bool[] present = [.. Enumerable.Range(0, units).Select(unit => unit != 3)];
        return new Panel(roster, [2023, 2024], Codes, columns, [present, present]);

        Column Year(int stream)
        {
            var values = new double[units];
            var gaps = new double[units];
            Philox.Uniform(77, (ulong)stream, 0, values);
            Philox.Uniform(78, (ulong)stream, 0, gaps);
            for (var unit = 0; unit < units; unit++) values[unit] = unit == 3 || gaps[unit] < missing ? double.NaN : 1 + 99 * values[unit] * values[unit];
            return new Column(values);
        }
    }

    /// <summary>The evaluation of such a scheme.</summary>
    public static Evaluation Run(string aggregate, string more = "", double missing = 0, int units = 60, string rank = "{}") =>
        Evaluator.Run(Scheme(aggregate, more, rank: rank), Panel(units, missing));
}

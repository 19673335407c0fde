using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Scoring.Evaluating;
using Scoring.Schemes;
using Scoring.Tests.Aggregating;

namespace Scoring.Tests.Experiments.Exact;

/// <summary>An index of two pillars with three and two indicators, small whole numbers so that units tie, some of them missing.</summary>
/// <param name="Method">arithmetic or geometric.</param>
/// <param name="Weights">Weights of p, q, a, b, c, d, e.</param>
/// <param name="Rows">By unit, the values of a … e.</param>
/// <param name="Order">high-first or low-first.</param>
public sealed record SmallIndex(string Method, double[] Weights, double[][] Rows, string Order)
{
    public static readonly string[] Codes = ["p", "q", "a", "b", "c", "d", "e"];

    public static Arbitrary<SmallIndex> Any() => (
        from method in Gen.Elements("arithmetic", "geometric", "sum")
        from weights in Gen.Choose(1, 9).Select(n => (double)n).ArrayOf(7)
        from units in Gen.Choose(2, 9)
        from gaps in Gen.Choose(0, 3)
        from spread in Gen.Elements(4, 40)
        from rows in Gen.Choose(0, 999).Select(n => n % 10 < gaps ? double.NaN : 1.0 + n / 10 % spread).ArrayOf(5).ArrayOf(units)
        from order in Gen.Frequency((3, Gen.Constant("high-first")), (1, Gen.Constant("low-first")))
        select new SmallIndex(method, weights, rows, order)).ToArbitrary();

    public Evaluation Evaluate() => Evaluate(Weights);

    /// <summary>The whole run again with other weights.</summary>
    public Evaluation Evaluate(double[] weights) => Evaluator.Run(
        SchemeReader.Read(Json(weights), "small.json"), Example.Panel(["a", "b", "c", "d", "e"], Rows), threads: 1);

    /// <summary>The scores, better is higher, of a run in which one weight has a share of its siblings' total and they share the rest as before.</summary>
    public double[] ScoresAt(string code, double share)
    {
        int[] siblings = code switch { "p" or "q" => [0, 1], "d" or "e" => [5, 6], _ => [2, 3, 4] };
        var weights = (double[])Weights.Clone();
        var at = Array.IndexOf(Codes, code);
        var total = siblings.Sum(i => Weights[i]);
        foreach (var i in siblings)
            weights[i] = i == at ? share * total
                : total > Weights[at] ? Weights[i] * (1 - share) * total / (total - Weights[at])
                : (1 - share) * total / (siblings.Length - 1);
        return [.. Evaluate(weights).Index.Years[0].Scores.Select(score => Order == "low-first" ? -score : score)];
    }

    /// <summary>How a unit stands to every other: −1 below, 0 level (to 1e-10), 1 above.</summary>
    public static string Standing(double[] scores, int unit) =>
        string.Join(' ', scores.Select(score => Math.Abs(scores[unit] - score) <= 1e-10 * Math.Max(1, Math.Abs(score)) ? 0 : Math.Sign(scores[unit] - score)));

    /// <summary>One more than the number of units above.</summary>
    public static int Rank(double[] scores, int unit) => 1 + scores.Count(score => score - scores[unit] > 1e-10 * Math.Max(1, Math.Abs(score)));

    string Json(double[] weights)
    {
        var texts = weights.Select(weight => weight.ToString("R", CultureInfo.InvariantCulture)).ToArray();
        return $$"""
            { "id": "small", "version": "1", "indicators": [{{string.Join(", ", "abcde".Select(code => $"{{ \"code\": \"{code}\" }}"))}}],
              "framework": { "code": "index", "children": [
                { "code": "p", "weight": {{texts[0]}}, "children": [{{Leaf("a", texts[2])}}, {{Leaf("b", texts[3])}}, {{Leaf("c", texts[4])}}] },
                { "code": "q", "weight": {{texts[1]}}, "children": [{{Leaf("d", texts[5])}}, {{Leaf("e", texts[6])}}] } ] },
              "steps": { "aggregate": { "method": "{{Method}}" }, "rank": { "order": "{{Order}}" } } }
            """;
    }

    static string Leaf(string code, string weight) => $"{{ \"indicator\": \"{code}\", \"weight\": {weight} }}";
}

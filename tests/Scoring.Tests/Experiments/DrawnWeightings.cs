using System.Globalization;
using Scoring.Evaluating;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Kernels;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Experiments;

/// <summary>Annual runs with the weights of draws, one scheme and one evaluation per draw: what draws on a compiled plan are held against.</summary>
static class DrawnWeightings
{
    static readonly string[] Leaves = ["a0", "a1", "a2", "b0", "b1", "c0"];

    static readonly Dictionary<string, double> Written = new(StringComparer.Ordinal)
    {
        ["A"] = 50,
        ["B"] = 30,
        ["C"] = 20,
        ["a0"] = 3,
        ["a1"] = 2,
        ["a2"] = 1,
        ["b0"] = 2.5,
        ["b1"] = 2.5,
        ["c0"] = 1,
    };

    /// <summary>A scheme of three pillars.</summary>
    /// <param name="steps">Steps as JSON members, the aggregate step first.</param>
    /// <param name="weights">Weights by code in place of those written.</param>
    /// <param name="more">Keys of the index, beginning with a comma.</param>
    /// <param name="moreOfA">Keys of pillar A, beginning with a comma.</param>
    public static Scheme Scheme(string steps, IReadOnlyDictionary<string, double>? weights = null, string more = "", string moreOfA = "")
    {
        return SchemeReader.Read($$"""
        { "id": "drawn", "version": "1", "variables": [ { "code": "fraud" }, { "code": "prize" } ],
          "indicators": [{{string.Join(",", Leaves.Select(code => $"{{\"code\":\"{code}\"}}"))}}],
          "framework": { "code": "index", "children": [
            { "code": "A", "weight": {{W("A")}}, "children": [{{Leaf("a0")}}, {{Leaf("a1")}}, {{Leaf("a2")}}] {{moreOfA}} },
            { "code": "B", "weight": {{W("B")}}, "children": [{{Leaf("b0")}}, {{Leaf("b1")}}] },
            { "code": "C", "weight": {{W("C")}}, "children": [{{Leaf("c0")}}] } ] {{more}} },
          "steps": { {{steps}} } }
        """);

        string W(string code) => (weights is not null && weights.TryGetValue(code, out var weight) ? weight : Written[code]).ToString("R", CultureInfo.InvariantCulture);

        string Leaf(string code) => $"{{\"indicator\":\"{code}\",\"weight\":{W(code)}}}";
    }

    /// <summary>Values of two years for units in three zones and two overlapping circles; each tenth an aggregate unit of a province.</summary>
    /// <param name="units">Number of units.</param>
    /// <param name="missing">Share of cells that are missing.</param>
    /// <param name="isCoarse">Whether values are a few whole numbers, so that many scores are equal.</param>
    public static Panel Panel(int units = 60, double missing = 0, bool isCoarse = false)
    {
        var roster = new Roster(Enumerable.Range(0, units).Select(unit => new RosterEntry($"U{unit:000}")
        {
            IsAggregate = unit % 10 == 9,
            Parent = unit % 10 == 9 ? null : $"U{unit / 10 * 10 + 9:000}",
            Groups = new Dictionary<string, IReadOnlyList<string>>
            {
                ["zone"] = [unit % 3 == 0 ? "plain" : unit % 3 == 1 ? "hill" : "coast"],
                ["circle"] = unit % 4 == 0 ? ["inner", "outer"] : ["outer"],
            },
        }));
        string[] codes = [.. Leaves, "fraud", "prize"];
        var present = Enumerable.Range(0, units).Select(unit => unit != 3).ToArray();
        return new Panel(roster, [2023, 2024], codes, [.. codes.Select((code, j) => new[] { Column(code, j), Column(code, j + 50) })], [present, present]);

        Column Column(string code, int stream)
        {
            var (values, gaps) = (new double[units], new double[units]);
            Philox.Uniform(5, (ulong)stream, 0, values);
            Philox.Uniform(6, (ulong)stream, 0, gaps);
            for (var unit = 0; unit < units; unit++)
                values[unit] = unit == 3 ? double.NaN
                    : code == "fraud" ? (unit % 7 == 2 ? 1 : 0)
                    : code == "prize" ? (unit % 5 == 1 ? 4 : 0)
                    : gaps[unit] < missing ? double.NaN
                    : isCoarse ? 20 * Math.Floor(1 + 4 * values[unit]) : 1 + 99 * values[unit];
            return new Column(values);
        }
    }

    /// <summary>The evaluation with the weights of a draw.</summary>
    /// <param name="draws">The draws.</param>
    /// <param name="draw">Its number.</param>
    /// <param name="scheme">The scheme with given weights.</param>
    /// <param name="panel">The panel.</param>
    public static Evaluation Run(WeightDraws draws, long draw, Func<IReadOnlyDictionary<string, double>, Scheme> scheme, Panel panel) =>
        Evaluator.Run(scheme(WeightsOf(draws.Plan, draws.Weights(draw))), panel, threads: 1);

    /// <summary>A vector of weights by code.</summary>
    public static IReadOnlyDictionary<string, double> WeightsOf(ScoringPlan plan, double[] weights)
    {
        var byCode = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var group in plan.Groups)
            for (var child = 0; child < group.Count; child++) byCode[group.Children[child]] = weights[group.Offset + child];
        return byCode;
    }

    /// <summary>Requires that every unit took every rank as often as in annual runs with the weights of the draws.</summary>
    public static void AssertRanks(WeightDraws draws, RankDistribution counted, int count, Func<IReadOnlyDictionary<string, double>, Scheme> scheme, Panel panel, string? node = null)
    {
        var expected = new Dictionary<(string, double), long>();
        for (var draw = 0; draw < count; draw++)
        {
            var evaluation = Run(draws, draw, scheme, panel);
            var result = evaluation.Nodes.First(each => each.Code == (node ?? "index")).Years[1];
            for (var unit = 0; unit < panel.UnitCount; unit++)
            {
                var key = (panel.Roster.Units[unit].Code, double.IsNaN(result.Ranks[unit]) ? 0 : result.Ranks[unit]);
                expected[key] = expected.GetValueOrDefault(key) + 1;
            }
        }
        foreach (var code in panel.Roster.Units.Select(unit => unit.Code))
            for (var halves = 0; halves <= 2 * panel.UnitCount; halves += halves == 0 ? 2 : 1)
            {
                var wanted = expected.GetValueOrDefault((code, halves / 2.0));
                if (counted.IndexOf(code) is >= 0 and var unit)
                {
                    if ((counted.Resolution == 1 && halves % 2 == 1) || halves > 2 * counted.Units.Count) Assert.Equal(0, wanted);
                    else if (wanted != counted.Count(unit, halves / 2.0)) Assert.Fail($"{draws.Plan.Path} {code}, rank {halves / 2.0}: {counted.Count(unit, halves / 2.0)} instead of {wanted}");
                }
                else if (halves > 0) Assert.Equal(0, wanted);
            }
    }
}

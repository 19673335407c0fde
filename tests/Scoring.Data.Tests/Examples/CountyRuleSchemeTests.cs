using System.Globalization;
using Scoring.Adjusting;
using Scoring.Evaluating;

namespace Scoring.Data.Tests.Examples;

/// <summary>The example schemes with weights from multipliers and rules after the score, worked out beside them.</summary>
public sealed class CountyRuleSchemeTests(CountySchemeTests.Demonstration demo) : IClassFixture<CountySchemeTests.Demonstration>
{
    readonly CountyArithmetic by = demo.Arithmetic;

    Evaluation Run(string name) => demo.Run($"schemes/{name}.scheme.json");

    static void Close(double expected, double found) => Assert.True(Math.Abs(expected - found) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, found {found:R}");

    double Listed(string item, int unit, int year) =>
        demo.Table("adjustments.csv").Where(row => row[0] == demo.Panel.Roster.Units[unit].Code && row[1] == demo.Panel.Years[year].ToString(CultureInfo.InvariantCulture) && row[2] == item)
            .Select(row => row[3].Length == 0 ? 1 : double.Parse(row[3], CultureInfo.InvariantCulture)).SingleOrDefault();

    [Fact]
    public void Class_reward_adds_quantitative_and_qualitative_points()
    {
        var (evaluation, unit, last) = (Run("class-reward"), by.Whole, by.Last);
        (string Code, double Points)[] data =
        [
            ("A1", 12), ("A3", 8), ("A4", 8), ("A5", 4), ("B1", 8), ("B2", 6), ("B4", 8), ("B7", 5), ("C1", 5), ("C6", 4), ("D1", 6), ("D4", 5), ("D5", 4), ("D10", 2),
        ];
        Assert.Equal(85, data.Sum(each => each.Points));
        var quantitative = data.Sum(each => each.Points * CountyArithmetic.Efficacy(by.Value(each.Code, unit, last), by.Sample(each.Code, [0, 1, 2]), 0.05, 50, 50, each.Code == "D10")) / 85;
        var qualitative = (by.Value("C4", unit, last) + by.Value("C7", unit, last) + by.Value("C8", unit, last)) / 3; // anchors on the diagonal: points as they are
        Close(quantitative, evaluation.Nodes.Single(node => node.Code == "quantitative").Years[last].Scores[unit]);
        Close(0.85 * quantitative + 0.15 * qualitative, evaluation.Index.Years[last].Scores[unit]);
    }

    [Fact]
    public void Class_reward_keeps_adjustments_apart_and_pays_by_the_rules()
    {
        var (evaluation, last) = (Run("class-reward"), by.Last);
        var (adjustments, grades) = (evaluation.Adjustments!, evaluation.Grades!);
        double Adjusted(int unit, int year)
        {
            var gained = Math.Min(2, 0.5 * Math.Max(0, year > 0 && by.Value("C1", unit, year) - by.Value("C1", unit, year - 1) is var more && !double.IsNaN(more) ? more : 0));
            return evaluation.Index.Years[year].Scores[unit] + Math.Min(5, gained + Math.Min(4, Listed("national", unit, year))) - Listed("data_penalty", unit, year);
        }
        bool Vetoed(int unit, int year) => year > 1 && by.Value("A1", unit, year) < by.Value("A1", unit, year - 1) && by.Value("A5", unit, year) < by.Value("A5", unit, year - 1);
        var ranks = new double[2][];
        for (var year = last - 1; year <= last; year++)
        {
            var ranked = by.Counties.Where(unit => !double.IsNaN(evaluation.Index.Years[year].Scores[unit]) && Listed("fraud", unit, year) == 0).ToList();
            ranks[year - last + 1] = [.. Enumerable.Range(0, demo.Panel.UnitCount).Select(unit => ranked.Contains(unit) ? 1 + ranked.Count(other => adjustments.Years[year].Adjusted[other] > adjustments.Years[year].Adjusted[unit]) : double.NaN)];
            Assert.Equal(ranks[year - last + 1], evaluation.Index.Years[year].Ranks);
            foreach (var unit in ranked)
            {
                Close(Adjusted(unit, year), adjustments.Years[year].Adjusted[unit]);
                var points = adjustments.Years[year].Adjusted[unit];
                var placed = points >= 80 ? 0 : points >= 60 ? 1 : 2;
                Assert.Equal((placed, Vetoed(unit, year) ? Math.Max(placed, 1) : placed), (grades.Years[year].BeforeVeto[unit], grades.Years[year].Classes[unit]));
            }
        }
        Assert.Contains(by.Counties, unit => adjustments.Holding(AdjustmentKind.Veto, last, unit).Any());
        Assert.Contains(by.Counties, unit => adjustments.Years[last].Penalty[unit] > 0);

        var given = evaluation.Rewards!.Given.Where(reward => reward.Year == 2024).ToLookup(reward => reward.Unit);
        foreach (var unit in by.Counties.Where(unit => !double.IsNaN(ranks[1][unit])))
        {
            var (was, now) = (grades.Years[last].Previous[unit], grades.Years[last].Classes[unit]);
            var amount = (was == 1 && now == 0 ? 300 : 0) + (was == 2 && now == 1 ? 200 : 0) + (ranks[0][unit] - ranks[1][unit] >= 10 ? 200 : 0)
                + (now == 0 && Enumerable.Range(0, last).All(year => grades.Years[year].Classes[unit] != 0) ? 100 : 0);
            Assert.Equal(amount, given[demo.Panel.Roster.Units[unit].Code].Sum(reward => reward.Amount));
        }
        Assert.Contains(evaluation.Findings, finding => finding.Kind.Code is "reward-over-budget" or "reward-under-budget" && finding.Year == 2024 && finding.Expected == "2300");
    }

    [Fact]
    public void Park_evaluation_shares_out_pillars_by_multipliers()
    {
        var (evaluation, unit, last) = (Run("park-evaluation"), by.Whole, by.Last);
        (string Pillar, double Share, (string Code, double Multiplier)[] Items)[] pillars =
        [
            ("innovation", 25, [("B1", 1.2), ("B3", 0.8), ("C3", 0.8), ("D1", 1.2)]), ("structure", 25, [("D5", 1.2), ("P1", 1), ("D8", 0.8)]),
            ("green", 15, [("D10", 1.2), ("C6", 0.8)]), ("open", 20, [("P3", 1), ("D2", 1)]), ("quality", 15, [("P2", 0.8), ("P4", 1.2), ("A2", 1), ("D6", 1)]),
        ];
        var total = 0.0;
        foreach (var (pillar, share, items) in pillars)
        {
            var node = evaluation.Nodes.Single(each => each.Code == pillar);
            var weights = items.Select(item => share * item.Multiplier / items.Sum(other => other.Multiplier)).ToList();
            var points = items.Zip(weights).Sum(item => item.Second * CountyArithmetic.Efficacy(by.Value(item.First.Code, unit, last), by.Sample(item.First.Code, [last]), 0.02, 60, 40, item.First.Code == "D10"));
            Close(points / share, node.Years[last].Scores[unit]);
            total += points;
        }
        Close(total / 100, evaluation.Index.Years[last].Scores[unit]);
        // w = P·a/Σa: of 15 points of the last pillar 0.8/4 go to productivity.
        Close(3, evaluation.Weights.Of(evaluation.Scheme.Framework.Children[4].Children[0]));
        // Types overlap: one ranking for each of them, and tiers inside.
        Assert.Equal(["track"], evaluation.Grades!.Groups.Select(group => group.Grouping.Code).Distinct());
    }

    [Fact]
    public void Incubator_grading_holds_the_grade_down_and_leaves_out_who_has_none()
    {
        var (evaluation, last) = (Run("incubator-grading"), by.Last);
        bool TakesPart(int unit, int year) => !(by.Value("C2", unit, year) == 0) && Listed("fraud", unit, year) == 0;
        double E(string code, int unit) => CountyArithmetic.Efficacy(by.Value(code, unit, last), by.Sample(code, [0, 1, 2], TakesPart), 0.1, 50, 50);
        var unit = by.Counties.First(u => by.Value("C2", u, last) > by.Value("C2", u, last - 1) && TakesPart(u, last) && new[] { "I1", "I2", "I4", "C4" }.All(code => !double.IsNaN(by.Value(code, u, last))));
        var core = 0.6 * E("I1", unit) + 0.4 * (by.Value("C4", unit, last) is 0 ? 40 : by.Value("C4", unit, last));
        var bonus = Math.Min(6, 2 * (by.Value("C2", unit, last) - by.Value("C2", unit, last - 1)));
        var results = (E("I2", unit) + E("I4", unit)) / 2;
        double Node(string code) => evaluation.Nodes.Single(node => node.Code == code).Years[last].Scores[unit];
        Close(core, Node("service_core"));
        Close(Math.Min(core + bonus, 100), Node("service"));
        Close(0.4 * Math.Min(core + bonus, 100) + 0.6 * results, Node("incubator"));

        foreach (var u in by.Counties.Where(u => by.Present(u, last)))
        {
            var (year, grades) = (evaluation.Index.Years[last], evaluation.Grades!.Years[last]);
            if (!TakesPart(u, last))
            {
                Assert.Equal((double.NaN, double.NaN, -1), (year.Scores[u], year.Ranks[u], grades.Classes[u]));
                continue;
            }
            if (double.IsNaN(year.Scores[u])) continue;
            var points = evaluation.Adjustments!.Years[last].Adjusted[u];
            Close(year.Scores[u] + Math.Min(3, Listed("national", u, last)) - Listed("data_penalty", u, last), points);
            var placed = points >= 85 ? 0 : points >= 75 ? 1 : points >= 60 ? 2 : 3;
            Assert.Equal((placed, by.Value("C4", u, last) == 0 ? Math.Max(placed, 2) : placed), (grades.BeforeVeto[u], grades.Classes[u]));
        }
        Assert.Contains(by.Counties, u => by.Present(u, last) && !TakesPart(u, last));
    }
}

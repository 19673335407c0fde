using Scoring.Evaluating;
using Scoring.Panels;
using Scoring.Schemes;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Examples;

/// <summary>The example schemes of the repository run as they stand; what they give is worked out beside them.</summary>
public class ExampleSchemeTests
{
    static Scheme Read(string name) => SchemeReader.Read(File.ReadAllText(RepositoryFile.Path($"data-schemas/examples/{name}.scheme.json")), name);

    static NodeYear Node(Evaluation evaluation, string code) => evaluation.Nodes.Single(node => node.Code == code).Years[0];

    static void AssertClose(IEnumerable<double> expected, double[] found, double tolerance = 1e-9) =>
        Assert.Equal([.. expected], found, (a, b) => a.Equals(b) || Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(a)));

    [Fact]
    public void Deprivation_sums_transformed_ranks_with_weights_of_99_9_percent_and_publishes_deciles()
    {
        string[] domains = ["income", "employment", "education", "health", "crime", "barriers", "environment"];
        double[] weights = [22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3];
        Assert.Equal(99.9, weights.Sum(), 1e-12);
        // Each domain puts the twenty areas into another order; area 0 is the most deprived in all of them.
        int[] steps = [1, 3, 7, 9, 11, 13, 17];
        var values = steps.Select(step => Enumerable.Range(0, 20).Select(area => 100.0 - area * step % 20).ToArray()).ToArray();
        var evaluation = Evaluator.Run(Read("deprivation"), Panel([.. domains.Select((domain, d) => (domain, new[] { values[d] }))]));

        double Transformed(int d, int area)
        {
            var rank = values[d].Count(other => other < values[d][area]) + 1; // N = most deprived
            return -23 * Math.Log(1 - rank / 20.0 * (1 - Math.Exp(-100 / 23.0)));
        }
        double[] expected = [.. Enumerable.Range(0, 20).Select(area => domains.Select((_, d) => weights[d] / 100 * Transformed(d, area)).Sum())];
        AssertClose(expected, evaluation.Index.Years[0].Scores);
        Assert.Equal(99.9, evaluation.Index.Years[0].Scores[0], 1e-9);
        Assert.Equal(expected.Select(score => expected.Count(other => other > score) + 1.0), evaluation.Index.Years[0].Ranks);
        var deciles = Node(evaluation, "decile").Scores;
        Assert.Equal(evaluation.Index.Years[0].Ranks.Select(rank => Math.Ceiling(rank / 2)), deciles);
        Assert.Equal(1, deciles[0]);
    }

    [Fact]
    public void County_health_clips_small_counties_sets_missing_to_zero_and_ranks_low_scores_best()
    {
        // State A: twelve counties, the last far out and small; state B: two, of which one has no value of one measure.
        double[] deaths = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 100, 5, 7], poor = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 3, NA];
        double[] graduation = [90, 80, 70, 60, 50, 90, 80, 70, 60, 50, 90, 80, 95, 85];
        double[] population = [1000, .. Enumerable.Repeat(50000.0, 10), 1000, 50000, 50000];
        var units = Enumerable.Range(0, 14).Select(i => new RosterEntry(((char)('a' + i)).ToString())
        {
            Groups = new Dictionary<string, IReadOnlyList<string>> { ["state"] = [i < 12 ? "A" : "B"] },
        });
        Evaluation Run(double[] people) => Evaluator.Run(Read("county-health"),
            Panel(units, [2023], ("early_death", [deaths]), ("poor_health", [poor]), ("graduation", [graduation]), ("population", [people])));

        static double[] Z(double[] values, int from, int to)
        {
            double[] known = [.. values[from..to].Where(value => !double.IsNaN(value))];
            var (mean, n) = (known.Average(), known.Length);
            var sd = Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / (n - 1));
            return [.. values[from..to].Select(value => (value - mean) / sd)];
        }
        double[] zDeaths = [.. Z(deaths, 0, 12), .. Z(deaths, 12, 14)], zGraduation = [.. Z(graduation, 0, 12), .. Z(graduation, 12, 14)];
        Assert.True(zDeaths[11] > 3);
        // State B has one value of poor health: no spread, so its counties have no z-score of it.
        double[] zPoor = [.. Z(poor, 0, 12), 0, 0];
        var evaluation = Run(population);
        double[] expected = [.. Enumerable.Range(0, 14).Select(i => 0.5 * Math.Min(zDeaths[i], i == 11 ? 3 : 99) + 0.2 * zPoor[i] - 0.3 * zGraduation[i])];
        AssertClose(expected, evaluation.Index.Years[0].Scores);
        Assert.Equal(expected.Select(score => expected.Count(other => other < score) + 1.0), evaluation.Index.Years[0].Ranks);
        Assert.Equal([CellStatus.Imputed, CellStatus.Imputed], evaluation.Normalised[1, 0].Statuses![12..]);
        // A large county is not held.
        population[11] = 30000;
        Assert.Equal(expected[11] + 0.5 * (zDeaths[11] - 3), Run(population).Index.Years[0].Scores[11], 1e-9);
    }

    [Fact]
    public void Regulation_scores_no_practice_zero_and_leaves_out_what_does_not_apply()
    {
        var panel = Panel(("procedures", [[1, 18, 9.5, 0]]), ("days", [[0.5, 100, 50.25, 0.5]]), ("cost", [[0, 300, 50, 20]]), ("recovery", [[92.9, 0, 0, 46.45]]))
            .With("recovery", 2020, 2, CellStatus.NoPractice).With("days", 2020, 3, CellStatus.NotApplicable).With("recovery", 2020, 1, CellStatus.NotApplicable);
        var evaluation = Evaluator.Run(Read("regulation"), panel);
        // Unit c: (50 + 50 + 75)/3 and no practice 0. Unit d: procedures beyond the best count as it, cost 90; days do not apply.
        AssertClose([100, 0, 175 / 3.0, 95], Node(evaluation, "starting").Scores);
        AssertClose([100, NA, 0, 50], Node(evaluation, "insolvency").Scores);
        AssertClose([100, 0, 175 / 6.0, 72.5], evaluation.Index.Years[0].Scores);
        Assert.Equal(1, evaluation.Index.Years[0].Coverage[1]);
        Assert.Equal([1, 4, 3, 2], evaluation.Index.Years[0].Ranks);
    }

    [Fact]
    public void Innovation_has_half_weights_and_an_index_only_for_eligible_units()
    {
        var evaluation = Evaluator.Run(Read("innovation-eligibility"), Panel(
            ("rd", [[0, 10, 5, 5]]), ("researchers", [[0, 10, 10, NA]]), ("tuition", [[20, 10, 10, 10]]),
            ("patents", [[0, 10, NA, 10]]), ("exports", [[0, 10, NA, 0]]), ("software", [[0, 10, 10, NA]])));
        // c: (1·50 + 0.5·100 + 0.5·100)/2 = 75; d: (1·50 + 0.5·100)/1.5, (1·100 + 1·0)/2.
        AssertClose([0, 100, 75, 100 / 1.5], Node(evaluation, "input").Scores);
        AssertClose([0, 100, 100, 50], Node(evaluation, "output").Scores);
        // c has one of three outputs, d two of three (0.667 ≥ 0.66).
        AssertClose([0, 100, NA, (100 / 1.5 + 50) / 2], evaluation.Index.Years[0].Scores);
        Assert.Equal((UnscoredReason.NotEligible, "output"), (evaluation.Index.Years[0].Unscored[2].Reason, evaluation.Index.Years[0].Unscored[2].Code));
    }

    [Fact]
    public void Complete_cases_are_averaged_node_by_node()
    {
        var evaluation = Evaluator.Run(Read("complete-cases"), Panel(("a", [[1, 2, NA]]), ("b", [[3, 4, 5]]), ("c", [[4, NA, 6]]), ("d", [[6, 7, 8]])));
        AssertClose([2, 3, NA], Node(evaluation, "inner").Scores);
        AssertClose([3, NA, NA], Node(evaluation, "left").Scores);
        AssertClose([4.5, NA, NA], evaluation.Index.Years[0].Scores);
    }

    [Fact]
    public void Rounding_acts_at_every_tier()
    {
        // a = x/y = 0.25 → 0.3, 2/3 → 0.7, 1.06 → 1.1; scaled 0, 50, 100. b: 0, 1, 3 reversed: 100, 66.666… → 66.67, 0.
        var evaluation = Evaluator.Run(Read("rounding"), Panel(("x", [[1, 2, 53]]), ("y", [[4, 3, 50]]), ("b", [[0, 1, 3]])));
        AssertClose([0.3, 0.7, 1.1], evaluation.Indicators[0, 0].Values, 0);
        AssertClose([0, 50, 100], evaluation.Normalised[0, 0].Values, 0);
        AssertClose([100, 66.67, 0], evaluation.Normalised[1, 0].Values, 0);
        // (2·0 + 100)/3 = 33.33… → 33.3, (100 + 66.67)/3 = 55.556… → 55.6, 200/3 → 66.7; then to whole numbers.
        AssertClose([33.3, 55.6, 66.7], Node(evaluation, "pillar").Scores, 0);
        AssertClose([33, 56, 67], evaluation.Index.Years[0].Scores, 0);
    }

    [Fact]
    public void Standard_value_runs_through_four_levels()
    {
        var units = new[] { Unit("a"), Unit("b"), Unit("P1", isAggregate: true) };
        var evaluation = Evaluator.Run(Read("standard-value"), Panel(units, [2020],
            ("researchers", [[100, 500, 50]]), ("population", [[10, 10, 10]]), ("rd", [[2.5, 5.88, 1]]), ("gdp", [[100, 100, 100]]),
            ("patents", [[80, 40, 160]]), ("energy", [[0.5, 1, 0.25]])));
        // Roster order: P1, a, b. a: people 100 (capped from 500), money 100 (from 235), output 50, effect 50; b: 50, 40, 100, 100.
        AssertClose([100, 100, 0.4 * 50 + 0.6 * 40], Node(evaluation, "input").Scores);
        AssertClose([100, 0.7 * 50 + 0.3 * 50, 100], Node(evaluation, "result").Scores);
        AssertClose([100, 0.4 * 100 + 0.6 * 50, 0.4 * 44 + 0.6 * 100], evaluation.Index.Years[0].Scores);
        Assert.Equal([NA, 2, 1], evaluation.Index.Years[0].Ranks);
        Assert.Contains(evaluation.Findings, finding => finding is { Kind.Code: "score-capped", Variable: "rd_intensity", Unit: "a", Found: "235.2" });
    }

    [Fact]
    public void Human_development_joins_three_indices_by_formulas()
    {
        // Norway 2021 (UNDP, Human Development Report 2021-22, table 1): 83.2, 18.2, 13.0, 64660 → 0.961.
        var evaluation = Evaluator.Run(Read("human-development"), Panel(
            ("le", [[83.2]]), ("eys", [[18.2]]), ("mys", [[13.0]]), ("gnipc", [[64660]]),
            ("le_f", [[84.9]]), ("eys_f", [[18.9]]), ("mys_f", [[13.1]]), ("gni_pc_f", [[54699]]),
            ("le_m", [[81.6]]), ("eys_m", [[17.6]]), ("mys_m", [[12.9]]), ("gni_pc_m", [[74445]]),
            ("ineq_le", [[10.0]]), ("ineq_edu", [[10.0]]), ("ineq_inc", [[10.0]])));
        Assert.Equal(0.961, Node(evaluation, "hdi").Scores[0]);
        // Losses of 10 % each take 10 % of the unrounded index.
        Assert.Equal(Math.Round(0.9 * Node(evaluation, "development").Scores[0], 3), evaluation.Index.Years[0].Scores[0]);
        Assert.Equal(Math.Round(Node(evaluation, "female").Scores[0] / Node(evaluation, "male").Scores[0], 3), Node(evaluation, "gdi").Scores[0]);
    }
}

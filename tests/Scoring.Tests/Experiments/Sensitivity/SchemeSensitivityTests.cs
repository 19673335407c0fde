using Scoring.Evaluating;
using Scoring.Experiments;
using Scoring.Experiments.Plans;
using Scoring.Experiments.Sensitivity;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Experiments.Sensitivity;

/// <summary>Schemes whose shares of variance can be worked out by hand.</summary>
public class SchemeSensitivityTests
{
    const string Json = """
        { "id": "s", "version": "1", "indicators": [ { "code": "a" }, { "code": "b" }, { "code": "c" } ],
          "framework": { "code": "index", "children": [ { "code": "x", "children": [ { "indicator": "a", "weight": 3 }, { "indicator": "b", "weight": 1 } ] }, { "indicator": "c", "weight": 2 } ] },
          "steps": { "normalise": { "method": "min-max", "range": [0, 1] }, "aggregate": "arithmetic" } }
        """;

    static readonly double[][] Values = [[0, 1, 0.9, 0.2, 0.5], [0, 0.1, 1, 0.8, 0.5], [1, 0, 0.3, 0.6, 0.4]];

    static Panel Raw()
    {
        var roster = new Roster(Enumerable.Range(0, 5).Select(unit => new RosterEntry($"u{unit}")));
        return new Panel(roster, [2024], ["a", "b", "c"], [.. Values.Select(values => new[] { new Column([.. values]) })], [[true, true, true, true, true]]);
    }

    static SchemeSensitivity Run(SchemeSensitivityOptions options, params string[] vary)
    {
        var source = SchemeSource.Read(Json);
        return SchemeSensitivity.Run(source, Variants.Parse(vary, source.Scheme), Raw(), options);
    }

    static Finding Fault(SchemeSensitivityOptions options, params string[] vary) => Assert.Single(Assert.Throws<ScoringException>(() => Run(options, vary)).Faults);

    [Fact]
    public void Two_uniform_weights_share_what_they_move()
    {
        var result = Run(new() { Node = "x", Design = new() { Rows = 4096 } });

        Assert.Equal(["a", "b"], result.Inputs.Select(input => input.Code));
        for (var unit = 0; unit < 5; unit++)
        {
            // A share of two is uniform on [0, 1], so the score's variance is (a − b)²/12, and neither weight is before the other.
            var gap = Values[0][unit] - Values[1][unit];
            var score = result.Scores[unit];
            Assert.Equal(gap * gap / 12, score.Variance, 0.003 * gap * gap);
            if (gap == 0) continue;
            Assert.Equal(score.Indices[0].Total, score.Indices[1].Total, 0.02);
            Assert.Equal(0.5, score.Indices[0].Shapley, 0.05);
            Assert.Equal(1, score.Indices.Sum(index => index.Shapley), 1e-9);
        }
    }

    [Fact]
    public void Noise_moves_weights_in_proportion_and_by_node_they_are_one_input()
    {
        var options = new SchemeSensitivityOptions { Weights = VariedWeights.Noise, Noise = 0.2, ByNode = true, Design = new() { Rows = 2048 } };
        var result = Run(options);

        Assert.Equal([("index", SensitivityInputKind.Weights), ("x", SensitivityInputKind.Weights)], result.Inputs.Select(input => (input.Code, input.Kind)));
        // u4 has 0.5 in a and b: the weights below x cannot move it.
        Assert.Equal(0, result.Scores[4].Indices[1].Total, 1e-12);
        Assert.Equal(1, result.Scores[4].Indices[0].Total, 0.01);
        Assert.Equal(0, Run(options with { Noise = 0 }).Shift.Variance);
    }

    [Theory]
    [InlineData(VariedWeights.Uniform)]
    [InlineData(VariedWeights.Noise)]
    public void Child_that_only_an_alternative_has_keeps_its_weight_and_the_others_share_the_rest(VariedWeights how)
    {
        var evaluation = Evaluator.Run(SchemeReader.Read(Json), Raw());
        var coordinates = new Dictionary<(string, string), int> { [("index", "x")] = 0, [("x", "a")] = 1 };
        foreach (var child in new[] { "x", "a" }) // c and b are no inputs
        {
            var group = ScoringPlan.Of(evaluation, 2024).Groups.First(each => each.Children.Contains(child));
            foreach (var uniform in new[] { 0.01, 0.5, 0.99 })
            {
                var drawn = new WeightCoordinates(ScoringPlan.Of(evaluation, 2024), coordinates, new() { Weights = how }) { Point = [uniform, uniform] };
                var weights = new double[4];
                drawn.Fill(0, [], weights);
                Assert.Equal(group.Nominal, weights.AsSpan(group.Offset, group.Count).ToArray().Select(weight => Math.Round(weight, 12)));
            }
        }
        var three = new WeightCoordinates(ScoringPlan.Of(evaluation, 2024, new PlanOptions { Space = WeightSpace.Leaf }), new Dictionary<(string, string), int> { [("index", "a")] = 0, [("index", "b")] = 1 }, new() { Weights = how }) { Point = [0.1, 0.1] };
        var shares = new double[3];
        three.Fill(0, [], shares);
        // a and b come from one number: under uniform weights they are level, under noise three to one; c keeps its 2/3.
        Assert.Equal(how == VariedWeights.Uniform ? [1 / 6.0, 1 / 6.0, 2 / 3.0] : [1 / 4.0, 1 / 12.0, 2 / 3.0], shares, (one, other) => Math.Abs(one - other) < 1e-12);
    }

    [Theory]
    [InlineData(VariedWeights.Fixed)]
    [InlineData(VariedWeights.Noise)]
    public void Level_units_are_level_as_in_runs_where_weights_stay(VariedWeights how)
    {
        const string Coarse = """
            { "id": "coarse", "version": "1", "variables": [ { "code": "fraud" }, { "code": "prize" } ], "indicators": [ { "code": "a0" }, { "code": "a1" }, { "code": "a2" }, { "code": "b0" }, { "code": "b1" }, { "code": "c0" } ],
              "framework": { "code": "index", "children": [ { "code": "A", "weight": 2, "children": [ "a0", "a1", "a2" ] }, { "code": "B", "children": [ "b0", "b1", "c0" ] } ] },
              "steps": { "aggregate": "arithmetic" } }
            """;
        var (source, panel) = (SchemeSource.Read(Coarse), DrawnWeightings.Panel(200, isCoarse: true));
        var variants = Variants.Parse(["weight=equal"], source.Scheme);
        var result = SchemeSensitivity.Run(source, variants, panel, new() { Year = 2024, Weights = how, Noise = 0, Design = new() { Rows = 64 } });
        var (one, other) = (Evaluator.Run(source.Scheme, panel).Index.Years[1].Ranks, Evaluator.Run(VariedScheme.Of(source, variants[0]), panel).Index.Years[1].Ranks);
        Assert.True(one.Where(rank => !double.IsNaN(rank)).Distinct().Count() < 150); // many are level
        for (var unit = 0; unit < result.Units.Count; unit++)
        {
            var at = panel.Roster.IndexOf(result.Units[unit]);
            Assert.Equal(one[at], result.NominalRanks[unit]);
            // Each of two ranks in half of the 128 points of A and B.
            Assert.Equal((one[at] - other[at]) * (one[at] - other[at]) / 4 * 128 / 127, result.Ranks[unit].Variance, 1e-9);
        }
    }

    [Fact]
    public void Choice_alone_takes_all_of_the_variance()
    {
        var result = Run(new() { Weights = VariedWeights.Fixed, Design = new() { Rows = 256 } }, "normalise=rank");

        var input = Assert.Single(result.Inputs);
        Assert.Equal((SensitivityInputKind.Choice, "normalise"), (input.Kind, input.Code));
        Assert.Equal([Variants.Nominal, "normalise=rank"], input.Alternatives);
        var other = Evaluator.Run(VariedScheme.Of(SchemeSource.Read(Json), Variants.Parse(["normalise=rank"], SchemeReader.Read(Json))[0]), Raw()).Index.Years[0];
        for (var unit = 0; unit < 5; unit++)
        {
            var half = (other.Scores[unit] - result.Nominal.Index.Years[0].Scores[unit]) / 2;
            // Each of two values in half of the 512 points of A and B: the variance with n − 1 below.
            Assert.Equal(half * half * 512 / 511, result.Scores[unit].Variance, 1e-12);
            var places = (other.Ranks[unit] - result.NominalRanks[unit]) / 2;
            Assert.Equal(places * places * 512 / 511, result.Ranks[unit].Variance, 1e-12);
        }
        // Whether the score changes hangs on this one input.
        Assert.All(result.Scores, score => Assert.Equal(1, score.Indices[0].Shapley, 1e-12));
        Assert.All(result.Scores, score => Assert.Equal(1, score.Indices[0].Total, 0.01));
    }

    [Fact]
    public void Choices_combine_and_one_that_changes_nothing_has_no_share()
    {
        var result = Run(new() { Weights = VariedWeights.Noise, Design = new() { Rows = 512 } },
            "aggregate=geometric;normalise={\"range\":[1,100]}", "impute=mean");

        Assert.Equal(["c", "x", "a", "b", "aggregate+normalise", "impute"], result.Inputs.Select(input => input.Code).OrderBy(code => code.Length).ThenBy(code => code, StringComparer.Ordinal)
            .OrderBy(code => code switch { "c" => 0, "x" => 1, "a" => 2, "b" => 3, "aggregate+normalise" => 4, _ => 5 }));
        var impute = result.Inputs.ToList().FindIndex(input => input.Code == "impute");
        Assert.All(result.Scores.Append(result.Shift), output => Assert.Equal(0, output.Indices[impute].Total, 1e-12));
        Assert.Equal(1, result.Shift.Indices.Sum(index => index.Shapley), 1e-9);
    }

    [Fact]
    public void Result_does_not_depend_on_threads()
    {
        string Print(int threads) => string.Join(' ', Run(new() { Design = new() { Rows = 128, Threads = threads } }, "normalise=z-score").Ranks.SelectMany(rank => rank.Indices));

        Assert.Equal(Print(1), Print(3));
    }

    [Fact]
    public void Leaving_parts_out_is_one_choice_and_weights_of_what_is_gone_do_nothing_there()
    {
        var result = Run(new() { Weights = VariedWeights.Fixed, Design = new() { Rows = 64 } }, "leave-one-out=indicators");

        Assert.Equal(["nominal", "without a", "without b", "without c"], Assert.Single(result.Inputs).Alternatives);
        Assert.Equal(1, result.Shift.Indices[0].Shapley, 1e-12);
        Assert.Equal(2, Run(new() { Node = "x", Design = new() { Rows = 64 } }, "drop=c").Inputs.Count(input => input.Kind == SensitivityInputKind.Weight));
    }

    [Fact]
    public void What_cannot_be_set_up_is_refused()
    {
        Assert.Equal((FindingKinds.SensitivityUnfit, "0 assumptions"), Named(Fault(new() { Weights = VariedWeights.Fixed })));
        Assert.Equal((FindingKinds.YearNotInPanel, "1999"), Named(Fault(new() { Year = 1999 })));
        Assert.Equal((FindingKinds.SensitivityUnfit, "y"), Named(Fault(new() { Node = "y" })));
        Assert.Equal((FindingKinds.SensitivityUnfit, "normalise, impute+normalise"), Named(Fault(new(), "normalise=rank", "normalise=z-score;impute=mean")));
        string[] many = [.. Enumerable.Range(1, 9).Select(i => $"n{i}:normalise={{\"range\":[0,{i}]}}"), .. Enumerable.Range(1, 9).Select(i => $"i{i}:impute={{\"method\":\"constant\",\"value\":{i}}}"),
            "aggregate=geometric", "aggregate=harmonic"];
        Assert.Equal((FindingKinds.SensitivityUnfit, "300"), Named(Fault(new(), many)));

        var source = SchemeSource.Read(Json);
        var weighted = Variants.Of("heavy", new Dictionary<string, double> { ["a"] = 5 }, []);
        var fault = Assert.Single(Assert.Throws<ScoringException>(() => SchemeSensitivity.Run(source, [weighted], Raw())).Faults);
        Assert.Equal((FindingKinds.SensitivityUnfit, "weights"), Named(fault));

        static (FindingKind, string) Named(Finding finding) => (finding.Kind, finding.Found);
    }

    [Fact]
    public void Point_outside_a_methods_domain_names_it()
    {
        var faults = Assert.Throws<ScoringException>(() => Run(new(), "normalise=z-score;aggregate=geometric")).Faults;
        Assert.All(faults, fault => Assert.Equal(FindingKinds.ChildOutsideDomain, fault.Kind));
    }
}

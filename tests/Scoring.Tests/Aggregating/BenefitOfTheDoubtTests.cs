using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Explaining;
using Scoring.Findings;
using Scoring.Tests.Explaining;
using Scoring.Tests.Kernels;

namespace Scoring.Tests.Aggregating;

/// <summary>Benefit of the doubt against the literature, against every corner of each unit's programme, and by its rules.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, Arbitrary = [typeof(Inputs)])]
public sealed class BenefitOfTheDoubtTests
{
    const double Missing = double.NaN;

    /// <summary>Up to six units with up to three children, some at zero, some missing, and share bounds.</summary>
    public sealed record Case(double[][] Rows, double Least, double Most);

    public static class Inputs
    {
        public static Arbitrary<Case> Cases() => (
            from children in Gen.Choose(1, 3)
            from units in Gen.Choose(1, 6)
            from cells in Gen.Frequency((8, Gen.Choose(1, 20).Select(n => n / 2.0)), (1, Gen.Constant(0.0)), (1, Gen.Constant(Missing))).ArrayOf(children * units)
            from least in Gen.Elements(0, 0, 0.1, 0.25)
            from most in Gen.Elements(1, 1, 0.8, 0.5)
            select new Case([.. Enumerable.Range(0, units).Select(i => cells[(i * children)..((i + 1) * children)])], least, children * most < 1 ? 1 : most)).ToArbitrary();
    }

    /// <summary>
    /// W. W. Cooper, L. M. Seiford, K. Tone, Data Envelopment Analysis, 2nd edition (2007), section 1.3, one input (equal for all) and two outputs: branch offices
    /// A to G by customers and sales per salesman. B, E, F and G make up the frontier; A reaches 0.714 of it and D 0.75; C lies at 3 + 4 = 7 below the edge
    /// from E to F, where the sum is 10.
    /// </summary>
    [Fact]
    public void Branch_offices_of_the_textbook()
    {
        var scores = Example.Scores(Bod(), [1, 1], [1, 5], [2, 7], [3, 4], [4, 3], [4, 6], [5, 5], [6, 2]);

        double[] published = [5 / 7.0, 1, 0.7, 0.75, 1, 1, 1];
        for (var unit = 0; unit < published.Length; unit++) Example.Close(published[unit], scores[unit], published[unit] == 1 ? 0 : 1e-12);
    }

    /// <summary>Two children with equal shares: w₁x₁ = w₂x₂ = S/2, so S = min over units i of 2/(x_i1/x_1 + x_i2/x_2).</summary>
    [Fact]
    public void Equal_shares_leave_one_set_of_weights()
    {
        double[][] rows = [[1, 5], [2, 7], [3, 4], [4, 3], [4, 6], [5, 5], [6, 2]];
        var scores = Example.Scores(Bod(("min_share", 0.5), ("full_marks", 100.0)), [1, 1], rows);

        for (var unit = 0; unit < rows.Length; unit++)
            Example.Close(rows.Min(other => 200 / (other[0] / rows[unit][0] + other[1] / rows[unit][1])), scores[unit], 1e-12);
    }

    [Property(MaxTest = 300)]
    public void Score_is_the_best_corner_of_the_units_programme(Case example)
    {
        var children = example.Rows[0].Length;
        var scores = Example.Scores(Bod(("min_share", example.Least), ("max_share", example.Most)), [.. Enumerable.Repeat(1.0, children)], example.Rows);

        for (var unit = 0; unit < scores.Length; unit++) Naive(example, unit, scores[unit]);
    }

    static void Naive(Case example, int unit, double score)
    {
        var row = example.Rows[unit];
        int[] there = [.. Enumerable.Range(0, row.Length).Where(j => !double.IsNaN(row[j]) && example.Rows.Any(other => other[j] > 0))];
        if (there.Length == 0)
        {
            Assert.True(Array.TrueForAll(row, double.IsNaN) ? double.IsNaN(score) : score == 0);
            return;
        }
        if (there.Length * example.Least > 1 || there.Length * example.Most < 1)
        {
            Assert.True(double.IsNaN(score));
            return;
        }
        var own = there.Select(j => row[j]).ToArray();
        var constraints = example.Rows.Select(other => (there.Select(j => double.IsNaN(other[j]) ? 0 : other[j]).ToArray(), 1.0)).ToList();
        for (var k = 0; k < own.Length; k++)
        {
            constraints.Add(([.. own.Select((x, l) => example.Least * x - (l == k ? x : 0))], 0));
            constraints.Add(([.. own.Select((x, l) => (l == k ? x : 0) - example.Most * x)], 0));
        }
        // A weight never exceeds 1 / the child's largest value, which is at least a half.
        var best = Corners.Of(constraints, own.Length, box: 10).Max(corner => corner.Zip(own, (w, x) => w * x).Sum());
        Assert.Equal(best, score, 1e-8); // rounding on nearly parallel edges
    }

    [Property(MaxTest = 100)]
    public void Parts_add_up_to_the_score_and_keep_their_bounds(Case example)
    {
        var children = example.Rows[0].Length;
        var evaluation = ContributionsTests.OneNode(
            Bod(("min_share", example.Least), ("max_share", example.Most), ("full_marks", 50.0)), [.. Enumerable.Repeat(1.0, children)], example.Rows);
        var contributions = Contributions.Of(evaluation);
        for (var unit = 0; unit < example.Rows.Length; unit++)
        {
            var score = evaluation.Index.Years[0].Scores[unit];
            var parts = Enumerable.Range(0, children).Select(j => contributions[j, 0][unit]).ToArray();
            if (double.IsNaN(score))
            {
                Assert.All(parts, part => Assert.True(double.IsNaN(part)));
                continue;
            }
            Assert.Equal(score, parts.Where(part => !double.IsNaN(part)).Sum(), 1e-9 * 50);
            for (var j = 0; j < children; j++)
            {
                Assert.Equal(double.IsNaN(example.Rows[unit][j]), double.IsNaN(parts[j]));
                if (example.Rows.Any(row => row[j] > 0) && !double.IsNaN(parts[j]))
                    Assert.InRange(parts[j], score * example.Least - 1e-7, score * example.Most + 1e-7);
            }
        }
    }

    [Property(MaxTest = 100)]
    public void Scale_of_a_child_does_not_matter_and_nobody_in_the_sample_exceeds_1(Case example)
    {
        var weights = Enumerable.Repeat(1.0, example.Rows[0].Length).ToArray();
        var step = Bod(("min_share", example.Least), ("max_share", example.Most));
        var scores = Example.Scores(step, weights, example.Rows);
        var scaled = Example.Scores(step, weights, [.. example.Rows.Select(row => row.Select((x, j) => x * (j + 3) * 1e5).ToArray())]);
        for (var unit = 0; unit < scores.Length; unit++)
        {
            Assert.True(double.IsNaN(scores[unit]) || scores[unit] is >= 0 and <= 1);
            Assert.Equal(scores[unit], scaled[unit], 1e-9);
        }
    }

    [Fact]
    public void Negative_value_is_a_fault_that_names_unit_and_child_unless_a_floor_holds_it()
    {
        var fault = Assert.Single(Example.Faults(() => Example.Scores(Bod(), [1, 1], [1, 2], [-1, 9], [2, 1])));
        Assert.Equal((FindingKinds.ChildOutsideDomain, "U01", 2020), (fault.Kind, fault.Unit, fault.Year));
        Assert.Equal(Example.Scores(Bod(), [1, 1], [1, 2], [0.5, 9], [2, 1]), Example.Scores(Bod(("floor", 0.5)), [1, 1], [1, 2], [-1, 9], [2, 1]));
    }

    [Fact]
    public void Child_at_zero_with_a_least_share_makes_the_score_zero() =>
        Assert.Equal([0, 1, 1], Example.Scores(Bod(("min_shares", Example.ByChild(0.2))), [1, 1], [0, 5], [3, 5], [4, 1]));

    [Fact]
    public void Missing_child_leaves_with_its_bounds_unless_the_others_cannot_fill_the_score()
    {
        double[][] rows = [[4, 4, 4], [2, Missing, 2], [1, Missing, Missing]];

        Assert.Equal([1, 0.5, 0.25], Example.Scores(Bod(("min_share", 0.2)), [1, 1, 1], rows));
        Assert.Equal([1, Missing, Missing], Example.Scores(Bod(("max_share", 0.4)), [1, 1, 1], rows));
    }

    [Theory]
    [InlineData("min_share", 0.4, "Σ min 1.2")]
    [InlineData("max_share", 0.3, "Σ max 0.9")]
    public void Share_bounds_that_cannot_hold_are_faults(string option, double value, string found)
    {
        var fault = Assert.Single(Example.Faults(() => Example.Scores(Bod((option, value)), [1, 1, 1], [1, 2, 3], [3, 2, 1])));
        Assert.Equal((FindingKinds.AggregatorOptionsUnfit, found), (fault.Kind, fault.Found));
    }

    [Fact]
    public void Share_bounds_of_a_child_must_not_cross_and_must_name_a_child()
    {
        var faults = Example.Faults(() => Example.Scores(
            Bod(("min_shares", new Dictionary<string, double> { ["c0"] = 0.5, ["rd"] = 0.1 }), ("max_shares", Example.ByChild(0.4))), [1, 1], [1, 2], [2, 1]));
        Assert.Equal(["aggregator-unknown-child", "aggregator-options-unfit"], faults.Select(fault => fault.Kind.Code));
    }

    static Scoring.Methods.Step Bod(params (string, object?)[] options) => Example.Step("benefit-of-the-doubt", options);
}

namespace Scoring.Tests.Aggregating;

/// <summary>Options of single methods, by hand.</summary>
public sealed class CrossUnitMethodTests
{
    const double Missing = double.NaN;

    [Theory]
    [InlineData(new[] { 1.0, 0, 0 }, 9.0)]
    [InlineData(new[] { 0.0, 0, 1 }, 2.0)]
    [InlineData(new[] { 1.0, 1, 1 }, 5.0)]
    [InlineData(new[] { 2.0, 3, 5 }, 4.0)] // 0.2·9 + 0.3·4 + 0.5·2
    public void Owa_order_weights_go_to_places(double[] order, double expected) =>
        Example.Close(expected, Example.Scores(Example.Step("owa", ("order_weights", order)), [1, 1, 1], [4, 9, 2])[0], 1e-12);

    [Fact]
    public void Owa_missing_child_spreads_the_places_over_those_left()
    {
        var scores = Example.Scores(Example.Step("owa", ("order_weights", new double[] { 1, 2, 3, 4 })), [1, 1, 1, 1], [8, Missing, 2, Missing], [Missing, Missing, Missing, 5]);
        Example.Close(0.3 * 8 + 0.7 * 2, scores[0], 1e-12); // the better half of the places holds 1 + 2 of 10
        Assert.Equal(5, scores[1]);
    }

    [Fact]
    public void Owa_power_squares_the_share_of_the_best() =>
        Example.Close(0.0625 * 8 + 0.9375 * 4, Example.Scores(Example.Step("owa", ("power", 2.0)), [3, 1], [4, 8])[0], 1e-12);

    [Theory]
    [InlineData(0.0, 1.0, 5.0)]
    [InlineData(1.0, 0.0, 2.0)]
    [InlineData(0.5, 4.0, 4.5)] // √(3² + 4²) − 4 = 1
    public void Mean_min_by_hand(double alpha, double beta, double expected) =>
        Example.Close(expected, Example.Scores(Example.Step("mean-min", ("alpha", alpha), ("beta", beta)), [1, 1, 1], [4, 9, 2])[0], 1e-12);

    [Theory]
    [InlineData("-", 99.0)]
    [InlineData("+", 101.0)]
    public void Mpi_penalty_by_hand(string penalty, double expected)
    {
        // M = 100, S = 10, cv = 0.1.
        var step = Example.Step("mpi", ("standardise", "none"), ("penalty", penalty));
        Example.Close(expected, Example.Scores(step, [1, 1], [90, 110])[0], 1e-12);
    }

    [Fact]
    public void Mpi_standardised_by_the_normalise_step_is_the_same()
    {
        double[][] rows = [[9, 2, 4], [5, 5, 5], [1, 9, 6], [7, 3, 8], [2, 8, 1]];
        var standardised = Enumerable.Range(0, rows.Length).Select(unit => Enumerable.Range(0, 3).Select(j =>
        {
            var mean = rows.Average(row => row[j]);
            return 100 + 10 * (rows[unit][j] - mean) / Math.Sqrt(rows.Average(row => Math.Pow(row[j] - mean, 2)));
        }).ToArray()).ToArray();
        var expected = Example.Scores(Example.Step("mpi"), [1, 2, 1], rows);
        var scores = Example.Scores(Example.Step("mpi", ("standardise", "none")), [1, 2, 1], standardised);
        for (var unit = 0; unit < rows.Length; unit++) Example.Close(expected[unit], scores[unit]);
    }

    [Fact]
    public void Mpi_children_around_zero_are_a_fault()
    {
        var fault = Assert.Single(Example.Faults(() => Example.Scores(Example.Step("mpi", ("standardise", "none")), [1, 1], [-1, 0.5], [1, 1])));
        Assert.Equal((Scoring.Findings.FindingKinds.ChildOutsideDomain, "U00", "c0 = -1"), (fault.Kind, fault.Unit, fault.Found));
    }

    [Fact]
    public void Ampi_goalposts_score_70_and_130_and_the_reference_100()
    {
        var posts = Example.Step("ampi", ("worst", Example.ByChild(0)), ("best", Example.ByChild(10)));
        Assert.Equal([70.0, 100, 130], Example.Scores(posts, [1], [0], [5], [10]));
        var stated = Example.Scores(Example.Step("ampi", ("reference", Example.ByChild(4))), [1], [0], [4], [10]);
        Assert.Equal(100, stated[1]);
        Assert.Equal(60, stated[2] - stated[0], 9); // the range of the sample is worth 60 points
        Assert.Equal(100, Example.Scores(Example.Step("ampi", ("unit", "U02")), [1], [0], [4], [10])[2]);
    }

    [Fact]
    public void Ampi_reference_year_is_the_mean_of_that_year()
    {
        var panel = Example.Panels(["c0"], [[[1], [3]], [[5], [9]]]);
        var first = Example.Aggregate(Example.Flat("c0"), Example.Step("ampi"), panel).Nodes[0];
        Assert.Equal([100 - 7.5, 100 + 7.5], first.Years[0].Scores); // reference 2, range 8: one unit of x is 7.5 points
        var second = Example.Aggregate(Example.Flat("c0"), Example.Step("ampi", ("reference_year", 2021)), panel).Nodes[0];
        Assert.Equal([100 - 15.0, 100 + 15.0], second.Years[1].Scores);
    }

    [Fact]
    public void Topsis_stated_ideals_and_weights_outside_by_hand()
    {
        var step = Example.Step("topsis", ("normalise", "none"), ("weights", "outside"),
            ("ideal", Example.ByChild(10, 10)), ("anti_ideal", Example.ByChild(0, 0)));
        // d+² = 4·3² + 1·8² = 100, d−² = 4·7² + 1·2² = 200; beyond the ideal counts as the ideal.
        var scores = Example.Scores(step, [4, 1], [7, 2], [12, 10], [-3, 0]);
        Example.Close(Math.Sqrt(200) / (Math.Sqrt(100) + Math.Sqrt(200)), scores[0], 1e-12);
        Assert.Equal([1.0, 0], scores[1..]);
    }

    /// <summary>
    /// Three units and two children by hand: distances to the ideal (0, 1), (½, ½), (1, 0) give ξ of 1 and 1/3, ½ and ½. A common slip
    /// averages over the units instead of the children.
    /// </summary>
    [Fact]
    public void Grey_relational_by_hand_averages_over_children()
    {
        var scores = Example.Scores(Example.Step("grey-relational"), [1, 1], [10, 1], [6, 3], [2, 5]);
        Example.Close(2.0 / 3, scores[0], 1e-12);
        Example.Close(0.5, scores[1], 1e-12);
        Example.Close(2.0 / 3, scores[2], 1e-12);
        Example.Close((3 * 1 + 1.0 / 3) / 4, Example.Scores(Example.Step("grey-relational"), [3, 1], [10, 1], [6, 3], [2, 5])[0], 1e-12);
    }

    [Fact]
    public void Grey_relational_by_the_mean_and_to_a_stated_ideal()
    {
        // Means 6 and 3: distances 4/6 and 2/3, 0 and 0 …; ideals 14 and 7 lie beyond the sample, so d_min is not 0.
        var scores = Example.Scores(
            Example.Step("grey-relational", ("normalise", "mean"), ("ideal", Example.ByChild(14, 7)), ("rho", 1.0)), [1, 1], [10, 5], [6, 3], [2, 1]);
        double min = 4 / 6.0, max = 12 / 6.0;
        Example.Close(1, scores[0], 1e-12);
        Example.Close((min + max) / (8 / 6.0 + max), scores[1], 1e-12);
        Example.Close((min + max) / (2 * max), scores[2], 1e-12);
    }

    [Fact]
    public void Rank_sum_ratio_probits_and_grades_by_hand()
    {
        double[][] rows = [[1], [2], [3], [4]];
        Assert.Equal([0.25, 0.5, 0.75, 1], Example.Scores(Example.Step("rank-sum-ratio"), [1], rows));
        Assert.Equal([0.25, 0.5, 0.5, 1], Example.Scores(Example.Step("rank-sum-ratio", ("ranks", "continuous")), [1], [0], [1], [1], [3]));
        // Shares ¼, ½, ¾ and 1 − 1/16 of the normal distribution.
        double[] probits = [5 - 0.6744897501960817, 5, 5 + 0.6744897501960817, 5 + 1.534120544352546];
        var scores = Example.Scores(Example.Step("rank-sum-ratio", ("output", "probit")), [1], rows);
        for (var unit = 0; unit < 4; unit++) Example.Close(probits[unit], scores[unit], 1e-9);
        Assert.Equal([2.0, 2, 2, 3], Example.Scores(Example.Step("rank-sum-ratio", ("output", "grade")), [1], rows));
        Assert.Equal([2.0, 3, 4, 4], Example.Scores(Example.Step("rank-sum-ratio", ("output", "grade"), ("grades", 5)), [1], rows));
    }

    [Fact]
    public void Borda_is_the_sum_of_points()
    {
        Assert.Equal([4.0, 1.5, 0.5], Example.Scores(Example.Step("borda"), [1, 1], [3, 9], [2, 4], [1, 4]));
        // A gap: the third unit has one child, whose points count twice; the first child compares two of the three units, so a point there is two.
        Assert.Equal([4.0, 0.5, 1], Example.Scores(Example.Step("borda"), [1, 1], [3, 9], [2, 4], [Missing, 4]));
    }

    [Fact]
    public void Promethee_net_flow_of_a_child_does_not_depend_on_the_weights()
    {
        double[][] rows = [[9, 2], [5, 5], [1, 9], [7, 3]];
        var first = Example.Scores(Example.Step("promethee"), [1, 0], rows);
        var second = Example.Scores(Example.Step("promethee"), [0, 1], rows);
        var both = Example.Scores(Example.Step("promethee"), [3, 1], rows);
        for (var unit = 0; unit < rows.Length; unit++) Example.Close(0.75 * first[unit] + 0.25 * second[unit], both[unit], 1e-12);
    }

    [Fact]
    public void Nested_percentile_ranks_are_a_then_at_each_node()
    {
        var scheme = Scoring.Schemes.SchemeReader.Read(File.ReadAllText(RepositoryFile.Path("data-schemas/examples/nested-percentile-ranks.scheme.jsonc")));
        string[] codes = [.. scheme.NeededVariables];
        double[][] rows = [[1, 5, 9, 2], [2, 4, 8, 6], [3, 3, 1, 4], [4, 2, 5, 8], [5, 1, 3, 1]];
        var evaluation = Scoring.Evaluating.Evaluator.Run(scheme, Example.Panel(codes, rows));
        var expected = Rank([.. scheme.Framework.Children.Select(pillar => Rank([.. pillar.Children.Select(leaf => Rank([.. rows.Select(row =>
            row[Array.IndexOf(codes, leaf.Code)])]))])).ToArray()]);
        for (var unit = 0; unit < rows.Length; unit++) Example.Close(expected[unit], evaluation.Index.Years[0].Scores[unit], 1e-12);
    }

    static double[] Rank(double[][] columns) => Rank([.. Enumerable.Range(0, columns[0].Length).Select(unit => columns.Average(column => column[unit]))]);

    static double[] Rank(double[] values) => [.. values.Select(x => values.Count(other => other < x - 1e-9) / (values.Length - 1.0))];
}

using Scoring.Schemes;

namespace Scoring.Tests.Weighting;

/// <summary>Pairwise judgements and experts' weights: inline, from tables, by groups, and what is wrong with them.</summary>
public class JudgementTests
{
    static readonly double[][] Consistent = [[1, 2, 6], [0.5, 1, 3], [1 / 6.0, 1 / 3.0, 1]];

    static readonly double[][] Judged = LiteratureTests.Reciprocal(4, 3, 5, 7, 2, 4, 3);

    [Theory]
    [InlineData("eigenvector")]
    [InlineData("row-geometric-mean")]
    [InlineData("column-sum")]
    public void Consistent_matrix_gives_exact_weights_in_every_way(string priority)
    {
        var outcome = Bench.Judge("ahp", 3, ("matrix", Consistent), ("priority", priority));

        Bench.Close([0.6, 0.3, 0.1], outcome.Weights, 1e-15);
        Assert.Equal(3, outcome["lambda_max"], 14);
        Assert.Equal(0, outcome["cr"], 14);
    }

    [Fact]
    public void Three_ways_follow_their_definitions_on_inconsistent_judgements()
    {
        var geometric = Judged.Select(row => Math.Pow(row.Aggregate(1.0, (product, entry) => product * entry), 0.25)).ToArray();
        Bench.Close([.. geometric.Select(mean => mean / geometric.Sum())], Bench.Judge("ahp", 4, ("matrix", Judged), ("priority", "row-geometric-mean")).Weights, 1e-14);

        var totals = Enumerable.Range(0, 4).Select(j => Judged.Sum(row => row[j])).ToArray();
        Bench.Close([.. Judged.Select(row => row.Select((entry, j) => entry / totals[j]).Average())],
            Bench.Judge("ahp", 4, ("matrix", Judged), ("priority", "column-sum")).Weights, 1e-14);

        var outcome = Bench.Judge("ahp", 4, ("matrix", Judged));
        var weights = outcome.Weights!;
        for (var i = 0; i < 4; i++) Assert.Equal(outcome["lambda_max"] * weights[i], Judged[i].Select((entry, j) => entry * weights[j]).Sum(), 12);
    }

    [Fact]
    public void Two_by_two_matrix_is_always_consistent()
    {
        var outcome = Bench.Judge("ahp", 2, ("matrix", LiteratureTests.Reciprocal(2, 9)));

        Bench.Close([0.9, 0.1], outcome.Weights, 1e-15);
        Assert.Equal((0.0, 0.0), (outcome["ri"], outcome["cr"]));
    }

    [Theory]
    [InlineData("saaty", false)]
    [InlineData("chinese-common", true)]
    public void Table_of_random_indices_can_decide_whether_judgements_pass(string table, bool reported)
    {
        // CI lies between 0.052 and 0.058: below a tenth of 0.58 and above a tenth of 0.52.
        var outcome = Bench.Judge("ahp", 3, ("matrix", LiteratureTests.Reciprocal(3, 2, 5.4, 1)), ("ri", table));

        Assert.InRange(outcome["ci"], 0.0521, 0.0579);
        Assert.Equal(reported, outcome.FindingCodes.Contains("judgements-inconsistent"));
    }

    [Fact]
    public void Group_is_joined_by_the_geometric_mean_of_its_judgements()
    {
        var second = LiteratureTests.Reciprocal(3, 8, 6, 3);
        var joined = Bench.Judge("ahp", 3, ("matrix", LiteratureTests.Reciprocal(3, 4, 6, 3)));

        var group = Bench.Judge("ahp", 3, ("matrices", new[] { Consistent, second }));

        Bench.Close(joined.Weights!, group.Weights, 1e-14);
        Assert.Equal(2, group["experts"]);
    }

    [Fact]
    public void Items_give_the_order_of_rows_and_columns()
    {
        double[][] turned = [[1, 1 / 6.0, 1 / 3.0], [6, 1, 2], [3, 0.5, 1]];

        Bench.Close([0.6, 0.3, 0.1], Bench.Judge("ahp", 3, ("matrix", turned), ("items", new[] { "c2", "c0", "c1" })).Weights, 1e-15);
        Bench.Close([0.5, 0.3, 0.2], Bench.Judge("delphi", 3, ("experts", new double[][] { [20, 50, 30] }), ("items", new[] { "c2", "c0", "c1" })).Weights, 1e-15);
        Assert.Equal("judgements-shape", Bench.Judge("ahp", 3, ("matrix", turned), ("items", new[] { "c2", "c0", "c3" })).Fault.Kind.Code);
    }

    [Fact]
    public void Two_decimals_are_aligned_and_reported()
    {
        var outcome = Bench.Judge("ahp", 2, ("matrix", new double[][] { [1, 3], [0.33, 1] }));

        Assert.Equal("judgements-rounded", Assert.Single(outcome.Findings).Kind.Code);
        Bench.Close([Math.Sqrt(3 / 0.33) / (1 + Math.Sqrt(3 / 0.33)), 1 / (1 + Math.Sqrt(3 / 0.33))], outcome.Weights, 1e-14);
    }

    public static TheoryData<double[][], string, string> BadMatrices => new()
    {
        { [[1, 3], [3, 1]], "judgements-not-reciprocal", "a(c0, c1) = 3" },
        { [[1, -2], [-0.5, 1]], "judgement-unfit", "-2" },
        { [[1, 0], [0, 1]], "judgement-unfit", "a(c0, c1) = 0" },
        { [[1, double.NaN], [1, 1]], "judgement-unfit", "NaN" },
        { [[1, double.PositiveInfinity], [0, 1]], "judgement-unfit", "Infinity" },
        { [[2, 3], [1 / 3.0, 1]], "judgement-unfit", "a(c0, c0) = 2" },
        { [[1, 3, 2], [1 / 3.0, 1, 1]], "judgements-shape", "2 × 3" },
        { [[1]], "judgements-shape", "1 × 1" },
    };

    [Theory]
    [MemberData(nameof(BadMatrices))]
    public void Unfit_matrix_is_a_fault_that_names_the_judgement(double[][] matrix, string code, string found)
    {
        var outcome = Bench.Judge("ahp", 2, ("matrix", matrix));

        Assert.Null(outcome.Weights);
        Assert.All(outcome.Faults, fault => Assert.Equal((code, "index"), (fault.Kind.Code, fault.Variable)));
        Assert.Contains(outcome.Faults, fault => fault.Found.Contains(found, StringComparison.Ordinal));
    }

    [Fact]
    public void Judgements_come_from_exactly_one_place()
    {
        Assert.Equal("judgements-missing", Bench.Judge("ahp", 3).Fault.Kind.Code);
        Assert.Equal("judgements-missing", Bench.Judge("ahp", 3, ("matrix", Consistent), ("matrices", new[] { Consistent })).Fault.Kind.Code);
        Assert.Equal("judgements-missing", Bench.Judge("ahp", 3, ("table", "judgements")).Fault.Kind.Code);
        Assert.Equal("judgements-missing", Bench.Judge("delphi", 3).Fault.Kind.Code);
        Assert.Equal("random-index-missing", Bench.Judge("ahp", 16, ("matrix", LiteratureTests.Reciprocal(16, [.. Enumerable.Repeat(1.0, 120)]))).Fault.Kind.Code);
    }

    [Fact]
    public void Square_table_holds_several_experts_and_nodes()
    {
        var table = Table(["node", "expert", "item", "c0", "c1", "c2"],
            ["index", "A", "c0", "1", "2", "6"], ["index", "A", "c1", "1/2", "1", "3"], ["index", "A", "c2", "1/6", "1/3", "1"],
            ["index", "B", "c0", "1", "8", "6"], ["index", "B", "c1", "1/8", "1", "3"], ["index", "B", "c2", "1/6", "1/3", "1"],
            ["other", "A", "c0", "x", "", ""]);

        var outcome = Bench.Weigh("ahp", 3, [], table, "arithmetic", ("table", "judgements"));

        Bench.Close(Bench.Judge("ahp", 3, ("matrices", new[] { Consistent, LiteratureTests.Reciprocal(3, 8, 6, 3) })).Weights!, outcome.Weights, 1e-15);
    }

    [Fact]
    public void Long_table_needs_only_one_half_of_the_judgements()
    {
        var table = Table(["row", "column", "value"], ["c0", "c1", "2"], ["c2", "c0", "1/6"], ["c1", "c2", "3"]);

        Bench.Close([0.6, 0.3, 0.1], Bench.Weigh("ahp", 3, [], table, "arithmetic", ("table", "judgements")).Weights, 1e-15);
    }

    [Fact]
    public void Faults_of_a_table_name_file_and_row()
    {
        var table = Table(["row", "column", "value"], ["c0", "c1", "two"], ["c0", "c9", "1"], ["c0", "c2", "6"], ["c0", "c2", "6"]);

        var faults = Bench.Weigh("ahp", 3, [], table, "arithmetic", ("table", "judgements")).Faults;

        Assert.Equal([(1L, "c0, c1: \"two\""), (2, "\"c9\""), (4, "c0, c2: × 2")], faults.Select(fault => (fault.Row!.Value, fault.Found)));
        Assert.All(faults, fault => Assert.Equal(("judgements.csv", "weight-table-unfit"), (fault.File, fault.Kind.Code)));

        Assert.Equal("weight-table-unfit", Bench.Weigh("ahp", 3, [], Table(["row", "value"], ["c0", "1"]), "arithmetic", ("table", "judgements")).Fault.Kind.Code);
        Assert.Equal("judgements-missing", Bench.Weigh("ahp", 2, [], Table(["row", "column", "value"]), "arithmetic", ("table", "judgements")).Fault.Kind.Code);
    }

    [Fact]
    public void Pair_that_nobody_judged_is_a_fault()
    {
        var table = Table(["row", "column", "value"], ["c0", "c1", "2"]);

        Assert.Contains(Bench.Weigh("ahp", 3, [], table, "arithmetic", ("table", "judgements")).Faults, fault => fault.Found.Contains("a(c0, c2) = NaN", StringComparison.Ordinal));
    }

    [Fact]
    public void Experts_of_a_table_count_alike_whatever_their_totals()
    {
        var table = Table(["expert", "c0", "c1"], ["A", "75", "25"], ["B", "1", "3"]);

        var outcome = Bench.Weigh("delphi", 2, [], table, "arithmetic", ("table", "judgements"));

        Bench.Close([0.5, 0.5], outcome.Weights, 1e-15);
        Assert.Equal(0, outcome["kendall_w"], 15);
        Assert.Equal(Math.Sqrt(0.125), outcome["sd:c0"], 15);
        Assert.Equal(Math.Sqrt(0.125) / 0.5, outcome["cv:c0"], 15);
    }

    [Theory]
    [InlineData("", "weight-table-unfit")]
    [InlineData("many", "weight-table-unfit")]
    [InlineData("-1", "judgement-unfit")]
    public void Unfit_rating_is_a_fault_with_its_row(string cell, string code)
    {
        var fault = Bench.Weigh("delphi", 2, [], Table(["expert", "c0", "c1"], ["A", "1", "2"], ["B", cell, "2"]), "arithmetic", ("table", "judgements")).Fault;

        Assert.Equal((code, 2L, "judgements.csv"), (fault.Kind.Code, fault.Row!.Value, fault.File));
    }

    [Fact]
    public void Full_agreement_has_W_1_and_ties_throughout_have_none()
    {
        Assert.Equal(1, Bench.Judge("delphi", 3, ("experts", new double[][] { [5, 3, 2], [6, 3, 1] }))["kendall_w"], 15);
        Assert.True(double.IsNaN(Bench.Judge("delphi", 3, ("experts", new double[][] { [1, 1, 1], [2, 2, 2] }))["kendall_w"]));
        Assert.Equal("judgement-unfit", Bench.Judge("delphi", 2, ("experts", new double[][] { [0, 0] })).Fault.Kind.Code);
        Assert.Equal("judgements-shape", Bench.Judge("delphi", 2, ("experts", new double[][] { [1, 2, 3] })).Fault.Kind.Code);
    }

    static ReferenceTable Table(string[] columns, params string[][] rows) => new("judgements.csv", columns, rows);
}

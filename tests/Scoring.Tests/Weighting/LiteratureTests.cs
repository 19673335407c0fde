using Scoring.Weighting;

namespace Scoring.Tests.Weighting;

/// <summary>Worked examples from the literature, each with its citation; published figures are rounded, and the tolerance is theirs.</summary>
public class LiteratureTests
{
    /// <summary>
    /// T. L. Saaty, Relative Measurement and Its Generalization in Decision Making, RACSAM 102 (2008), and On the Measurement of Intangibles, Notices of the AMS 60
    /// (2013): consumption of drinks in the USA. Derived scale 0.177 0.019 0.042 0.116 0.190 0.129 0.327, consistency ratio 0.022.
    /// </summary>
    [Fact]
    public void Ahp_gives_Saatys_consumption_of_drinks()
    {
        var outcome = Bench.Judge("ahp", 7, ("matrix", Reciprocal(7, 9, 5, 2, 1, 1, 1 / 2.0, 1 / 3.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 3.0, 1 / 4.0, 1 / 3.0, 1 / 9.0,
            1 / 2.0, 1, 1 / 3.0, 2, 1 / 2.0, 1 / 3.0)));

        Bench.Close([0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], outcome.Weights, 5e-4);
        Assert.Equal(0.022, outcome["cr"], 3);
        Assert.Empty(outcome.Findings);
    }

    /// <summary>
    /// T. L. Saaty, The Analytic Hierarchy Process (1980), chapter 2: choice of a school by learning, friends, school life, vocational training, college
    /// preparation, music classes. Weights 0.32 0.14 0.03 0.13 0.24 0.14; the judgements are known for their inconsistency (CR above 0.2).
    /// </summary>
    [Fact]
    public void Ahp_gives_Saatys_choice_of_a_school_and_reports_its_inconsistency()
    {
        var outcome = Bench.Judge("ahp", 6, ("matrix", Reciprocal(6, 4, 3, 1, 3, 4, 7, 3, 1 / 5.0, 1, 1 / 5.0, 1 / 5.0, 1 / 6.0, 1, 1 / 3.0, 3)));

        Bench.Close([0.32, 0.14, 0.035, 0.13, 0.24, 0.14], outcome.Weights, 5.1e-3);
        Assert.InRange(outcome["cr"], 0.2, 0.25);
        var finding = Assert.Single(outcome.Findings);
        Assert.Equal("judgements-inconsistent", finding.Kind.Code);
        Assert.Contains("CR 0.229", finding.Found, StringComparison.Ordinal);
    }

    /// <summary>
    /// C. L. Hwang, K. Yoon, Multiple Attribute Decision Making (1981), section 2.3: choice of a fighter aircraft. The book gives the weights
    /// 0.0649 0.2055 0.0133 0.0829 0.3570 0.2764, worked out from entropies of four digits; shares are taken of the values as they are.
    /// </summary>
    [Fact]
    public void Entropy_gives_Hwang_and_Yoons_fighter_aircraft()
    {
        var outcome = Bench.Weigh("entropy",
            [[2.0, 1500, 20000, 5.5, 5, 9], [2.5, 2700, 18000, 6.5, 3, 5], [1.8, 2000, 21000, 4.5, 7, 7], [2.2, 1800, 20000, 5.0, 5, 5]], ("scale", "as-is"));

        Bench.Close([0.0649, 0.2055, 0.0133, 0.0829, 0.3570, 0.2764], outcome.Weights, 2e-3);
        Bench.Close([0.9946, 0.9829, 0.9989, 0.9931, 0.9703, 0.9770], [.. Enumerable.Range(0, 6).Select(j => outcome[$"entropy:c{j}"])], 2e-4);
    }

    /// <summary>
    /// D. Diakoulaki, G. Mavrotas, L. Papayannakis, Determining Objective Weights in Multiple Criteria Problems: the CRITIC Method, Computers and Operations
    /// Research 22 (1995): eight pharmaceutical firms. The weights to eight digits are those that scikit-criteria (BSD licence) gives for the paper's table.
    /// </summary>
    [Fact]
    public void Critic_gives_Diakoulakis_pharmaceutical_firms()
    {
        double[][] firms =
        [
            [61, 1.08, 4.33], [20.7, 0.26, 4.34], [16.3, 1.98, 2.53], [9, 3.29, 1.65], [5.4, 2.77, 2.33], [4, 4.12, 1.21], [-6.1, 3.52, 2.10], [-34.6, 3.31, 0.98],
        ];

        Bench.Close([0.20222554, 0.48090173, 0.31687273], Bench.Weigh("critic", firms, ("scale", "min-max")).Weights, 5e-9);
        Bench.Close([0.86874234, 0.08341434, 0.04784331], Bench.Weigh("critic", firms).Weights, 5e-9);
    }

    /// <summary>
    /// OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6: the Technology Achievement Index of 23 countries. Table 16 gives the eigenvalues,
    /// table 17 the loadings after varimax on four components; a weight is the highest squared loading over the explained variance, scaled to sum 1.
    /// </summary>
    [Fact]
    public void Pca_gives_the_Handbooks_technology_achievement_index()
    {
        var outcome = Bench.Weigh("pca", TechnologyAchievement, ("retain", 4.0));

        double[] eigenvalues = [3.3, 1.7, 1.0, 0.9, 0.5, 0.3, 0.2, 0.1];
        Bench.Close(eigenvalues, [.. Enumerable.Range(1, 8).Select(k => outcome[$"eigenvalue:{k}"])], 0.06);
        // Highest loading of patents, royalties, Internet, exports, telephones, electricity, schooling, university.
        double[] highest = [0.97, 0.93, 0.79, 0.64, 0.68, 0.82, 0.88, 0.96];
        var total = highest.Sum(loading => loading * loading);
        Bench.Close([.. highest.Select(loading => loading * loading / total)], outcome.Weights, 4e-3);
    }

    /// <summary>
    /// The consistency of one matrix under two tables: m = 3 with CI = 0.055 passes with Saaty's 0.58 and fails with 0.52.
    /// </summary>
    [Theory]
    [InlineData("saaty", 3, 0.58)]
    [InlineData("saaty", 10, 1.49)]
    [InlineData("chinese-common", 3, 0.52)]
    [InlineData("chinese-common", 9, 1.46)]
    [InlineData("donegan-dodd", 5, 1.0591)]
    [InlineData("alonso-lamata", 10, 1.4854)]
    [InlineData("saaty", 2, 0)]
    [InlineData("saaty", 16, double.NaN)]
    public void Random_index_is_looked_up_by_the_size_of_the_matrix(string table, int size, double expected) => Assert.Equal(expected, RandomIndex.Of(table, size));

    /// <summary>A reciprocal matrix from the judgements above its diagonal, row by row.</summary>
    internal static double[][] Reciprocal(int size, params double[] above)
    {
        var matrix = Enumerable.Range(0, size).Select(_ => Enumerable.Repeat(1.0, size).ToArray()).ToArray();
        var next = 0;
        for (var i = 0; i < size; i++)
            for (var j = i + 1; j < size; j++, next++)
                (matrix[i][j], matrix[j][i]) = (above[next], 1 / above[next]);
        return matrix;
    }

    /// <summary>Patents, royalties, Internet, technology exports, telephones (log), electricity (log), schooling, university; UNDP Human Development Report 2001.</summary>
    static readonly double[][] TechnologyAchievement =
    [
        [187, 125.6, 200.2, 50.7, 3.08, 4.15, 10, 27.4], [289, 130, 179.1, 66.2, 3, 4.07, 12, 13.9], [271, 156.6, 125.8, 59.7, 3.1, 4.14, 11.4, 15.3],
        [994, 64.6, 49, 80.8, 3, 3.86, 9.5, 10], [779, 9.8, 4.8, 66.7, 2.97, 3.65, 10.8, 23.2], [189, 151.2, 136, 50.9, 3.02, 3.77, 9.4, 9.5],
        [82, 134, 57.4, 61.9, 3.02, 3.73, 9.4, 14.9], [31, 38.6, 108, 48.7, 2.94, 4.18, 11.6, 14.2], [75, 18.2, 125.9, 16.2, 2.94, 3.94, 10.9, 25.3],
        [8, 25.5, 72.3, 74.9, 2.95, 3.83, 7.1, 24.2], [235, 36.8, 41.2, 64.2, 2.94, 3.75, 10.2, 14.4], [103, 20.2, 193.6, 19, 3.12, 4.39, 11.9, 11.2],
        [106, 110.3, 48.6, 53.6, 2.97, 3.68, 9.4, 12.3], [72, 73.9, 58.9, 47.6, 2.91, 3.86, 9.3, 13.6], [103, 13, 146.7, 15.4, 2.86, 3.91, 11.7, 13.1],
        [165, 14.8, 84.2, 50.3, 2.99, 3.79, 8.4, 13.6], [205, 33.6, 36.4, 58.9, 2.97, 3.8, 7.9, 12.6], [74, 43.6, 43.2, 45, 2.96, 3.74, 9.6, 11],
        [42, 8.6, 21, 53.4, 2.86, 3.62, 7.3, 15.6], [13, 9.8, 30.4, 51, 3, 3.65, 7.2, 13], [28, 4.2, 25, 51.7, 2.75, 3.68, 9.5, 8.2],
        [26, 6.2, 21.6, 63.5, 2.73, 3.46, 9.1, 7.7], [105, 4, 20.3, 49.5, 2.84, 3.71, 7.1, 10.6],
    ];
}

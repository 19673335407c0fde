namespace Scoring.Tests.Aggregating;

/// <summary>Worked examples of the literature, to the decimals printed there.</summary>
public sealed class PublishedExampleTests
{
    /// <summary>C. L. Hwang, K. Yoon, Multiple Attribute Decision Making (1981), the choice of a fighter aircraft: closeness of four aircraft.</summary>
    [Fact]
    public void Topsis_fighter_aircraft() => Near([0.643, 0.268, 0.613, 0.312], Example.Scores( // from distances rounded to four decimals
        Example.Step("topsis", ("costs", new[] { "c3" })), [0.2, 0.1, 0.1, 0.1, 0.2, 0.3],
        [2.0, 1500, 20000, 5.5, 5, 9], [2.5, 2700, 18000, 6.5, 3, 5], [1.8, 2000, 21000, 4.5, 7, 7], [2.2, 1800, 20000, 5.0, 5, 5]));

    /// <summary>G.-H. Tzeng, J.-J. Huang, Multiple Attribute Decision Making: Methods and Applications (2011), chapter 5.</summary>
    [Fact]
    public void Topsis_tzeng_huang() => Printed([0.5037, 0.6581, 0.7482, 0.3340], 4, Example.Scores(
        Example.Step("topsis"), [0.3, 0.4, 0.3], [5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]));

    /// <summary>S. Opricovic, G.-H. Tzeng, European Journal of Operational Research 156 (2004): three mountains by risk and altitude.</summary>
    [Theory]
    [InlineData("s", new[] { 0.5, 0.375, 0.5 })]
    [InlineData("r", new[] { 0.5, 0.25, 0.5 })]
    [InlineData("q", new[] { 1.0, 0, 1 })]
    public void Vikor_mountains(string measure, double[] published) => Printed([.. published.Select(x => 1 - x)], 9, Example.Scores(
        Example.Step("vikor", ("measure", measure), ("costs", new[] { "c0" })), [0.5, 0.5], [1, 3000], [2, 3750], [5, 4500]));

    /// <summary>S. Opricovic, G.-H. Tzeng, European Journal of Operational Research 178 (2007): six dam sites under four sets of weights.</summary>
    [Theory]
    [InlineData(1, 1.0, "q", new[] { 0.991, 1, 0.473, 0.670, 0, 0.578 })]
    [InlineData(1, 1.0, "s", new[] { 0.692, 0.700, 0.290, 0.423, 0.280, 0.346 })]
    [InlineData(1, 1.0, "r", new[] { 0.125, 0.125, 0.121, 0.125, 0.067, 0.125 })]
    [InlineData(2, 1.0, "q", new[] { 1, 0.533, 0.552, 0.563, 0, 0.686 })]
    [InlineData(1, 2.0, "q", new[] { 0.684, 1, 0.147, 0.554, 0.041, 0.191 })]
    [InlineData(1, 3.2, "q", new[] { 0.668, 1, 0.051, 0.588, 0.058, 0.078 })]
    public void Vikor_dam_sites(double economic, double social, string measure, double[] published)
    {
        double[] weights = [economic, economic, economic, economic, social, social, social, social];
        var scores = Example.Scores(Example.Step("vikor", ("measure", measure), ("costs", new[] { "c1", "c4", "c5", "c6" })), weights,
            [4184.3, 2914.0, 407.2, 251.0, 195, 244, 15, 2.41], [5211.9, 3630.0, 501.7, 308.3, 282, 346, 21, 1.41],
            [5021.3, 3920.5, 504.0, 278.6, 12, 56, 3, 4.42], [5566.1, 3957.9, 559.5, 335.3, 167, 268, 16, 3.36],
            [5060.5, 3293.5, 514.1, 284.2, 69, 90, 7, 4.04], [4317.9, 2925.9, 432.8, 239.3, 12, 55, 3, 4.36]);
        Near([.. published.Select(x => 1 - x)], scores);
    }

    /// <summary>
    /// J. P. Brans, P. Vincke, B. Mareschal, European Journal of Operational Research 24 (1986): six sites of hydroelectric power stations under all six
    /// preference functions with equal weights; the net flows are computed there from indices printed to three decimals.
    /// </summary>
    [Fact]
    public void Promethee_power_stations()
    {
        var scores = Example.Scores(
            Example.Step("promethee", ("types", Example.ByChild(2, 3, 5, 4, 1, 6)),
                ("q_of", new Dictionary<string, double> { ["c0"] = 10, ["c2"] = 50, ["c3"] = 10 }),
                ("p_of", new Dictionary<string, double> { ["c1"] = 30, ["c2"] = 500, ["c3"] = 60 }),
                ("s_of", new Dictionary<string, double> { ["c5"] = 5 }),
                ("costs", new[] { "c0", "c2", "c3", "c4" })),
            [1, 1, 1, 1, 1, 1],
            [80, 90, 600, 54, 8, 5], [65, 58, 200, 97, 1, 1], [83, 60, 400, 72, 4, 7], [40, 80, 1000, 75, 7, 10], [52, 72, 600, 20, 3, 8], [94, 96, 700, 36, 5, 6]);
        Near([-0.145, 0.017, -0.089, -0.020, 0.293, -0.055], scores);
    }

    static void Near(double[] printed, double[] scores)
    {
        for (var unit = 0; unit < scores.Length; unit++)
            Assert.True(Math.Abs(printed[unit] - scores[unit]) <= 1e-3, $"{scores[unit]} instead of {printed[unit]}");
    }

    static void Printed(double[] expected, int decimals, double[] scores) =>
        Assert.Equal(expected.Select(x => Math.Round(x, decimals)), scores.Select(x => Math.Round(x, decimals)));
}

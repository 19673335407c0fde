using Scoring.Shared;
using static Scoring.Conformance.AsemMethods;

namespace Scoring.Conformance;

/// <summary>
/// Every method alone, end to end, against COINr 1.1.14 on the ASEM data. Tolerance: 1e-9, absolute or relative, because sums are ordered
/// differently; ranks are exact. Not covered, for want of the method: Copeland, outranking and imputation along rows.
/// </summary>
public class AsemMethodTests
{
    const string Raw = "04_impute/input_raw.csv";

    [GoldenTheory]
    [InlineData("minmax_0_100", """ { "method": "min-max", "range": [0, 100] } """)]
    [InlineData("minmax_1_100", """ { "method": "min-max", "range": [1, 100] } """)]
    [InlineData("minmax_0_100_no_directions", """ { "method": "min-max", "range": [0, 100], "direction": "+" } """)]
    [InlineData("zscore_0_1", """ "z-score" """)]
    [InlineData("zscore_10_2", """ { "method": "z-score", "target_mean": 10, "target_sd": 2 } """)]
    [InlineData("zscore_no_directions", """ { "method": "z-score", "direction": "+" } """)]
    [InlineData("prank_min", """ "percentile-rank" """)]
    [InlineData("rank_min", """ "rank" """, 0)]
    [InlineData("borda_min", """ "borda" """, 0)]
    [InlineData("dist2max", """ "distance-to-best" """)]
    // COINr names the reference by its row: the third unit is Belgium.
    [InlineData("dist2ref_iref3", """ { "method": "distance-to-reference", "unit": "BEL" } """)]
    public void Normalising_gives_COINrs_scores(string file, string choice, double tolerance = 1e-9)
    {
        using var run = Run(Normalise(choice), Raw, $"02_normalise/{file}.csv");
        AssertSame(run, tolerance: tolerance);
    }

    [GoldenFact]
    public void Normalising_by_parameters_of_each_indicator_gives_COINrs_scores()
    {
        (string File, string Method, Func<Func<string, string>, string> Options)[] cases =
        [
            ("minmax_use_iMeta", "min-max", of => $$"""{ "range": [{{of("minmax_lower")}}, {{of("minmax_upper")}}] }"""),
            ("dist2targ_use_iMeta", "distance-to-target", of => $$"""{ "target": {{of("Target")}}, "cap": {{(of("dist2targ_cap_max") == "TRUE" ? "true" : "false")}} }"""),
            ("goalposts_use_iMeta", "goalposts", of => Goalposts(
                of(of("Direction") == "1" ? "goalpost_lower" : "goalpost_upper"), of(of("Direction") == "1" ? "goalpost_upper" : "goalpost_lower"),
                of("goalpost_scale"), of("goalpost_trunc2posts") == "TRUE" ? "both" : "none")),
            // COINr scales direction·x, so its posts are turned back to natural units.
            ("scaled_default", "goalposts", of => Goalposts(Turned("0", of("Direction")), Turned("100", of("Direction")), "100", "none")),
            ("scaled_m50_200_sf10", "goalposts", of => Goalposts(Turned("-50", of("Direction")), Turned("200", of("Direction")), "10", "none")),
        ];
        foreach (var (file, method, options) in cases)
        {
            using var run = Run(Normalise($$"""{ "method": "{{method}}", "overrides": {{Overrides(options)}} }"""), Raw, $"02_normalise/{file}.csv");
            AssertSame(run);
        }

        static string Goalposts(string worst, string best, string high, string clip) =>
            $$"""{ "worst": {{worst}}, "best": {{best}}, "range": [0, {{high}}], "clip": "{{clip}}" }""";
    }

    /// <summary>
    /// COINr's defect: for less-is-better −x / max(−x) = x / min(x); the sign cancels, and the worst unit gets the highest score. min / x is right.
    /// Three such indicators hold zeros: COINr gives infinite scores, here the method has none for them.
    /// </summary>
    [GoldenFact]
    public void Fraction_of_max_gives_COINrs_scores_for_more_is_better_and_min_over_x_for_less()
    {
        const string turned = "'TBTs', 'Forest', 'PrimEner', 'CO2', 'MatCon', 'Palma', 'FreePress', 'TolMin', 'PubDebt', 'PrivDebt', 'NEET'";
        const string zeros = "'CostImpEx', 'Tariff', 'Poverty'";
        var overrides = string.Join(", ", $"{turned}, {zeros}".Split(", ").Select(code =>
            $$"""{{code.Replace('\'', '"')}}: { "method": "{{(zeros.Contains(code, StringComparison.Ordinal) ? "none" : "fraction-of-max")}}" }"""));
        using var scheme = new TemporaryScheme("asem-index", Normalise($$"""{ "method": "fraction-of-max", "overrides": { {{overrides}} } }"""));
        using var run = new PublishedRun(scheme.Path, Golden + Raw);
        run.Publish("raw", Golden + Raw);
        run.Publish("golden", Golden + "02_normalise/fracmax.csv");
        run.Define("published", $"select * exclude ({zeros.Replace("'", "", StringComparison.Ordinal)}) from golden");
        AssertSame(run, $"code not in ({turned})");

        run.Define("less",
            $"""
            select unit, code, z, x, min(x) over (partition by code) as least, coinr
            from (unpivot normalised on columns(* exclude (year, unit)) into name code value z) n
            join (unpivot raw on columns(* exclude uCode) into name code value x) r using (code)
            join (unpivot published on columns(* exclude uCode) into name code value coinr) c using (code)
            where r.uCode = n.unit and c.uCode = n.unit and code in ({turned})
            """);
        Assert.Equal(11, run.Count("select count(distinct code) from less where least > 0"));
        Assert.Empty(run.Rows("select * from less where abs(z - least / x) > 1e-9 or abs(coinr - x / least) > 1e-9 * coinr"));
    }

    [GoldenFact]
    public void Small_vectors_give_COINrs_goalposts_and_distances()
    {
        using var scheme = new TemporaryScheme(
            """
            { "id": "vector", "version": "1", "panel": { "columns": { "unit": "uCode" }, "year": 2018 },
              "indicators": [
                { "code": "pos", "value": "x" }, { "code": "neg", "value": "x", "direction": "-" }, { "code": "pos_notrunc", "value": "x" },
                { "code": "neg_notrunc", "value": "x", "direction": "-" }, { "code": "d2t_pos", "value": "x" }, { "code": "d2t_pos_cap", "value": "x" },
                { "code": "d2t_neg", "value": "x", "direction": "-" }, { "code": "d2t_neg_cap", "value": "x", "direction": "-" } ],
              "framework": { "code": "index", "children": ["pos", "neg", "pos_notrunc", "neg_notrunc", "d2t_pos", "d2t_pos_cap", "d2t_neg", "d2t_neg_cap"] },
              "steps": { "normalise": { "method": "distance-to-target", "overrides": {
                "pos": { "method": "goalposts", "worst": 0, "best": 10, "range": [0, 1] },
                "neg": { "method": "goalposts", "worst": 10, "best": 0, "range": [0, 1] },
                "pos_notrunc": { "method": "goalposts", "worst": 0, "best": 10, "clip": "none" },
                "neg_notrunc": { "method": "goalposts", "worst": 10, "best": 0, "clip": "none" },
                "d2t_pos": { "target": 8 }, "d2t_pos_cap": { "target": 8, "cap": true },
                "d2t_neg": { "target": 2 }, "d2t_neg_cap": { "target": 2, "cap": true } } } } }
            """);
        var rows = Table("02_normalise/vector_goalposts_dist2targ.csv").Select((row, index) => $"u{index},{row[0]}\n");
        using var run = new PublishedRun(scheme.Path, scheme.Write("panel.csv", "uCode,x\n" + string.Concat(rows)));
        run.Publish("vector", Golden + "02_normalise/vector_goalposts_dist2targ.csv");
        run.Define("published", "select 'u' || (row_number() over () - 1) as uCode, * exclude x from vector");
        AssertSame(run, "code <> ''", 1e-12);
    }
}

using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Shared;
using Scoring.Tests.Preparing;

namespace Scoring.Tests.Normalising;

/// <summary>Every method against COINr 1.1.14 on the ASEM data.</summary>
public class NormalisationGoldenTests
{
    static readonly BoundsScope[] Scopes = [BoundsScope.AllYears, BoundsScope.OneYear];

    static Panel Normalise(string method, params (string, object?)[] options) => Normalise("04_impute/input_raw.csv", Asem.Indicators(), method, options);

    static Panel Normalise(string file, IReadOnlyList<Indicator> indicators, string method, params (string, object?)[] options)
    {
        var step = new Step(StepKind.Normalise, Given.Choice(StepKind.Normalise, method, options));
        return Run(file, indicators, step);
    }

    static Panel Run(string file, IReadOnlyList<Indicator> indicators, Step step)
    {
        var panel = Asem.Panel(file);
        var order = panel.Variables.Select(code => indicators.First(indicator => indicator.Code == code)).ToArray();
        return Normalisation.Apply(panel, Given.Scheme(order, step), step, new FindingLog()).Panel;
    }

    static IReadOnlyList<Indicator> WithoutDirections() => [.. Asem.Indicators().Select(indicator => indicator with { Direction = 1 })];

    [GoldenFact]
    public void Min_max_gives_COINrs_scores()
    {
        Asem.AssertEqual("02_normalise/minmax_0_100.csv", Normalise("min-max"));
        Asem.AssertEqual("02_normalise/minmax_1_100.csv", Normalise("min-max", ("range", new double[] { 1, 100 })));
        Asem.AssertEqual("02_normalise/minmax_0_100_no_directions.csv", Normalise("04_impute/input_raw.csv", WithoutDirections(), "min-max"));
    }

    [GoldenFact]
    public void Min_max_with_a_range_per_indicator_gives_COINrs_scores() =>
        AssertWithMeta("02_normalise/minmax_use_iMeta.csv", "min-max",
            (meta, row) => [("range", new[] { meta.Number(row, "minmax_lower"), meta.Number(row, "minmax_upper") })]);

    [GoldenFact]
    public void Min_max_over_years_gives_COINrs_scores()
    {
        Asem.AssertEqual("10_panel/raw_minmax_global.csv", Normalise("10_panel/example_purse_raw.csv", Asem.Indicators(), "min-max", ("bounds", Scopes[0])));
        Asem.AssertEqual("10_panel/raw_minmax_peryear.csv", Normalise("10_panel/example_purse_raw.csv", Asem.Indicators(), "min-max", ("bounds", Scopes[1])));
    }

    [GoldenFact]
    public void Z_score_gives_COINrs_scores()
    {
        Asem.AssertEqual("02_normalise/zscore_0_1.csv", Normalise("z-score"));
        Asem.AssertEqual("02_normalise/zscore_10_2.csv", Normalise("z-score", ("target_mean", 10.0), ("target_sd", 2.0)));
        Asem.AssertEqual("02_normalise/zscore_no_directions.csv", Normalise("04_impute/input_raw.csv", WithoutDirections(), "z-score"));
        Asem.AssertEqual("10_panel/raw_zscore_peryear.csv", Normalise("10_panel/example_purse_raw.csv", Asem.Indicators(), "z-score", ("bounds", Scopes[1])));
    }

    [GoldenFact]
    public void Percentile_rank_gives_COINrs_scores()
    {
        Asem.AssertEqual("02_normalise/prank_min.csv", Normalise("percentile-rank"), tolerance: 1e-15);
        Asem.AssertEqual("10_panel/raw_prank_global.csv", Normalise("10_panel/example_purse_raw.csv", Asem.Indicators(), "percentile-rank", ("bounds", Scopes[0])), tolerance: 1e-15);
        Asem.AssertEqual("10_panel/raw_prank_peryear.csv", Normalise("10_panel/example_purse_raw.csv", Asem.Indicators(), "percentile-rank", ("bounds", Scopes[1])), tolerance: 1e-15);
    }

    [GoldenFact]
    public void Rank_and_Borda_give_COINrs_scores()
    {
        Asem.AssertEqual("02_normalise/rank_min.csv", Normalise("rank"), tolerance: 0);
        Asem.AssertEqual("02_normalise/borda_min.csv", Normalise("borda"), tolerance: 0);
    }

    [GoldenFact]
    public void Distance_to_best_gives_COINrs_scores() => Asem.AssertEqual("02_normalise/dist2max.csv", Normalise("distance-to-best"));

    [GoldenFact]
    public void Distance_to_reference_gives_COINrs_scores()
    {
        // COINr counts rows: the third unit by code is Belgium. Where Belgium is the worst it divides by zero; here the policy decides.
        var panel = Normalise("distance-to-reference", ("unit", "BEL"), ("constant", "missing"));
        var golden = GoldenTable.Read("asem/02_normalise/dist2ref_iref3.csv");
        bool IsDividedByZero(string code) => golden.Rows.Select((_, row) => golden.Number(row, code)).All(value => double.IsNaN(value) || double.IsInfinity(value));
        Asem.AssertEqual("02_normalise/dist2ref_iref3.csv", panel, IsDividedByZero);
        foreach (var code in panel.Variables.Where(IsDividedByZero)) Assert.All(panel[panel.IndexOf(code), 0].Values, value => Assert.True(double.IsNaN(value)));
    }

    [GoldenFact]
    public void Distance_to_target_gives_COINrs_scores() =>
        AssertWithMeta("02_normalise/dist2targ_use_iMeta.csv", "distance-to-target",
            (meta, row) => [("cap", meta[row, "dist2targ_cap_max"] == "TRUE")]);

    [GoldenFact]
    public void Goalposts_in_natural_units_give_COINrs_scores() =>
        AssertWithMeta("02_normalise/goalposts_use_iMeta.csv", "goalposts", (meta, row) =>
        {
            var (low, high) = (meta.Number(row, "goalpost_lower"), meta.Number(row, "goalpost_upper"));
            var isMore = meta.Number(row, "Direction") > 0;
            return
            [
                ("worst", isMore ? low : high),
                ("best", isMore ? high : low),
                ("range", new[] { 0, meta.Number(row, "goalpost_scale") }),
                ("clip", meta[row, "goalpost_trunc2posts"] == "TRUE" ? "both" : "none"),
            ];
        });

    [GoldenFact]
    public void Goalposts_without_clipping_give_COINrs_scaled_values()
    {
        // n_scaled maps [p1, p2] of direction·x to [0, s]: goalposts p1 and p2, or −p1 and −p2 for direction −1.
        AssertWithMeta("02_normalise/scaled_default.csv", "goalposts", (meta, row) => Scaled(meta.Number(row, "Direction"), 0, 100, 100));
        AssertWithMeta("02_normalise/scaled_m50_200_sf10.csv", "goalposts", (meta, row) => Scaled(meta.Number(row, "Direction"), -50, 200, 10));
    }

    static (string, object?)[] Scaled(double direction, double low, double high, double scale) =>
        [("worst", low * direction), ("best", high * direction), ("range", new[] { 0, scale }), ("clip", "none")];

    [GoldenFact]
    public void Fraction_of_max_gives_COINrs_scores_for_more_is_better()
    {
        var indicators = Asem.Indicators();
        var raw = Asem.Panel("04_impute/input_raw.csv");
        bool IsLess(string code) => indicators.First(indicator => indicator.Code == code).Direction < 0;
        var step = new Step(StepKind.Normalise, Given.Choice(StepKind.Normalise, "fraction-of-max"))
        {
            Overrides = indicators.Where(indicator => IsLess(indicator.Code)).ToDictionary(
                indicator => indicator.Code, _ => Given.Choice(StepKind.Normalise, "none")),
        };
        Asem.AssertEqual("02_normalise/fracmax.csv", Run("04_impute/input_raw.csv", indicators, step), IsLess);

        // COINr's defect: −x/max(−x) = x/min(x), the sign cancels and the worst unit gets the highest score. The reciprocal is right.
        var golden = GoldenTable.Read("asem/02_normalise/fracmax.csv");
        var checkedColumns = 0;
        foreach (var code in raw.Variables.Where(IsLess))
        {
            var values = raw[raw.IndexOf(code), 0].Values;
            if (values.Min() is not > 0 || values.Any(double.IsNaN)) continue;
            var single = Given.Panel(raw.Roster.Units, [2018], (code, [values]));
            var own = new Step(StepKind.Normalise, Given.Choice(StepKind.Normalise, "fraction-of-max"));
            var scores = Normalisation.Apply(single, Given.Scheme([new Indicator(code) { Direction = -1 }], own), own, new FindingLog()).Panel[0, 0].Values;
            for (var unit = 0; unit < values.Length; unit++)
            {
                Assert.True(Asem.Close(values.Min() / values[unit], scores[unit], 1e-12));
                Assert.True(Asem.Close(1 / golden.Number(golden.Row(("uCode", raw.Roster.Units[unit].Code)), code), scores[unit], 1e-9));
            }
            checkedColumns++;
        }
        Assert.True(checkedColumns > 0);
    }

    [GoldenFact]
    public void Small_vectors_give_COINrs_goalposts_and_distances()
    {
        var golden = GoldenTable.Read("asem/02_normalise/vector_goalposts_dist2targ.csv");
        double[] Column(string name) => [.. golden.Rows.Select((_, row) => golden.Number(row, name))];
        void Check(string column, int direction, string method, params (string, object?)[] options)
        {
            var panel = Given.Panel(("x", [Column("x")]));
            var step = new Step(StepKind.Normalise, Given.Choice(StepKind.Normalise, method, options));
            var scores = Normalisation.Apply(panel, Given.Scheme([new Indicator("x") { Direction = direction }], step), step, new FindingLog()).Panel[0, 0].Values;
            Assert.All(Column(column).Zip(scores), pair => Assert.True(Asem.Close(pair.First, pair.Second, 1e-12), $"{column}: {pair}"));
        }
        double[] unit = [0, 1], hundred = [0, 100];
        Check("pos", 1, "goalposts", ("worst", 0.0), ("best", 10.0), ("range", unit));
        Check("neg", -1, "goalposts", ("worst", 10.0), ("best", 0.0), ("range", unit));
        Check("pos_notrunc", 1, "goalposts", ("worst", 0.0), ("best", 10.0), ("range", hundred), ("clip", "none"));
        Check("neg_notrunc", -1, "goalposts", ("worst", 10.0), ("best", 0.0), ("range", hundred), ("clip", "none"));
        Check("d2t_pos", 1, "distance-to-target", ("target", 8.0));
        Check("d2t_pos_cap", 1, "distance-to-target", ("target", 8.0), ("cap", true));
        Check("d2t_neg", -1, "distance-to-target", ("target", 2.0));
        Check("d2t_neg_cap", -1, "distance-to-target", ("target", 2.0), ("cap", true));
    }

    static void AssertWithMeta(string file, string method, Func<GoldenTable, int, (string, object?)[]> options)
    {
        const string Meta = "02_normalise/iMeta_with_norm_parameters.csv";
        var (meta, indicators) = (GoldenTable.Read($"asem/{Meta}"), Asem.Indicators(Meta));
        var overrides = indicators.ToDictionary(indicator => indicator.Code,
            indicator => Given.Choice(StepKind.Normalise, method, options(meta, meta.Row(("iCode", indicator.Code)))));
        var step = new Step(StepKind.Normalise, Given.Choice(StepKind.Normalise, method)) { Overrides = overrides };
        Asem.AssertEqual(file, Run("04_impute/input_raw.csv", indicators, step));
    }
}

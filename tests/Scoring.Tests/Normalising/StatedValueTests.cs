using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Normalising;
using Scoring.Tests.Adjusting;
using Scoring.Tests.Preparing;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Normalising;

public sealed class StatedValueTests
{
    const string Completion = """ "normalise": { "method": "target-completion", "table": "t", "cap": "none" } """;
    const string Standard = """ "normalise": { "method": "standard-value", "table": "t", "cap": "none" } """;

    static Evaluation Run(string steps, string csv, params double[][] s) => Ruled.Run(Ruled.Scheme(steps, """{ "t": "t.csv" }"""), Given.Panel(("s", s)), ("t", csv));

    static double[] Scores(Evaluation evaluation, int year = 0) => evaluation.Index.Years[year].Scores;

    [Fact]
    public void Targets_hold_by_unit_and_year()
    {
        var evaluation = Run(Completion, "unit,year,indicator,target,note\na,2020,s,550,x\na,2021,s,100,x\nb,2020,s,900,x\nb,2021,s,40,x\na,2020,other,1,x\nz,2020,s,5,x",
            [529, 610], [50, 44]);
        Assert.Equal([529.0 / 550 * 100, 610.0 / 900 * 100], Scores(evaluation), (left, right) => Math.Abs(left - right) < 1e-12);
        Assert.Equal([50.0, 110.0], Scores(evaluation, 1), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void Named_unit_goes_before_every_unit_and_missing_target_leaves_no_score()
    {
        var evaluation = Run(Completion, "unit,year,indicator,target\n,2020,s,100\nb,2020,s,50\nc,2021,s,10", [50, 50, 0], [5, NA, 5]);
        Assert.Equal([50, 100, 0], Scores(evaluation));
        Assert.Equal([NA, NA, 50], Scores(evaluation, 1));
        var finding = Assert.Single(evaluation.Findings, finding => finding.Kind == FindingKinds.StatedMissing);
        Assert.Equal((2021, 1L, "s"), (finding.Year, finding.Count, finding.Variable)); // b has nothing to score
    }

    [Fact]
    public void Part_of_a_year_is_paced_in_the_years_named()
    {
        const string Paced = """ "normalise": { "method": "target-completion", "table": "t", "cap": "none", "elapsed": 8, "elapsed_years": 2021 } """;
        var evaluation = Run(Paced, "indicator,target\ns,120", [120, 60], [80, 60]);
        Assert.Equal([100, 50], Scores(evaluation));
        Assert.Equal([100, 75], Scores(evaluation, 1)); // 120 · 8/12 = 80 is due
    }

    [Fact]
    public void Low_is_better_and_bases_work_with_tables_too()
    {
        const string Low = """ "normalise": { "method": "target-completion", "table": "t", "cap": "none", "direction": "-" } """;
        Assert.Equal([125, 80], Scores(Run(Low, "unit,indicator,target\na,s,10\nb,s,8", [8, 10])));
        const string Base = """ "normalise": { "method": "target-completion", "table": "t", "cap": "none", "base": 1 } """;
        Assert.Equal([50, 25], Scores(Run(Base, "unit,indicator,target\na,s,3\nb,s,5", [2, 2])));
    }

    [Fact]
    public void Standards_hold_for_the_years_of_their_edition_and_a_revision_is_told()
    {
        var evaluation = Run(Standard, "edition,indicator,standard,from,to\nfirst,s,2,,2020\nsecond,s,2.5,2021,", [2, 1, 0], [2, 1, 5], [2.5, 1, 5]);
        Assert.Equal([100, 50, 0], Scores(evaluation));
        Assert.Equal([80, 40, 200], Scores(evaluation, 1));
        Assert.Equal([100, 40, 200], Scores(evaluation, 2));
        Assert.Equal((2021, "2 → 2.5"), Assert.Single(evaluation.Findings, finding => finding.Kind == FindingKinds.StandardRevised) is var told ? (told.Year!.Value, told.Found) : default);
    }

    [Theory]
    [InlineData("unit,target\na,1")]
    [InlineData("indicator,unit\ns,a")]
    [InlineData("indicator,target\ns,many")]
    [InlineData("indicator,target\ns,0")]
    [InlineData("indicator,target\ns,-5")]
    [InlineData("indicator,target\ns,1\ns,2")]
    [InlineData("indicator,target,unit\ns,1,a\ns,2,a")]
    [InlineData("indicator,target,year\ns,1,soon")]
    [InlineData("indicator,target,from,to\ns,1,2021,2020")]
    [InlineData("indicator,target,from,to\ns,1,,2021\ns,2,2020,")]
    public void Unfit_table_is_a_fault(string csv) =>
        Assert.All(Ruled.Faults(() => Run(Completion, csv, [1, 2])), fault => Assert.Equal((FindingKinds.RuleTableUnfit, "t.csv"), (fault.Kind, fault.File)));

    [Fact]
    public void Table_must_be_among_the_schemes() =>
        Assert.Equal("scheme-unknown-code", Assert.Single(Ruled.Faults(() => Ruled.Scheme(Completion))).Kind.Code);

    [Fact]
    public void Stored_run_reads_its_targets_from_the_table_again()
    {
        var (scheme, tables) = (Ruled.Scheme(Completion, """{ "t": "t.csv" }"""), Ruled.Tables(("t", "indicator,target\ns,10")));
        var first = Evaluator.Run(scheme, Given.Panel(("s", [[5, 10]])), 1, tables: tables);
        Assert.Equal([20, 40], Evaluator.Run(scheme, Given.Panel(("s", [[2, 4]])), 1, first.Records, tables).Index.Years[0].Scores);
    }

    [Theory]
    [InlineData(529, 96.18, 2, 0, new[] { 550.0 })]
    [InlineData(610, 67.78, 2, 0, new[] { 900.0 })]
    [InlineData(44, 110, 0, 0, new[] { 40.0 })]
    [InlineData(3, 75, 0, 0, new[] { 4.0 })]
    [InlineData(5.63, 111.76, 2, 2, new double[0])] // 5.63/5.04 = 111.71 and 5.63/5.03 = 111.93
    [InlineData(1, 50, 0, 0, new[] { 2.0 })]
    [InlineData(10, 3, 0, 0, new[] { 286.0, 287, 400 })]
    public void Targets_are_solved_back_from_completion_rates(double actual, double percent, int decimals, int targetDecimals, double[] expected)
    {
        var targets = ImpliedTargets.Of((decimal)actual, (decimal)percent, decimals, targetDecimals);
        if (expected.Length < 2) Assert.Equal(expected, targets.Select(target => (double)target));
        // 3 % as printed is anything from 2.5 % to 3.5 %.
        else Assert.Equal((expected[0], expected[1], expected[^1]), ((double)targets[0], (double)targets[1], (double)targets[^1]));
        Assert.All(targets, target => Assert.Equal((decimal)percent, Math.Round((decimal)actual / target * 100, decimals, MidpointRounding.AwayFromZero), 1));
    }
}

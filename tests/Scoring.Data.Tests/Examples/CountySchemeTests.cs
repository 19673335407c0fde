using System.Globalization;
using Scoring.Data.Demonstration;
using Scoring.Data.Runs;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Tests.Examples;

/// <summary>The example schemes over the demonstration's panel: each runs as it stands, and one county is worked out beside it.</summary>
public sealed class CountySchemeTests : IClassFixture<CountySchemeTests.Demonstration>
{
    readonly Demonstration demo;
    readonly CountyArithmetic by;
    readonly int unit, last;

    public CountySchemeTests(Demonstration demo)
    {
        this.demo = demo;
        by = demo.Arithmetic;
        (unit, last) = (by.Whole, by.Last);
    }

    /// <summary>A small panel with its schemes, written once.</summary>
    public sealed class Demonstration : IDisposable
    {
        readonly Dictionary<string, Evaluation> evaluations = [];

        public Demonstration()
        {
            Panel = DemoWriter.Write(Folder, new DemoSize(60, 3, 32), 1);
            Arithmetic = new CountyArithmetic(Panel);
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("scoring-county-schemes-").FullName;

        public Panel Panel { get; }

        internal CountyArithmetic Arithmetic { get; }

        public string[][] Table(string name) => [.. File.ReadAllLines(Path.Combine(Folder, "schemes", name)).Select(line => line.Split(','))];

        public Evaluation Run(string scheme)
        {
            if (!evaluations.TryGetValue(scheme, out var known))
                evaluations[scheme] = known = AnnualRun.Execute(new RunRequest { SchemeFile = Path.Combine(Folder, scheme), Panel = [Path.Combine(Folder, DemoWriter.PanelFile)], Threads = 1 }).Evaluation;
            return known;
        }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }

    Evaluation Run(string name) => demo.Run($"schemes/{name}.scheme.json");

    double Score(Evaluation evaluation, string node) => evaluation.Nodes.Single(each => each.Code == node).Years[last].Scores[unit];

    static void Close(double expected, double found) => Assert.True(Math.Abs(expected - found) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, found {found:R}");

    [Fact]
    public void All_schemes_run_over_one_reading_of_the_panel()
    {
        var outcome = SuiteRun.Execute(new SuiteRequest
        {
            Suite = Path.Combine(demo.Folder, "schemes", "suite.json"),
            Directory = Path.Combine(demo.Folder, "all"),
            Run = new RunRequest { SchemeFile = "", Panel = [Path.Combine(demo.Folder, DemoWriter.PanelFile)], Threads = 1 },
        });
        Assert.Equal(1, outcome.PanelReads);
        Assert.Equal(["county-innovation", "national-index", "target-completion", "progress-bulletin", "provincial-four", "class-reward", "park-evaluation", "incubator-grading"],
            outcome.Schemes.Select(scheme => scheme.Id));
        Assert.All(outcome.Schemes, scheme =>
        {
            Assert.InRange(scheme.Ranked, 40, 60);
            Assert.DoesNotContain(scheme.Findings, finding => finding.Kind.Severity == Severity.Error);
            Assert.NotEqual(scheme.Title.Zh, scheme.Title.En);
        });
        Assert.Contains(outcome.Cross, row => row.Year == 2024 && row.ClassesDiffer);
    }

    [Theory]
    [InlineData("scheme.json")]
    [InlineData("schemes/national-index.scheme.json")]
    [InlineData("schemes/target-completion.scheme.json")]
    [InlineData("schemes/progress-bulletin.scheme.json")]
    [InlineData("schemes/provincial-four.scheme.json")]
    [InlineData("schemes/class-reward.scheme.json")]
    [InlineData("schemes/park-evaluation.scheme.json")]
    [InlineData("schemes/incubator-grading.scheme.json")]
    public void Indicators_and_nodes_have_names_in_both_languages_and_units(string file)
    {
        var scheme = demo.Run(file).Scheme;
        foreach (var indicator in scheme.NeededIndicators)
        {
            Assert.True(indicator.Name.Zh != indicator.Code && indicator.Name.En != indicator.Code, indicator.Code);
            Assert.NotEqual(indicator.Name.Zh, indicator.Name.En);
            Assert.NotEmpty(indicator.Unit);
        }
        Assert.All(scheme.Framework.TopDown().Where(node => !node.IsLeaf), node => Assert.NotEqual(node.Name.Zh, node.Name.En));
    }

    [Fact]
    public void County_innovation_has_32_indicators_in_4_pillars_all_with_standards()
    {
        var evaluation = demo.Run(DemoWriter.SchemeFile);
        var scheme = evaluation.Scheme;
        Assert.Equal((32, 4), (scheme.Indicators.Count, scheme.Framework.Children.Count));
        Assert.All(scheme.Indicators, indicator => Assert.True(indicator.Standard > 0, indicator.Code));
        // Those of which the national monitoring states a standard (edition of the 2000s).
        Assert.Equal([2.5, 5, 6, 40, 30], ((string[])["A1", "A4", "B1", "D8", "D5"]).Select(code => scheme.Indicators.Single(each => each.Code == code).Standard!.Value));
        // Min-max over all years, as the panel has none of the frozen ones.
        double total = 0;
        foreach (var pillar in scheme.Framework.Children)
        {
            var sum = 0.0;
            foreach (var leaf in pillar.Children)
            {
                var (sample, value) = (by.Sample(leaf.Code, [0, 1, 2]), by.Value(leaf.Code, unit, last));
                sum += leaf.Weight * 100 * (leaf.Code == "D10" ? sample[^1] - value : value - sample[0]) / (sample[^1] - sample[0]);
            }
            Close(sum / pillar.Children.Sum(leaf => leaf.Weight), Score(evaluation, pillar.Code));
            total += pillar.Weight * sum / pillar.Children.Sum(leaf => leaf.Weight);
        }
        Close(total / 100, Score(evaluation, "index"));
    }

    [Fact]
    public void National_index_caps_at_100_and_sorts_into_tiers_around_the_nation()
    {
        var evaluation = Run("national-index");
        double D(double value, double standard) => Math.Min(100, value / standard * 100);
        double Index(int u, int y)
        {
            double R(string variable) => by.Raw(variable, u, y);
            var intensity = D(R("rd_expenditure") / R("gdp") / 100, y == last ? 2.6 : 2.5);
            var money = 0.4 * intensity + 0.3 * D(R("fiscal_st") / R("budget") / 100, 5) + 0.3 * D(R("industrial_rd") / R("industrial_revenue") / 100, 6);
            return 0.2 * (0.5 * D(R("talents") / R("population"), 8) + 0.5 * D(R("platforms") / R("population"), 0.2))
                + 0.25 * (0.4 * D(R("rd_personnel") / R("population"), 10) + 0.6 * money)
                + 0.25 * (0.5 * D(R("patents") / R("employed"), 8) + 0.5 * D(R("technology_contracts") / R("population"), 200))
                + 0.15 * (0.6 * D(R("hightech_value_added") / R("industrial_value_added") * 100, 30) + 0.4 * D(R("new_product_revenue") / R("industrial_revenue") * 100, 40))
                + 0.15 * (0.6 * D(R("gdp") / R("employed"), 12) + 0.4 * Math.Min(100, 0.3 / (R("energy") / R("gdp")) * 100));
        }
        foreach (var year in new[] { last - 1, last }) Close(Index(unit, year), evaluation.Index.Years[year].Scores[unit]);
        // The nation is scored by its own data and is the yardstick; it is never ranked.
        var nation = demo.Panel.Roster.IndexOf("900000");
        Close(Index(nation, last), evaluation.Index.Years[last].Scores[nation]);
        Assert.Equal(double.NaN, evaluation.Index.Years[last].Ranks[nation]);
        foreach (var county in by.Counties.Where(county => !double.IsNaN(evaluation.Index.Years[last].Ranks[county])))
        {
            var score = evaluation.Index.Years[last].Scores[county];
            Assert.Equal(score > Index(nation, last) ? "1" : score >= 50 ? "2" : "3", evaluation.Grades!.ClassAt(evaluation.Grades.Years[last].Classes[county])!.Code);
        }
        // Beside the index and without a cap: what lies beyond the standard.
        Close((by.Raw("rd_expenditure", unit, last) / by.Raw("gdp", unit, last) / 2.6 + by.Raw("patents", unit, last) / by.Raw("employed", unit, last) / 8 * 100) / 2, Score(evaluation, "uncapped"));
        Assert.Contains(evaluation.Findings, finding => finding.Kind == FindingKinds.StandardRevised && finding.Variable == "N12" && finding.Year == 2024);
    }

    [Fact]
    public void Target_completion_has_caps_floors_over_completion_and_a_reverse_target()
    {
        var evaluation = Run("target-completion");
        var targets = demo.Table("targets.csv").Skip(1).ToDictionary(row => (row[0], row[1], row[2]), row => double.Parse(row[3], CultureInfo.InvariantCulture));
        double Points(int u)
        {
            double T(string indicator) => targets[(demo.Panel.Roster.Units[u].Code, "2024", indicator)];
            double R(string variable) => by.Raw(variable, u, last);
            var firms = by.Value("B6", u, last) / T("T2");
            return 20 * Math.Min(1, Math.Max(0, R("rd_expenditure") / R("gdp") / 100 / T("T1")))
                + (firms < 0.6 ? 0 : 20 * Math.Min(1, firms))
                + 15 * Math.Min(1.2, R("technology_contracts") / T("T3"))
                + Math.Min(19, 15 * R("patents_granted") / T("T4"))
                + Math.Min(19, 15 * (R("patents") / R("population")) / T("T5"))
                + 10 * Math.Min(1, T("T6") / (R("energy") / R("gdp")))
                + 5 * Math.Min(1, R("funds_paid") / R("funds_due"));
        }
        Close(Points(unit), Score(evaluation, "completion"));
        // Every county whose data are whole, so that floors and caps are met as well.
        var whole = by.Counties.Where(u => by.Present(u, last) && demo.Panel.Variables.All(variable => !double.IsNaN(by.Raw(variable, u, last)) && !double.IsNaN(by.Raw(variable, u, last - 1)))).ToList();
        Assert.All(whole, u => Close(Points(u), evaluation.Index.Years[last].Scores[u]));
        Assert.Contains(whole, u => by.Value("B6", u, last) < 0.6 * targets[(demo.Panel.Roster.Units[u].Code, "2024", "T2")]);
        Assert.Contains(whole, u => evaluation.Normalised[evaluation.Normalised.IndexOf("T4"), last].Values[u] > 15);
        Assert.All(whole, u => Assert.Equal(Points(u) >= 95 ? 0 : Points(u) >= 85 ? 1 : Points(u) >= 60 ? 2 : 3, evaluation.Grades!.Years[last].Classes[u]));
    }

    [Fact]
    public void Progress_bulletin_measures_january_to_august_against_eight_twelfths()
    {
        var evaluation = Run("progress-bulletin");
        var targets = demo.Table("targets.csv").Where(row => row[0] == demo.Panel.Roster.Units[unit].Code && row[1] == "2024").ToDictionary(row => row[2], row => double.Parse(row[3], CultureInfo.InvariantCulture));
        var contracts = by.Raw("technology_contracts", unit, last) * 0.7 / (targets["T3"] * 8 / 12) * 100;
        var grants = by.Raw("patents_granted", unit, last) * 0.7 / (targets["T4"] * 8 / 12) * 100;
        var held = by.Raw("patents", unit, last) / by.Raw("population", unit, last) / targets["T5"] * 100; // a stock is not prorated
        var saving = targets["T6"] / (by.Raw("energy", unit, last) / by.Raw("gdp", unit, last)) * 100;
        double[] progress = [contracts, grants, held, saving];
        Close(contracts, Score(evaluation, "contracts"));
        Close(progress.Average(), Score(evaluation, "progress"));
        Assert.Equal(["contracts", "grants", "stock", "saving"], evaluation.Grades!.Nodes);
        Assert.Equal(progress.Select(each => each >= 100 ? 0 : each >= 85 ? 1 : 2), evaluation.Grades.Years[last].NodeClasses.Select(classes => classes[unit]));
    }

    [Fact]
    public void Provincial_four_gives_points_by_place_and_says_who_is_among_the_first_eight()
    {
        var evaluation = Run("provincial-four");
        double[] Values(string code) => [.. by.Counties.Where(u => by.Present(u, last)).Select(u => by.Value(code, u, last)).Where(value => !double.IsNaN(value))];
        double Points(string code)
        {
            var (values, own) = (Values(code), by.Value(code, unit, last));
            return 100 - values.Count(value => value > own) * 40.0 / (values.Length - 1);
        }
        double Volume(int u, int y) => by.Raw("hightech_value_added", u, y);
        double Growth(int u) => Math.Clamp((Volume(u, last) / Volume(u, last - 1) - 1) * 100, -50, 50);
        double[] volumes = [.. by.Counties.Select(u => Volume(u, last)).Where(value => !double.IsNaN(value))], growths = [.. by.Counties.Select(Growth).Where(value => !double.IsNaN(value))];
        var third = 60 + 40 * (0.5 * (Volume(unit, last) - volumes.Min()) / (volumes.Max() - volumes.Min()) + 0.5 * (Growth(unit) - growths.Min()) / (growths.Max() - growths.Min()));
        double[] nodes = [Points("A1"), (Points("B5") + Points("B4")) / 2, third, Points("D1")];
        Close(nodes.Average(), Score(evaluation, "four"));
        foreach (var (score, node) in nodes.Zip(["rd", "firms", "value_added", "inventions"])) Close(score, Score(evaluation, node));
        for (var i = 0; i < 4; i++)
            foreach (var u in by.Counties)
            {
                var rank = evaluation.Nodes.Single(node => node.Code == evaluation.Grades!.Nodes[i]).Years[last].Ranks[u];
                Assert.Equal(double.IsNaN(rank) ? -1 : rank <= 8 ? 0 : 1, evaluation.Grades!.Years[last].NodeClasses[i][u]);
            }
        // Places inside the zone's own list.
        Assert.Contains("zone", evaluation.Grades!.Groups.Select(group => group.Grouping.Code));
    }
}

using System.Text;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Findings;
using Scoring.Report.Bulletins;

namespace Scoring.Report.Tests.Bulletins;

/// <summary>Completion, lights and changes of a bulletin against figures worked out by hand.</summary>
public sealed class BulletinTests : IDisposable
{
    /// <summary>The clauses of a published report, January to August: 529 of 550, 610 of 900, 44 of 40, 3 of 4.</summary>
    const string Panel = """
        unit,year,applications,grants,inventions,pct,hours
        a,2018,500,800,40,2,9
        a,2019,529,610,44,3,8
        b,2018,0,,20,1,4
        b,2019,100,450,,0,0
        t,2018,1000,1000,100,9,9
        t,2019,700,700,70,7,7
        """;

    readonly string folder = Directory.CreateTempSubdirectory("scoring-bulletin-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string this[string name] => Path.Combine(folder, name);

    RunBundle Run(string normalise, string targets = "550|900|40|4|10", string tables = "")
    {
        string[] stated = [.. targets.Split('|').Select(target => target.Length == 0 ? "" : $", \"target\": {target}")];
        File.WriteAllText(this["scheme.json"], $$"""
            {
              "id": "progress", "version": "1", "title": { "zh": "进度<b>", "en": "Progress <b>" }, "aggregate_units": ["t"], {{tables}}
              "indicators": [
                { "code": "applications", "name": { "zh": "申请", "en": "Applications" }, "unit": "件"{{stated[0]}} }, { "code": "grants", "unit": "%"{{stated[1]}} },
                { "code": "inventions"{{stated[2]}} }, { "code": "pct"{{stated[3]}} }, { "code": "hours", "direction": "-"{{stated[4]}} }
              ],
              "framework": { "code": "index", "children": [ "applications", "grants", "inventions", "pct", "hours" ] },
              "steps": { "normalise": {{normalise}} }
            }
            """);
        File.WriteAllText(this["panel.csv"], Panel);
        var request = new RunRequest { SchemeFile = this["scheme.json"], Panel = [this["panel.csv"]], Threads = 1 };
        AnnualRun.Save(AnnualRun.Execute(request), this["run"], request);
        return BundleReader.Read(this["run"]);
    }

    [Fact]
    public void Figures_give_the_rates_that_a_report_prints()
    {
        var figures = BulletinFigures.Of(Run("""{ "method": "target-completion", "cap": 9 }"""), new BulletinOptions { Month = 8 });
        var a = figures.Run.Roster.IndexOf("a");

        Assert.Equal([0.9618, 0.6778, 1.1, 0.75], Enumerable.Range(0, 4).Select(j => Math.Round(figures[j, a].Completion, 4)));
        // Two thirds of the year have passed: 67.78 % is on pace.
        Assert.Equal([1.4427, 1.0167, 1.65, 1.125], Enumerable.Range(0, 4).Select(j => Math.Round(figures[j, a].Pace, 4)));
        Assert.All(Enumerable.Range(0, 4), j => Assert.Equal(PaceLight.Green, figures[j, a].Light));
        Assert.Equal(["a", "b"], figures.Units.Select(unit => figures.Run.Roster.Units[unit].Code).Order());
    }

    [Fact]
    public void Less_is_better_counts_the_target_over_the_value()
    {
        var figures = BulletinFigures.Of(Run("""{ "method": "target-completion" }"""), new BulletinOptions { Month = 6 });
        var (a, b) = (figures.Run.Roster.IndexOf("a"), figures.Run.Roster.IndexOf("b"));

        // 8 hours of 10 in the year, 5 of which are due by June.
        Assert.Equal((1.25, 0.625, PaceLight.Red), (figures[4, a].Completion, figures[4, a].Pace, figures[4, a].Light));
        Assert.Equal((double.PositiveInfinity, PaceLight.Green), (figures[4, b].Pace, figures[4, b].Light));
    }

    [Fact]
    public void Lights_change_at_their_bounds_and_missing_cells_have_none()
    {
        var run = Run("""{ "method": "target-completion" }""");
        var b = BulletinFigures.Of(run, new BulletinOptions()).Run.Roster.IndexOf("b");

        // 450 of 900 by the whole year: half.
        Assert.Equal(PaceLight.Green, Light(green: 0.5, amber: 0.2));
        Assert.Equal(PaceLight.Amber, Light(green: 0.51, amber: 0.5));
        Assert.Equal(PaceLight.Red, Light(green: 0.9, amber: 0.51));
        Assert.Equal(PaceLight.None, BulletinFigures.Of(run, new BulletinOptions())[2, b].Light);

        PaceLight Light(double green, double amber) => BulletinFigures.Of(run, new BulletinOptions { Green = green, Amber = amber })[1, b].Light;
    }

    [Fact]
    public void Change_is_growth_or_points_and_none_from_zero_or_nothing()
    {
        var figures = BulletinFigures.Of(Run("""{ "method": "target-completion" }"""), new BulletinOptions());
        var (a, b) = (figures.Run.Roster.IndexOf("a"), figures.Run.Roster.IndexOf("b"));

        Assert.Equal(5.8, figures[0, a].YearOnYear, 1e-9);
        Assert.Equal((YearComparison.Points, -190.0), (figures.Indicators[1].Comparison, figures[1, a].YearOnYear));
        Assert.Equal(10, figures[2, a].YearOnYear, 1e-9);
        Assert.True(double.IsNaN(figures[0, b].YearOnYear) && double.IsNaN(figures[1, b].YearOnYear));
        Assert.All(Enumerable.Range(0, 5), j => Assert.True(double.IsNaN(BulletinFigures.Of(figures.Run.Bundle, new BulletinOptions { Year = 2018 })[j, a].YearOnYear)));
    }

    [Fact]
    public void Year_in_progress_is_set_against_the_whole_year_before_as_a_share_of_it()
    {
        var figures = BulletinFigures.Of(Run("""{ "method": "target-completion", "elapsed": 8, "elapsed_years": [2019], "overrides": { "pct": { "elapsed": 12 } } }"""), new BulletinOptions());
        var a = figures.Run.Roster.IndexOf("a");

        Assert.Equal(8, figures.Months);
        Assert.Equal(YearComparison.ShareOfWhole, figures.Indicators[0].Comparison);
        Assert.Equal(105.8, figures[0, a].YearOnYear, 1e-9);
        // What the scheme measures against the whole target stays so whatever the month.
        Assert.True(figures.Indicators[3].IsWhole);
        Assert.Equal(0.75, figures[3, a].Pace, 1e-12);
    }

    [Fact]
    public void What_does_not_gather_is_due_whole_also_where_indicators_say_one_by_one_that_they_do()
    {
        // Nothing is said for all: two indicators are measured against eight months, a rate and a level are not.
        var figures = BulletinFigures.Of(Run("""{ "method": "target-completion", "overrides": { "applications": { "elapsed": 8 }, "inventions": { "elapsed": 8 } } }"""), new BulletinOptions());
        var a = figures.Run.Roster.IndexOf("a");

        Assert.Equal(8, figures.Months);
        Assert.Equal([false, true, false, true, true], figures.Indicators.Select(indicator => indicator.IsWhole));
        Assert.Equal(0.75, figures[3, a].Pace, 1e-12);
        Assert.Equal(figures[4, a].Completion, figures[4, a].Pace, 1e-12);
    }

    [Fact]
    public void Way_from_a_starting_value_is_what_counts()
    {
        var figures = BulletinFigures.Of(Run("""{ "method": "target-completion", "overrides": { "applications": { "base": 500 } } }"""), new BulletinOptions { Month = 6 });
        var a = figures.Run.Roster.IndexOf("a");

        Assert.Equal((0.58, 1.16), (Math.Round(figures[0, a].Completion, 9), Math.Round(figures[0, a].Pace, 9)));
    }

    [Fact]
    public void Completion_agrees_with_the_scores_of_the_run()
    {
        var figures = BulletinFigures.Of(Run("""{ "method": "target-completion", "cap": 9, "elapsed": 8 }"""), new BulletinOptions());
        var normalised = figures.Run.Bundle.Normalised;
        foreach (var row in figures.Rows)
            for (var j = 0; j < 5; j++)
                Assert.Equal(normalised.Values[j][row] / 100, Math.Min(9, figures[j, figures.Run.RowUnits[row]].Pace), 1e-12);
    }

    [Fact]
    public void Targets_of_a_table_are_those_of_the_unit_and_the_year()
    {
        File.WriteAllText(this["targets.csv"], "indicator,unit,year,target\napplications,,2018,400\napplications,,2019,500\napplications,b,2019,200\ngrants,,,900\ninventions,,,40\npct,,,4\nhours,,,10\n");
        var bundle = Run("""{ "method": "target-completion", "table": "goals" }""", "||||", "\"tables\": { \"goals\": \"targets.csv\" },");

        var figures = BulletinFigures.Of(bundle, new BulletinOptions { Targets = RunTable.Read(bundle, this["targets.csv"]) });
        Assert.Equal((500, 200), (figures[0, figures.Run.Roster.IndexOf("a")].Target, figures[0, figures.Run.Roster.IndexOf("b")].Target));
        Assert.Equal(FindingKinds.TargetTableNotGiven, Assert.Throws<ScoringException>(() => BulletinFigures.Of(bundle, new BulletinOptions())).Faults[0].Kind);
        File.WriteAllText(this["targets.csv"], "indicator,target\napplications,1\n");
        Assert.Equal(FindingKinds.BadArgument, Assert.Throws<ScoringException>(() => RunTable.Read(bundle, this["targets.csv"])).Faults[0].Kind);
    }

    [Fact]
    public void Runs_without_targets_and_tables_without_a_use_are_refused()
    {
        Assert.Equal(FindingKinds.CompletionNotScored, Assert.Throws<ScoringException>(() => BulletinFigures.Of(Run("""{ "method": "min-max" }"""), new BulletinOptions())).Faults[0].Kind);
        var options = new BulletinOptions { Targets = new Schemes.ReferenceTable("x.csv", ["indicator", "target"], []) };
        Assert.Equal(FindingKinds.BadArgument, Assert.Throws<ScoringException>(() => BulletinFigures.Of(Run("""{ "method": "target-completion" }"""), options)).Faults[0].Kind);
    }

    [Theory]
    [InlineData(Language.Chinese, 9, "前三季度", "按期")]
    [InlineData(Language.English, 8, "January to August", "on pace")]
    [InlineData(Language.English, 1, "2019, January", "late")]
    public void Page_names_the_period_and_says_lights_in_words(Language language, int month, string period, string light)
    {
        var file = BulletinWriter.Write(Run("""{ "method": "target-completion" }"""), this["b.html"], new BulletinOptions { Month = month, Language = language });
        var page = File.ReadAllText(this["b.html"], Encoding.UTF8);

        Assert.Equal(new FileInfo(this["b.html"]).Length, file.Bytes);
        Assert.Contains(period, page, StringComparison.Ordinal);
        Assert.Contains(light, page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder), path => path.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_of_the_same_run_has_the_same_bytes()
    {
        var run = Run("""{ "method": "target-completion" }""");

        Assert.Equal(BulletinWriter.Write(run, this["one.html"]).Sha256, BulletinWriter.Write(BundleReader.Read(this["run"]), this["two.html"]).Sha256);
    }
}

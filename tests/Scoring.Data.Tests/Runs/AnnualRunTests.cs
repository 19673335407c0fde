using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Findings;

namespace Scoring.Data.Tests.Runs;

/// <summary>The annual run from files to a bundle, and what it takes besides the scheme.</summary>
public sealed class AnnualRunTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("scoring-runs-").FullName;

    public AnnualRunTests()
    {
        Write("base.json", """{ "version": "7", "indicators": [{ "code": "x" }, { "code": "y", "direction": "-" }], "steps": { "normalise": "min-max" } }""");
        Write("scheme.json", """{ "extends": "base.json", "id": "small", "tables": { "roster": "units.csv" }, "framework": { "code": "index", "children": ["x", "y"] } }""");
        Write("units.csv", "unit,name\nA,Alpha\nB,Beta\nC,Gamma\n");
        Write("panel.csv", "unit,year,x,y\nA,2021,1,9\nB,2021,2,8\nA,2022,3,7\nB,2022,5,1\n");
    }

    RunRequest Request => new() { SchemeFile = At("scheme.json"), Panel = [At("panel.csv")] };

    [Fact]
    public void Execute_reads_scheme_base_roster_and_panel_and_writes_nothing()
    {
        var before = Directory.GetFileSystemEntries(folder);
        var progress = new List<string>();

        var outcome = AnnualRun.Execute(Request with { Progress = progress.Add });

        Assert.Equal(["base.json", "panel.csv", "scheme.json", "units.csv"], outcome.Inputs.Select(input => input.Name).Order(StringComparer.Ordinal));
        Assert.Equal("7", outcome.Evaluation.Scheme.Version);
        Assert.Equal("Alpha", outcome.Evaluation.Roster.Units[0].Name.En);
        Assert.Contains(outcome.Findings, finding => finding.Kind == FindingKinds.RosterUnitWithoutData && finding.Found == "C");
        Assert.Null(outcome.Bundle);
        Assert.Equal(2, progress.Count);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder));
        // B is best in both indicators in 2022, so it has the full score; A in 2021 is worst in both.
        Assert.Equal((100, 0), (outcome.Evaluation.Index.Years[1].Scores[1], outcome.Evaluation.Index.Years[0].Scores[0]));
    }

    [Fact]
    public void Years_asked_for_are_written_and_the_others_still_serve_as_bounds()
    {
        var all = AnnualRun.Execute(Request).Evaluation;
        var last = AnnualRun.Execute(Request with { Years = [2022] }).Evaluation;

        Assert.Equal([2022], last.Years);
        Assert.Equal(all.Index.Years[1].Scores, last.Index.Years[0].Scores);
        var fault = Assert.Throws<ScoringException>(() => AnnualRun.Execute(Request with { Years = [2022, 2030] })).Faults.Single();
        Assert.Equal((FindingKinds.YearNotInPanel, "2030", "2021, 2022"), (fault.Kind, fault.Found, fault.Expected));
    }

    [Fact]
    public void Save_compares_with_the_earlier_run_in_the_folder()
    {
        var first = AnnualRun.Save(AnnualRun.Execute(Request), At("out"), Request);
        Assert.NotNull(first.Bundle);
        Assert.DoesNotContain(first.Findings, finding => finding.Kind == FindingKinds.PublishedScoreChanged);

        Write("panel.csv", "unit,year,x,y\nA,2021,1,9\nB,2021,2,8\nA,2022,3,7\nB,2022,50,1\n");
        var second = AnnualRun.Save(AnnualRun.Execute(Request), At("out"), Request);

        Assert.Contains(second.Findings, finding => finding.Kind == FindingKinds.PublishedScoreChanged && finding.Year == 2021);
    }

    [Fact]
    public void Parameters_of_an_earlier_run_score_a_later_year_without_moving_the_others()
    {
        AnnualRun.Save(AnnualRun.Execute(Request), At("out"), Request);
        Write("panel.csv", "unit,year,x,y\nA,2021,1,9\nB,2021,2,8\nA,2022,3,7\nB,2022,5,1\nA,2023,7,9\nB,2023,3,5\n");
        var request = Request with { ParametersFrom = At("out") };

        var outcome = AnnualRun.Execute(request);

        // x from 1 to 5, y from 9 to 1, as they were: A reaches 150 in x and 0 in y, B 50 in both.
        Assert.Equal([75, 50], outcome.Evaluation.Index.Years[2].Scores.Take(2));
        Assert.Equal((100, 0), (outcome.Evaluation.Index.Years[1].Scores[1], outcome.Evaluation.Index.Years[0].Scores[0]));
        Assert.Contains(outcome.Inputs, input => input.Name == "out/manifest.json");
        var saved = AnnualRun.Save(outcome, At("later"), request);
        Assert.DoesNotContain(saved.Findings, finding => finding.Kind == FindingKinds.PublishedScoreChanged);
        Assert.Equal("out", BundleReader.Read(At("later")).Manifest.Options["parameters"]);
    }

    [Fact]
    public void Parameters_of_another_scheme_or_of_no_run_are_refused()
    {
        AnnualRun.Save(AnnualRun.Execute(Request), At("out"), Request);
        Write("base.json", """{ "version": "8", "indicators": [{ "code": "x" }, { "code": "y" }], "steps": { "normalise": "min-max" } }""");

        var other = Assert.Throws<ScoringException>(() => AnnualRun.Execute(Request with { ParametersFrom = At("out") })).Faults.Single();
        Assert.Equal((FindingKinds.ParametersOfOtherScheme, "small 7: indicators", "small 8"), (other.Kind, other.Found, other.Expected));
        var none = Assert.Throws<ScoringException>(() => AnnualRun.Execute(Request with { ParametersFrom = At("nowhere") })).Faults.Single();
        Assert.Equal(FindingKinds.RunNotFound, none.Kind);
    }

    [Fact]
    public void Roster_of_the_request_stands_in_for_the_schemes_and_is_named_among_the_options()
    {
        Write("others.csv", "unit,name\nA,Erste\nB,Zweite\n");
        var request = Request with { RosterFile = At("others.csv") };

        var outcome = AnnualRun.Save(AnnualRun.Execute(request), At("out"), request);

        Assert.Equal("Erste", outcome.Evaluation.Roster.Units[0].Name.En);
        Assert.Contains("\"roster\": \"others.csv\"", File.ReadAllText(At("out/manifest.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Scheme_file_that_is_missing_a_folder_or_not_utf8_is_a_fault()
    {
        Directory.CreateDirectory(At("folder"));
        File.WriteAllBytes(At("gbk.json"), [(byte)'{', 0xB1, 0xB1]);
        Assert.Equal(FindingKinds.NoInputFile, Fault("none.json").Kind);
        Assert.Equal(FindingKinds.UnreadableFile, Fault("folder").Kind);
        Assert.Equal((FindingKinds.NotUtf8, "byte 2: 0xB1"), (Fault("gbk.json").Kind, Fault("gbk.json").Found));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    Finding Fault(string scheme) => Assert.Throws<ScoringException>(() => SchemeFile.Read(At(scheme))).Faults.Single();

    string At(string name) => Path.Combine(folder, name);

    void Write(string name, string text) => File.WriteAllText(At(name), text);
}

using System.Text;
using Scoring.Data.Bundles;
using Scoring.Evaluating;
using Scoring.Findings;

namespace Scoring.Data.Tests.Bundles;

public class BundleTests
{
    [Fact]
    public void Read_gives_back_every_table_that_was_written()
    {
        using var folder = new TemporaryFolder();
        var evaluation = SampleRun.Of();
        BundleWriter.Write(Requests.For(evaluation, folder["run"]));

        var run = BundleReader.Read(folder["run"]);

        var scores = run.Scores;
        var row = 0;
        foreach (var (y, u) in Rows(evaluation))
            foreach (var node in evaluation.Nodes.OrderBy(node => node.Code, StringComparer.Ordinal))
            {
                var year = node.Years[y];
                Assert.Equal((evaluation.Years[y], evaluation.Roster.Units[u].Code, node.Code), (scores.Years[row], scores.Units[row], scores.Nodes[row]));
                Assert.Equal((year.Scores[u], year.Ranks[u], year.Coverage[u]), (scores.Scores[row], scores.Ranks[row], scores.Coverage[row]));
                Assert.Equal(year.Unscored.TryGetValue(u, out var reason) ? reason.In(Language.English) : null, scores.Unscored[row]);
                var rankings = GroupRanking.Of(evaluation.Roster);
                for (var g = 0; g < rankings.Count; g++) Assert.Equal(year.GroupRanks[g][u], scores.GroupRanks[rankings[g].Name][row]);
                row++;
            }
        Assert.Equal(row, scores.Count);
        Assert.Equal(["type=山区", "type=平原", "type=边境", "zone"], scores.GroupRanks.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_gives_back_the_wide_tables_cell_by_cell()
    {
        using var folder = new TemporaryFolder();
        var evaluation = SampleRun.Of();
        BundleWriter.Write(Requests.For(evaluation, folder["run"]));

        var run = BundleReader.Read(folder["run"]);

        Assert.Equal(evaluation.Normalised.Variables, run.Normalised.Indicators);
        var contributions = SampleRun.Contributions(evaluation);
        var row = 0;
        foreach (var (y, u) in Rows(evaluation))
        {
            for (var v = 0; v < evaluation.Normalised.Variables.Count; v++)
            {
                Assert.Equal(evaluation.Normalised[v, y].Values[u], run.Normalised.Values[v][row]);
                Assert.Equal(evaluation.Normalised[v, y].Status(u), run.Statuses.Statuses[v][row]);
                Assert.Equal(contributions[v, y][u], run.Contributions!.Values[v][row]);
            }
            row++;
        }
        Assert.Equal(row, run.Normalised.Count);
    }

    [Fact]
    public void Read_gives_back_findings_units_records_and_manifest()
    {
        using var folder = new TemporaryFolder();
        var evaluation = SampleRun.Of();
        var read = new Finding { Kind = FindingKinds.More, Found = "x", File = "/data/inputs/a.csv", Path = "$.a" };
        var request = Requests.For(evaluation, folder["run"]) with { Findings = [read, .. evaluation.Findings] };
        BundleWriter.Write(request);

        var run = BundleReader.Read(folder["run"]);

        Assert.Equal([read with { File = "a.csv" }, .. evaluation.Findings], run.Findings);
        Assert.Equal(evaluation.Roster.Units.Select(unit => (unit.Code, unit.Name, unit.Parent, unit.IsAggregate)), run.Roster.Units.Select(unit => (unit.Code, unit.Name, unit.Parent, unit.IsAggregate)));
        Assert.Equal(evaluation.Roster.Units.Select(unit => unit.Groups["type"]), run.Roster.Units.Select(unit => unit.Groups["type"]));
        Assert.Equal(["a.csv", "b.parquet"], run.Manifest.Inputs.Select(input => input.Name));
        Assert.Equal(("0.1.0-test", "sample", "1"), (run.Manifest.Engine, run.Manifest.SchemeId, run.Manifest.SchemeVersion));
        Assert.Contains("1.50", run.Manifest.SchemeJson, StringComparison.Ordinal);
        Assert.Equal(evaluation.Years, run.Manifest.Years);
        Assert.Equal(1 + 4 + 7, run.Manifest.Findings["run-restored"]);
        Assert.Equivalent(evaluation.Records, run.Records, strict: true);
    }

    [Fact]
    public void Read_gives_back_the_treated_cells_in_order()
    {
        using var folder = new TemporaryFolder();
        var evaluation = SampleRun.Of().ForYears([2020, 2021]);
        BundleWriter.Write(Requests.For(evaluation, folder["run"]));

        var cells = BundleReader.Read(folder["run"]).Treated!;

        var expected = new List<(int, string, string, int, double, string?, string?, double)>();
        for (var u = 0; u < evaluation.Roster.Count; u++)
            for (var i = 0; i < 2; i++)
            {
                var value = evaluation.Indicators[i, 1].Values[u];
                var capped = i == 0 ? value > 60 ? "high" : value < 20 ? "low" : null : null;
                if (double.IsNaN(value) || (i == 0 && capped is null)) continue;
                expected.Add((2021, evaluation.Roster.Units[u].Code, evaluation.Indicators.Variables[i], 2, value, capped, i == 0 ? null : "log-ct",
                    i == 0 ? Math.Clamp(value, 20, 60) : 2 * value));
            }
        Assert.Equal(expected, Enumerable.Range(0, cells.Count).Select(row => (cells.Years[row], cells.Units[row], cells.Indicators[row], cells.Steps[row],
            cells.Before[row], cells.Capped[row], cells.Transforms[row], cells.After[row])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Write_gives_the_same_bytes_for_any_number_of_threads_and_order_of_inputs(int threads)
    {
        using var folder = new TemporaryFolder();
        var request = Requests.For(SampleRun.Of(), folder["first"]);
        BundleWriter.Write(request);
        BundleWriter.Write(request with { Evaluation = SampleRun.Of(), Directory = folder["second"], Threads = threads, Inputs = [.. request.Inputs.Reverse()] });

        var first = Requests.Files(folder["first"]);
        var second = Requests.Files(folder["second"]);
        Assert.Equal(first.Keys, second.Keys);
        foreach (var (name, bytes) in first) Assert.True(bytes.AsSpan().SequenceEqual(second[name]), name);
        Assert.Equal(11, first.Count);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    public void Write_gives_the_same_bytes_on_another_kind_of_processor(string variable, string value)
    {
        using var folder = new TemporaryFolder();
        BundleWriter.Write(Requests.For(SampleRun.Of(salt: 5), folder["here"]));
        using var child = ChildProcess.Start(new Dictionary<string, string> { [variable] = value }, "write", folder["there"], "5");
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, child.StandardError.ReadToEnd());

        var there = Requests.Files(folder["there"]);
        foreach (var (name, bytes) in Requests.Files(folder["here"])) Assert.True(bytes.AsSpan().SequenceEqual(there[name]), name);
    }

    [Fact]
    public void Write_without_contributions_or_samples_leaves_those_tables_out()
    {
        using var folder = new TemporaryFolder();
        var sample = SampleRun.Of();
        var evaluation = new Evaluation { Scheme = sample.Scheme, Indicators = sample.Indicators, Normalised = sample.Normalised, Nodes = sample.Nodes, Records = [], Findings = [] };
        BundleWriter.Write(Requests.For(evaluation, folder["run"]) with { Contributions = null });

        var run = BundleReader.Read(folder["run"]);

        Assert.Null(run.Contributions);
        Assert.Empty(run.Findings);
        Assert.Equal(["findings.parquet", "indicators.parquet", "normalised.parquet", "normalised_status.parquet", "ranking.csv", "scores.parquet", "units.parquet"], run.Manifest.Outputs.Select(output => output.Name));
    }

    [Fact]
    public void Write_manifest_is_readable_text_without_machine_paths()
    {
        using var folder = new TemporaryFolder();
        var request = Requests.For(SampleRun.Of(), folder["run"]) with { Inputs = [new InputFile("/home/someone/数据.csv", 1, new string('0', 64))] };
        BundleWriter.Write(request);

        var text = File.ReadAllText(Path.Combine(folder["run"], "manifest.json"), Encoding.UTF8);

        Assert.StartsWith("{\n  \"format\": \"scoring-run\",\n", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.Contains("\"数据.csv\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, text, StringComparison.Ordinal);
        Assert.DoesNotContain("/home", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("year")]
    [InlineData("unit")]
    public void Write_with_an_indicator_named_like_a_key_is_refused_and_leaves_nothing(string code)
    {
        using var folder = new TemporaryFolder();
        var sample = SampleRun.Of(indicators: 3, pillars: 1);
        var panel = sample.Normalised.WithVariables([code], [[.. Enumerable.Range(0, 3).Select(y => sample.Normalised[0, y])]]);
        var evaluation = new Evaluation { Scheme = sample.Scheme, Indicators = panel, Normalised = panel, Nodes = sample.Nodes, Records = [], Findings = [] };

        var refusal = Assert.Throws<ScoringException>(() => BundleWriter.Write(Requests.For(evaluation, folder["run"])));

        Assert.Equal(["contributions.parquet", "indicators.parquet", "normalised.parquet", "normalised_status.parquet"], refusal.Faults.Select(fault => fault.File));
        Assert.All(refusal.Faults, fault => Assert.Equal((FindingKinds.ColumnNameTaken, code), (fault.Kind, fault.Found)));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    static IEnumerable<(int Year, int Unit)> Rows(Evaluation evaluation) =>
        from y in Enumerable.Range(0, evaluation.Years.Count)
        from u in Enumerable.Range(0, evaluation.Roster.Count)
        where evaluation.Normalised.Present(y)[u]
        select (y, u);
}

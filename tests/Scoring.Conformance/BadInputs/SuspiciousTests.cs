using Scoring.Findings;

namespace Scoring.Conformance.BadInputs;

/// <summary>Suspicious input is scored, and what is suspicious stands with the results and decides the exit code as <c>--fail-on</c> asks.</summary>
public class SuspiciousTests
{
    static readonly Dictionary<string, BadInput> Cases = Suspicious.All.ToDictionary(input => input.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_with_suspicious_input_writes_the_results_and_the_finding(string name)
    {
        var input = Cases[name];
        using var desk = new Desk();
        input.Spoil(desk);

        var outcome = desk.Run(input.Arguments);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var kind = FindingKinds.All.Single(kind => kind.Code == input.Code);
        Assert.False(kind.StopsRun);
        var rows = desk.Rows("select code, severity, concat_ws(', ', file, 'row ' || row, 'unit ' || unit, year, variable, path), found, expected, count from read_parquet('{out}/findings.parquet')");
        var row = rows.FirstOrDefault(row => row.StartsWith(input.Code + " | ", StringComparison.Ordinal));
        Assert.True(row is not null, string.Join('\n', rows));
        Assert.StartsWith($"{input.Code} | {kind.Severity.ToString().ToLowerInvariant()} | ", row, StringComparison.Ordinal);
        foreach (var part in input.Says) Assert.Contains(part, row, StringComparison.Ordinal);
        Assert.Contains($"[{input.Code}] {kind.Title.En}", outcome.Error, StringComparison.Ordinal);
        Assert.NotEmpty(desk.Rows("select * from read_parquet('{out}/scores.parquet')"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_fails_exactly_when_a_finding_reaches_the_severity_of_fail_on(string name)
    {
        var input = Cases[name];
        foreach (var severity in Enum.GetValues<Severity>())
        {
            using var desk = new Desk();
            input.Spoil(desk);

            var outcome = desk.Run([.. input.Arguments, "--fail-on", severity.ToString().ToLowerInvariant()]);

            var codes = desk.Rows("select distinct code from read_parquet('{out}/findings.parquet')");
            var reached = FindingKinds.All.Any(kind => codes.Contains(kind.Code) && kind.Severity >= severity);
            Assert.Equal(reached ? 1 : 0, outcome.ExitCode);
            Assert.True(reached || FindingKinds.All.Single(kind => kind.Code == input.Code).Severity < severity);
        }
    }

    [Fact]
    public void Scores_changed_since_the_earlier_run_are_reported_and_can_fail_the_run_but_change_no_byte_of_it()
    {
        using var desk = new Desk();
        desk.Edit("panel.csv", "B,2022,220,4", "B,2022,220,40");
        string[] arguments = ["run", "~/scheme.json", "~/panel.csv", "--out", "~/out"];
        Assert.Equal(0, desk.Run(arguments).ExitCode);
        var alone = desk.Snapshot();

        Directory.Delete(desk.At("out"), recursive: true);
        desk.PutEarlierRun();
        var outcome = desk.Run([.. arguments, "--fail-on", "warning"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("warning [published-score-changed]", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(alone, desk.Snapshot());
    }

    [Fact]
    public void Unit_below_the_coverage_needed_stands_without_a_score_and_with_the_reason()
    {
        using var desk = new Desk();
        desk.Edit("panel.csv", "B,2022,220,4,43", "B,2022,220,,43");
        desk.Edit("scheme.json", "\"arithmetic\"", """{ "method": "arithmetic", "min_coverage": 0.66 }""");

        var outcome = desk.Run(["run", "~/scheme.json", "~/panel.csv", "--out", "~/out"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["null | null | 0.5 | coverage 0.50 < 0.66"], desk.Rows("select score, rank, coverage, unscored from read_parquet('{out}/scores.parquet') where unit = 'B' and year = 2022 and node = 'index'"));
        Assert.Contains("B: coverage 0.50 < 0.66", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("B：覆盖率 0.50 < 0.66", desk.Run(["run", "~/scheme.json", "~/panel.csv", "--out", "~/out", "--lang", "zh"]).Output, StringComparison.Ordinal);
    }
}

using System.Text.Json;

namespace Scoring.Cli.Tests;

/// <summary><c>scoring audit</c>: verdicts first, then tables; JSON; exit codes.</summary>
public class AuditTests
{
    static readonly string?[] Outcomes = ["pass", "warn", "fail", "not-assessed"];

    static CommandOutcome Audit(Counties counties, params string[] options) => CommandOutcome.Of(["audit", counties.At("scheme.json"), counties.At("panel.csv"), .. options]);

    static CommandOutcome Audit(params string[] options)
    {
        using var counties = new Counties();
        return Audit(counties, options);
    }

    [Fact]
    public void Verdicts_come_first_then_what_to_look_at_then_tables()
    {
        var outcome = Audit();

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.StartsWith("County innovation · 2022 · 7 units, 3 indicators", outcome.Output, StringComparison.Ordinal);
        var verdicts = outcome.Output.IndexOf("Verdict", StringComparison.Ordinal);
        var concerns = outcome.Output.IndexOf('→');
        var tables = outcome.Output.IndexOf("Statistics of the indicators as derived", StringComparison.Ordinal);
        Assert.True(verdicts > 0 && verdicts < concerns && concerns < tables);
        Assert.Contains("130102 has 33.3% of its indicators in 2022", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("100000", outcome.Output, StringComparison.Ordinal); // the nation is no unit among others
        Assert.Contains("audited 7 observations", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_audit_has_no_english_sentence()
    {
        var output = Audit("--lang", "zh", "--table", "none").Output;
        Assert.Contains("县域创新评价 · 2022 · 7 个单位，3 个指标", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" the ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("指标统计量", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_verdicts_and_every_table()
    {
        using var audit = JsonDocument.Parse(Audit("--json", "--year", "2021", "--quiet").Output);
        Assert.Equal(2021, audit.RootElement.GetProperty("years")[0].GetInt32());
        Assert.Equal(13, audit.RootElement.GetProperty("verdicts").GetArrayLength());
        Assert.All(audit.RootElement.GetProperty("verdicts").EnumerateArray(), verdict => Assert.Contains(verdict.GetProperty("outcome").GetString(), Outcomes));
        Assert.Equal(3, audit.RootElement.GetProperty("tables").GetProperty("statistics").GetArrayLength());
        Assert.Equal(21, audit.RootElement.GetProperty("tables").GetProperty("correlations").GetArrayLength()); // 3 indicators, 4 nodes
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--fail-on", "warning")]
    [InlineData(2, "--year", "1999")]
    [InlineData(2, "--year", "2021", "--pooled")]
    [InlineData(2, "--table", "nonsense")]
    [InlineData(2, "--top", "0")]
    public void Exit_code_says_how_it_went(int expected, params string[] options) => Assert.Equal(expected, Audit(options).ExitCode);

    [Fact]
    public void Out_writes_tables_and_not_into_a_run()
    {
        using var counties = new Counties();
        counties.Run();
        Assert.Equal(0, Audit(counties, "--out", counties.At("audit"), "--pooled").ExitCode);
        Assert.Equal(11, Directory.GetFiles(counties.At("audit"), "audit_*.parquet").Length);
        var refused = Audit(counties, "--out", counties.At("out"));
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.DoesNotContain(Directory.GetFiles(counties.At("out")), file => Path.GetFileName(file).StartsWith("audit", StringComparison.Ordinal));
    }
}

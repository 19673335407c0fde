using System.Globalization;
using System.Text.RegularExpressions;

namespace Scoring.Cli.Tests;

/// <summary>What goes where: data to standard output, progress and findings to standard error; and what the exit code says.</summary>
public class StreamTests
{
    [Fact]
    public void Run_prints_the_table_on_output_and_progress_and_findings_on_error()
    {
        using var counties = new Counties();
        var outcome = counties.Run();

        Assert.StartsWith("County innovation · 2022", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\[ *\d+\.\d\d s\]", outcome.Output);
        Assert.DoesNotContain("[roster-changed]", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("[roster-changed]", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(outcome.Error, @"^\[ *\d+\.\d\d s\] \w+", RegexOptions.Multiline));
    }

    [Fact]
    public void Bare_name_lists_the_commands()
    {
        var outcome = CommandOutcome.Of([]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        foreach (var command in new[] { "run", "whatif", "publish", "demo" }) Assert.Matches($@"(?m)^  {command} ", outcome.Output);
    }

    [Fact]
    public void Quiet_run_prints_nothing_on_error() => Assert.Empty(With(counties => counties.Run("--quiet")).Error);

    [Fact]
    public void Json_run_prints_json_only_on_output()
    {
        var output = With(counties => counties.Run("--json")).Output;
        Assert.StartsWith("{", output, StringComparison.Ordinal);
        Assert.EndsWith("}", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_has_no_escape_sequences_unless_colour_is_wanted()
    {
        using var counties = new Counties();
        Assert.DoesNotContain('\u001b', counties.Run().Output);
        string[] line = ["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("out")];
        Assert.DoesNotContain('\u001b', CommandOutcome.Of(line, session => session with { Colour = false }).Output);
        Assert.Contains("\u001b[32m▲", CommandOutcome.Of(line, session => session with { Colour = true }).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bug_exits_with_70_and_shows_where_it_happened()
    {
        using var counties = new Counties();
        using var broken = new BrokenWriter();
        var outcome = CommandOutcome.Of(["run", counties.At("scheme.json"), counties.At("panel.csv"), "--out", counties.At("out")], session => session with { Output = broken });

        Assert.Equal(70, outcome.ExitCode);
        Assert.Contains("This is a bug in Scoring", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(nameof(BrokenWriter), outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0, "--fail-on", "error")]
    [InlineData(1, "--fail-on", "info")]
    [InlineData(2, "--year", "1999")]
    [InlineData(2, "--nonsense")]
    public void Exit_code_says_how_it_went(int expected, params string[] options) => Assert.Equal(expected, With(counties => counties.Run(options)).ExitCode);

    [Fact]
    public void Ranking_for_spreadsheets_speaks_the_language_asked_for()
    {
        using var counties = new Counties();
        counties.Run();
        Assert.StartsWith("year,rank,unit,", File.ReadAllText(counties.At("out/ranking.csv")), StringComparison.Ordinal);
        counties.Run("--lang", "zh");
        Assert.StartsWith("年份,排名,单位代码,", File.ReadAllText(counties.At("out/ranking.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_and_years_of_the_command_line_reach_the_run()
    {
        using var counties = new Counties();
        File.WriteAllText(counties.At("panel.csv"), File.ReadAllText(counties.At("panel.csv")).Replace("unit,year", "fips,period", StringComparison.Ordinal));

        var outcome = counties.Run("--column", "unit=fips", "year=period", "--years", "2022", "--threads", "1");

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.DoesNotContain("2021,", File.ReadAllText(counties.At("out/ranking.csv")), StringComparison.Ordinal);
    }

    static CommandOutcome With(Func<Counties, CommandOutcome> run)
    {
        using var counties = new Counties();
        return run(counties);
    }

    /// <summary>Stands for a bug: fails when the table is printed.</summary>
    sealed class BrokenWriter() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("A bug for the test.");
    }
}

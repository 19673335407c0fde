namespace Scoring.Conformance.BadInputs;

/// <summary>Command lines that cannot be understood: exit code 2, the reason on standard error, nothing on standard output, nothing written.</summary>
public class BadUsageTests
{
    [Theory]
    [InlineData("scor ~/scheme.json", "scor")]
    [InlineData("run", "--out", "scheme", "panel")]
    [InlineData("run ~/scheme.json ~/panel.csv", "--out")]
    [InlineData("run ~/scheme.json --out ~/out", "panel")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --treads 2", "'--treads'", "--threads")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out -x", "'-x'", "--threads")]
    [InlineData("check ~/scheme.json ~/panel.csv --out ~/out", "'--out'", "--fail-on")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --threads 0", "--threads must be a whole number of at least 1, not '0'")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --threads many", "--threads must be a whole number of at least 1, not 'many'")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --top 0", "--top", "at least 1")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --top ten", "--top must be a whole number", "'ten'")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --years 2020-", "--years", "2018-2022,2024", "'2020-'")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --years 2022-2020", "--years", "2022", "2020")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --years soon", "--years", "'soon'")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --year 20x0", "--year must be a whole number from 1 to 9999, not '20x0'")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --fail-on sometimes", "--fail-on must be error, warning or info, not 'sometimes'")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --lang fr", "--lang", "zh or en", "'fr'")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --lang", "--lang")]
    [InlineData("run ~/scheme.json ~/panel.csv --out ~/out --out ~/other", "--out")]
    [InlineData("demo --out ~/out --size 120x4", "--size", "2850x20x60", "'120x4'")]
    [InlineData("demo --out ~/out --size 0x1x1", "--size", "at least 1")]
    [InlineData("demo --out ~/out --size 99999999x999x9999", "--size")]
    [InlineData("demo --out ~/out --seed -1", "--seed must be a whole number", "'-1'")]
    [InlineData("audit ~/scheme.json ~/panel.csv --year 2022 --pooled", "exclude each other")]
    [InlineData("audit ~/scheme.json ~/panel.csv --year x", "--year must be a whole number")]
    [InlineData("weights ~/scheme.json ~/panel.csv --method guess", "'guess'", "entropy")]
    [InlineData("sensitivity ~/scheme.json ~/panel.csv --noise 0.5", "--noise needs --weights noise.")]
    [InlineData("sensitivity ~/scheme.json ~/panel.csv --weights noise --noise 2", "--noise must be a share such as 25% or 0.25, not '2'.")]
    [InlineData("sensitivity ~/scheme.json ~/panel.csv --rows 4", "--rows must be a whole number from 16 to 1048576, not '4'.")]
    [InlineData("sensitivity ~/scheme.json ~/panel.csv --by county", "county")]
    [InlineData("weights ~/scheme.json ~/panel.csv --threads 0", "--threads must be a whole number")]
    [InlineData("audit ~/scheme.json ~/panel.csv --table everything", "everything", "correlations")]
    [InlineData("audit ~/scheme.json ~/panel.csv --treads 2", "'--treads'", "--threads")]
    [InlineData("form ~/scheme.json --year 2025", "--out")]
    [InlineData("form ~/scheme.json --out ~/form.xlsx", "--year | --panel")]
    [InlineData("form ~/scheme.json --out ~/form.xlsx --year 2025", "--unit | --roster | --panel")]
    [InlineData("form ~/scheme.json --out ~/form.pdf --year 2025 --unit a", "FILE.xlsx")]
    [InlineData("form ~/scheme.json --out ~/form.xlsx --year soon --unit a", "--year must be a whole number")]
    [InlineData("form ~/scheme.json --out ~/form.xlsx --panel ~/panel.csv --unit nobody", "nobody")]
    [InlineData("form ~/nothing.json --out ~/form.xlsx --year 2025 --unit a", "nothing.json")]
    [InlineData("methods nonsense", "'nonsense'", "scoring methods")]
    [InlineData("findings nonsense", "'nonsense'", "scoring findings")]
    [InlineData("schema nonsense", "'nonsense'")]
    public void Command_line_that_is_wrong_exits_with_2_and_says_what_is_wrong(string line, params string[] says)
    {
        using var desk = new Desk();
        var before = desk.Snapshot();

        var outcome = desk.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.True(outcome.ExitCode == 2, $"exit {outcome.ExitCode}\n{outcome.Error}");
        Assert.Empty(outcome.Output);
        foreach (var part in says) Assert.Contains(part, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Snapshot());
    }

    [Fact]
    public void Faults_of_one_command_line_are_all_reported_at_once()
    {
        using var desk = new Desk();

        var outcome = desk.Run(["run", "~/scheme.json", "~/panel.csv", "--lang", "fr", "--top", "0", "--threads", "-3", "--years", "x"]);

        Assert.Equal(2, outcome.ExitCode);
        foreach (var option in new[] { "'--out'", "--lang", "--top", "--threads", "--years" }) Assert.Contains(option, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_into_a_file_or_beside_somebody_elses_run_folder_is_refused()
    {
        using var desk = new Desk();
        desk.Write("demo/run/notes.txt", "mine");
        var before = desk.Snapshot();

        var beside = desk.Run(["demo", "--out", "~/demo", "--size", "5x2x3"]);
        Assert.Equal(2, beside.ExitCode);
        Assert.Contains("[out-not-a-run]", beside.Error, StringComparison.Ordinal);
        Assert.Contains("notes.txt", beside.Error, StringComparison.Ordinal);

        var onto = desk.Run(["demo", "--out", "~/panel.csv", "--size", "5x2x3"]);
        Assert.Equal(2, onto.ExitCode);
        Assert.Contains("[out-unwritable]", onto.Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Snapshot());
    }

    [Fact]
    public void Demo_does_not_show_a_year_it_did_not_score_and_keeps_the_earlier_run()
    {
        using var desk = new Desk();
        Assert.Equal(0, desk.Run(["demo", "--out", "~/demo", "--size", "5x2x3"]).ExitCode);
        var before = desk.Snapshot();

        var outcome = desk.Run(["demo", "--out", "~/demo", "--size", "5x2x3", "--year", "1999"]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--year 1999", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Snapshot());
    }
}

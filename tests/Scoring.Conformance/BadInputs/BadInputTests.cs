using System.Text.Json;
using Scoring.Findings;

namespace Scoring.Conformance.BadInputs;

/// <summary>Bad input stops the command with one clear error per fault, exit code 2, and nothing written.</summary>
public class BadInputTests
{
    static readonly Dictionary<string, BadInput> Cases = new[] { BadFiles.All, BadSchemes.All, BadRuns.All }.SelectMany(cases => cases).ToDictionary(bad => bad.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_with_bad_input_says_where_what_and_what_to_do_and_writes_nothing(string name)
    {
        var bad = Cases[name];
        using var desk = new Desk();
        bad.Spoil(desk);
        var before = desk.Snapshot();

        var outcome = desk.Run(bad.Arguments);

        Assert.True(outcome.ExitCode == 2, $"exit {outcome.ExitCode}\n{outcome.Error}");
        Assert.Empty(outcome.Output);
        var line = First(outcome, $"error [{bad.Code}] ");
        foreach (var part in bad.Says) Assert.Contains(part, line, StringComparison.Ordinal);
        var kind = FindingKinds.All.Single(kind => kind.Code == bad.Code);
        Assert.Contains(kind.Title.En, line, StringComparison.Ordinal);
        Assert.EndsWith(kind.Remedy.En, line.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(before, desk.Snapshot());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_with_bad_input_leaves_an_earlier_run_untouched_and_speaks_chinese(string name)
    {
        var bad = Cases[name];
        using var desk = new Desk();
        bad.Spoil(desk);
        if (!bad.BringsOutput) desk.PutEarlierRun();
        var before = desk.Snapshot();

        var outcome = desk.Run([.. bad.Arguments, "--lang", "zh"]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        var kind = FindingKinds.All.Single(kind => kind.Code == bad.Code);
        var line = First(outcome, $"错误 [{bad.Code}] ");
        Assert.Contains(kind.Title.Zh, line, StringComparison.Ordinal);
        Assert.EndsWith(kind.Remedy.Zh, line.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(before, desk.Snapshot());
    }

    [Fact]
    public void Faults_of_a_scheme_and_of_the_files_are_all_reported_at_once()
    {
        using var desk = new Desk();
        desk.Edit("scheme.json", "\"unit\":", "\"untis\":");
        desk.Edit("scheme.json", "\"weight\": 60", "\"weight\": -60");
        desk.Edit("scheme.json", "[\"strain\"]", "[\"strian\"]");
        desk.Edit("scheme.json", "\"min-max\"", "\"min-mx\"");
        Assert.Equal(["scheme-number", "scheme-unknown-code", "scheme-unknown-key", "scheme-unknown-method"], Codes(desk));

        desk.Write("scheme.json", Desk.Scheme);
        desk.Edit("panel.csv", "A,2020,100", "A,2020,Infinity");
        desk.Edit("panel.csv", "B,2020,200", "B,2020,many");
        desk.Edit("panel.csv", "C,2020", "C,never");
        desk.Edit("panel.csv", "D,2021", "D,2020");
        Assert.Equal(["duplicate-key", "invalid-year", "non-finite-value", "text-in-numeric-column"], Codes(desk));
    }

    [Fact]
    public void Faults_as_json_hold_the_place_the_finding_and_the_remedy()
    {
        using var desk = new Desk();
        desk.Edit("panel.csv", "B,2020,200", "B,2020,many");

        var outcome = desk.Run(["check", "~/scheme.json", "~/panel.csv", "--json"]);

        Assert.Equal(2, outcome.ExitCode);
        var fault = Assert.Single(JsonDocument.Parse(outcome.Output).RootElement.GetProperty("faults").EnumerateArray());
        Assert.Equal("text-in-numeric-column", fault.GetProperty("code").GetString());
        Assert.Equal("panel.csv", fault.GetProperty("file").GetString());
        Assert.Equal(2, fault.GetProperty("row").GetInt64());
        Assert.Equal("B", fault.GetProperty("unit").GetString());
        Assert.Equal(2020, fault.GetProperty("year").GetInt32());
        Assert.Equal("gdp", fault.GetProperty("variable").GetString());
        Assert.Equal(FindingKinds.TextInNumericColumn.Remedy.En, fault.GetProperty("remedy").GetString());
    }

    static string First(Outcome outcome, string start)
    {
        var line = outcome.Error.Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal));
        Assert.True(line is not null, $"No line begins with '{start}':\n{outcome.Error}");
        return line;
    }

    static string[] Codes(Desk desk)
    {
        var outcome = desk.Run(["run", "~/scheme.json", "~/panel.csv", "--out", "~/out"]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.False(Directory.Exists(desk.At("out")));
        return [.. outcome.Error.Split('\n').Where(line => line.StartsWith("error [", StringComparison.Ordinal)).Select(line => line[7..line.IndexOf(']')]).Distinct().Order(StringComparer.Ordinal)];
    }
}

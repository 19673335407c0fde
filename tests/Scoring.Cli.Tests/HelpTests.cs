namespace Scoring.Cli.Tests;

/// <summary>Help: every command says what it does and shows examples that run as they stand.</summary>
public class HelpTests
{
    static readonly string[] Commands =
    [
        .. CommandOutcome.Of(["--help"]).Lines.SkipWhile(line => line != "Commands:").Skip(1).TakeWhile(line => line.Length > 0)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]),
    ];

    public static TheoryData<string> AllCommands => [.. Commands];

    [Fact]
    public void Help_lists_every_command_on_a_line_of_its_own()
    {
        var help = CommandOutcome.Of(["--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.Empty(help.Error);
        Assert.Superset(new HashSet<string>(["run", "check", "audit", "workbook", "publish", "demo", "schema", "methods", "findings"]), new HashSet<string>(Commands));
        Assert.Distinct(Commands);
    }

    [Theory]
    [MemberData(nameof(AllCommands))]
    public void Help_of_a_command_describes_it_and_its_options_and_ends_with_examples(string command)
    {
        var help = CommandOutcome.Of([command, "--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.Empty(help.Error);
        Assert.Equal("Description:", help.Lines[0]);
        Assert.EndsWith(".", help.Lines[1].TrimEnd(), StringComparison.Ordinal);
        foreach (var option in help.Lines.Where(line => line.StartsWith("  -", StringComparison.Ordinal)))
            Assert.Contains("  ", option.Trim(), StringComparison.Ordinal);
        Assert.NotEmpty(Examples(command));
    }

    [Fact]
    public void Examples_run_one_after_the_other_in_an_empty_folder()
    {
        var before = Environment.CurrentDirectory;
        var folder = Directory.CreateTempSubdirectory("scoring-examples-").FullName;
        Environment.CurrentDirectory = folder;
        try
        {
            string[] order = ["demo", .. Commands.Where(command => command != "demo")];
            foreach (var example in order.SelectMany(Examples))
            {
                var outcome = CommandOutcome.Of(example.Split(" > ")[0].Split(' ')[1..]);
                Assert.True(outcome.ExitCode is 0 or 1, $"{example}: exit {outcome.ExitCode}\n{outcome.Error}");
                Assert.NotEmpty(outcome.Output);
            }
            Assert.True(File.Exists("demo/run/manifest.json"));
            Assert.True(File.Exists("demo/recent/manifest.json"));
        }
        finally
        {
            Environment.CurrentDirectory = before;
            Directory.Delete(folder, recursive: true);
        }
    }

    static List<string> Examples(string command) =>
        [.. CommandOutcome.Of([command, "--help"]).Lines.SkipWhile(line => !line.StartsWith("Example", StringComparison.Ordinal)).Skip(1).Where(line => line.Length > 0).Select(line => line.Trim())];
}

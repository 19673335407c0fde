using System.Text.RegularExpressions;
using Scoring.Schemes;
using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>
/// What README.md shows is true: its commands run, its table is what the demonstration prints, its scheme is accepted. Commands of the built
/// program run in an empty folder. Packing and installing the tool, which takes a minute, runs with <c>SCORING_README_FULL=1</c>;
/// otherwise, as for tests and benchmarks, it is checked that what the command names is there.
/// With <c>UPDATE_EXPECTED=1</c> the table is written anew.
/// </summary>
public partial class ReadmeTests
{
    static readonly string File = Path.Combine(SharedData.Repository, "README.md");

    [Fact]
    public void Commands_of_the_readme_run_and_print_its_table()
    {
        var folder = Directory.CreateTempSubdirectory("scoring-readme-").FullName;
        try
        {
            var tables = new List<string>();
            foreach (var line in CodeBlocks("sh").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
            {
                if (Own(line) is not { } arguments)
                {
                    Check(line, folder);
                    continue;
                }
                var (exitCode, output, error) = ChildProcess.Scoring(folder, arguments);
                Assert.True(exitCode == 0, $"{line}\nexit {exitCode}\n{error}");
                if (arguments[0] == "demo") tables.Add(output);
            }
            CompareTable(Assert.Single(tables));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Scheme_of_the_readme_is_accepted()
    {
        var scheme = SchemeReader.Read(Assert.Single(CodeBlocks("jsonc")), "README.md");
        Assert.Equal("example", scheme.Id);
    }

    [Fact]
    public void Readme_names_every_command_and_no_other()
    {
        var named = CommandNames().Matches(System.IO.File.ReadAllText(File)).Select(match => match.Groups[1].Value).Distinct();
        var help = ChildProcess.Scoring(".", ["--help"]).Output.Split('\n');
        var commands = help.SkipWhile(line => line.TrimEnd() != "Commands:").Skip(1).TakeWhile(line => line.Trim().Length > 0)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]).ToList();
        Assert.NotEmpty(commands);
        Assert.Equal(commands.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_and_folders_that_the_readme_links_are_there()
    {
        foreach (Match link in Links().Matches(System.IO.File.ReadAllText(File)))
            Assert.True(Path.Exists(Path.Combine(SharedData.Repository, link.Groups[1].Value)), link.Value);
    }

    /// <summary>Arguments of a line that calls the command, however it is started; null for other programs.</summary>
    static string[]? Own(string line)
    {
        foreach (var start in new[] { "dotnet run -c Release --project src/Scoring.Cli -- ", "artifacts/bin/tool/scoring ", "scoring " })
            if (line.StartsWith(start, StringComparison.Ordinal))
                return line[start.Length..].Split(' ');
        return null;
    }

    static void Check(string line, string folder)
    {
        var words = line.Split(' ');
        Assert.True(words[0] == "dotnet" && words[1] is "test" or "pack" or "tool" or "run", $"README.md has a command that nothing checks: {line}");
        foreach (var path in words.Where(word => word.StartsWith("src/", StringComparison.Ordinal) || word.StartsWith("benchmarks/", StringComparison.Ordinal) || word.EndsWith(".sln", StringComparison.Ordinal)))
            Assert.True(Path.Exists(Path.Combine(SharedData.Repository, path)), line);
        if (Environment.GetEnvironmentVariable("SCORING_README_FULL") != "1" || words[1] is not ("pack" or "tool")) return;
        var artifacts = Path.Combine(folder, "artifacts");
        var (exitCode, output, error) = ChildProcess.Run("dotnet", SharedData.Repository,
            words[1..].Select(word => word.StartsWith("artifacts/", StringComparison.Ordinal) ? artifacts + word["artifacts".Length..] : word));
        Assert.True(exitCode == 0, $"{line}\n{output}\n{error}");
    }

    static void CompareTable(string printed)
    {
        var readme = System.IO.File.ReadAllText(File);
        var shown = Assert.Single(CodeBlocks("text"), block => block.StartsWith(printed.Split('\n')[0], StringComparison.Ordinal) || block.StartsWith("@@", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
            System.IO.File.WriteAllText(File, readme.Replace(shown, printed, StringComparison.Ordinal));
        else Assert.Equal(shown, printed);
    }

    static IEnumerable<string> CodeBlocks(string language) =>
        Regex.Matches(System.IO.File.ReadAllText(File).ReplaceLineEndings("\n"), $"(?ms)^```{language}\n(.*?)^```$").Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"`scoring ([a-z]+(?:-[a-z]+)*)")]
    private static partial Regex CommandNames();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Links();
}

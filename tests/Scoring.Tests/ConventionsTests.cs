using System.Text.RegularExpressions;
using Scoring.Tests.Shared;

namespace Scoring.Tests;

/// <summary>Rules of the house: of the engine's types, and of every file of the repository.</summary>
public partial class ConventionsTests
{
    const int MostLines = 400;

    static readonly string[] Folders = ["src", "tests", "benchmarks", "data-schemas", ".ci"];
    static readonly string[] Extensions = [".cs", ".csproj", ".props", ".json", ".jsonc", ".md", ".sln", ".txt", ".csv", ".yml", ""];

    [Fact]
    public void Public_types_are_sealed_static_or_abstract() => Assert.Empty(Conventions.OpenTypes(typeof(Scoring.Schemes.Scheme).Assembly));

    [Fact]
    public void Public_members_are_documented() => Assert.Empty(Conventions.Undocumented(typeof(Scoring.Schemes.Scheme).Assembly));

    [Fact]
    public void Every_stage_has_its_folder_of_tests() => Assert.Empty(Conventions.FoldersWithoutTests("Scoring"));

    [Fact]
    public void No_type_is_named_for_not_knowing_what_it_is()
    {
        Assert.Empty(Files(".cs").Where(file => VagueFile().IsMatch(Path.GetFileName(file))).Select(Relative));
        Assert.Empty(Files(".cs").Where(file => VagueType().IsMatch(File.ReadAllText(file))).Select(Relative));
    }

    [Fact]
    public void No_source_file_is_longer_than_four_hundred_lines() =>
        Assert.Empty(Files(".cs").Where(file => File.ReadLines(file).Count() > MostLines).Select(Relative));

    [Fact]
    public void No_file_names_a_machines_folder_or_a_package_registry() =>
        Assert.Empty(Files(Extensions).Where(file => !file.EndsWith("packages.lock.json", StringComparison.Ordinal) && Foreign().IsMatch(File.ReadAllText(file))).Select(Relative));

    static IEnumerable<string> Files(params string[] extensions) =>
        Folders.Select(folder => Path.Combine(SharedData.Repository, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(SharedData.Repository))
            .Where(file => extensions.Contains(Path.GetExtension(file)) && !Relative(file).Split('/').Any(part => part is "bin" or "obj" or ".git"));

    static string Relative(string file) => Path.GetRelativePath(SharedData.Repository, file).Replace('\\', '/');

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility)[.]")]
    private static partial Regex VagueFile();

    [GeneratedRegex(@"\b(class|struct|record|interface|enum) \w*(Manager|Helper|Helpers|Util|Utils)\b")]
    private static partial Regex VagueType();

    // Written so that this file does not match itself.
    [GeneratedRegex(@"(?<![\w.:*~])/(work/|root/|home/(?!someone/))\w|[A-Z]:\\Users\b|\b(nuget|npmjs|pypi|crates)[.](org|com|io)\b")]
    private static partial Regex Foreign();
}

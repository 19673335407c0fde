using System.Globalization;

namespace Scoring.Shared;

/// <summary>A test on golden files that lie beside the repository: skipped where they are missing, failing there when CI says they must be present.</summary>
public sealed class GoldenFactAttribute : FactAttribute
{
    public GoldenFactAttribute()
    {
        if (!GoldenFiles.Present && Environment.GetEnvironmentVariable("CI") != "true") Skip = "The golden files are not here.";
    }
}

/// <summary>The same for a theory.</summary>
public sealed class GoldenTheoryAttribute : TheoryAttribute
{
    public GoldenTheoryAttribute()
    {
        if (!GoldenFiles.Present && Environment.GetEnvironmentVariable("CI") != "true") Skip = "The golden files are not here.";
    }
}

/// <summary>Where the golden files are, and how they are read.</summary>
public static class GoldenFiles
{
    public static string Folder { get; } = Path.Combine(Root(), "..", "shared", "golden");

    public static bool Present => Directory.Exists(Folder);

    /// <summary>Reads a CSV file: header and rows as text.</summary>
    public static (string[] Header, List<string[]> Rows) ReadCsv(string path)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, path)).Where(line => line.Length > 0).Select(Split).ToList();
        return (lines[0], lines[1..]);
    }

    /// <summary>A number; an empty field is missing.</summary>
    public static double Number(string field) => field.Length == 0 ? double.NaN : double.Parse(field, CultureInfo.InvariantCulture);

    static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) { fields.Add(field.ToString()); field.Clear(); }
            else field.Append(c);
        fields.Add(field.ToString());
        return [.. fields];
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Scoring.sln"))) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}

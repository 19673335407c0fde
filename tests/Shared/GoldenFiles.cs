using System.Globalization;
using Scoring.Tests.Shared;

namespace Scoring.Shared;

/// <summary>A test on golden files, which lie with the published data: skipped where those are missing, failing there on CI.</summary>
public sealed class GoldenFactAttribute : SharedDataFactAttribute;

/// <summary>The same for a theory.</summary>
public sealed class GoldenTheoryAttribute : SharedDataTheoryAttribute;

/// <summary>Where the golden files are, and how they are read.</summary>
public static class GoldenFiles
{
    public static string Folder { get; } = SharedData.File("golden");

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
}

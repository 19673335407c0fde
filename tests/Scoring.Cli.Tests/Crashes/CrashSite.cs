using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;

namespace Scoring.Cli.Tests.Crashes;

/// <summary>A panel with two schemes, and what an undisturbed command makes of them.</summary>
sealed class CrashSite : IDisposable
{
    readonly Counties counties = new();

    public CrashSite()
    {
        File.WriteAllText(this["old.json"], File.ReadAllText(this["scheme.json"]));
        File.WriteAllText(this["new.json"], File.ReadAllText(this["scheme.json"])
            .Replace("\"weight\": 20", "\"weight\": 35", StringComparison.Ordinal).Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal));
        foreach (var scheme in new[] { "old", "new" }) Complete(Run(scheme, scheme));
    }

    public string this[string name] => counties.At(name);

    public void Dispose() => counties.Dispose();

    /// <summary>The command that scores the panel by a scheme, <c>old</c> or <c>new</c>, into a folder.</summary>
    public string[] Run(string scheme, string folder) =>
        ["run", this[scheme + ".json"], this["panel.csv"], "--out", this[folder], "--threads", "1", "--quiet"];

    /// <summary>Runs a command to its end, in this process.</summary>
    public static void Complete(params string[] command)
    {
        var outcome = CommandOutcome.Of(command);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }

    /// <summary>What a folder holds: each file's name and hash. Null when there is no such folder.</summary>
    public string? Held(string folder) => !Directory.Exists(this[folder]) ? null : string.Join('\n', Directory.GetFileSystemEntries(this[folder])
        .Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"));

    /// <summary>What the folder of another command left beside a run.</summary>
    public string[] Leftovers(string folder) =>
        [.. Directory.GetFileSystemEntries(counties.At(".")).Select(entry => Path.GetFileName(entry)).Where(name => name != folder && name.Contains(folder + ".", StringComparison.Ordinal))];

    /// <summary>All rows of the views, as a reader gets them.</summary>
    public static string Rows(DbConnection connection, string prefix)
    {
        var lines = new List<string>();
        foreach (var view in new[] { "current_ranking", "current_group_ranking", "current_contributions", "current_findings" })
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the names are those above
            command.CommandText = $"SELECT * FROM {prefix}{view}";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
                lines.Add(view + " " + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }
}

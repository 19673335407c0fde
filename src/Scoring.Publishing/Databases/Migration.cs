using System.Globalization;

namespace Scoring.Publishing.Databases;

/// <summary>A numbered change of a database's layout, kept as a script beside the code.</summary>
/// <param name="Number">Its number; they run in ascending order, each once.</param>
/// <param name="Name">The script's name.</param>
sealed record Migration(int Number, string Name)
{
    /// <summary>The migrations of one kind of database, ascending.</summary>
    /// <param name="kind"><c>sqlite</c> or <c>postgres</c>.</param>
    public static IReadOnlyList<Migration> Of(string kind) =>
    [
        .. typeof(Migration).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith($".{kind}.sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Migration(int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name)),
    ];

    /// <summary>The script.</summary>
    public string Script()
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(Name)!);
        return reader.ReadToEnd();
    }
}

using Scoring.Findings;

namespace Scoring.Publishing.Databases;

/// <summary>Where a run is to be published. Holds no secret until the moment of connecting.</summary>
public sealed class DatabaseTarget
{
    const string Sqlite = "sqlite:";
    const string Postgres = "postgres:";
    const string FromEnvironment = "env:";
    const string FromFile = "file:";

    /// <summary>The variable that is read when <c>postgres:</c> names none.</summary>
    public const string DefaultVariable = "SCORING_POSTGRES";

    readonly Func<string> connection;

    DatabaseTarget(string text, bool isPostgres, Func<string> connection) => (Text, IsPostgres, this.connection) = (text, isPostgres, connection);

    /// <summary>The target as it was named, such as <c>sqlite:ranking.db</c> or <c>postgres:env:RANKING</c>: free of secrets.</summary>
    public string Text { get; }

    /// <summary>True for a PostgreSQL server, false for an SQLite file.</summary>
    public bool IsPostgres { get; }

    /// <summary>The file, or the connection string.</summary>
    internal string Connection => connection();

    /// <summary>Reads a target.</summary>
    /// <param name="text">
    /// <c>sqlite:FILE</c>; <c>postgres:env:NAME</c> or <c>postgres:file:PATH</c>, whose variable or file holds a connection string such as
    /// <c>Host=db;Database=ranking;Username=publisher;Password=…</c>; or <c>postgres:</c>, which reads <see cref="DefaultVariable"/>.
    /// </param>
    /// <exception cref="ScoringException">The text is none of these. It is not repeated: it may be a connection string.</exception>
    public static DatabaseTarget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith(Sqlite, StringComparison.Ordinal) && text.Length > Sqlite.Length)
            return new DatabaseTarget(text, isPostgres: false, () => text[Sqlite.Length..]);
        if (text.StartsWith(Postgres, StringComparison.Ordinal))
        {
            var place = text[Postgres.Length..];
            if (place.Length == 0) return OfVariable(text, DefaultVariable);
            if (place.StartsWith(FromEnvironment, StringComparison.Ordinal) && IsName(place[FromEnvironment.Length..])) return OfVariable(text, place[FromEnvironment.Length..]);
            if (place.StartsWith(FromFile, StringComparison.Ordinal) && place.Length > FromFile.Length) return OfFile(text, place[FromFile.Length..]);
            throw Missing("postgres:…", "postgres:env:NAME, postgres:file:PATH");
        }
        throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = "--to …", Expected = "sqlite:FILE, postgres:env:NAME, postgres:file:PATH" });
    }

    static DatabaseTarget OfVariable(string text, string name) => new(text, isPostgres: true, () =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw Missing(name, "a connection string in the environment"));

    static DatabaseTarget OfFile(string text, string path) => new(text, isPostgres: true, () =>
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } value ? value : throw Missing(path, "a connection string in the file");
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw Missing($"{path}: {refusal.Message}", "a readable file");
        }
    });

    static bool IsName(string text) => text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    static ScoringException Missing(string found, string expected) => new(new Finding { Kind = FindingKinds.ConnectionMissing, Found = found, Expected = expected });
}

using Npgsql;

namespace Scoring.Publishing.Databases;

/// <summary>A connection string whose secrets never reach a message.</summary>
sealed class Secret
{
    readonly string[] hidden;

    /// <summary>Keeps a connection string as it is written; one that cannot be read is hidden whole.</summary>
    public Secret(string text)
    {
        ConnectionString = text;
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(text);
            hidden = [.. new[] { text, parts.Password, parts.SslPassword }.OfType<string>().Where(part => part.Length > 0)];
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            hidden = [text, .. text.Split(';', '=').Where(part => part.Trim().Length > 0).Select(part => part.Trim())];
        }
    }

    /// <summary>The connection string.</summary>
    public string ConnectionString { get; }

    /// <summary>A message with every secret blanked out.</summary>
    public string Hide(string message)
    {
        foreach (var part in hidden) message = message.Replace(part, "***", StringComparison.OrdinalIgnoreCase);
        return message;
    }
}

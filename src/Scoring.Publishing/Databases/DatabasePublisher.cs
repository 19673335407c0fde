using System.Security.Cryptography;
using Scoring.Data.Bundles;
using Scoring.Findings;

namespace Scoring.Publishing.Databases;

/// <summary>Publishes runs in databases: all of a run or nothing of it, in one transaction.</summary>
public static class DatabasePublisher
{
    /// <summary>Publishes a run and makes it its scheme's current one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">The database. Tables are laid out or brought up to date when needed, in the same transaction.</param>
    /// <returns>The run's number, and whether anything changed.</returns>
    /// <remarks>
    /// Readers of the views see the scheme's earlier run until the transaction commits, then this one. A run that the database holds already is not written
    /// again; one that is current already changes nothing. Missing values are null. Scores, ranks and contributions are those of the run to the last bit.
    /// </remarks>
    /// <exception cref="ScoringException">The run cannot be read, or the database refuses: the ranking in it is as it was.</exception>
    public static Publication Publish(RunBundle run, DatabaseTarget target) => Publish(run, target, null);

    internal static Publication Publish(RunBundle run, DatabaseTarget target, Action<string>? faultPoint)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(target);
        // A run is replaced as a whole folder and refuses files that are not its own.
        if (!target.IsPostgres && RunFolder.IsRun(Path.GetDirectoryName(Path.GetFullPath(target.Connection))!))
            throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = $"--to {target.Text}", Expected = "a folder that does not hold a run" });
        var published = PublishedRun.Of(run);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(run.ManifestBytes));
        return target.IsPostgres ? PostgresDatabase.Publish(published, sha256, target, faultPoint) : SqliteDatabase.Publish(published, sha256, target, faultPoint);
    }
}

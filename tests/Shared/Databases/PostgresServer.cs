using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Scoring.Publishing.Tests.Databases;

/// <summary>A PostgreSQL server of the tests' own: a fresh cluster in a temporary folder, on a private port, run by a user that is not root, gone afterwards.</summary>
public sealed class PostgresServer : IDisposable
{
    public const string Password = "s3cret-of-the-tests";

    static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    readonly string folder = "";
    readonly int port;

    public PostgresServer()
    {
        if (!IsThere) return;
        folder = Run("mktemp", "-d", "/tmp/scoring-postgres-XXXXXX").Trim();
        port = FreePort();
        var secret = Path.Combine(folder, "secret");
        Run("sh", "-c", $"umask 077; echo {Password} > {secret}");
        Run(Path.Combine(Binaries!, "initdb"), "-D", Data, "-U", "owner", "--auth=scram-sha-256", $"--pwfile={secret}", "-E", "UTF8", "--locale=C", "--no-sync");
        Run(Path.Combine(Binaries!, "pg_ctl"), "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o", string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"), "start");
    }

    public static bool IsThere => Binaries is not null && OperatingSystem.IsLinux();

    string Data => Path.Combine(folder, "data");

    /// <summary>A new, empty database and how to connect to it.</summary>
    public string NewDatabase()
    {
        var name = "d" + Guid.NewGuid().ToString("N");
        using var connection = new NpgsqlConnection(Connection("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        command.ExecuteNonQuery();
        return Connection(name);
    }

    public void Dispose()
    {
        if (folder.Length == 0) return;
        Run(Path.Combine(Binaries!, "pg_ctl"), "-D", Data, "-m", "immediate", "-w", "stop");
        Run("rm", "-rf", folder);
    }

    string Connection(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Database={database};Username=owner;Password={Password};Pooling=false");

    /// <summary>Runs a program as a user that the server accepts: it refuses to run as root.</summary>
    static string Run(string program, params string[] arguments)
    {
        string[] line = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        // A server started with our output open would keep it open: the test would never see its end.
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true, WorkingDirectory = "/tmp" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("out=$(mktemp); \"$@\" > \"$out\" 2>&1 < /dev/null; code=$?; cat \"$out\"; rm \"$out\"; exit $code");
        start.ArgumentList.Add("sh");
        foreach (var word in line) start.ArgumentList.Add(word);
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {output}");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test that needs a PostgreSQL server: skipped with a reason where there is none, except on CI, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!PostgresServer.IsThere && Environment.GetEnvironmentVariable("CI") != "true") Skip = "No PostgreSQL server is installed (Debian: apt-get install postgresql).";
    }
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute()
    {
        if (!PostgresServer.IsThere && Environment.GetEnvironmentVariable("CI") != "true") Skip = "No PostgreSQL server is installed (Debian: apt-get install postgresql).";
    }
}

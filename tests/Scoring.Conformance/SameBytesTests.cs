using System.Security.Cryptography;
using DuckDB.NET.Data;
using Scoring.Cli;

namespace Scoring.Conformance;

/// <summary>
/// The same inputs and scheme give the same bytes: with any processor features, any variants of the C library's functions, any number of threads,
/// any order of rows, files and units. The demonstration's scheme and one that uses every function whose last bit could differ are run.
/// </summary>
public sealed class SameBytesTests(SameBytesTests.Baseline baseline) : IClassFixture<SameBytesTests.Baseline>
{
    static readonly string[] Tables = ["scores.parquet", "indicators.parquet", "normalised.parquet", "normalised_status.parquet", "contributions.parquet", "samples.parquet", "units.parquet", "ranking.csv"];

    [Theory]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("DOTNET_TieredCompilation=0")]
    [InlineData("DOTNET_TieredPGO=1")]
    [InlineData("DOTNET_gcServer=1")]
    [InlineData("GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F")]
    [InlineData("LC_ALL=de_DE.UTF-8")]
    public void Bundles_are_the_same_whatever_the_process_may_use(string setting)
    {
        var folder = baseline.NewFolder();

        var demo = ChildProcess.Scoring(folder, ["demo", "--size", Baseline.Size, "--quiet", "--out", "demo"], setting);
        Assert.True(demo.ExitCode == 0, demo.Error);
        Assert.Equal(baseline.Demo, Hashes(Path.Combine(folder, "demo", "run")));
        Assert.DoesNotContain('\u001b', demo.Output);

        var everything = ChildProcess.Scoring(folder, ["run", Baseline.Scheme(Path.Combine(folder, "demo")), "demo/panel.parquet", "--out", "out", "--quiet"], setting);
        Assert.True(everything.ExitCode == 0, everything.Error);
        Assert.Equal(baseline.Everything, Hashes(Path.Combine(folder, "out")));
    }

    [Fact]
    public void Settings_change_what_the_process_uses()
    {
        var all = ChildProcess.Processor();
        Assert.Contains("avx512=False", ChildProcess.Processor("DOTNET_EnableAVX512=0"), StringComparison.Ordinal);
        Assert.Contains("avx2=False", ChildProcess.Processor("DOTNET_EnableAVX2=0"), StringComparison.Ordinal);
        Assert.Contains("vectors=False", ChildProcess.Processor("DOTNET_EnableHWIntrinsic=0"), StringComparison.Ordinal);
        // Where the processor has no such features, or the C library is another, there is nothing to switch off.
        if (OperatingSystem.IsLinux() && all.Contains("avx2=True", StringComparison.Ordinal))
            Assert.NotEqual(all, ChildProcess.Processor("GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("8")]
    public void Bundle_is_the_same_with_any_number_of_threads(string threads) =>
        Assert.Equal(baseline.Everything, Hashes(baseline.Run([baseline.At("demo/panel.parquet")], "--threads", threads)));

    [Theory]
    [InlineData("hash(unit || indicator || year)")]
    [InlineData("unit desc, indicator, year")]
    [InlineData("year desc, indicator desc, unit")]
    public void Tables_are_the_same_in_any_order_of_rows(string order)
    {
        var folder = baseline.NewFolder();
        baseline.Copy($"select * order by {order}", Path.Combine(folder, "panel.parquet"), "format parquet, row_group_size 3000");

        AssertSameTables(baseline.Run([Path.Combine(folder, "panel.parquet")]));
    }

    [Fact]
    public void Tables_are_the_same_from_one_file_several_files_and_folders_by_year()
    {
        var folder = baseline.NewFolder();
        baseline.Copy("select * where hash(unit) % 3 = 0", Path.Combine(folder, "a.parquet"), "format parquet");
        baseline.Copy("select * where hash(unit) % 3 = 1", Path.Combine(folder, "b.parquet"), "format parquet");
        baseline.Copy("select * where hash(unit) % 3 = 2", Path.Combine(folder, "c.csv"), "format csv, header");
        string[] files = [Path.Combine(folder, "a.parquet"), Path.Combine(folder, "b.parquet"), Path.Combine(folder, "c.csv")];
        AssertSameTables(baseline.Run(files));
        AssertSameTables(baseline.Run([files[2], files[0], files[1]]));
        AssertSameTables(baseline.Run([folder]));

        var hive = Path.Combine(baseline.NewFolder(), "panel");
        baseline.Copy("select *", hive, "format parquet, partition_by (year)");
        Assert.True(Directory.Exists(Path.Combine(hive, "year=2024")));
        AssertSameTables(baseline.Run([hive]));
    }

    void AssertSameTables(string run)
    {
        var actual = Hashes(run);
        foreach (var table in Tables) Assert.True(baseline.Everything[table] == actual[table], $"{table} differs.");
    }

    static Dictionary<string, string> Hashes(string run) =>
        Directory.EnumerateFiles(run).Order(StringComparer.Ordinal).ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));

    /// <summary>The runs that all others are compared with.</summary>
    public sealed class Baseline : IDisposable
    {
        /// <summary>Shape of the demonstration.</summary>
        public const string Size = "120x4x32";

        readonly string root = Directory.CreateTempSubdirectory("scoring-same-bytes-").FullName;
        int folders;

        /// <summary>Runs both schemes.</summary>
        public Baseline()
        {
            Assert.Equal(0, Invoke(["demo", "--out", At("demo"), "--size", Size]));
            Scheme(At("demo"));
            Demo = Hashes(At("demo/run"));
            Everything = Hashes(Run([At("demo/panel.parquet")]));
            Assert.Equal(Tables.Length + 2, Everything.Count); // and the manifest and the findings
        }

        /// <summary>SHA-256 of the demonstration's bundle.</summary>
        public IReadOnlyDictionary<string, string> Demo { get; }

        /// <summary>SHA-256 of the bundle of the scheme that uses everything.</summary>
        public IReadOnlyDictionary<string, string> Everything { get; }

        /// <summary>Puts the scheme that uses everything beside a roster.</summary>
        public static string Scheme(string folder)
        {
            var path = Path.Combine(folder, "everything.json");
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Schemes", "everything.scheme.json"), path, overwrite: true);
            return path;
        }

        /// <summary>A path below the folder of the baseline.</summary>
        public string At(string name) => Path.Combine(root, name);

        /// <summary>An empty folder.</summary>
        public string NewFolder() => Directory.CreateDirectory(At($"folder-{Interlocked.Increment(ref folders)}")).FullName;

        /// <summary>Runs the scheme that uses everything and gives the bundle's folder.</summary>
        public string Run(string[] panel, params string[] options)
        {
            var bundle = Path.Combine(NewFolder(), "run");
            Assert.Equal(0, Invoke(["run", At("demo/everything.json"), .. panel, "--out", bundle, .. options]));
            return bundle;
        }

        /// <summary>Writes rows of the demonstration's panel; the query leaves out its <c>from</c>.</summary>
        public void Copy(string query, string file, string format)
        {
            using var connection = new DuckDBConnection("DataSource=:memory:;threads=1");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"copy (from '{At("demo/panel.parquet")}' {query}) to '{file}' ({format})";
            command.ExecuteNonQuery();
        }

        /// <inheritdoc/>
        public void Dispose() => Directory.Delete(root, recursive: true);

        static int Invoke(string[] arguments)
        {
            using var error = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
            var code = CommandLine.InvokeAsync(arguments, new Session(TextWriter.Null, error)).GetAwaiter().GetResult();
            Assert.True(code == 0, error.ToString());
            return code;
        }
    }
}

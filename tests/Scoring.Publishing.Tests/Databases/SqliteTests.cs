using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Scoring.Findings;
using Scoring.Publishing.Databases;
using Scoring.Publishing.Tests.Runs;

namespace Scoring.Publishing.Tests.Databases;

public sealed class SqliteTests : IDisposable
{
    const string Geometric = """{ "method": "geometric", "floor": 1 }""";

    readonly SampleRun sample = new();

    public void Dispose() => sample.Dispose();

    string File => sample["ranking.db"];

    DatabaseTarget Target => DatabaseTarget.Parse("sqlite:" + File);

    [Fact]
    public void Publish_makes_the_views_say_what_the_run_says()
    {
        var run = sample.Run();

        Assert.Equal(new Publication("sample", 1, IsNew: true, IsSwitched: true), DatabasePublisher.Publish(run, Target));

        using var connection = Open();
        PublishedRows.AreThoseOf(connection, "", run);
        Assert.Equal("ok", PublishedRows.Read(connection, "PRAGMA integrity_check")[0][0]);
    }

    [Fact]
    public void Publish_of_a_run_with_classes_and_adjustments_shows_them_with_the_index()
    {
        var run = sample.Run(further: SampleRun.Graded);
        DatabasePublisher.Publish(run, Target);

        using var connection = Open();
        var rows = PublishedRows.Read(connection, "SELECT year, unit, adjusted, class FROM current_ranking WHERE node = 'index' ORDER BY year, unit");
        Assert.Equal(run.Adjustments!.Adjusted.Select(value => double.IsNaN(value) ? null : (double?)value), rows.Select(row => (double?)row[2]));
        Assert.Equal(run.Classes!.Classes, rows.Select(row => (string?)row[3]));
        Assert.Equal([0L], PublishedRows.Read(connection, "SELECT count(*) FROM current_ranking WHERE node <> 'index' AND (adjusted IS NOT NULL OR class IS NOT NULL)")[0]);
    }

    [Fact]
    public void Publish_of_a_run_that_grades_by_a_node_shows_the_nodes_classes()
    {
        var run = sample.Run(further: SampleRun.GradedNodes);
        DatabasePublisher.Publish(run, Target);

        using var connection = Open();
        var rows = PublishedRows.Read(connection, "SELECT class FROM current_ranking WHERE node = 'p1' ORDER BY year, unit");
        Assert.Equal(run.Classes!.NodeClasses["p1"], rows.Select(row => (string?)row[0]));
        Assert.Contains("B", run.Classes.NodeClasses["p1"]);
        Assert.Equal([0L], PublishedRows.Read(connection, "SELECT count(*) FROM current_ranking WHERE node NOT IN ('index', 'p1') AND class IS NOT NULL")[0]);
    }

    [Fact]
    public void Publish_twice_changes_no_byte()
    {
        DatabasePublisher.Publish(sample.Run(), Target);
        var before = System.IO.File.ReadAllBytes(File);

        Assert.Equal(new Publication("sample", 1, IsNew: false, IsSwitched: false), DatabasePublisher.Publish(sample.Run("again"), Target));

        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void Publish_keeps_earlier_runs_and_goes_back_to_one()
    {
        var (first, second, other) = (sample.Run("one"), sample.Run("two", aggregate: Geometric), sample.Run("three", id: "other"));
        DatabasePublisher.Publish(first, Target);
        Assert.Equal(2, DatabasePublisher.Publish(second, Target).Run);
        Assert.Equal(new Publication("other", 3, IsNew: true, IsSwitched: true), DatabasePublisher.Publish(other, Target));
        using var connection = Open();
        PublishedRows.AreThoseOf(connection, "", second);

        Assert.Equal(new Publication("sample", 1, IsNew: false, IsSwitched: true), DatabasePublisher.Publish(first, Target));

        PublishedRows.AreThoseOf(connection, "", first);
        Assert.Equal(3L, PublishedRows.Read(connection, "SELECT count(*) FROM runs")[0][0]);
    }

    public static TheoryData<string> FaultPoints => ["migrated", "runs", "units", "nodes", "scores", "ranks", "contributions", "findings", "switched", "before commit"];

    [Theory]
    [MemberData(nameof(FaultPoints))]
    public void Publish_that_fails_leaves_the_earlier_ranking_whole(string point)
    {
        var (first, second) = (sample.Run("one"), sample.Run("two", aggregate: Geometric));
        if (point != "migrated") DatabasePublisher.Publish(first, Target);

        Assert.Throws<InvalidOperationException>(() => DatabasePublisher.Publish(second, Target, at =>
        {
            if (at == point) throw new InvalidOperationException(at);
        }));

        if (point == "migrated")
        {
            Assert.False(System.IO.File.Exists(File));
            return;
        }
        using var connection = Open();
        PublishedRows.AreThoseOf(connection, "", first);
        Assert.Equal(1L, PublishedRows.Read(connection, "SELECT count(*) FROM runs")[0][0]);
        DatabasePublisher.Publish(second, Target);
        PublishedRows.AreThoseOf(connection, "", second);
    }

    [Fact]
    public void Readers_see_the_earlier_ranking_until_the_new_one_is_complete()
    {
        var (first, second) = (sample.Run("one"), sample.Run("two", aggregate: Geometric));
        DatabasePublisher.Publish(first, Target);
        var looks = 0;

        DatabasePublisher.Publish(second, Target, point =>
        {
            using var reader = Open();
            PublishedRows.AreThoseOf(reader, "", point == "after commit" ? second : first);
            looks++;
        });

        Assert.True(looks > 8);
    }

    [Fact]
    public void Publish_killed_at_any_moment_leaves_the_old_ranking_or_the_new()
    {
        var (first, second) = (sample.Run("one"), sample.Run("two", aggregate: Geometric));
        DatabasePublisher.Publish(first, Target);
        var points = new[] { "runs", "scores", "contributions", "switched", "before commit", "after commit" };
        foreach (var point in points)
        {
            Kill(ChildProcess.Start(null, "publish", sample["two"], "sqlite:" + File, point));
            using var connection = Open();
            PublishedRows.AreThoseOf(connection, "", point == "after commit" ? second : first);
        }
    }

    [Fact]
    public void Publish_from_two_processes_at_once_keeps_both_runs()
    {
        var runs = new[] { sample.Run("one"), sample.Run("two", aggregate: Geometric) };
        Parallel.ForEach(runs, run => DatabasePublisher.Publish(run, Target));

        using var connection = Open();
        Assert.Equal(2L, PublishedRows.Read(connection, "SELECT count(DISTINCT manifest_sha256) FROM runs")[0][0]);
        Assert.Equal(2L, PublishedRows.Read(connection, "SELECT max(run) FROM runs")[0][0]);
    }

    [Fact]
    public void Publish_to_a_file_that_is_no_database_of_ours_is_refused_and_leaves_it_alone()
    {
        var run = sample.Run();
        System.IO.File.WriteAllText(File, new string('x', 5000));
        Assert.Equal(FindingKinds.DatabaseRefused, Assert.Single(Assert.Throws<ScoringException>(() => DatabasePublisher.Publish(run, Target)).Faults).Kind);
        Assert.Equal(new string('x', 5000), System.IO.File.ReadAllText(File));

        System.IO.File.Delete(File);
        using (var connection = Open(SqliteOpenMode.ReadWriteCreate)) PublishedRows.Read(connection, "CREATE TABLE runs (x)");
        Assert.Equal(FindingKinds.DatabaseForeign, Assert.Single(Assert.Throws<ScoringException>(() => DatabasePublisher.Publish(run, Target)).Faults).Kind);

        System.IO.File.Delete(File);
        DatabasePublisher.Publish(run, Target);
        using (var connection = Open(SqliteOpenMode.ReadWrite)) PublishedRows.Read(connection, "PRAGMA user_version = 99");
        Assert.Equal(FindingKinds.DatabaseForeign, Assert.Single(Assert.Throws<ScoringException>(() => DatabasePublisher.Publish(sample.Run("two", aggregate: Geometric), Target)).Faults).Kind);

        // A file beside the run's own would make the next run refuse its folder.
        var inside = Assert.Throws<ScoringException>(() => DatabasePublisher.Publish(run, DatabaseTarget.Parse("sqlite:" + Path.Combine(run.Directory, "x.db"))));
        Assert.Equal(FindingKinds.BadArgument, Assert.Single(inside.Faults).Kind);
        Assert.False(System.IO.File.Exists(Path.Combine(run.Directory, "x.db")));

        var refusal = Assert.Throws<ScoringException>(() => DatabasePublisher.Publish(run, DatabaseTarget.Parse("sqlite:" + sample["nowhere/x.db"])));
        Assert.Equal(FindingKinds.DatabaseRefused, Assert.Single(refusal.Faults).Kind);
    }

    static void Kill(Process child)
    {
        using (child)
        {
            Assert.Equal("ready", child.StandardOutput.ReadLine());
            child.Kill();
            child.WaitForExit();
        }
    }

    SqliteConnection Open(SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}

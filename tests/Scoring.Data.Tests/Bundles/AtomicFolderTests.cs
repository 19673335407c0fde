using Scoring.Data.Bundles;
using Scoring.Findings;

namespace Scoring.Data.Tests.Bundles;

public class AtomicFolderTests
{
    sealed class InterruptedException : Exception;

    public static TheoryData<string, bool, bool> FaultPoints()
    {
        var points = new TheoryData<string, bool, bool>();
        foreach (var mayExchange in new[] { true, false })
            foreach (var hasEarlierRun in new[] { true, false })
            {
                using var folder = new TemporaryFolder();
                if (hasEarlierRun) Write(folder["run"], 1);
                var seen = new List<string>();
                BundleWriter.Write(Requests.For(SampleRun.Of(salt: 2), folder["run"]), point => { lock (seen) seen.Add(point); }, mayExchange);
                foreach (var point in seen.Order(StringComparer.Ordinal)) points.Add(point, mayExchange, hasEarlierRun);
            }
        return points;
    }

    [Theory]
    [MemberData(nameof(FaultPoints))]
    public void Write_interrupted_anywhere_leaves_the_old_run_or_the_new_one(string faultPoint, bool mayExchange, bool hasEarlierRun)
    {
        using var folder = new TemporaryFolder();
        if (hasEarlierRun) Write(folder["run"], 1);

        Assert.ThrowsAny<Exception>(() => BundleWriter.Write(Requests.For(SampleRun.Of(salt: 2), folder["run"]),
            point => { if (point == faultPoint) throw new InterruptedException(); }, mayExchange));

        if (Directory.Exists(folder["run"]) || Directory.Exists(folder["run.previous"])) Assert.Contains(SaltOf(BundleReader.Read(folder["run"])), hasEarlierRun ? [1, 2] : new[] { 2 });
        else Assert.False(hasEarlierRun);
        Write(folder["run"], 3);
        Assert.Equal(3, SaltOf(BundleReader.Read(folder["run"])));
        Assert.Equal([folder["run"]], Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_killed_again_and_again_never_leaves_half_a_run(bool mayExchange)
    {
        using var folder = new TemporaryFolder();
        Write(folder["run"], 0);
        for (var round = 1; round <= 5; round++)
        {
            using var child = ChildProcess.Start(null, "loop", folder["run"], $"{round * 1000}", mayExchange.ToString());
            var seen = new HashSet<int>();
            // Another number of runs each time, so that the kill comes at another point of the next one.
            while (seen.Count(salt => salt >= round * 1000) < round && !child.HasExited) seen.Add(SaltOf(BundleReader.Read(folder["run"])));
            Thread.Sleep(round);
            Assert.True(!child.HasExited, child.HasExited ? child.StandardError.ReadToEnd() : "");
            child.Kill();
            child.WaitForExit();
            Assert.True(SaltOf(BundleReader.Read(folder["run"])) >= round * 1000);
        }
        var written = BundleWriter.Write(Requests.For(SampleRun.Of(salt: 999), folder["run"]));

        Assert.All(written.Findings, finding => Assert.Equal(FindingKinds.LeftoversRemoved, finding.Kind));
        Assert.Equal([folder["run"]], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Read_restores_a_run_that_was_moved_aside_and_says_so()
    {
        using var folder = new TemporaryFolder();
        Write(folder["run"], 1);
        Assert.ThrowsAny<Exception>(() => BundleWriter.Write(Requests.For(SampleRun.Of(salt: 2), folder["run"]),
            point => { if (point == "moved aside") throw new InterruptedException(); }, mayExchange: false));
        Assert.False(Directory.Exists(folder["run"]));

        var run = BundleReader.Read(folder["run"]);

        Assert.Equal(1, SaltOf(run));
        Assert.Equal(FindingKinds.RunRestored, Assert.Single(run.Restored).Kind);
        Assert.Empty(BundleReader.Read(folder["run"]).Restored);
    }

    [Fact]
    public void Write_leaves_a_run_alone_that_somebody_called_previous()
    {
        using var folder = new TemporaryFolder();
        Write(folder["run.previous"], 1);

        Assert.Equal(FindingKinds.RunNotFound, Assert.Throws<ScoringException>(() => BundleReader.Read(folder["run"])).Faults[0].Kind);
        Write(folder["run"], 2);
        Assert.Throws<ScoringException>(() => BundleWriter.Write(Requests.For(SampleRun.Of(salt: 3), folder["run"]), null, mayExchange: false));

        Assert.Equal(1, SaltOf(BundleReader.Read(folder["run.previous"])));
        Assert.Equal(2, SaltOf(BundleReader.Read(folder["run"])));
    }

    [Fact]
    public void Write_removes_the_leftovers_of_dead_commands_but_not_of_living_ones_or_others()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".run.partial-0123456789ab"]);
        Directory.CreateDirectory(folder[".run.partial-by-hand"]);
        Directory.CreateDirectory(folder[".other.partial-0123456789ab"]);
        Directory.CreateDirectory(folder[".run.partial-0123456789ac"]);
        File.WriteAllText(folder[".run.partial-0123456789ac/notes.txt"], "put there by hand");
        Directory.CreateDirectory(folder[".run.partial-0123456789ad/photos"]);
        using var living = AtomicFolder.Create(folder["run"]);

        var written = BundleWriter.Write(Requests.For(SampleRun.Of(), folder["run"]));

        Assert.Equal(FindingKinds.LeftoversRemoved, Assert.Single(living.Findings).Kind);
        Assert.Empty(written.Findings);
        Assert.True(Directory.Exists(living.Path));
        Assert.True(Directory.Exists(folder[".run.partial-by-hand"]));
        Assert.True(Directory.Exists(folder[".other.partial-0123456789ab"]));
        Assert.False(Directory.Exists(folder[".run.partial-0123456789ab"]));
        Assert.True(File.Exists(folder[".run.partial-0123456789ac/notes.txt"]));
        Assert.True(Directory.Exists(folder[".run.partial-0123456789ad/photos"]));
    }

    [Fact]
    public void Write_to_a_folder_that_is_not_a_run_is_refused_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["thesis"]);
        File.WriteAllText(Path.Combine(folder["thesis"], "chapter.docx"), "years of work");
        File.WriteAllText(Path.Combine(folder["thesis"], "manifest.json"), """{ "name": "another program's" }""");

        var refusal = Assert.Throws<ScoringException>(() => BundleWriter.Write(Requests.For(SampleRun.Of(), folder["thesis"])));

        Assert.Equal((FindingKinds.OutNotARun, "chapter.docx, manifest.json"), (refusal.Faults[0].Kind, refusal.Faults[0].Found));
        Assert.Equal("years of work", File.ReadAllText(Path.Combine(folder["thesis"], "chapter.docx")));
        Assert.Equal([folder["thesis"]], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Write_to_an_earlier_run_with_other_files_is_refused_and_names_them()
    {
        using var folder = new TemporaryFolder();
        Write(folder["run"], 1);
        File.WriteAllText(Path.Combine(folder["run"], "notes.txt"), "mine");
        File.WriteAllText(Path.Combine(folder["run"], ".DS_Store"), "");

        var refusal = Assert.Throws<ScoringException>(() => Write(folder["run"], 2));

        Assert.Equal((FindingKinds.OutHasOtherFiles, "notes.txt"), (refusal.Faults[0].Kind, refusal.Faults[0].Found));
        Assert.Equal(1, SaltOf(BundleReader.Read(folder["run"])));
    }

    [Fact]
    public void Write_to_a_file_or_below_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");

        Assert.Equal(FindingKinds.OutNotARun, Assert.Throws<ScoringException>(() => Write(folder["file"], 1)).Faults[0].Kind);
        Assert.Equal(FindingKinds.OutUnwritable, Assert.Throws<ScoringException>(() => Write(Path.Combine(folder["file"], "run"), 1)).Faults[0].Kind);
        Assert.Equal(FindingKinds.OutNotARun, Assert.Throws<ScoringException>(() => Write(Path.GetPathRoot(folder.Path)!, 1)).Faults[0].Kind);
    }

    [Fact]
    public void Write_through_a_link_replaces_the_run_and_keeps_the_link()
    {
        using var folder = new TemporaryFolder();
        Write(folder["2024"], 1);
        Directory.CreateSymbolicLink(folder["latest"], folder["2024"]);

        Write(folder["latest"], 2);

        Assert.Equal(folder["2024"], new DirectoryInfo(folder["latest"]).LinkTarget);
        Assert.Equal(2, SaltOf(BundleReader.Read(folder["2024"])));
        Assert.Equal(2, SaltOf(BundleReader.Read(folder["latest"])));
    }

    [Fact]
    public void Write_creates_the_folders_above_and_fills_an_empty_one()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["empty"]);

        Write(folder["empty"] + Path.DirectorySeparatorChar, 1);
        Write(Path.Combine(folder["a"], "b", "年度"), 2);

        Assert.Equal(1, SaltOf(BundleReader.Read(folder["empty"])));
        Assert.Equal(2, SaltOf(BundleReader.Read(Path.Combine(folder["a"], "b", "年度"))));
    }

    static void Write(string directory, int salt) => BundleWriter.Write(Requests.For(SampleRun.Of(salt: salt), directory));

    /// <summary>Which run it is, from its first score: the first unit's at the index in the first year.</summary>
    static int SaltOf(RunBundle run)
    {
        Assert.Equal("index", run.Scores.Nodes[0]);
        for (var salt = 0; salt < 10_000; salt++)
            if (SampleRun.Score(0, 0, 0, salt) == run.Scores.Scores[0])
                return salt;
        return -1;
    }
}

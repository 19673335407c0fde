using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Bundles;

/// <summary>
/// A folder that is written beside its place and put there in one step: a reader sees the old content or the new, never a half.
/// </summary>
/// <remarks>
/// On Linux an existing run and the new one exchange names. Where that is unavailable the old run is moved to <c>DIR.previous</c>,
/// the new one takes its place and the old one is deleted; should that be interrupted, the next command puts the old run back.
/// </remarks>
public sealed class AtomicFolder : IDisposable
{
    const int MostFilesInTurn = 64;

    readonly Action<string>? faultPoint;
    readonly bool mayExchange;
    readonly List<Finding> findings = [];
    readonly FolderCalls.FolderHold? hold;
    readonly string target;

    AtomicFolder(string directory, Action<string>? faultPoint, bool mayExchange, string format)
    {
        this.faultPoint = faultPoint;
        this.mayExchange = mayExchange && FaultPoints.MayExchange;
        target = RunFolder.Resolve(directory);
        findings.AddRange(RunFolder.Restore(directory));
        RunFolder.CheckReplaceable(directory, format);
        var parent = System.IO.Path.GetDirectoryName(target)
            ?? throw new ScoringException(new Finding { Kind = FindingKinds.OutNotARun, Found = directory });
        Directory.CreateDirectory(parent);
        findings.AddRange(RunFolder.RemoveLeftovers(target));
        for (var attempt = 1; ; attempt++)
        {
            Path = RunFolder.NewPartial(target);
            Directory.CreateDirectory(Path);
            FaultPoints.Reach("made");
            hold = FolderCalls.TryHold(Path);
            // Another command may take a folder that is not held yet for a leftover. Where nothing can be held, nothing is taken.
            if ((hold is not null || attempt == 5) && Directory.Exists(Path)) break;
            RunFolder.Remove(Path);
            hold?.Dispose();
        }
    }

    /// <summary>The folder to write into.</summary>
    public string Path { get; private set; }

    /// <summary>What was put in order on the way: an earlier run restored, leftovers removed.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Prepares a new content for <paramref name="directory"/>. Folders above it are created.</summary>
    /// <exception cref="ScoringException">The folder holds something else than an earlier run, or cannot be written.</exception>
    public static AtomicFolder Create(string directory) => Create(directory, null);

    internal static AtomicFolder Create(string directory, Action<string>? faultPoint, bool mayExchange = true, string format = RunManifest.Format)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        AtomicFolder folder;
        try
        {
            folder = new AtomicFolder(directory, faultPoint, mayExchange, format);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            throw Unwritable(directory, refusal);
        }
        try
        {
            folder.At("created");
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Brings what was written to the disk and puts it in place. Afterwards the old content is gone.</summary>
    /// <exception cref="ScoringException">The folder cannot be put in place; the old content is still there.</exception>
    public void Commit()
    {
        try
        {
            Sync();
            At("synced");
            if (!Directory.Exists(target)) Directory.Move(Path, target);
            else if (!mayExchange || !FolderCalls.TryExchange(Path, target))
            {
                MoveAside();
                return;
            }
            At("in place");
            FolderCalls.Sync(Parent);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            throw Unwritable(target, refusal);
        }
        At("settled");
        RunFolder.Remove(Path);
        At("done");
    }

    void MoveAside()
    {
        var previous = target + RunFolder.PreviousSuffix;
        // Nobody may take the run that is aside for one that an interrupted command left there, or move another aside.
        using var alone = FolderCalls.WaitAndHold(Parent);
        if (RunFolder.IsMovedAside(previous)) RunFolder.Retire(previous, target);
        RunFolder.MarkMovedAside(target);
        FaultPoints.Reach("marked");
        Directory.Move(target, previous);
        At("moved aside");
        try
        {
            Directory.Move(Path, target);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            Directory.Move(previous, target);
            RunFolder.UnmarkMovedAside(target);
            throw;
        }
        At("in place");
        FolderCalls.Sync(Parent);
        At("settled");
        RunFolder.Retire(previous, target);
        At("done");
    }

    string Parent => System.IO.Path.GetDirectoryName(target)!;

    void Sync()
    {
        string[] files = [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)];
        // Thousands of files wait for the disk side by side: one after the other takes many times longer.
        if (files.Length > MostFilesInTurn) Jobs.Run([.. files.Select(file => (Action)(() => Flush(file)))], threads: 16);
        else Array.ForEach(files, Flush);
        foreach (var folder in Directory.EnumerateDirectories(Path, "*", SearchOption.AllDirectories)) FolderCalls.Sync(folder);
        FolderCalls.Sync(Path);
        FolderCalls.Sync(Parent);
    }

    static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Flush(flushToDisk: true);
        FaultPoints.Reach("file synced");
    }

    void At(string point)
    {
        faultPoint?.Invoke(point);
        FaultPoints.Reach(point);
    }

    /// <summary>Removes what was not put in place.</summary>
    public void Dispose()
    {
        RunFolder.Remove(Path);
        hold?.Dispose();
    }

    /// <summary>True for what the file system says no with.</summary>
    internal static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException;

    internal static ScoringException Unwritable(string directory, Exception refusal) => new(new Finding
    {
        Kind = FindingKinds.OutUnwritable,
        File = directory,
        // The system's own words name a file that nobody asked for.
        Found = refusal is DirectoryNotFoundException ? Shown.Reason(refusal) : refusal.Message,
    });
}

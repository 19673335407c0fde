using System.Runtime.InteropServices;

namespace Scoring.Data.Bundles;

/// <summary>The calls on folders that the framework does not offer. Each says whether it could do its work; elsewhere than on Linux and macOS it could not.</summary>
static partial class FolderCalls
{
    const int CurrentFolder = -100; // AT_FDCWD
    const uint Exchange = 2;        // RENAME_EXCHANGE, on macOS RENAME_SWAP
    const int ReadOnly = 0;
    const int WaitingLock = 2;      // LOCK_EX
    const int Lock = 2 | 4;         // LOCK_EX | LOCK_NB
    const int Interrupted = 4;      // EINTR

    static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    static bool IsUnix => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>Gives two folders each other's name in one step.</summary>
    /// <returns>False where the system or the file system cannot; nothing has changed then.</returns>
    public static bool TryExchange(string first, string second)
    {
        try
        {
            if (OperatingSystem.IsMacOS()) return RenameX(first, second, Exchange) == 0;
            return OperatingSystem.IsLinux() && RenameAt2(CurrentFolder, first, CurrentFolder, second, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // a C library from before the call
        }
    }

    /// <summary>Brings a folder's entries to the disk. Without effect where folders cannot be opened.</summary>
    public static void Sync(string folder)
    {
        if (!IsUnix) return;
        var handle = Open(folder, ReadOnly | CloseOnExec);
        if (handle < 0) return;
        _ = FSync(handle); // some file systems refuse it for folders; their rename is as durable as they make it
        _ = Close(handle);
    }

    /// <summary>Holds a folder until the handle is closed or the process ends, even by a kill.</summary>
    /// <returns>Null where another process holds it or where folders cannot be held.</returns>
    public static FolderHold? TryHold(string folder)
    {
        if (!IsUnix) return null;
        var handle = Open(folder, ReadOnly | CloseOnExec);
        if (handle < 0) return null;
        if (FLock(handle, Lock) == 0) return new FolderHold(handle);
        _ = Close(handle);
        return null;
    }

    /// <summary>Holds a folder as <see cref="TryHold"/> does, waiting for whoever holds it.</summary>
    /// <returns>Null where folders cannot be held.</returns>
    public static FolderHold? WaitAndHold(string folder)
    {
        if (!IsUnix) return null;
        var handle = Open(folder, ReadOnly | CloseOnExec);
        if (handle < 0) return null;
        int result;
        do result = FLock(handle, WaitingLock);
        while (result != 0 && Marshal.GetLastPInvokeError() == Interrupted);
        if (result == 0) return new FolderHold(handle);
        _ = Close(handle);
        return null;
    }

    /// <summary>True where <see cref="TryHold"/> tells the folders of a living process from those of a dead one.</summary>
    public static bool CanHold => IsUnix;

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameAt2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameX(string oldPath, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(int handle, int operation);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);

    /// <summary>A folder that this process holds.</summary>
    public sealed class FolderHold(int handle) : IDisposable
    {
        int handle = handle;

        public void Dispose()
        {
            var open = Interlocked.Exchange(ref handle, -1);
            if (open >= 0) _ = Close(open);
        }
    }
}

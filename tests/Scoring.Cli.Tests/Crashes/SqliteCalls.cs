using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Scoring.Cli.Tests.Crashes;

/// <summary>Stands between SQLite and the system: every call that changes a file is told first, and the process can be ended there, in a write half-way through it.</summary>
static unsafe partial class SqliteCalls
{
    static Func<string, bool> isLast = _ => false;

    /// <summary>Tells every call from now on.</summary>
    /// <param name="step">Told before the call; true = the process ends there.</param>
    public static void Watch(Func<string, bool> step)
    {
        isLast = step;
        // The library's provider must be there before its functions are.
        SQLitePCL.Batteries_V2.Init();
        var vfs = Find(null);
        Put(vfs, "pwrite", (nint)(delegate* unmanaged[Cdecl]<int, byte*, nuint, long, nint>)&WriteAt);
        Put(vfs, "pwrite64", (nint)(delegate* unmanaged[Cdecl]<int, byte*, nuint, long, nint>)&WriteAt);
        Put(vfs, "write", (nint)(delegate* unmanaged[Cdecl]<int, byte*, nuint, nint>)&WriteHere);
        Put(vfs, "ftruncate", (nint)(delegate* unmanaged[Cdecl]<int, long, int>)&CutAt);
        Put(vfs, "unlink", (nint)(delegate* unmanaged[Cdecl]<byte*, int>)&Remove);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static nint WriteAt(int file, byte* bytes, nuint count, long offset)
    {
        if (!isLast("write")) return PWrite(file, bytes, count, offset);
        _ = PWrite(file, bytes, count / 2, offset);
        Victim.Die();
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static nint WriteHere(int file, byte* bytes, nuint count)
    {
        if (!isLast("write")) return Write(file, bytes, count);
        _ = Write(file, bytes, count / 2);
        Victim.Die();
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int CutAt(int file, long length)
    {
        if (isLast("truncate")) Victim.Die();
        return Truncate(file, length);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Remove(byte* path)
    {
        if (isLast("unlink")) Victim.Die();
        return Unlink(path);
    }

    /// <summary>Puts a function in the place of one of the system's. A build of the library that does not use it has no such place.</summary>
    static void Put(Vfs* vfs, string name, nint function)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(name + "\0");
        fixed (byte* text = bytes) _ = vfs->SetSystemCall(vfs, text, function);
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static partial Vfs* Find(byte* name);

    [LibraryImport("libc", EntryPoint = "pwrite")]
    private static partial nint PWrite(int file, byte* bytes, nuint count, long offset);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "ftruncate")]
    private static partial int Truncate(int file, long length);

    [LibraryImport("libc", EntryPoint = "unlink")]
    private static partial int Unlink(byte* path);

    /// <summary>The head of the library's <c>sqlite3_vfs</c>, version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    struct Vfs
    {
        public int Version;
        public int FileSize;
        public int LongestPath;
        public nint Next;
        public byte* Name;
        public nint Data;
        public fixed long Methods[13]; // xOpen to xCurrentTimeInt64
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, nint, int> SetSystemCall;
    }
}

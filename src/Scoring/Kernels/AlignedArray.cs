using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Scoring.Kernels;

/// <summary>Zeroed numbers that start at a cache line and never move: a vector load then touches one line, never two.</summary>
/// <remarks>The array is the collector's, so there is nothing to free; keep this object reachable while its pointer is in use.</remarks>
sealed unsafe class AlignedArray<T>
    where T : unmanaged
{
    /// <summary>Bytes of a cache line.</summary>
    internal const int Line = 64;

    readonly T[] array;

    internal AlignedArray(long length)
    {
        Length = length;
        array = GC.AllocateArray<T>(checked((int)(length + Line / sizeof(T))), pinned: true);
        var start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        Pointer = (T*)((start + Line - 1) & -(nint)Line);
    }

    /// <summary>Number of elements.</summary>
    internal long Length { get; }

    /// <summary>The first element.</summary>
    internal T* Pointer { get; }

    /// <summary>The elements, up to 2³¹ − 1.</summary>
    internal Span<T> Span => new(Pointer, (int)Length);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Scoring.Kernels;

/// <summary>Ranks of a block of draws, turned so that 32 draws of a unit stand side by side: the histogram of a unit then reads whole cache lines.</summary>
/// <typeparam name="T"><see cref="ushort"/> for up to 65,535 units, else <see cref="uint"/>.</typeparam>
sealed unsafe class RankBlock<T>
    where T : unmanaged
{
    /// <summary>Draws of a group: 16-bit ranks of a unit fill one cache line.</summary>
    internal const int GroupDraws = 32;

    readonly AlignedArray<T>[] groups;

    /// <summary>Room for so many draws, rounded up to whole groups.</summary>
    internal RankBlock(int units, int draws)
    {
        Units = units;
        groups = new AlignedArray<T>[(draws + GroupDraws - 1) / GroupDraws];
        for (var group = 0; group < groups.Length; group++) groups[group] = new AlignedArray<T>((long)units * GroupDraws);
    }

    /// <summary>Number of units.</summary>
    internal int Units { get; }

    /// <summary>Number of groups.</summary>
    internal int Groups => groups.Length;

    /// <summary>A group's 32 ranks of a unit.</summary>
    internal T* Line(int group, int unit) => groups[group].Pointer + (long)unit * GroupDraws;

    /// <summary>Turns rows of ranks, one row per draw, into a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="rows">32 rows; those beyond the draws of the group hold anything.</param>
    /// <param name="stride">Distance between rows, a multiple of 8 and at least the number of units rounded up to one.</param>
    internal void Turn(int group, T* rows, nint stride)
    {
        var target = groups[group].Pointer;
        var unit = 0;
        if (Sse2.IsSupported && sizeof(T) == 2)
            for (; unit <= Units - 8; unit += 8)
                for (var draw = 0; draw < GroupDraws; draw += 8)
                    Turn8((ushort*)rows + draw * stride + unit, stride, (ushort*)target + (long)unit * GroupDraws + draw);
        for (; unit < Units; unit++)
            for (var draw = 0; draw < GroupDraws; draw++)
                target[(long)unit * GroupDraws + draw] = rows[draw * stride + unit];
    }

    /// <summary>Eight rows of eight numbers become eight columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Turn8(ushort* from, nint stride, ushort* to)
    {
        var (r0, r1, r2, r3) = (Vector128.Load(from), Vector128.Load(from + stride), Vector128.Load(from + 2 * stride), Vector128.Load(from + 3 * stride));
        from += 4 * stride;
        var (r4, r5, r6, r7) = (Vector128.Load(from), Vector128.Load(from + stride), Vector128.Load(from + 2 * stride), Vector128.Load(from + 3 * stride));
        var (a0, a1) = (Sse2.UnpackLow(r0, r1).AsUInt32(), Sse2.UnpackHigh(r0, r1).AsUInt32());
        var (a2, a3) = (Sse2.UnpackLow(r2, r3).AsUInt32(), Sse2.UnpackHigh(r2, r3).AsUInt32());
        var (a4, a5) = (Sse2.UnpackLow(r4, r5).AsUInt32(), Sse2.UnpackHigh(r4, r5).AsUInt32());
        var (a6, a7) = (Sse2.UnpackLow(r6, r7).AsUInt32(), Sse2.UnpackHigh(r6, r7).AsUInt32());
        var (b0, b1) = (Sse2.UnpackLow(a0, a2).AsUInt64(), Sse2.UnpackHigh(a0, a2).AsUInt64());
        var (b2, b3) = (Sse2.UnpackLow(a1, a3).AsUInt64(), Sse2.UnpackHigh(a1, a3).AsUInt64());
        var (b4, b5) = (Sse2.UnpackLow(a4, a6).AsUInt64(), Sse2.UnpackHigh(a4, a6).AsUInt64());
        var (b6, b7) = (Sse2.UnpackLow(a5, a7).AsUInt64(), Sse2.UnpackHigh(a5, a7).AsUInt64());
        Sse2.UnpackLow(b0, b4).AsUInt16().Store(to);
        Sse2.UnpackHigh(b0, b4).AsUInt16().Store(to + 32);
        Sse2.UnpackLow(b1, b5).AsUInt16().Store(to + 64);
        Sse2.UnpackHigh(b1, b5).AsUInt16().Store(to + 96);
        Sse2.UnpackLow(b2, b6).AsUInt16().Store(to + 128);
        Sse2.UnpackHigh(b2, b6).AsUInt16().Store(to + 160);
        Sse2.UnpackLow(b3, b7).AsUInt16().Store(to + 192);
        Sse2.UnpackHigh(b3, b7).AsUInt16().Store(to + 224);
    }
}

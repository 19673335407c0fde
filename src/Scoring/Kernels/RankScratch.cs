namespace Scoring.Kernels;

/// <summary>Working memory of <see cref="RankKernel"/>: one per thread, grown when needed and then reused, so ranking allocates nothing.</summary>
sealed class RankScratch
{
    internal RankScratch(int capacity = 0) => EnsureCapacity(capacity);

    internal int[] Order { get; private set; } = [];

    internal ulong[] Packed { get; private set; } = [];

    internal ulong[] Swap { get; private set; } = [];

    internal int[] SwapOrder { get; private set; } = [];

    internal int[] Histogram { get; } = new int[1 << 12];

    internal void EnsureCapacity(int count)
    {
        if (Order.Length >= count)
            return;
        var capacity = Math.Max(count, Math.Min(2 * Order.Length, Array.MaxLength));
        Order = new int[capacity];
        SwapOrder = new int[capacity];
        Packed = new ulong[capacity];
        Swap = new ulong[capacity];
    }
}

namespace Scoring.Tests.Kernels;

/// <summary>Steele, Lea and Flood's SplitMix64: test inputs that are the same on every run.</summary>
sealed class SplitMix(ulong seed)
{
    ulong state = seed;

    internal ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    internal double NextDouble() => (Next() >> 11) * (1.0 / (1L << 53));

    internal int Below(int limit) => (int)(Next() % (ulong)limit);
}

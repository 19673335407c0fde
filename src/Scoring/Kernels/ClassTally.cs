namespace Scoring.Kernels;

/// <summary>How often each unit was in each class, by grading: integers, so parts counted anywhere add up to the same whole.</summary>
/// <param name="gradings">Number of gradings: all units together, and each ranking of peer groups.</param>
/// <param name="classes">Number of classes.</param>
/// <param name="units">Number of units.</param>
sealed class ClassTally(int gradings, int classes, int units)
{
    readonly long[] counts = new long[checked(gradings * classes * units)];

    /// <summary>Number of gradings.</summary>
    internal int Gradings { get; } = gradings;

    /// <summary>Number of classes.</summary>
    internal int Classes { get; } = classes;

    /// <summary>Number of units.</summary>
    internal int Units { get; } = units;

    /// <summary>One count.</summary>
    internal ref long this[int grading, int unit, int @class] => ref counts[(grading * Classes + @class) * Units + unit];

    /// <summary>Counts the classes of one draw.</summary>
    /// <param name="grading">The grading.</param>
    /// <param name="found">By unit the index of its class; −1 = none.</param>
    internal void Count(int grading, ReadOnlySpan<int> found)
    {
        var own = counts.AsSpan(grading * Classes * Units, Classes * Units);
        for (var unit = 0; unit < found.Length; unit++)
            if (found[unit] >= 0) own[found[unit] * Units + unit]++;
    }

    /// <summary>Adds the counts of other draws of the same units.</summary>
    internal void Add(ClassTally other)
    {
        if (other.Gradings != Gradings || other.Classes != Classes || other.Units != Units) throw new ArgumentException("The tallies have other shapes.", nameof(other));
        for (var i = 0; i < counts.Length; i++) counts[i] += other.counts[i];
    }

    /// <summary>Sets every count to zero.</summary>
    internal void Clear() => Array.Clear(counts);
}

using Scoring.Findings;

namespace Scoring.Experiments.Draws;

/// <summary>Consecutive draws.</summary>
/// <param name="First">Number of the first, from 0.</param>
/// <param name="Count">How many, at least 1.</param>
public readonly record struct DrawRange(long First, long Count)
{
    /// <summary>Number behind the last.</summary>
    public long End => First + Count;

    /// <summary>Shard <paramref name="index"/> of <paramref name="shards"/>: the whole is covered once, sizes differ by one at most.</summary>
    /// <param name="draws">Number of draws of the whole.</param>
    /// <param name="index">1 … shards.</param>
    /// <param name="shards">How many, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such shard.</exception>
    public static DrawRange Shard(long draws, int index, int shards)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shards);
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, shards);
        var from = (long)((Int128)draws * (index - 1) / shards);
        return new DrawRange(from, (long)((Int128)draws * index / shards) - from);
    }

    /// <summary>Ranges in order, touching ones joined.</summary>
    /// <exception cref="ScoringException">Two overlap: a draw would count twice.</exception>
    internal static List<DrawRange> Join(IEnumerable<DrawRange> ranges)
    {
        var joined = new List<DrawRange>();
        foreach (var range in ranges.Where(range => range.Count > 0).OrderBy(range => range.First))
            if (joined.Count == 0 || range.First > joined[^1].End) joined.Add(range);
            else if (range.First == joined[^1].End) joined[^1] = new DrawRange(joined[^1].First, range.End - joined[^1].First);
            else
            {
                var found = FormattableString.Invariant($"{range.First} … {Math.Min(range.End, joined[^1].End) - 1}");
                throw new ScoringException(new Finding { Kind = FindingKinds.DrawsOverlap, Found = found });
            }
        return joined;
    }
}

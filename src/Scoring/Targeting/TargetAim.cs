namespace Scoring.Targeting;

/// <summary>What every unit is to reach when targets are worked out for all of them: the same place or class for all, or one counted from where each stands.</summary>
public sealed record TargetAim
{
    TargetAim(TargetAimKind kind, int places, string? grade, double score) => (Kind, Places, Grade, Score) = (kind, places, grade, score);

    internal TargetAimKind Kind { get; }

    internal int Places { get; }

    internal string? Grade { get; }

    internal double Score { get; }

    /// <summary>The grouping (<c>zone</c>) or group (<c>zone=生态</c>) inside which places and classes count; null = among all ranked units.</summary>
    public string? Within { get; init; }

    /// <summary>The next better class than the unit has; units of the best class have nothing to reach.</summary>
    public static TargetAim NextGrade { get; } = new(TargetAimKind.NextGrade, 0, null, double.NaN);

    /// <summary>A place or a better one.</summary>
    public static TargetAim ToRank(int rank) => rank >= 1 ? new(TargetAimKind.Rank, rank, null, double.NaN) : throw new ArgumentOutOfRangeException(nameof(rank), "A rank is at least 1.");

    /// <summary>So many places better than the unit has; the first place where that is nearer.</summary>
    public static TargetAim Up(int places) => places >= 1 ? new(TargetAimKind.Up, places, null, double.NaN) : throw new ArgumentOutOfRangeException(nameof(places), "At least one place.");

    /// <summary>A class of the scheme's grade step, or a better one.</summary>
    public static TargetAim ToGrade(string code)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new(TargetAimKind.Grade, 0, code, double.NaN);
    }

    /// <summary>A score of the index, or a better one.</summary>
    public static TargetAim ToScore(double score) => double.IsFinite(score) ? new(TargetAimKind.Score, 0, null, score) : throw new ArgumentOutOfRangeException(nameof(score), "A score is a number.");
}

enum TargetAimKind
{
    Rank,
    Up,
    Grade,
    NextGrade,
    Score,
}

namespace Scoring.Targeting;

/// <summary>What a unit is to reach: a place, a class, or a score.</summary>
public sealed record TargetGoal
{
    TargetGoal(int? rank, double? score, string? grade) => (Rank, Score, Grade) = (rank, score, grade);

    /// <summary>The worst place that will do, 1 = best, as the rank step places ties; null = something else is asked for.</summary>
    public int? Rank { get; }

    /// <summary>The score of the index, before adjustments, that will do; null = something else is asked for.</summary>
    public double? Score { get; }

    /// <summary>The worst class that will do, after vetoes; null = something else is asked for.</summary>
    public string? Grade { get; }

    /// <summary>The grouping (<c>zone</c>) or group (<c>zone=生态</c>) inside which the place or class counts; null = among all ranked units.</summary>
    public string? Within { get; init; }

    /// <summary>A place or a better one.</summary>
    public static TargetGoal ToRank(int rank) => rank >= 1 ? new(rank, null, null) : throw new ArgumentOutOfRangeException(nameof(rank), "A rank is at least 1.");

    /// <summary>A score of the index or a better one.</summary>
    public static TargetGoal ToScore(double score) => double.IsFinite(score) ? new(null, score, null) : throw new ArgumentOutOfRangeException(nameof(score), "A score is a number.");

    /// <summary>A class of the scheme's grade step or a better one.</summary>
    public static TargetGoal ToGrade(string code)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new(null, null, code);
    }
}

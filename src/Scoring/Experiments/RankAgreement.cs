using Scoring.Auditing;

namespace Scoring.Experiments;

/// <summary>How two rankings of the same units agree. Shifts count the units that both rank.</summary>
public sealed record RankAgreement
{
    static readonly string[] Both = ["first", "second"];

    /// <summary>Number of units that both rank.</summary>
    public required int Common { get; init; }

    /// <summary>Number of units that only the first ranks.</summary>
    public required int Lost { get; init; }

    /// <summary>Number of units that only the second ranks.</summary>
    public required int Gained { get; init; }

    /// <summary>Number of units with the same place in both.</summary>
    public required int Same { get; init; }

    /// <summary>Spearman's rank correlation, −1..1; NaN with fewer than two common units.</summary>
    public required double Spearman { get; init; }

    /// <summary>Kendall's τ-b, −1..1; NaN with fewer than two common units.</summary>
    public required double Kendall { get; init; }

    /// <summary>Mean of the absolute rank shifts, in places; NaN without common units.</summary>
    public required double MeanShift { get; init; }

    /// <summary>Largest absolute rank shift, in places; NaN without common units.</summary>
    public required double MaxShift { get; init; }

    /// <summary>Compares two rankings; NaN = not ranked.</summary>
    /// <exception cref="ArgumentException">The rankings are of different numbers of units.</exception>
    public static RankAgreement Of(double[] first, double[] second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Length != second.Length) throw new ArgumentException("Both rankings must be of the same units.", nameof(second));
        var (common, lost, gained, same) = (0, 0, 0, 0);
        double sum = 0, largest = 0;
        for (var i = 0; i < first.Length; i++)
        {
            var (isFirst, isSecond) = (!double.IsNaN(first[i]), !double.IsNaN(second[i]));
            if (isFirst && isSecond)
            {
                var shift = Math.Abs(first[i] - second[i]);
                common++;
                if (shift == 0) same++;
                sum += shift;
                largest = Math.Max(largest, shift);
            }
            else if (isFirst) lost++;
            else if (isSecond) gained++;
        }
        return new RankAgreement
        {
            Common = common,
            Lost = lost,
            Gained = gained,
            Same = same,
            Spearman = Correlation(CorrelationMethod.Spearman),
            Kendall = Correlation(CorrelationMethod.Kendall),
            MeanShift = common == 0 ? double.NaN : sum / common,
            MaxShift = common == 0 ? double.NaN : largest,
        };

        double Correlation(CorrelationMethod method) => CorrelationMatrix.Of(Both, [first, second], method, threads: 1)[0, 1];
    }
}

namespace Scoring.Kernels;

/// <summary>Scores of a few draws, a row per draw, with the extremes of each row.</summary>
sealed unsafe class ScoreRows
{
    readonly AlignedArray<double> scores;

    /// <summary>Rows for so many draws of so many units.</summary>
    internal ScoreRows(int draws, int units)
    {
        Draws = draws;
        Units = units;
        Stride = (units + 47) / 48 * 48; // whole tiles, and whole vectors of sixteen words for the ranker
        scores = new AlignedArray<double>((long)draws * Stride);
        Low = new double[draws];
        High = new double[draws];
        Scored = new int[draws];
    }

    /// <summary>Most draws.</summary>
    internal int Draws { get; }

    /// <summary>Number of units.</summary>
    internal int Units { get; }

    /// <summary>Distance between rows.</summary>
    internal int Stride { get; }

    /// <summary>Smallest score of each row.</summary>
    internal double[] Low { get; }

    /// <summary>Largest score of each row.</summary>
    internal double[] High { get; }

    /// <summary>Number of units with a score in each row.</summary>
    internal int[] Scored { get; }

    /// <summary>The first score of a row.</summary>
    internal double* this[int row] => scores.Pointer + (long)row * Stride;

    /// <summary>The scores of a row.</summary>
    internal Span<double> Row(int row) => new(this[row], Units);

    /// <summary>Finds a row's extremes and how many units have a score.</summary>
    internal void Measure(int row) => (Low[row], High[row], Scored[row]) = ScaleKernel.MinMax(Row(row));
}

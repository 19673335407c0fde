using Scoring.Kernels;

namespace Scoring.Aggregating;

/// <summary>The units that hold the others' scores down under benefit of the doubt.</summary>
/// <param name="cells">Units that no other surpasses in every child, row by row; magnitudes up to 1.</param>
/// <param name="children">Number of children.</param>
sealed class Frontier(double[] cells, int children)
{
    /// <summary>The rows that no other row equals or surpasses in every cell, in the order of their sums, largest first; of equal rows the first.</summary>
    public static List<double[]> Of(double[][] rows)
    {
        var kept = new List<double[]>();
        foreach (var row in rows.OrderByDescending(row => SumKernel.Sum(row)))
            if (!kept.Exists(other => Surpasses(other, row)))
                kept.Add(row);
        return kept;
    }

    /// <summary>The weights w ≥ 0 that make Σw·own largest while no row's sum exceeds 1 and shares stay within bounds; null without a bound.</summary>
    /// <remarks>Rows enter the programme only when the weights found so far break them, the worst first: few of them ever bind.</remarks>
    public double[]? Best(double[] own, int[] there, (double Least, double Most)[] bounds, double tolerance)
    {
        var program = new LinearProgram(own);
        for (var k = 0; k < own.Length; k++)
        {
            if (bounds[k].Least > 0) program.Add([.. own.Select((x, l) => bounds[k].Least * x - (l == k ? x : 0))], 0);
            if (bounds[k].Most < 1) program.Add([.. own.Select((x, l) => (l == k ? x : 0) - bounds[k].Most * x)], 0);
        }
        var taken = new SortedSet<int>();
        for (var k = 0; k < there.Length; k++)
            if (Largest(there[k]) is var row and >= 0 && taken.Add(row))
                program.Add(Row(row, there), 1);
        while (true)
        {
            if (program.Maximise() is not { } weights) return null;
            var worst = Worst(weights, there, tolerance);
            if (worst < 0 || !taken.Add(worst)) return weights;
            program.Add(Row(worst, there), 1);
        }
    }

    double[] Row(int row, int[] there) => [.. there.Select(j => cells[row * children + j])];

    int Largest(int child)
    {
        var largest = -1;
        for (var row = 0; row < cells.Length / children; row++)
            if (cells[row * children + child] > (largest < 0 ? 0 : cells[largest * children + child]))
                largest = row;
        return largest;
    }

    /// <summary>The row that exceeds 1 by most; −1 when none does beyond the tolerance.</summary>
    int Worst(double[] weights, int[] there, double tolerance)
    {
        var (worst, most) = (-1, 1 + tolerance);
        for (var row = 0; row < cells.Length / children; row++)
        {
            var sum = 0.0;
            for (var k = 0; k < there.Length; k++) sum += weights[k] * cells[row * children + there[k]];
            if (sum > most) (worst, most) = (row, sum);
        }
        return worst;
    }

    static bool Surpasses(double[] other, double[] row)
    {
        for (var j = 0; j < row.Length; j++)
            if (!(other[j] >= row[j]))
                return false;
        return true;
    }
}

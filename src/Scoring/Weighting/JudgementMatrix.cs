using Scoring.Findings;
using Scoring.Kernels;

namespace Scoring.Weighting;

/// <summary>Pairwise judgements: how many times one child matters as much as another.</summary>
static class JudgementMatrix
{
    /// <summary>A matrix with its reciprocals aligned, in the order of the children; null after a fault for whatever is wrong with it.</summary>
    /// <param name="given">The judgements by row.</param>
    /// <param name="order">For each child the row and column it has in <paramref name="given"/>.</param>
    /// <param name="name">How messages name the matrix; empty when it is the only one.</param>
    /// <param name="context">Node, options and the place for faults.</param>
    public static double[][]? Check(double[][] given, int[] order, string name, WeighingContext context)
    {
        var size = order.Length;
        if (given.Length != size || given.Any(row => row.Length != size))
        {
            context.Fault(FindingKinds.JudgementsShape, name + $"{given.Length} × {string.Join("/", given.Select(row => row.Length).Distinct())}",
                $"{size} × {size}");
            return null;
        }
        var matrix = order.Select(i => order.Select(j => given[i][j]).ToArray()).ToArray();
        var sound = CheckEntries(matrix, name, context);
        return sound && Align(matrix, name, context) ? matrix : null;
    }

    /// <summary>The judgements of a group: the geometric mean of every entry, which is reciprocal when all matrices are.</summary>
    public static double[][] Combine(IReadOnlyList<double[][]> matrices)
    {
        if (matrices.Count == 1) return matrices[0];
        var size = matrices[0].Length;
        var combined = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();
        for (var i = 0; i < size; i++)
        {
            combined[i][i] = 1;
            for (var j = i + 1; j < size; j++)
            {
                var logs = matrices.Select(matrix => DeterministicMath.Log(matrix[i][j])).ToArray();
                var mean = matrices.All(matrix => matrix[i][j] == matrices[0][i][j])
                    ? matrices[0][i][j]
                    : DeterministicMath.Exp(SumKernel.Sum(logs) / logs.Length);
                (combined[i][j], combined[j][i]) = (mean, 1 / mean);
            }
        }
        return combined;
    }

    static bool CheckEntries(double[][] matrix, string name, WeighingContext context)
    {
        var sound = true;
        for (var i = 0; i < matrix.Length; i++)
            for (var j = 0; j < matrix.Length; j++)
            {
                var entry = matrix[i][j];
                var fits = i == j ? entry == 1 : entry > 0 && double.IsFinite(entry);
                if (!fits) context.Fault(FindingKinds.JudgementUnfit, name + Place(context, i, j, entry), i == j ? "1" : "> 0");
                sound &= fits;
            }
        return sound;
    }

    /// <summary>Reciprocals must fit within the tolerance; what rounding left between them is shared.</summary>
    static bool Align(double[][] matrix, string name, WeighingContext context)
    {
        var tolerance = context.Options.Number("tolerance");
        var (sound, worst, at) = (true, 0.0, "");
        for (var i = 0; i < matrix.Length; i++)
            for (var j = i + 1; j < matrix.Length; j++)
            {
                var off = Math.Abs(matrix[i][j] * matrix[j][i] - 1);
                var place = $"{Place(context, i, j, matrix[i][j])}, {Place(context, j, i, matrix[j][i])}";
                if (!(off <= tolerance))
                {
                    context.Fault(FindingKinds.JudgementsNotReciprocal, name + place, WeighingContext.Invariant($"|a·a′ − 1| ≤ {tolerance:R}"));
                    sound = false;
                }
                if (off <= 1e-9) continue;
                if (off > worst) (worst, at) = (off, place);
                matrix[i][j] = Math.Sqrt(matrix[i][j] / matrix[j][i]);
                matrix[j][i] = 1 / matrix[i][j];
            }
        if (sound && worst > 0) context.Report(FindingKinds.JudgementsRounded, name + at);
        return sound;
    }

    static string Place(WeighingContext context, int i, int j, double entry) =>
        WeighingContext.Invariant($"a({context.Children[i].Code}, {context.Children[j].Code}) = {entry:R}");
}

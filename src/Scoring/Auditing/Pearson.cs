using Scoring.Evaluating;

namespace Scoring.Auditing;

/// <summary>Pearson's correlation over common units, p by t = r·√((n − 2)/(1 − r²)) with n − 2 degrees of freedom.</summary>
/// <remarks>As R's <c>cor</c> with <c>use = "pairwise.complete.obs"</c> and <c>cor.test</c>.</remarks>
static class Pearson
{
    public static void Fill(CorrelationMatrix matrix, PairedColumn[] columns, int threads) =>
        Parallelism.For(columns.Length, threads, i =>
        {
            matrix.SetDiagonal(i, columns[i]);
            for (var j = i + 1; j < columns.Length; j++)
            {
                var moments = CoMomentKernel.Of(columns[i], columns[j]);
                var r = Coefficient(moments.Product, moments.FirstSquare, moments.SecondSquare);
                matrix.Set(i, j, r, StudentTail.OfCorrelation(r, moments.Count), moments.Count);
            }
        });

    /// <summary>A coefficient from sums of products, kept inside −1..1; NaN without spread.</summary>
    public static double Coefficient(double product, double first, double second) => first > 0 && second > 0
        ? Math.Clamp(product / (Math.Sqrt(first) * Math.Sqrt(second)), -1, 1)
        : double.NaN;
}

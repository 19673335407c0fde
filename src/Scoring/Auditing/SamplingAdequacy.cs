namespace Scoring.Auditing;

/// <summary>The Kaiser–Meyer–Olkin measure from a regular correlation matrix and its eigenvectors.</summary>
static class SamplingAdequacy
{
    /// <summary>Σr²/(Σr² + Σq²) over all pairs and by item, with q = −s_ij/√(s_ii·s_jj) and S the inverse of the correlations.</summary>
    public static (double All, double[] ByItem) Of(double[][] correlations, double[] values, double[][] vectors)
    {
        var n = values.Length;
        var inverse = new double[n][];
        for (var i = 0; i < n; i++)
        {
            inverse[i] = new double[n];
            for (var j = 0; j < n; j++)
                for (var k = 0; k < n; k++) inverse[i][j] += vectors[k][i] * vectors[k][j] / values[k];
        }
        var byItem = new double[n];
        double allSimple = 0, allPartial = 0;
        for (var i = 0; i < n; i++)
        {
            double simple = 0, partial = 0;
            for (var j = 0; j < n; j++)
            {
                if (j == i) continue;
                simple += correlations[i][j] * correlations[i][j];
                partial += inverse[i][j] * inverse[i][j] / (inverse[i][i] * inverse[j][j]);
            }
            byItem[i] = simple / (simple + partial);
            allSimple += simple;
            allPartial += partial;
        }
        return (allSimple / (allSimple + allPartial), byItem);
    }
}

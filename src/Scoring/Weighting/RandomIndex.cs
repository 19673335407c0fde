namespace Scoring.Weighting;

/// <summary>Random indices: the mean consistency index of judgement matrices filled at random, by size. Four tables circulate.</summary>
/// <remarks>The first entry of every table belongs to size 3; smaller matrices are always consistent.</remarks>
static class RandomIndex
{
    /// <summary>Names of the tables, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["saaty", "chinese-common", "donegan-dodd", "alonso-lamata"];

    /// <summary>T. L. Saaty, The Analytic Hierarchy Process (1980), sizes 3 to 15.</summary>
    static readonly double[] Saaty = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

    /// <summary>The table that Chinese textbooks print, sizes 3 to 15.</summary>
    static readonly double[] ChineseCommon = [0.52, 0.89, 1.12, 1.26, 1.36, 1.41, 1.46, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59];

    /// <summary>H. A. Donegan, F. J. Dodd, A Note on Saaty's Random Indexes, Mathematical and Computer Modelling 15 (1991), sizes 3 to 20.</summary>
    static readonly double[] DoneganDodd =
    [
        0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969, 1.5078, 1.5153, 1.5262, 1.5313, 1.5371,
    ];

    /// <summary>J. A. Alonso, M. T. Lamata, Consistency in the Analytic Hierarchy Process (2006), sizes 3 to 15.</summary>
    static readonly double[] AlonsoLamata =
    [
        0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.5140, 1.5365, 1.5551, 1.5713, 1.5838,
    ];

    /// <summary>The random index for a size: 0 up to size 2, NaN beyond the table.</summary>
    public static double Of(string name, int size)
    {
        if (size <= 2) return 0;
        var table = name switch
        {
            "chinese-common" => ChineseCommon,
            "donegan-dodd" => DoneganDodd,
            "alonso-lamata" => AlonsoLamata,
            _ => Saaty,
        };
        return size - 3 < table.Length ? table[size - 3] : double.NaN;
    }
}

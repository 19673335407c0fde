using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>Analytic hierarchy process: weights from pairwise judgements of one expert or several, with their consistency.</summary>
/// <remarks>
/// Weights are the principal eigenvector of the judgement matrix (or its row geometric means, or the mean of its normalised columns).
/// CI = (λmax − m)/(m − 1), CR = CI/RI, CR = 0 for m ≤ 2; λmax, CI, RI and CR are recorded and a CR from <c>max_cr</c> on is reported. Several experts'
/// matrices are joined entry by entry by the geometric mean. For a consistent matrix all three ways give the same, exact weights. Missing values have
/// no say: no data are read. Source: T. L. Saaty, The Analytic Hierarchy Process (1980); J. Aczél, T. L. Saaty, Procedures for Synthesizing Ratio
/// Judgements (1983) for the group.
/// </remarks>
sealed class AnalyticHierarchy : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "ahp",
        Summary = new("层次分析法：由两两比较的判断矩阵求权重，并检验一致性", "Analytic hierarchy process: weights from pairwise judgements, with their consistency"),
        Formula = "A*w = lambda_max*w; CI = (lambda_max - m)/(m - 1); CR = CI/RI",
        Source = "T. L. Saaty, The Analytic Hierarchy Process (1980)",
        Example = """{ "method": "ahp", "matrix": [[1, 3, 5], ["1/3", 1, 2], ["1/5", "1/2", 1]], "ri": "saaty" }""",
        Options =
        [
            new("matrix", OptionType.Matrix, new("判断矩阵；行和列按 items 的顺序，元素可写作 \"1/3\"",
                "Judgement matrix: rows and columns in the order of 'items', entries may be written \"1/3\"")),
            new("matrices", OptionType.Matrices, new("多位专家的判断矩阵，按几何平均合并", "Judgement matrices of several experts, joined by the geometric mean")),
            new("table", OptionType.Name, new("tables 中的判断表：列 row、column、value，或 item 加各子项一列；另可有 node 和 expert 列",
                "A table of the scheme with columns row, column, value, or item and one column per child; node and expert columns may stand beside them")),
            new("items", OptionType.Names, new("矩阵行列的子项顺序；缺省为指标体系中的顺序", "Order of the children in rows and columns; that of the framework when not given")),
            new("priority", OptionType.Choice, new("求权重的方法：特征向量、行几何平均、列和归一平均", "How weights come from the matrix: eigenvector, row geometric means, or means of normalised columns"))
            { Default = "eigenvector", Choices = ["eigenvector", "row-geometric-mean", "column-sum"] },
            new("ri", OptionType.Choice, new("随机一致性指标表", "Table of random indices")) { Default = RandomIndex.Names[0], Choices = RandomIndex.Names },
            new("max_cr", OptionType.Number, new("一致性比率达到此值即报告", "Consistency ratio from which on the judgements are reported")) { Default = 0.1, Above = 0 },
            new("tolerance", OptionType.Number, new("互反元素之积与1的最大偏差（容许两位小数的写法）", "How far the product of two reciprocal judgements may be from 1; the default allows two decimals"))
            { Default = 0.05, Minimum = 0, Maximum = 0.5 },
        ],
    };

    static readonly string[] Sources = ["matrix", "matrices", "table"];

    public override Weighed? Weigh(WeighingContext context)
    {
        if (Matrices(context) is not { Count: > 0 } matrices) return null;
        var matrix = JudgementMatrix.Combine(matrices);
        var weights = context.Options.Word("priority") switch
        {
            "row-geometric-mean" => Priorities.RowGeometricMean(matrix),
            "column-sum" => Priorities.ColumnSum(matrix),
            _ => Priorities.Eigenvector(matrix),
        };
        return Consistency(matrix, weights, context) is { } statistics
            ? new Weighed(weights, [("experts", matrices.Count), .. statistics])
            : null;
    }

    static (string, double)[]? Consistency(double[][] matrix, double[] weights, WeighingContext context)
    {
        var size = matrix.Length;
        var table = context.Options.Word("ri");
        var random = RandomIndex.Of(table, size);
        if (double.IsNaN(random))
        {
            context.Fault(FindingKinds.RandomIndexMissing, $"{table}: {size}");
            return null;
        }
        var largest = Priorities.LargestEigenvalue(matrix, weights);
        var index = (largest - size) / (size - 1);
        var ratio = size <= 2 ? 0 : index / random;
        if (ratio >= context.Options.Number("max_cr"))
            context.Report(FindingKinds.JudgementsInconsistent,
                WeighingContext.Invariant($"λmax {largest:0.####}, CI {index:0.####}, RI {random:0.####} ({table}), CR {ratio:0.####}"),
                WeighingContext.Invariant($"CR < {context.Options.Number("max_cr"):R}"));
        return [("lambda_max", largest), ("ci", index), ("ri", random), ("cr", ratio)];
    }

    /// <summary>The experts' matrices in the order of the children, or null after faults.</summary>
    static List<double[][]>? Matrices(WeighingContext context)
    {
        var options = context.Options;
        var sources = Sources.Where(options.Has).ToArray();
        if (sources.Length != 1)
        {
            context.Fault(FindingKinds.JudgementsMissing, sources.Length == 0 ? "–" : string.Join(", ", sources), "matrix | matrices | table");
            return null;
        }
        if (sources[0] == "table") return JudgementTable.Read(context);

        if (ItemOrder.Of(context) is not { } order) return null;
        var given = sources[0] == "matrix" ? [options.Matrix("matrix")!] : options.Matrices("matrices");
        var matrices = given.Select((matrix, i) => JudgementMatrix.Check(matrix, order, given.Count == 1 ? "" : $"{i + 1}: ", context)).ToList();
        return matrices.Contains(null) ? null : [.. matrices.OfType<double[][]>()];
    }
}

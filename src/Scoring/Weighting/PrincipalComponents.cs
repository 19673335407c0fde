using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>Weights from principal components of the children's correlations.</summary>
/// <remarks>
/// <para><c>oecd</c>: components with an eigenvalue above 1 (or so many as <c>retain</c> says) are kept and rotated by varimax; a child's weight is the squared
/// loading on the component it loads highest on, scaled to unity sum in that component, times the component's share of the explained variance. That is
/// l²/Σ(explained variance). <c>combine: all</c> adds the squared loadings on every kept component instead (the communality).</para>
/// <para><c>first-component</c>: the loadings of the first component over their sum. Its sign is fixed so that the sum is positive; single loadings may be
/// negative, and <c>negative</c> says what becomes of them: by default they are reported and used as they are, never cut off in silence.</para>
/// <para>Rows with a missing child are left out. A child without spread gets 0 and is reported; perfectly correlated children are reported.
/// Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6, after Nicoletti, Scarpetta, Boylaud (2000).</para>
/// </remarks>
sealed class PrincipalComponents : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "pca",
        Summary = new("主成分法：由子项相关矩阵的主成分载荷求权重", "Weights from principal components of the children's correlations"),
        Formula = "oecd: w_j = max_k l_jk^2 / sum(l^2); first-component: w_j = v_j/sum(v)",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6",
        Example = """{ "method": "pca", "recipe": "oecd", "retain": "kaiser" }""",
        Options =
        [
            new("recipe", OptionType.Choice, new("做法：OECD 手册，或仅用第一主成分载荷", "The Handbook's recipe, or the first component's loadings alone"))
            { Default = "oecd", Choices = ["oecd", "first-component"] },
            new("retain", OptionType.NumberOrChoice, new("保留的主成分：特征值大于1，或个数", "Components kept: those with an eigenvalue above 1, or so many"))
            { Default = "kaiser", Choices = ["kaiser"], Minimum = 1 },
            new("rotation", OptionType.Choice, new("载荷的旋转", "Rotation of the loadings")) { Default = "varimax", Choices = ["varimax", "none"] },
            new("combine", OptionType.Choice, new("取各子项载荷最高的成分，或全部保留成分", "Each child by the component it loads highest on, or by all kept components"))
            { Default = "highest", Choices = ["highest", "all"] },
            new("negative", OptionType.Choice, new("第一主成分载荷为负时：照用并报告、取零、报错", "Negative loadings of the first component: used and reported, set to zero, or an error"))
            { Default = "keep", Choices = ["keep", "zero", "error"] },
        ],
    };

    public override bool NeedsValues(OptionSet options) => true;

    public override Weighed? Weigh(WeighingContext context)
    {
        if (context.CompleteValues(3) is not { } columns) return null;
        var constants = context.Constants(columns);
        int[] kept = [.. Enumerable.Range(0, columns.Length).Where(j => !constants[j])];
        if (kept.Length < 2) return context.InProportion([.. constants.Select(constant => constant ? 0.0 : 1)]);

        var correlations = Correlations.Matrix([.. kept.Select(j => columns[j])]);
        var (values, vectors) = SymmetricEigen.Decompose(correlations);
        context.ReportCollinear(Spread(correlations, kept, columns.Length));
        foreach (var vector in vectors) FixSign(vector);
        var statistics = values.Select((value, k) => ($"eigenvalue:{k + 1}", value))
            .Concat(kept.Select((j, i) => ("loading:" + context.Children[j].Code, vectors[0][i]))).ToArray();

        var scores = new double[columns.Length];
        if (context.Options.Word("recipe") == "oecd")
        {
            var weights = Handbook(values, vectors, context.Options);
            for (var i = 0; i < kept.Length; i++) scores[kept[i]] = weights[i];
            return context.InProportion(scores, statistics);
        }
        for (var i = 0; i < kept.Length; i++) scores[kept[i]] = vectors[0][i];
        return Signed(scores, statistics, context);
    }

    /// <summary>Turns a vector so that its sum is positive; where that is zero, so that its largest entry is.</summary>
    internal static void FixSign(double[] vector)
    {
        var sum = SumKernel.Sum(vector);
        if (Math.Abs(sum) <= 1e-12 * vector.Length)
        {
            var largest = vector.Max(Math.Abs);
            sum = vector.First(entry => Math.Abs(entry) >= largest * (1 - 1e-12));
        }
        if (sum >= 0) return;
        for (var i = 0; i < vector.Length; i++) vector[i] = -vector[i];
    }

    static double[] Handbook(double[] values, double[][] vectors, OptionSet options)
    {
        var possible = values.Count(value => value > 1e-10);
        var count = options["retain"] is double number ? (int)number : values.Count(value => value > 1 + 1e-9);
        count = Math.Clamp(count, 1, possible);
        var loadings = Enumerable.Range(0, vectors.Length)
            .Select(j => Enumerable.Range(0, count).Select(k => vectors[k][j] * Math.Sqrt(values[k])).ToArray()).ToArray();
        if (options.Word("rotation") == "varimax") Varimax.Rotate(loadings);
        return [.. loadings.Select(row =>
        {
            var squares = row.Select(loading => loading * loading).ToArray();
            return options.Word("combine") == "all" ? SumKernel.Sum(squares) : squares.Max();
        })];
    }

    static Weighed? Signed(double[] scores, IReadOnlyList<(string, double)> statistics, WeighingContext context)
    {
        var policy = context.Options.Word("negative");
        var refused = false;
        for (var j = 0; j < scores.Length; j++)
        {
            if (!(scores[j] < 0)) continue;
            var found = WeighingContext.Invariant($"{scores[j]:0.####}; negative {policy}");
            if (policy == "error") context.Fault(FindingKinds.WeightNegativeRefused, found, "≥ 0", context.Children[j]);
            else context.Report(FindingKinds.WeightNegative, found, child: context.Children[j]);
            refused |= policy == "error";
            if (policy == "zero") scores[j] = 0;
        }
        if (refused) return null;
        if (SumKernel.Sum(scores) > 1e-9) return context.InProportion(scores, statistics);
        context.Fault(FindingKinds.WeightsUndefined, string.Join(", ", scores.Select(score => WeighingContext.Invariant($"{score:0.####}"))));
        return null;
    }

    /// <summary>The correlations in the places of all children; those without spread correlate with nothing.</summary>
    static double[][] Spread(double[][] correlations, int[] kept, int size)
    {
        var all = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();
        for (var i = 0; i < kept.Length; i++)
            for (var k = 0; k < kept.Length; k++)
                all[kept[i]][kept[k]] = correlations[i][k];
        return all;
    }
}

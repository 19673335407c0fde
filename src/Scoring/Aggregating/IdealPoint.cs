using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>The best and worst value of a child, from the sample or as stated: what the methods of distance share.</summary>
static class IdealPoint
{
    public static readonly OptionDefinition Ideal = new("ideal", OptionType.NumberByName,
        new("子项的理想值，以子项自身的单位计；缺省取参照集中的最好值", "Ideal values of children in their own unit; the best of the reference set when not given"));

    public static readonly OptionDefinition AntiIdeal = new("anti_ideal", OptionType.NumberByName,
        new("子项的负理想值；缺省取参照集中的最差值", "Anti-ideal values of children; the worst of the reference set when not given"));

    /// <summary>Stated values that contradict each other.</summary>
    public static IEnumerable<(string Found, string Expected)> Contradictions(OptionSet options)
    {
        var (ideal, anti) = (options.NumberByName("ideal"), options.NumberByName("anti_ideal"));
        foreach (var (child, best) in ideal)
        {
            var isCost = options.Names("costs").Contains(child);
            if (anti.TryGetValue(child, out var worst) && (best == worst || best < worst != isCost))
                yield return (FormattableString.Invariant($"{child}: ideal {best:R}, anti_ideal {worst:R}"), isCost ? "ideal < anti_ideal" : "ideal > anti_ideal");
        }
    }

    /// <summary>Anti-ideal and ideal of a column that has been turned.</summary>
    public static (double Anti, double Ideal) Of(double[] column, double? anti, double? ideal)
    {
        var (low, high, _) = ScaleKernel.MinMax(column);
        return (anti ?? low, ideal ?? high);
    }
}

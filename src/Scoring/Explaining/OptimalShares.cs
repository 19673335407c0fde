using Scoring.Aggregating;

namespace Scoring.Explaining;

/// <summary>Benefit of the doubt: a child's part is what it gives to the score under the unit's own best weights.</summary>
/// <remarks>Where several sets of weights give a unit the same best score, the parts are those of the set that the search ends with.</remarks>
static class OptimalShares
{
    static readonly Text OwnWeights = new(
        "疑点利益法：按各单位自身的最优权重分解；最优权重不唯一时取求解所得的一组", "benefit of the doubt: parts under each unit's own best weights; where several are best, those the search ends with");

    public static void Fill(NodeShares shares, AggregatorContext context, double[][] children, double[] values)
    {
        shares.Convention = OwnWeights;
        BenefitOfTheDoubt.Divide(context, children, shares.Parts);
        for (var j = 0; j < children.Length; j++)
            for (var unit = 0; unit < values.Length; unit++)
            {
                if (double.IsNaN(values[unit])) shares.Parts[j][unit] = double.NaN;
                var part = shares.Parts[j][unit];
                shares.Factors[j][unit] = part == 0 ? 0 : children[j][unit] == 0 ? double.NaN : part / children[j][unit];
            }
    }
}

using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Experiments.Plans;

public sealed partial class ScoringPlan
{
    /// <summary>The same units by another path.</summary>
    ScoringPlan(ScoringPlan other, CompiledTerms? terms, Text reason)
    {
        (annual, scheme, roster, adjustments, yearIndex) = (other.annual, other.scheme, other.roster, other.adjustments, other.yearIndex);
        (references, grades, nominalWeights, nominalScores, offsets) = (other.references, other.grades, other.nominalWeights, other.nominalScores, other.offsets);
        (Tree, Year, Rule, units, Units) = (other.Tree, other.Year, other.Rule, other.units, other.Units);
        (this.terms, Reason, Path) = (terms, reason, terms is null ? PlanPath.General : PlanPath.Tree);
    }

    /// <summary>
    /// The plan that ranks some draws as annual runs would: this one, or one with the bits of the annual run where units with other cells are level in draw after
    /// draw, as sums of a few whole numbers under weights that stay. The product's last bit would part them.
    /// </summary>
    /// <param name="draws">The draws.</param>
    internal ScoringPlan For(IDrawnWeights draws)
    {
        if (Path != PlanPath.Linear || !LevelUnits.In(terms!, Scorer(draws), Size)) return this;
        var why = new Text("抽样中有取值不同而得分总是相同的单位", "units with other cells are level in draw after draw");
        var (exact, _) = new PlanCompiler(annual, Tree, nominalWeights, references).Compile(why);
        return new ScoringPlan(this, exact, exact is null ? why : NodeByNode(why));
    }

    /// <summary>What scores draws: adjusted and rounded, ready to be ranked.</summary>
    /// <param name="draws">Weights of draws.</param>
    /// <param name="grade">Whether draws are graded where the scheme does.</param>
    internal DrawScorer Scorer(IDrawnWeights draws, bool grade = false)
    {
        DrawScorer scorer = terms is null ? General(draws) : new PlanScorer(terms, Tree, draws, General(draws));
        var classes = grade && grades is not null ? ClassesOf(draws) : null;
        return classes is null && offsets is null && !annual.AdjustsAnew && Rule.Decimals is null ? scorer : new RuledScorer(scorer, units, offsets, Rule, classes);
    }

    GeneralScorer General(IDrawnWeights? draws) => new(annual, Tree, nominalWeights, units, references, draws);

    DrawnClasses ClassesOf(IDrawnWeights draws)
    {
        var floors = adjustments is null || annual.AdjustsAnew ? new int[roster.Count] : grades!.Floors(adjustments.Items, adjustments.Years[yearIndex]);
        var wanted = scheme.Steps.First(step => step.Kind == StepKind.Rank).Choice.Options is var options && options.Has("groups") ? options.Names("groups") : null;
        bool[] isRankedInside = [.. grades!.Groups.Select(group => wanted is null || wanted.Contains(group.Grouping.Code))];
        var exact = Path == PlanPath.Linear ? ExactScorer(draws) : null;
        var byUnit = annual.AdjustsAnew ? null : OffsetsOf(adjustments, yearIndex, annual);
        return new DrawnClasses(grades, Rule, terms?.Form, Size, units, references, byUnit, floors, annual.Items, isRankedInside, exact);
    }

    /// <summary>Scores draws with the bits of the annual run: node by node where that has them, else as the annual run does.</summary>
    DrawScorer ExactScorer(IDrawnWeights draws)
    {
        var (exact, _) = new PlanCompiler(annual, Tree, nominalWeights, references).Compile(BitsAsked);
        return exact is null ? General(draws) : new PlanScorer(exact, Tree, draws, General(draws));
    }

    /// <summary>Largest size of what a row of scores is summed up from.</summary>
    double Size => (terms?.Size ?? 0) + (offsets?.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() ?? 0);

    static Text NodeByNode(Text why) => new($"{why.Zh}：逐节点计算，与年度运行逐位相同", $"{why.En}: node by node, with the bits of the annual run");
}

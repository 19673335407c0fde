using static Scoring.Methods.OptionType;

namespace Scoring.Methods;

/// <summary>The stages an evaluation is made of.</summary>
public enum StepKind
{
    /// <summary>Indicators from raw variables.</summary>
    Derive,

    /// <summary>Who has data enough to be scored.</summary>
    Screen,

    /// <summary>Missing values filled in.</summary>
    Impute,

    /// <summary>Outliers tamed.</summary>
    Treat,

    /// <summary>Indicators brought to one scale.</summary>
    Normalise,

    /// <summary>How much every child counts in its node.</summary>
    Weight,

    /// <summary>Indicators joined into nodes, up to the index.</summary>
    Aggregate,

    /// <summary>Bonuses, penalties, vetoes and exclusions, kept apart from the score.</summary>
    Adjust,

    /// <summary>Scores turned into places.</summary>
    Rank,

    /// <summary>Units sorted into classes.</summary>
    Grade,

    /// <summary>Amounts given by rules over classes and places.</summary>
    Reward,

    /// <summary>Peer groups beside the whole, and units beside their aggregate unit.</summary>
    Relate,
}

/// <summary>What the stages have in common with one another and what sets them apart.</summary>
public static class StepKinds
{
    static readonly OptionDefinition Round = new("round", Rounding,
        new("对本步结果作声明的舍入，下一步读取舍入后的值", "Declared rounding of the step's result; the next stage reads the rounded value"));

    static readonly OptionDefinition[] TreatOptions =
    [
        new("scope", Years, new("哪些年份合并为一个样本、作同一处理", "Years whose values are one sample and get one treatment")) { Default = BoundsScope.AllYears },
        new("force", Flag, new("即使通过检验也作处理", "Whether values that pass the test are treated all the same")) { Default = false },
        new("max_skewness", Number, new("偏度绝对值小于此值为通过检验", "The test is passed when the size of the skewness is below this")) { Default = 2.0, Minimum = 0 },
        new("max_kurtosis", Number, new("或超额峰度小于此值为通过检验", "The test is also passed when the excess kurtosis is below this")) { Default = 3.5 },
        Round,
    ];

    static readonly OptionDefinition[] NormaliseOptions =
    [
        new("bounds", Bounds, new("参数取自哪些年份和单位", "Years and units that the parameters are taken from")) { Default = BoundsScope.AllYears },
        new("direction", Choice, new("方向；缺省取指标自身的方向", "Direction; the indicator's own when not given")) { Choices = ["+", "-"] },
        new("constant", NumberOrChoice, new("取值全部相同的列如何处理；缺省为报错，组内为缺失",
            "What becomes of a column whose values are all equal; when not given an error, inside groups missing")) { Choices = ["error", "missing"] },
        new("no_practice", Number, new("“无此项工作”的单位得分", "Score of a unit that has no practice to measure")),
        Round,
    ];

    static readonly OptionDefinition[] WeightOptions =
    [
        new("years", CalendarYears, new("由哪些年份的数据确定权重；缺省为全部年份合并", "Years whose data the weights are fitted on; all years pooled when not given")),
        new("round", Rounding, new("对权重作声明的舍入；舍入后不再归一", "Declared rounding of the weights; they are not made to sum to 1 again")),
    ];

    static readonly OptionDefinition[] AggregateOptions =
    [
        new("min_coverage", Number, new("可用子项占比下限（等于时保留）", "Least share of available children, equality kept")) { Default = 0.0, Minimum = 0, Maximum = 1 },
        new("coverage_of", Choice, new("覆盖率按直接子项还是按指标计算", "Whether coverage counts direct children or indicators")) { Default = "children", Choices = ["children", "indicators"] },
        new("min_children", Integer, new("可用子项个数下限", "Least number of available children")) { Default = 0, Minimum = 0 },
        new("eligible", NumberByName, new("每个节点须达到的覆盖率，否则本节点缺失", "Coverage that each named node must reach for this node to be scored")) { Minimum = 0, Maximum = 1 },
        Round,
    ];

    /// <summary>Options that every method of the stage has.</summary>
    public static IReadOnlyList<OptionDefinition> CommonOptions(this StepKind stage) => stage switch
    {
        StepKind.Treat => TreatOptions,
        StepKind.Normalise => NormaliseOptions,
        StepKind.Weight => WeightOptions,
        StepKind.Aggregate => AggregateOptions,
        StepKind.Grade => Grading.Grading.CommonOptions,
        >= StepKind.Adjust => [],
        _ => [Round],
    };

    /// <summary>The stage's key in a scheme's <c>steps</c>.</summary>
    public static string Key(this StepKind stage) => stage switch
    {
        StepKind.Derive => "derive",
        StepKind.Screen => "screen",
        StepKind.Impute => "impute",
        StepKind.Treat => "treat",
        StepKind.Normalise => "normalise",
        StepKind.Weight => "weight",
        StepKind.Aggregate => "aggregate",
        StepKind.Adjust => "adjust",
        StepKind.Rank => "rank",
        StepKind.Grade => "grade",
        StepKind.Reward => "reward",
        StepKind.Relate => "relate",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}

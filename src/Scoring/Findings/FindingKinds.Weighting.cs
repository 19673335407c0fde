namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>A method that has no weights to give for a node.</summary>
    public static readonly FindingKind WeightsUndefined = Fault("weights-undefined",
        "该方法得不出权重", "The method has no weights to give",
        "所有子项均无差异或信息量为零；请核对数据，或为该节点换用其他赋权方法。",
        "No child has any spread or information: check the data, or choose another method for the node.");

    /// <summary>A method of weighting that has no place where it stands.</summary>
    public static readonly FindingKind WeighingUnfit = Fault("weighing-unfit",
        "此处不能用该赋权方法", "The weighting has no place here",
        "逐一比较各单位的汇总方法没有可均衡的相关性；with 为 index 的均衡赋权不能放在组合赋权之中；infomax 只适用于加权平均或加和。请换用其他赋权方法。",
        "Where units are compared with one another there is nothing to balance, and 'with: index' cannot stand inside a combination, and infomax needs a weighted mean or sum: choose another weighting.");

    /// <summary>A combination of too few or too many weightings.</summary>
    public static readonly FindingKind CombinationSize = Fault("weighing-combination-size",
        "组合赋权的方法个数不符", "The number of weightings in a combination does not fit",
        "of 至少列出两种赋权方法；by 为 alpha 时恰为两种。",
        "Name at least two methods under 'of'; with 'by: alpha' exactly two.");

    /// <summary>Numbers for codes that are not children.</summary>
    public static readonly FindingKind WeighingUnknownChild = Fault("weighing-unknown-child",
        "赋权选项所指不是该节点的子项", "An option of a weighting names something that is not a child where it stands",
        "请使用该节点子项的代码；不计入上级的子项不能引用。", "Use the codes of the node's children; one that does not feed its parent cannot be named.");

    /// <summary>Too few units to fit weights on.</summary>
    public static readonly FindingKind WeightSampleSmall = Fault("weight-sample-small",
        "可用于确定权重的单位太少", "There are too few units to fit weights on",
        "请补充数据或年份，或改用不依赖数据的赋权方法。", "Supply more units or years, or choose a method that needs no data.");

    /// <summary>A year to fit weights on that the panel does not have.</summary>
    public static readonly FindingKind WeightYearMissing = Fault("weight-year-missing",
        "面板中没有确定权重的年份", "The panel does not have a year that weights are fitted on",
        "请补充该年数据，或更正 years 中的年份。", "Supply that year's data or correct the years under 'years'.");

    /// <summary>Negative values where shares are needed.</summary>
    public static readonly FindingKind WeightNegativeValues = Fault("weight-negative-values",
        "熵值法要求取值非负", "Entropy needs values that are not negative",
        "请将标准化改为非负区间，或设 scale 为 min-max。", "Normalise to a range without negative values, or set scale to min-max.");

    /// <summary>A mean so near to zero that a coefficient of variation means nothing.</summary>
    public static readonly FindingKind WeightMeanNearZero = Fault("weight-mean-near-zero",
        "均值接近零，变异系数没有意义", "The mean is so near to zero that the coefficient of variation means nothing",
        "请改用正值的标准化，或换用其他赋权方法。", "Normalise to positive values or choose another method.");

    /// <summary>A node without judgements.</summary>
    public static readonly FindingKind JudgementsMissing = Fault("judgements-missing",
        "没有该节点的判断数据", "There are no judgements for the node",
        "请在 matrix、matrices、experts 或 table 中恰好给出一项。", "Give exactly one of matrix or matrices (experts for Delphi) and table.");

    /// <summary>Judgements that do not fit the node's children.</summary>
    public static readonly FindingKind JudgementsShape = Fault("judgements-shape",
        "判断数据与子项不一致", "The judgements do not fit the node's children",
        "每个子项恰有一行一列（专家打分为一列），顺序由 items 给出，缺省为子项顺序。",
        "Give every child one row and one column (one column for ratings), in the order of 'items' or else of the children.");

    /// <summary>A judgement that is not a positive number.</summary>
    public static readonly FindingKind JudgementUnfit = Fault("judgement-unfit",
        "判断值不可用", "A judgement cannot be used",
        "判断矩阵的元素须为正数，对角线为1；专家权重须为非负数，且每位专家至少有一项为正。",
        "Entries of a judgement matrix are positive, 1 on the diagonal; experts' weights are not negative, and at least one of each expert's is positive.");

    /// <summary>Two judgements that are not each other's reciprocal.</summary>
    public static readonly FindingKind JudgementsNotReciprocal = Fault("judgements-not-reciprocal",
        "判断矩阵不互反", "The judgement matrix is not reciprocal",
        "请更正使 a(i,j)·a(j,i)=1；分数可写作 \"1/3\"。", "Correct the pair so that a(i,j)·a(j,i) = 1; fractions can be written as \"1/3\".");

    /// <summary>A matrix larger than the table of random indices.</summary>
    public static readonly FindingKind RandomIndexMissing = Fault("random-index-missing",
        "随机一致性指标表中没有这一阶数", "The table of random indices does not reach this size",
        "请把子项分组，或换用更大的 RI 表。", "Group the children, or choose a table that goes further.");

    /// <summary>A table of judgements that cannot be read.</summary>
    public static readonly FindingKind WeightTableUnfit = Fault("weight-table-unfit",
        "判断数据表不合要求", "A table of judgements is not as it should be",
        "请按 scoring methods 中该方法的说明整理该表。", "Arrange the table as 'scoring methods' describes for the method.");

    /// <summary>Judgements that contradict one another.</summary>
    public static readonly FindingKind JudgementsInconsistent = Finding("judgements-inconsistent", Severity.Warning,
        "判断矩阵一致性不足", "The judgements are not consistent enough",
        "请专家复核判断，使CR小于0.1；权重已按所给判断计算。", "Ask for the judgements to be revised until CR is below 0.1; the weights follow the judgements as given.");

    /// <summary>Judgements rounded so that reciprocals do not fit exactly.</summary>
    public static readonly FindingKind JudgementsRounded = Finding("judgements-rounded", Severity.Info,
        "判断矩阵的互反元素经过舍入，已按几何平均取齐", "Reciprocal judgements are rounded and were aligned by their geometric mean",
        "可用分数（如 \"1/3\"）避免。", "Fractions such as \"1/3\" avoid it.");

    /// <summary>A child without spread, which a method that looks for spread gives no weight.</summary>
    public static readonly FindingKind WeightConstant = Finding("weight-constant", Severity.Warning,
        "子项取值没有差异，权重为零", "A child has no spread and gets the weight 0",
        "请核对数据；需要保留该子项的，换用其他赋权方法。", "Check the data; if the child must count, choose another method.");

    /// <summary>Children that tell the same.</summary>
    public static readonly FindingKind WeightsCollinear = Finding("weights-collinear", Severity.Warning,
        "两个子项完全相关，信息被重复计算", "Two children are perfectly correlated: the same information counts twice",
        "请合并或去掉其中之一；权重已按两项都计入得出。", "Merge them or drop one; the weights were fitted with both.");

    /// <summary>A weight below zero.</summary>
    public static readonly FindingKind WeightNegative = Finding("weight-negative", Severity.Warning,
        "权重为负", "A weight is negative",
        "照用（keep）时该子项越好得分越低；请核对方向，或设 negative 为 zero 或 error。",
        "Kept as it is, it lowers the score of units that are better: check the direction, or set negative to zero or error.");

    /// <summary>A weight below zero where the scheme allows none.</summary>
    public static readonly FindingKind WeightNegativeRefused = Fault("weight-negative-refused",
        "权重为负", "A weight is negative",
        "请核对指标方向，或改变 negative 的规定，或换用其他赋权方法。", "Check the direction, change what 'negative' says, or choose another method.");

    /// <summary>Negative values that were brought to 0 … 1 before shares were taken of them.</summary>
    public static readonly FindingKind WeightRescaled = Finding("weight-rescaled", Severity.Info,
        "取值有负数，求比重前已按极差换算到0–1", "Negative values were brought to 0 … 1 before shares were taken",
        "无需处理；如不希望换算，请设 scale 为 as-is 并改用非负的标准化。", "Nothing to do; for shares of the values as they are, normalise without negatives and set scale to as-is.");

    /// <summary>Rows that a method left out because a child is missing.</summary>
    public static readonly FindingKind WeightRowsLeftOut = Finding("weight-rows-left-out", Severity.Info,
        "确定权重时略去了有缺失的单位", "Units with missing children were left out when the weights were fitted",
        "如缺失较多，请先补缺。", "Where many are missing, impute first.");

    /// <summary>Weights that do not sum to 1.</summary>
    public static readonly FindingKind WeightsSum = Finding("weights-sum", Severity.Info,
        "同级权重之和不等于1", "The weights of a node's children do not sum to 1",
        "均值类汇总只看比例；求和（sum）时按所写数值使用。", "Means use ratios only; 'sum' uses them as they are.");

    /// <summary>A weighting for a node that does not use weights.</summary>
    public static readonly FindingKind WeightsUnused = Finding("weights-unused", Severity.Warning,
        "该节点的汇总方法不使用权重", "The node's aggregation does not use weights",
        "请删去该节点的赋权设置，或换用其他汇总方法。", "Remove the node's weighting or choose another aggregation.");

    /// <summary>Correlations that cannot be brought to their targets.</summary>
    public static readonly FindingKind BalanceNotReached = Finding("balance-not-reached", Severity.Warning,
        "在权重非负的约束下，相关性达不到目标", "With weights that are not negative the correlations cannot meet their targets",
        "权重为最接近目标的解；请核对被赋零权的子项。", "The weights come as near as possible; look at the children that got no weight.");

    /// <summary>Weightings to combine that are all alike.</summary>
    public static readonly FindingKind WeightsAlike = Finding("weights-alike", Severity.Info,
        "拟组合的权重线性相关，取最小范数解", "The weightings to combine are linearly dependent; the least-norm solution was taken",
        "无需处理。", "Nothing to do.");

    static IReadOnlyList<FindingKind> OfWeighting =>
    [
        WeightsUndefined, WeighingUnfit, CombinationSize, WeighingUnknownChild, WeightSampleSmall, WeightYearMissing, WeightNegativeValues, WeightMeanNearZero, JudgementsMissing, JudgementsShape,
        JudgementUnfit, JudgementsNotReciprocal, RandomIndexMissing, WeightTableUnfit, JudgementsInconsistent, JudgementsRounded, WeightConstant,
        WeightsCollinear, WeightNegative, WeightNegativeRefused, WeightRescaled, WeightRowsLeftOut, WeightsSum, WeightsUnused, BalanceNotReached, WeightsAlike,
    ];
}

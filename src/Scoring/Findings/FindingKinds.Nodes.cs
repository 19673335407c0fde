namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>A child's value for which the node's method has no result, such as zero under a geometric mean.</summary>
    public static readonly FindingKind ChildOutsideDomain = Fault(
        "child-outside-domain",
        "子项取值超出节点汇总方法的定义域", "A child's value lies outside the domain of its node's method",
        "请改用取值为正的标准化区间（如1至100），或为该方法设置floor（如有），或换用其他汇总方法。",
        "Normalise to positive values (such as 1 to 100), give the method a floor where it has one, or choose another method.");

    /// <summary>A node's value too large to be represented.</summary>
    public static readonly FindingKind NodeOverflow = Fault(
        "node-overflow",
        "节点得分超出数值范围", "A node's value is too large to be represented",
        "请检查子项取值和权重的数量级。", "Check the magnitude of the children's values and weights.");

    /// <summary>A formula that has no value for a unit although all it needs is there.</summary>
    public static readonly FindingKind FormulaUndefined = Finding(
        "formula-undefined", Severity.Warning,
        "节点公式对该单位无法计算，按缺失处理", "A node's formula has no value for the unit, which is left missing",
        "请检查公式中除数、对数和幂的取值，或在公式中用if作出规定。", "Check denominators, logarithms and powers in the formula, or provide for the case with if.");

    /// <summary>An eligibility rule about a node that does not lie below.</summary>
    public static readonly FindingKind EligibleUnknown = Fault(
        "eligible-unknown-node",
        "eligible所指的节点不在本节点之下", "A node named under eligible does not lie below the node",
        "请改为本节点之下的节点或指标代码。", "Name a node or indicator below this node.");

    /// <summary>A name in a node's formula that is none of its children.</summary>
    public static readonly FindingKind FormulaUnknownName = Fault(
        "formula-unknown-child",
        "节点公式中的名称不是其子项", "A name in a node's formula is none of its children",
        "请使用子项代码；不计入上级的子项不能引用。", "Use the codes of the children; one that does not feed its parent cannot be read.");

    /// <summary>Options that do not go together, or do not suit the node's children.</summary>
    public static readonly FindingKind AggregatorOptionsUnfit = Fault(
        "aggregator-options-unfit",
        "节点汇总方法的选项不适用", "The options of a node's method do not fit together or do not suit its children",
        "请按所示要求修改该节点的aggregate选项。", "Change the node's aggregate options as shown.");

    /// <summary>A name in an option that is none of the node's children.</summary>
    public static readonly FindingKind AggregatorUnknownChild = Fault(
        "aggregator-unknown-child",
        "节点汇总方法的选项所指不是其子项", "An option of a node's method names something that is not its child",
        "请使用子项代码；不计入上级的子项不能引用。", "Use the codes of the children; one that does not feed its parent cannot be named.");

    /// <summary>A child without spread under a method that divides by it.</summary>
    public static readonly FindingKind NodeChildConstant = Fault(
        "node-child-constant",
        "子项在参照集中取值全部相同，节点方法无法以其离散程度为尺度", "A child has the same value throughout the reference set, so its spread cannot serve as a scale",
        "请移除该子项，扩大参照年份（bounds），或设constant为leave-out。",
        "Remove the child, widen the years of the reference set (bounds), or set constant to leave-out.");

    /// <summary>The same, left out as the scheme says.</summary>
    public static readonly FindingKind NodeChildLeftOut = Finding(
        "node-child-left-out", Severity.Warning,
        "子项在参照集中取值全部相同，已按方案连同权重略去", "A child has the same value throughout the reference set and was left out with its weight, as the scheme says",
        "请确认该子项仍有区分作用。", "Check whether the child still tells units apart.");

    /// <summary>Contributions that cannot be worked out for a node.</summary>
    public static readonly FindingKind ContributionRefused = Finding(
        "contribution-refused", Severity.Warning,
        "该节点的得分无法分解到子项", "The node's score cannot be divided among its children",
        "请减少子项（Shapley分解至多12项），或改用均值类方法；单位间比较的方法不能分解；公式须在部分子项为零时也有值。",
        "Use fewer children (Shapley values take 12 at most) or a mean; methods that compare units cannot be divided; a formula must have a value when some children are zero.");

    /// <summary>Contributions that rest on a convention rather than on the values alone.</summary>
    public static readonly FindingKind ContributionConvention = Finding(
        "contribution-convention", Severity.Info,
        "该节点的贡献按约定分解", "The contributions at the node follow a convention",
        "解读贡献时请注意所述约定。", "Keep the stated convention in mind when reading the contributions.");

    static IReadOnlyList<FindingKind> OfNodes =>
    [
        ChildOutsideDomain, NodeOverflow, FormulaUndefined, EligibleUnknown, FormulaUnknownName,
        AggregatorOptionsUnfit, AggregatorUnknownChild, NodeChildConstant, NodeChildLeftOut, ContributionRefused, ContributionConvention,
    ];
}

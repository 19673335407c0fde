namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>A child's value for which the node's method has no result, such as zero under a geometric mean.</summary>
    public static readonly FindingKind ChildOutsideDomain = Fault(
        "child-outside-domain",
        "子项取值超出节点汇总方法的定义域", "A child's value lies outside the domain of its node's method",
        "请改用取值为正的标准化区间（如1至100），或为几何平均设置floor，或换用其他汇总方法。",
        "Normalise to positive values (such as 1 to 100), give the geometric mean a floor, or choose another method.");

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

    /// <summary>Contributions that cannot be worked out for a node.</summary>
    public static readonly FindingKind ContributionRefused = Finding(
        "contribution-refused", Severity.Warning,
        "该节点的得分无法分解到子项", "The node's score cannot be divided among its children",
        "请减少子项（Shapley分解至多12项），或改用均值类方法；公式须在部分子项为零时也有值。",
        "Use fewer children (Shapley values take 12 at most) or a mean; a formula must have a value when some children are zero.");

    /// <summary>Contributions that rest on a convention rather than on the values alone.</summary>
    public static readonly FindingKind ContributionConvention = Finding(
        "contribution-convention", Severity.Info,
        "该节点的贡献按约定分解", "The contributions at the node follow a convention",
        "解读贡献时请注意所述约定。", "Keep the stated convention in mind when reading the contributions.");

    static IReadOnlyList<FindingKind> OfNodes =>
    [
        ChildOutsideDomain, NodeOverflow, FormulaUndefined, EligibleUnknown, FormulaUnknownName, ContributionRefused, ContributionConvention,
    ];
}

namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>A sampling of weights that does not fit a node's children.</summary>
    public static readonly FindingKind SamplingUnfit = Fault("sampling-unfit",
        "权重抽样的设置不适用", "The sampling of weights does not fit",
        "下限之和不得超过1，上下限须使份额之和能为1，重要性次序须列出全部同级子项。",
        "Floors must leave room for shares that sum to 1, limits must allow that sum, and an order of importance names all siblings or none.");

    /// <summary>A code that has no place in the experiment.</summary>
    public static readonly FindingKind DrawsUnknownCode = Fault("draws-unknown-code",
        "抽样试验中没有这一代码", "The draws have no such node or unit",
        "请核对代码：节点须有权重，单位须在该年有得分。", "Check the code: a node must have weights, a unit a score in that year.");

    /// <summary>Parts of different experiments.</summary>
    public static readonly FindingKind DrawsUnlike = Fault("draws-unlike",
        "各部分不属于同一次试验", "The parts are not of one experiment",
        "只能合并数据、方案、权重抽样、种子和统计选项都相同的部分。", "Merge only parts with the same data, scheme, sampling, seed and options.");

    /// <summary>Draws that two parts hold.</summary>
    public static readonly FindingKind DrawsOverlap = Fault("draws-overlap",
        "同一次抽样出现在两个部分中", "Two parts hold the same draws",
        "每次抽样只能计一次；请去掉重复的部分。", "A draw counts once: leave out the part that repeats others.");

    /// <summary>Bytes that are no stored counts.</summary>
    public static readonly FindingKind DrawsUnreadable = Fault("draws-unreadable",
        "不是名次分布，或已损坏", "These are not counts of ranks, or they are damaged",
        "请重新计算该部分。", "Count that part again.");

    /// <summary>An analysis that made all draws it was allowed before its ranks were settled.</summary>
    public static readonly FindingKind RanksUnsettled = Finding("ranks-unsettled", Severity.Warning,
        "达到抽样上限时位次仍未稳定", "Ranks were not settled when all draws were made",
        "用 --extend 接着抽样并增大 --draws，或放宽 --until。", "Go on with --extend and more --draws, or ask for less with --until.");

    static IReadOnlyList<FindingKind> OfDraws => [SamplingUnfit, DrawsUnknownCode, DrawsUnlike, DrawsOverlap, DrawsUnreadable, RanksUnsettled];
}

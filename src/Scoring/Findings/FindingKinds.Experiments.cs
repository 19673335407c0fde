using static Scoring.Findings.Severity;

namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>A text that is no variant.</summary>
    public static readonly FindingKind VariantMalformed = Fault(
        "variant-malformed",
        "方案变体写法有误", "This is not a variant",
        "写成“名称:环节=方法;环节={JSON}”，名称可省略。", "Write name:stage=method;stage={JSON}; the name may be left out.");

    /// <summary>Two variants of one name.</summary>
    public static readonly FindingKind VariantNameTaken = Fault(
        "variant-name-taken",
        "方案变体重名", "Two variants have one name",
        "为变体另取名称；nominal 为原方案所用。", "Give the variant another name; nominal is the scheme itself.");

    /// <summary>A stage that the scheme runs several times, named without saying which.</summary>
    public static readonly FindingKind VariantStepAmbiguous = Fault(
        "variant-step-ambiguous",
        "方案中没有或不止一个该步骤", "The scheme does not have this step, or has several",
        "用 normalise#2 的形式指明第几个。", "Say which one, as in normalise#2.");

    /// <summary>A variant without an indicator.</summary>
    public static readonly FindingKind VariantEmpty = Fault(
        "variant-empty",
        "剔除后没有剩余指标", "Nothing is left to score",
        "至少保留一个指标。", "Leave at least one indicator.");

    /// <summary>A sensitivity analysis of nothing, or of more than it can hold.</summary>
    public static readonly FindingKind SensitivityUnfit = Fault(
        "sensitivity-unfit",
        "敏感性分析的设定无法使用", "The sensitivity analysis cannot be set up like this",
        "至少让一项假设变动；减少变体（组合不超过256个）或按节点合并权重（--by node）；改同一步骤的变体应只改这一步骤。",
        "Vary at least one assumption, name fewer variants (at most 256 combinations) or take weights by node (--by node); variants of one stage must change that stage alone.");

    /// <summary>A variant that cannot be computed; the others are not affected.</summary>
    public static readonly FindingKind VariantImpossible = Finding(
        "variant-impossible", Warning,
        "该变体无法计算", "The variant cannot be computed",
        "按所列原因修改变体；其他变体不受影响。", "Change the variant as its reason says; the others are not affected.");

    /// <summary>A variant that is the scheme itself.</summary>
    public static readonly FindingKind VariantChangesNothing = Finding(
        "variant-changes-nothing", Info,
        "该变体与原方案相同", "The variant is the scheme itself",
        "核对变体是否写对。", "Check that the variant says what was meant.");

    static IReadOnlyList<FindingKind> OfExperiments =>
    [
        VariantMalformed,
        VariantNameTaken,
        VariantStepAmbiguous,
        VariantEmpty,
        SensitivityUnfit,
        VariantImpossible,
        VariantChangesNothing,
    ];
}

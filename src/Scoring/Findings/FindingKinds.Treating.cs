namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>Values whose distribution cannot be tested.</summary>
    public static readonly FindingKind TreatmentUntested = Finding("treatment-untested", Severity.Warning,
        "数值过少或全部相同，无法检验，未作处理", "Too few values, or all equal: they cannot be tested and are left as they are",
        "请核对数据；无需处理的指标可用 none。", "Check the data; give the indicator the treatment none if it needs no test.");

    /// <summary>Capping that would leave nothing to tell units apart by.</summary>
    public static readonly FindingKind TreatmentCollapsed = Finding("treatment-collapsed", Severity.Warning,
        "处理会使全部数值相同，未作处理", "The treatment would make all values equal; they are left as they are",
        "请减少处理的点数，或改用变换；也可考虑将该指标改为分档或是否类指标。",
        "Treat fewer points or choose a transformation; an indicator that is zero for nearly all may be better as a yes or no.");

    /// <summary>Values that are still outliers after everything was tried.</summary>
    public static readonly FindingKind TreatmentFails = Finding("treatment-fails", Severity.Warning,
        "处理后仍不通过检验", "The values still fail the test after the treatment",
        "请允许处理更多的点，换用其他变换，或采用不受异常值影响的标准化方法（如百分位排序）。",
        "Allow more points, choose another transformation, or normalise by ranks, which outliers do not disturb.");

    /// <summary>A value beyond what a transformation was fitted on.</summary>
    public static readonly FindingKind TreatmentHeld = Finding("treatment-held", Severity.Warning,
        "数值超出变换的定义域，按其端点计", "A value lies outside the domain of the fitted transformation and is held at its end",
        "如属固定参数的后续年份，请考虑重新确定参数。", "If the parameters are those of an earlier run, consider fitting them again.");

    /// <summary>A transformation that has no result for the values.</summary>
    public static readonly FindingKind TreatmentDomain = Fault("treatment-domain",
        "该变换对这些数值没有意义", "The transformation has no result for these values",
        "请改用其他变换，或更改其选项（如 shift、factor）。", "Choose another transformation or change its options (such as shift or factor).");

    /// <summary>A number of points that cannot be counted.</summary>
    public static readonly FindingKind TreatmentPoints = Fault("treatment-points",
        "处理的点数上限不是整数", "The most points to treat are not a whole number",
        "请写整数、小于1的比例或 all。", "Write a whole number, a share below 1, or all.");

    static IReadOnlyList<FindingKind> OfTreating =>
        [TreatmentUntested, TreatmentCollapsed, TreatmentFails, TreatmentHeld, TreatmentDomain, TreatmentPoints];
}

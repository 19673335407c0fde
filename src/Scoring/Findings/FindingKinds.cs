namespace Scoring.Findings;

/// <summary>Every kind of finding and fault there is, by stage. <c>scoring findings</c> prints this list.</summary>
public static partial class FindingKinds
{
    /// <summary>More findings of a kind than are listed one by one.</summary>
    public static readonly FindingKind More = new(
        "more-findings", Severity.Info,
        new("同类问题过多，其余只计数", "More findings of this kind than are listed one by one"),
        new("先处理已列出的同类问题，再重新检查。", "Settle the listed ones of the same kind first, then check again."));

    /// <summary>All kinds, ordered by code.</summary>
    /// <remarks>Made on first use: field initialisers of a partial class run in no promised order across its files.</remarks>
    public static IReadOnlyList<FindingKind> All => field ??=
        [
            .. new[] { More }.Concat(OfPanels).Concat(OfSchemes).Concat(OfSteps).Concat(OfNodes).Concat(OfRuns).Concat(OfBundles).Concat(OfDraws).Concat(OfExperiments).Concat(OfChecking)
                .Concat(OfPublishing)
                .OrderBy(kind => kind.Code, StringComparer.Ordinal),
        ];

    static FindingKind Fault(string code, string titleZh, string titleEn, string remedyZh, string remedyEn) =>
        new(code, Severity.Error, new(titleZh, titleEn), new(remedyZh, remedyEn)) { StopsRun = true };

    static FindingKind Finding(string code, Severity severity, string titleZh, string titleEn, string remedyZh, string remedyEn) =>
        new(code, severity, new(titleZh, titleEn), new(remedyZh, remedyEn));
}

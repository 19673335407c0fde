namespace Scoring.Findings;

public static partial class FindingKinds
{
    static IReadOnlyList<FindingKind> OfSteps =>
    [
        .. OfPreparing,
        .. OfTreating,
        .. OfNormalising,
        .. OfWeighting,
        .. OfRules,
    ];
}

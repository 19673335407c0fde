using Scoring.Findings;
using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Experiments;

/// <summary>What became of one variant.</summary>
public sealed record ComparedVariant
{
    /// <summary>The variant.</summary>
    public required Variant Variant { get; init; }

    /// <summary>The scheme it stands for; null when it is none.</summary>
    public Scheme? Scheme { get; init; }

    /// <summary>Results by year, in the nominal evaluation's order; empty when the variant cannot be computed.</summary>
    public IReadOnlyList<VariantYear> Years { get; init; } = [];

    /// <summary>The first stage that had to run again; null when the variant is the scheme itself.</summary>
    public StepKind? From { get; init; }

    /// <summary>Why the variant cannot be computed: every fault; empty when it can.</summary>
    public IReadOnlyList<Finding> Faults { get; init; } = [];

    /// <summary>What the steps that ran again found.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>True when it could be computed.</summary>
    public bool IsPossible => Faults.Count == 0;

    /// <summary>Variants that cannot be computed or change nothing, as findings.</summary>
    internal static IEnumerable<Finding> FindingsOf(IReadOnlyList<ComparedVariant> variants) =>
    [
        .. variants.Where(variant => !variant.IsPossible).Select(variant => new Finding
        {
            Kind = FindingKinds.VariantImpossible,
            File = variant.Variant.Name,
            Found = variant.Faults[0].Message(Language.English),
            Count = variant.Faults.Count,
        }),
        .. variants.Where(variant => variant is { IsPossible: true, From: null })
            .Select(variant => new Finding { Kind = FindingKinds.VariantChangesNothing, File = variant.Variant.Name, Found = variant.Variant.Name }),
    ];
}

using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Experiments;

/// <summary>A scheme and its variants, each read and checked as a scheme, before any data are read.</summary>
public sealed class ComparisonPlan
{
    ComparisonPlan(Scheme nominal, IReadOnlyList<(Variant Variant, Scheme? Scheme, IReadOnlyList<Finding> Faults)> variants)
    {
        Nominal = nominal;
        Variants = variants;
        NeededVariables =
        [
            .. variants.SelectMany(variant => variant.Scheme?.NeededVariables ?? []).Concat(nominal.NeededVariables)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The scheme itself.</summary>
    public Scheme Nominal { get; }

    /// <summary>Codes of the raw variables that the scheme and its variants need together, in ordinal order.</summary>
    public IReadOnlyList<string> NeededVariables { get; }

    internal IReadOnlyList<(Variant Variant, Scheme? Scheme, IReadOnlyList<Finding> Faults)> Variants { get; }

    /// <summary>Makes and checks the variants.</summary>
    /// <param name="source">The scheme.</param>
    /// <param name="variants">The variants, their names unique.</param>
    /// <exception cref="ScoringException">
    /// Variants that are not valid schemes: every fault of each, with the variant as its place. A leave-one-out variant that is not valid (a formula
    /// needs the part) is kept as one that cannot be computed.
    /// </exception>
    public static ComparisonPlan Of(SchemeSource source, IReadOnlyList<Variant> variants)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(variants);
        Experiments.Variants.CheckNames(variants);
        var planned = new List<(Variant, Scheme?, IReadOnlyList<Finding>)>();
        var faults = new List<Finding>();
        // Many variants may differ in weights alone: their scheme is read once.
        var schemes = new Dictionary<string, Scheme>(StringComparer.Ordinal) { ["{}"] = source.Scheme };
        foreach (var variant in variants)
            try
            {
                var changes = VariantText.Print(variant.SchemeChanges);
                if (!schemes.TryGetValue(changes, out var scheme)) schemes[changes] = scheme = VariedScheme.Of(source, variant);
                VariedScheme.CheckWeights(scheme, variant);
                planned.Add((variant, scheme, []));
            }
            catch (ScoringException fault)
            {
                planned.Add((variant, null, fault.Faults));
                if (variant.LeftOut is null) faults.AddRange(fault.Faults.Select(found => Named(found, variant)));
            }
        return faults.Count == 0 ? new ComparisonPlan(source.Scheme, planned) : throw new ScoringException(faults);
    }

    /// <summary>A fault may stand in words of the scheme itself; then it must be said which variant brought it up.</summary>
    static Finding Named(Finding fault, Variant variant) => fault.File is { } file && file == variant.Changes.File
        ? fault
        : fault with { Found = $"{fault.Found} ({variant.Name})" };
}

using Scoring.Evaluating;
using Scoring.Experiments.Plans;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Experiments;

/// <summary>A scheme evaluated beside its variants on one panel: ranks of one node, how far they move and who moves.</summary>
public sealed class Comparison
{
    /// <summary>Cells (units × years × nodes) up to which variants run side by side; larger ones would fill the memory.</summary>
    const long SideBySide = 2_000_000;

    Comparison(Evaluation nominal, NodeResult node, IReadOnlyList<ComparedVariant> variants) => (Nominal, Node, Variants) = (nominal, node, variants);

    /// <summary>The evaluation by the scheme itself.</summary>
    public Evaluation Nominal { get; }

    /// <summary>The compared node's nominal results.</summary>
    public NodeResult Node { get; }

    /// <summary>The variants, in the order given.</summary>
    public IReadOnlyList<ComparedVariant> Variants { get; }

    /// <summary>The years, ascending.</summary>
    public IReadOnlyList<int> Years => Nominal.Years;

    /// <summary>Units, years and groups.</summary>
    public Roster Roster => Nominal.Roster;

    /// <summary>Variants that cannot be computed or change nothing, and what the nominal evaluation found.</summary>
    public IReadOnlyList<Finding> Findings => [.. Nominal.Findings, .. ComparedVariant.FindingsOf(Variants)];

    /// <summary>The leave-one-out variants of a year that could be computed, the part that matters most first.</summary>
    /// <param name="year">The year's index.</param>
    /// <returns>By mean absolute rank shift, then by largest shift, both descending, then by code.</returns>
    public IReadOnlyList<ComparedVariant> Importance(int year) =>
    [
        .. Variants.Where(variant => variant.Variant.LeftOut is not null && variant.IsPossible)
            .OrderByDescending(variant => variant.Years[year].Agreement.MeanShift)
            .ThenByDescending(variant => variant.Years[year].Agreement.MaxShift)
            .ThenBy(variant => variant.Variant.LeftOut, StringComparer.Ordinal),
    ];

    /// <summary>Evaluates a scheme and its variants.</summary>
    /// <param name="plan">The scheme and its variants.</param>
    /// <param name="raw">The raw variables: at least <see cref="ComparisonPlan.NeededVariables"/>. Read once, not changed.</param>
    /// <param name="node">Code of the node (or publication) whose ranks are compared; null = the index.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The results are the same.</param>
    /// <param name="tables">The tables that the scheme names, by name; null = none.</param>
    /// <remarks>
    /// A variant takes over the outcomes of the nominal steps that its changes cannot reach, indicator by indicator where a step treats each by
    /// itself. Its results are, to the bit, those of a run of its scheme on the variables that it needs.
    /// </remarks>
    /// <exception cref="ScoringException">The scheme itself and the data do not fit, or there is no such node.</exception>
    public static Comparison Run(ComparisonPlan plan, Panel raw, string? node = null, int? threads = null,
        IReadOnlyDictionary<string, ReferenceTable>? tables = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(raw);
        var workers = threads ?? Environment.ProcessorCount;
        var runs = new VariantRuns(plan.Nominal, raw, tables, workers);
        var nominal = runs.Nominal;
        var compared = Find(nominal, node) ?? throw new ScoringException(new Finding
        {
            Kind = FindingKinds.BadArgument,
            Found = node!,
            Expected = string.Join(", ", nominal.Nodes.Select(result => result.Code)),
        });
        var variants = new ComparedVariant[plan.Variants.Count];
        var isSmall = (long)raw.UnitCount * raw.Years.Count * nominal.Nodes.Count <= SideBySide;
        Parallelism.For(variants.Length, isSmall ? workers : 1, i =>
        {
            var (variant, scheme, faults) = plan.Variants[i];
            variants[i] = scheme is null
                ? new ComparedVariant { Variant = variant, Faults = faults }
                : Run(variant, scheme, compared, runs, isSmall ? 1 : workers);
        });
        return new Comparison(nominal, compared, variants);
    }

    static ComparedVariant Run(Variant variant, Scheme scheme, NodeResult nominal, VariantRuns runs, int threads)
    {
        try
        {
            var evaluation = ReferenceEquals(scheme, runs.Nominal.Scheme) ? runs.Nominal : runs.Of(scheme, threads);
            if (variant.Weights.Count > 0) return Reweighted(variant, scheme, evaluation, nominal, runs);
            if (Find(evaluation, nominal.Code) is not { } node)
                return new ComparedVariant { Variant = variant, Scheme = scheme, Faults = [Absent(nominal.Code, evaluation)] };
            return new ComparedVariant
            {
                Variant = variant,
                Scheme = scheme,
                Years = [.. node.Years.Select((year, i) => new VariantYear(nominal.Years[i].Ranks, year.Scores, year.Ranks))],
                From = runs.ChangedFrom(scheme),
                Findings = evaluation.Findings,
            };
        }
        catch (ScoringException fault)
        {
            return new ComparedVariant { Variant = variant, Scheme = scheme, Faults = fault.Faults };
        }
    }

    /// <summary>A variant of weights, year by year.</summary>
    static ComparedVariant Reweighted(Variant variant, Scheme scheme, Evaluation evaluation, NodeResult nominal, VariantRuns runs)
    {
        if (!PlanChecks.HasNode(evaluation, nominal.Code))
            return new ComparedVariant { Variant = variant, Scheme = scheme, Faults = [Absent(nominal.Code, evaluation)] };
        var from = ReferenceEquals(evaluation, runs.Nominal) ? null : runs.ChangedFrom(scheme);
        var years = new List<VariantYear>();
        foreach (var year in evaluation.Years)
        {
            var (scores, ranks, isSame) = new Reweighting(evaluation, year, new PlanOptions { Node = nominal.Code, Variables = runs.Raw(scheme), Tables = runs.Tables }).Of(variant.Weights);
            years.Add(new VariantYear(nominal.Years[years.Count].Ranks, scores, ranks));
            if (!isSame) from ??= StepKind.Weight;
        }
        return new ComparedVariant { Variant = variant, Scheme = scheme, Years = years, From = from, Findings = evaluation.Findings };
    }

    static NodeResult? Find(Evaluation evaluation, string? code) =>
        code is null ? evaluation.Index : evaluation.Nodes.FirstOrDefault(node => node.Code == code);

    static Finding Absent(string code, Evaluation evaluation) => new()
    {
        Kind = FindingKinds.VariantEmpty,
        Found = code,
        Expected = string.Join(", ", evaluation.Nodes.Select(node => node.Code)),
    };
}

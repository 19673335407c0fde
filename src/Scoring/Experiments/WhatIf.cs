using Scoring.Evaluating;
using Scoring.Experiments.Plans;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Experiments;

/// <summary>One year of a scheme under other weights and methods: many variants at the cost of a few.</summary>
/// <remarks>
/// <para>Variants that differ in weights alone share one evaluation, laid out as a plan: about 0.1 ms each for 2,850 units × 60 indicators where nodes are means
/// or sums. Others run the evaluation again from the first stage that they change. Scores and ranks have the bits of an annual run either way; aggregate units are
/// scored only where nothing changes.</para>
/// <example>
/// <code>
/// var variant = Variants.Of("more research", new Dictionary&lt;string, double&gt; { ["rd_intensity"] = 12 }, []);
/// var whatIf = WhatIf.Run(ComparisonPlan.Of(source, [variant]), panel, 2024);
/// var gained = whatIf.Variants[0].Years[0].Shift(unit);
/// </code>
/// </example>
/// </remarks>
public sealed class WhatIf
{
    WhatIf(Evaluation nominal, int year, ScoringPlan plan, double[] scores, double[] ranks, IReadOnlyList<ComparedVariant> variants) =>
        (Nominal, Year, Node, Reason, Scores, Ranks, Variants) = (nominal, year, plan.Node, plan.Reason, scores, ranks, variants);

    /// <summary>The evaluation by the scheme itself.</summary>
    public Evaluation Nominal { get; }

    /// <summary>The calendar year.</summary>
    public int Year { get; }

    /// <summary>Code of the node that is ranked.</summary>
    public string Node { get; }

    /// <summary>How weightings are scored, and why.</summary>
    public Text Reason { get; }

    /// <summary>Nominal scores of the node in the year, by unit of the roster; NaN = none.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>Nominal ranks, by unit of the roster; NaN = none. Those of the index go by its scores with adjustments.</summary>
    public IReadOnlyList<double> Ranks { get; }

    /// <summary>The variants, in the order given; each with one year, by unit of the roster.</summary>
    public IReadOnlyList<ComparedVariant> Variants { get; }

    /// <summary>What the nominal evaluation found, and variants that cannot be computed or change nothing.</summary>
    public IReadOnlyList<Finding> Findings => [.. Nominal.Findings, .. ComparedVariant.FindingsOf(Variants)];

    /// <summary>Evaluates a scheme and its variants in one year.</summary>
    /// <param name="plan">The scheme and its variants.</param>
    /// <param name="raw">The raw variables that all of them need.</param>
    /// <param name="year">The year; null = the last in which a unit is ranked.</param>
    /// <param name="node">Code of the node or publication; null = the index.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The results are the same.</param>
    /// <param name="tables">The tables that the scheme names, by name; null = none.</param>
    /// <exception cref="ScoringException">The scheme itself and the data do not fit, there is no such year or node, or a weight has no say.</exception>
    public static WhatIf Run(ComparisonPlan plan, Panel raw, int? year = null, string? node = null, int? threads = null,
        IReadOnlyDictionary<string, ReferenceTable>? tables = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(raw);
        var workers = threads ?? Environment.ProcessorCount;
        var runs = new VariantRuns(plan.Nominal, raw, tables, workers);
        var options = new PlanOptions { Node = node, Tables = tables };
        var shown = PlanChecks.Year(runs.Nominal, year, options);
        var nominal = new Reweighting(runs.Nominal, shown, options with { Variables = VariantRuns.Needed(raw, plan.Nominal) });
        var (scores, ranks, _) = nominal.Of(new Dictionary<string, double>());
        var found = new ComparedVariant[plan.Variants.Count];
        var groups = plan.Variants.Select((variant, at) => (variant, at)).GroupBy(each => each.variant.Scheme, ReferenceEqualityComparer.Instance).ToList();
        foreach (var group in groups)
        {
            var members = group.ToArray();
            var (own, faults, findings) = ReferenceEquals(group.Key, plan.Nominal) ? (nominal, [], []) : Evaluate((Scheme?)group.Key, members[0].variant.Faults);
            var from = own is null || ReferenceEquals(group.Key, plan.Nominal) ? null : runs.ChangedFrom((Scheme)group.Key!);
            Parallelism.For(members.Length, workers, i =>
            {
                var ((variant, scheme, _), at) = members[i];
                found[at] = own is null
                    ? new ComparedVariant { Variant = variant, Faults = faults }
                    : Of(own, variant, scheme!, from, findings);
            });
        }
        return new WhatIf(runs.Nominal, shown, nominal.Plan, scores, ranks, found);

        (Reweighting?, IReadOnlyList<Finding>, IReadOnlyList<Finding>) Evaluate(Scheme? scheme, IReadOnlyList<Finding> faults)
        {
            if (scheme is null) return (null, faults, []);
            try
            {
                var evaluation = runs.Of(scheme, workers);
                return PlanChecks.HasNode(evaluation, node)
                    ? (new Reweighting(evaluation, shown, options with { Variables = VariantRuns.Needed(raw, scheme) }), [], evaluation.Findings)
                    : (null, [new Finding { Kind = FindingKinds.VariantEmpty, Found = node! }], []);
            }
            catch (ScoringException fault)
            {
                return (null, fault.Faults, []);
            }
        }

        ComparedVariant Of(Reweighting own, Variant variant, Scheme scheme, StepKind? from, IReadOnlyList<Finding> findings)
        {
            try
            {
                var (newScores, newRanks, isSame) = own.Of(variant.Weights);
                return new ComparedVariant
                {
                    Variant = variant,
                    Scheme = scheme,
                    Years = [new VariantYear(ranks, newScores, newRanks)],
                    From = from ?? (isSame ? null : StepKind.Weight),
                    Findings = findings,
                };
            }
            catch (ScoringException fault)
            {
                return new ComparedVariant { Variant = variant, Scheme = scheme, Faults = fault.Faults };
            }
        }
    }
}

using Scoring.Evaluating;
using Scoring.Experiments.Plans;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Experiments.Robustness;

/// <summary>Method choices as settings: every variant by itself, or every combination of variants that change different things.</summary>
public sealed class MethodChoices
{
    /// <summary>Most settings of one analysis.</summary>
    public const int Most = 500;

    MethodChoices(Evaluation nominal, IReadOnlyList<RobustnessSetting> settings, IReadOnlyList<Finding> findings) =>
        (Nominal, Settings, Findings) = (nominal, settings, findings);

    /// <summary>The evaluation by the scheme itself.</summary>
    public Evaluation Nominal { get; }

    /// <summary>The settings, the nominal one first.</summary>
    public IReadOnlyList<RobustnessSetting> Settings { get; }

    /// <summary>What the nominal evaluation found, and settings that cannot be computed and are left out.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Every combination of variants that change different things; each variant by itself is one of them.</summary>
    /// <remarks>
    /// Variants that share a key (two normalisations, two parts left out) are alternatives to each other, as is the scheme itself: three normalisations beside
    /// the scheme's and one other aggregation make 4 × 2 settings. The scheme itself is not among the result.
    /// </remarks>
    /// <param name="variants">The variants.</param>
    /// <exception cref="ScoringException">There are more than <see cref="Most"/> combinations.</exception>
    public static IReadOnlyList<Variant> Cross(IReadOnlyList<Variant> variants)
    {
        ArgumentNullException.ThrowIfNull(variants);
        var factors = new List<(HashSet<string> Keys, List<Variant> Levels)>();
        foreach (var variant in variants)
        {
            var keys = variant.Changes.Members.Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
            var sharing = factors.Where(factor => factor.Keys.Overlaps(keys)).ToList();
            if (sharing.Count == 0)
            {
                factors.Add((keys, [variant]));
                continue;
            }
            foreach (var other in sharing.Skip(1))
            {
                sharing[0].Keys.UnionWith(other.Keys);
                sharing[0].Levels.AddRange(other.Levels);
                factors.Remove(other);
            }
            sharing[0].Keys.UnionWith(keys);
            sharing[0].Levels.Add(variant);
        }
        var count = factors.Aggregate(1.0, (product, factor) => product * (1 + factor.Levels.Count));
        CheckCount(count);
        var crossed = new List<Variant?> { null };
        foreach (var (_, levels) in factors)
            crossed = [.. crossed.SelectMany(before => levels.Select(level => before is null ? level : before.And(level)).Prepend(before))];
        return [.. crossed.OfType<Variant>()];
    }

    /// <summary>Evaluates every setting and lays its year out for draws.</summary>
    /// <param name="plan">The scheme and its variants, crossed or not.</param>
    /// <param name="raw">The raw variables that all of them need.</param>
    /// <param name="year">The year; null = the last in which a unit is ranked.</param>
    /// <param name="options">Node and space of the weights; null = the defaults.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores.</param>
    /// <param name="tables">The tables that the scheme names; null = none.</param>
    /// <exception cref="ScoringException">Scheme and data do not fit, there is no such year or node, or there are too many settings.</exception>
    public static MethodChoices Of(ComparisonPlan plan, Panel raw, int? year = null, PlanOptions? options = null, int? threads = null,
        IReadOnlyDictionary<string, ReferenceTable>? tables = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(raw);
        CheckCount(plan.Variants.Count + 1);
        options ??= new PlanOptions();
        var workers = threads ?? Environment.ProcessorCount;
        var runs = new VariantRuns(plan.Nominal, raw, tables, workers);
        var shown = PlanChecks.Year(runs.Nominal, year, options);
        var settings = new List<RobustnessSetting> { new(Variants.Nominal, "{}", PlanOf(runs.Nominal, plan.Nominal)) };
        var findings = new List<Finding>(runs.Nominal.Findings);
        foreach (var (variant, scheme, faults) in plan.Variants)
        {
            var why = faults;
            try
            {
                if (variant.Weights.Count > 0)
                    throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, File = variant.Name, Found = Variants.WeightsKey, Expected = "weights are drawn" });
                if (scheme is not null)
                {
                    var own = PlanOf(runs.Of(scheme, workers), scheme);
                    if (!RobustnessDraws.GradesAlike(settings[0].Plan, own))
                        throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, File = variant.Name, Found = Words(own), Expected = Words(settings[0].Plan) });
                    settings.Add(new RobustnessSetting(variant.Name, variant.ToJson(), own));
                    continue;
                }
            }
            catch (ScoringException fault)
            {
                why = fault.Faults;
            }
            findings.Add(new Finding { Kind = FindingKinds.VariantImpossible, File = variant.Name, Found = why[0].Message(Language.English), Count = why.Count });
        }
        return new MethodChoices(runs.Nominal, settings, findings);

        ScoringPlan PlanOf(Evaluation evaluation, Scheme scheme)
        {
            if (!PlanChecks.HasNode(evaluation, options.Node))
                throw new ScoringException(new Finding { Kind = FindingKinds.VariantEmpty, Found = options.Node! });
            return ScoringPlan.Of(evaluation, shown, options with { Variables = VariantRuns.Needed(raw, scheme), Tables = tables });
        }
    }

    static string Words(ScoringPlan plan) =>
        $"grade: {string.Join(", ", plan.Classes.Select(own => own.Code))}{string.Concat(plan.GradedGroups.Select(group => $" / {group.Name}"))}";

    static void CheckCount(double count)
    {
        if (count > Most)
            throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = FormattableString.Invariant($"{count:0} × --vary"), Expected = $"≤ {Most}" });
    }
}

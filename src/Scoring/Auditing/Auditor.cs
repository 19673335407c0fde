using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Auditing;

/// <summary>Audits an evaluation.</summary>
public static class Auditor
{
    /// <summary>Makes the audit of one year, or of all years together.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="raw">The raw variables it was made from, for the denominators.</param>
    /// <param name="options">Year and thresholds; null = the last year and the defaults.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The result is the same.</param>
    /// <exception cref="ScoringException">The year was not evaluated.</exception>
    public static Audit Run(Evaluation evaluation, Panel raw, AuditOptions? options = null, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(raw);
        options ??= new AuditOptions();
        var workers = threads ?? Environment.ProcessorCount;
        var years = Years(evaluation, options);
        var framework = evaluation.Scheme.Framework;
        string[] indicators = [.. framework.TopDown().Where(node => node.IsLeaf).Select(leaf => leaf.Code)];
        NodeResult[] nodes = [.. evaluation.Nodes.Where(node => node.Publication is null)];

        var derivedScope = new AuditScope(evaluation.Indicators, years);
        var scoredScope = new AuditScope(evaluation.Normalised, years);
        double[][] derived = [.. indicators.Select(code => derivedScope.Take(evaluation.Indicators, evaluation.Indicators.IndexOf(code)))];
        bool[][] derivedExempt = [.. indicators.Select(code => derivedScope.Exempt(evaluation.Indicators, evaluation.Indicators.IndexOf(code)))];
        double[][] normalised = [.. indicators.Select(code => scoredScope.Take(evaluation.Normalised, evaluation.Normalised.IndexOf(code)))];
        bool[][] exempt = [.. indicators.Select(code => scoredScope.Exempt(evaluation.Normalised, evaluation.Normalised.IndexOf(code)))];

        string[] codes = [.. indicators, .. nodes.Select(node => node.Code)];
        double[][] columns = [.. normalised, .. nodes.Select(node => scoredScope.Take(evaluation, node))];
        var paired = PairedColumn.Of(columns);
        var pearson = CorrelationMatrix.Of(codes, paired, CorrelationMethod.Pearson, workers);
        var groups = ItemGroup.Of(framework);
        var children = groups.Where(group => group.Items == GroupItems.Children).Select(group => (group.Node, group.Codes)).ToList();
        string[] nodeCodes = [.. nodes.Select(node => node.Code)];

        var audit = new Audit
        {
            Years = years,
            Pooled = options.Pooled,
            Observations = scoredScope.Count,
            Thresholds = options.Thresholds,
            Nodes = nodeCodes,
            Indicators = indicators,
            Verdicts = [],
            Derived = Statistics(indicators, derived, derivedExempt, workers),
            Normalised = Statistics(indicators, normalised, exempt, workers),
            Availability = UnitAvailability.Of(
                [.. Enumerable.Range(0, derivedScope.Count).Select(row => (derivedScope.Years[row], evaluation.Roster.Units[derivedScope.Units[row]].Code))],
                derived, derivedExempt, [.. nodeCodes.Select(node => Below(framework, node, indicators))]),
            Pearson = pearson,
            Spearman = CorrelationMatrix.Of(codes, paired, CorrelationMethod.Spearman, workers),
            Kendall = CorrelationMatrix.Of(codes, paired, CorrelationMethod.Kendall, workers),
            Placements = Placement.Of(framework, pearson),
            Redundant = CorrelatedPair.Above(pearson, children, options.Thresholds.High),
            Opposed = CorrelatedPair.Below(pearson, children, options.Thresholds.Opposed),
            Influences = Influence.Of(framework, evaluation.Weights, pearson),
            Alphas = [.. groups.Select(group => CronbachAlpha.Of(group, Items(group, paired)))],
            Components = [.. groups.Select(group => PrincipalComponents.Of(group, Items(group, columns)))],
            Denominators = OfDenominators(evaluation.Scheme, raw, derivedScope, indicators, derived),
        };
        return audit with { Verdicts = Auditing.Verdicts.Of(audit) };

        T[] Items<T>(ItemGroup group, T[] all) => [.. group.Codes.Select(code => all[pearson.IndexOf(code)])];
    }

    static int[] Years(Evaluation evaluation, AuditOptions options)
    {
        if (options.Pooled) return [.. evaluation.Years];
        var year = options.Year ?? evaluation.Years[^1];
        if (evaluation.Years.Contains(year)) return [year];
        throw new ScoringException(new Finding
        {
            Kind = FindingKinds.YearNotInPanel,
            Found = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}"),
            Expected = string.Join(", ", evaluation.Years),
        });
    }

    static IndicatorStatistics[] Statistics(string[] codes, double[][] columns, bool[][] exempt, int threads)
    {
        var statistics = new IndicatorStatistics[codes.Length];
        Parallelism.For(codes.Length, threads, i => statistics[i] = IndicatorStatistics.Of(codes[i], columns[i], exempt[i].Count(flag => flag)));
        return statistics;
    }

    static int[] Below(Node framework, string code, string[] indicators)
    {
        var node = framework.TopDown().First(node => node.Code == code);
        return [.. ItemGroup.LeavesOf(node).Select(leaf => Array.IndexOf(indicators, leaf))];
    }

    static IReadOnlyList<DenominatorCorrelation> OfDenominators(Scheme scheme, Panel raw, AuditScope scope, string[] indicators, double[][] derived)
    {
        var divided = Auditing.Denominators.Of(scheme.NeededIndicators);
        string[] variables = [.. divided.Keys.Where(variable => raw.IndexOf(variable) >= 0)];
        double[][] sizes = [.. variables.Select(variable => scope.Take(raw, raw.IndexOf(variable)))];
        return DenominatorCorrelation.Of(indicators, derived, variables, sizes, (indicator, variable) => divided[variable].Contains(indicator));
    }
}

using System.Globalization;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;

namespace Scoring.Aggregating;

/// <summary>Fits one node's cross-unit method, scope by scope, or looks up what an earlier run fitted.</summary>
/// <param name="panel">Years and units.</param>
/// <param name="node">The node.</param>
/// <param name="codes">Codes of its children.</param>
/// <param name="stored">Parameters of an earlier run to apply instead of fitting; null = fit.</param>
/// <param name="fitted">Takes the parameters.</param>
/// <param name="findings">Takes what is reported beside the results and what stops the run.</param>
sealed class CrossUnitFitting(
    Panel panel, PlannedNode node, IReadOnlyList<string> codes, IReadOnlyList<FittedEntry>? stored, List<FittedEntry> fitted, List<Finding> findings)
{
    readonly CrossUnitAggregator method = (CrossUnitAggregator)node.Aggregator!;
    readonly OptionSet options = node.Choice!.Options;
    readonly bool[] isCost = CrossUnitFit.CostsOf(node.Choice!.Options, codes);

    string Name => method.Definition.Name;

    /// <summary>The fit of every year, in the panel's order.</summary>
    /// <param name="columns">By child and year: the children's values.</param>
    /// <param name="inSample">By year: whether a unit belongs to the sample.</param>
    public CrossUnitFit[] Run(double[][][] columns, bool[][] inSample)
    {
        var bounds = options.Bounds("bounds");
        if (stored is null)
            foreach (var fault in Scope.MissingYears(panel, bounds, node.Node.Code))
                findings.Add(fault);
        var fits = new CrossUnitFit[panel.Years.Count];
        foreach (var scope in Scope.Of(panel, bounds))
        {
            var fit = stored is null ? Fit(columns, inSample, scope) : Lookup(scope.Year);
            for (var j = 0; j < codes.Count; j++) Keep(codes[j], CrossUnitAggregator.ChildStage, scope.Year, fit.Children[j]);
            if (fit.Node is { } shared) Keep(node.Node.Code, CrossUnitAggregator.NodeStage, scope.Year, shared);
            ReportConstants(fit, scope.Year);
            foreach (var year in scope.Scored) fits[year] = fit;
        }
        return fits;
    }

    void Keep(string code, int stage, int? year, FittedScale scale) => fitted.Add(new FittedEntry(code, stage, year, null, Name, scale));

    CrossUnitFit Lookup(int? year)
    {
        if (CrossUnitFit.Find(stored!, node.Node.Code, Name, codes, isCost, year) is { } fit) return fit;
        findings.Add(Report(FindingKinds.FrozenParametersMissing, year, "–", Name));
        return Empty();
    }

    CrossUnitFit Fit(double[][][] columns, bool[][] inSample, Scope scope)
    {
        var sample = Sample(columns, inSample, scope);
        var fit = Empty();
        for (var j = 0; j < codes.Count; j++)
        {
            if (!HasNumber(sample.Columns[j])) continue;
            fit.Children[j] = method.FitChild(sample, j, options);
            ReportUnfit(fit.Children[j], codes[j], scope.Year);
        }
        return fit with { Node = method.FitNode(fit, sample, fit.Weights(node.Weights), options) };
    }

    CrossUnitSample Sample(double[][][] columns, bool[][] inSample, Scope scope)
    {
        var years = scope.Sample.SelectMany(year => Enumerable.Repeat(panel.Years[year], inSample[year].Count(unit => unit))).ToArray();
        var reference = method.ReferenceUnit(options) is { } code ? panel.Roster.IndexOf(code) : -1;
        var referenceYear = method.ReferenceYear(options) is { } stated ? panel.IndexOfYear(stated) : scope.Sample.FirstOrDefault(-1);
        var values = new double[codes.Count][];
        var references = reference < 0 ? [] : new double[codes.Count];
        for (var j = 0; j < codes.Count; j++)
        {
            var column = values[j] = new double[years.Length];
            var row = 0;
            foreach (var year in scope.Sample)
                for (var unit = 0; unit < inSample[year].Length; unit++)
                    if (inSample[year][unit])
                        column[row++] = columns[j][year][unit];
            if (isCost[j]) values[j] = CrossUnitAggregator.Negated(column);
            if (reference < 0) continue;
            var value = referenceYear < 0 ? double.NaN : columns[j][referenceYear][reference];
            references[j] = isCost[j] ? 0 - value : value;
        }
        return new CrossUnitSample(codes, values, years, isCost) { Reference = references };
    }

    /// <summary>Parameters beyond the range of a double, or a reference that has no value, cannot be used.</summary>
    void ReportUnfit(FittedScale scale, string child, int? year)
    {
        foreach (var (name, value) in scale.Parameters)
            if (!double.IsFinite(value))
                findings.Add(Report(FindingKinds.AggregatorOptionsUnfit, year,
                    string.Create(CultureInfo.InvariantCulture, $"{child}: {name} {value:R}"), method.Definition.Formula));
    }

    void ReportConstants(CrossUnitFit fit, int? year)
    {
        for (var j = 0; j < codes.Count; j++)
        {
            if (!fit.Children[j].IsConstant || fit.Children[j].Parameters.Count == 0 || node.Weights[j] == 0) continue;
            var parameters = string.Join(", ", fit.Children[j].Parameters.Select(parameter =>
                string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} {parameter.Value:R}")));
            var kind = options.Word("constant") == "error" ? FindingKinds.NodeChildConstant : FindingKinds.NodeChildLeftOut;
            findings.Add(Report(kind, year, $"{codes[j]}: {parameters}", null));
        }
    }

    Finding Report(FindingKind kind, int? year, string found, string? expected) =>
        new() { Kind = kind, Variable = node.Node.Code, Year = year, Found = found, Expected = expected };

    CrossUnitFit Empty() => new(codes, [.. codes.Select(_ => CrossUnitFit.Nothing)], isCost);

    static bool HasNumber(double[] column) => Array.Exists(column, value => !double.IsNaN(value));
}

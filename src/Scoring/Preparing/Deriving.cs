using System.Globalization;
using Scoring.Evaluating;
using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Preparing;

/// <summary>The stage that makes indicators from raw variables.</summary>
/// <remarks>
/// An indicator without an expression is the variable of its code, statuses included. A derived cell is imputed, treated or provisional when
/// anything it was computed from is (imputed weighs most), else observed; without a value it is not-applicable or no-practice when an input is,
/// else missing. What it was computed from includes earlier years that time functions look back to. Declared rounding acts on the
/// indicator itself, so other indicators read the rounded value.
/// </remarks>
static class Deriving
{
    public static MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Derive,
        Name = "expression",
        Summary = new("按表达式由原始变量计算指标", "Indicators computed from raw variables by their expressions"),
        Formula = "x = value(variables, other indicators)",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 2",
        Example = """{ "method": "expression", "round": { "decimals": 4 } }""",
    };

    /// <summary>A panel whose variables are the indicators that the framework needs, in the scheme's order.</summary>
    /// <param name="raw">The raw variables.</param>
    /// <param name="scheme">The scheme; its indicators do not depend on one another in a circle.</param>
    /// <param name="step">The step, one of the scheme's.</param>
    /// <param name="findings">Receives a finding for every cell that an expression could not compute.</param>
    /// <exception cref="ScoringException">Variables that the panel does not have, all of them at once.</exception>
    public static (Panel Panel, StepRecord Record) Apply(Panel raw, Scheme scheme, Step step, FindingLog findings)
    {
        var indicators = scheme.NeededIndicators;
        var source = new DerivingSource(raw, indicators);
        var faults = source.Unknown().ToList();
        if (faults.Count > 0) throw new ScoringException(faults);
        foreach (var indicator in DerivingOrder.Of(indicators))
            source.Add(indicator.Code, Derive(raw, source, indicator, Rounding(step, indicator), findings));
        string[] codes = [.. indicators.Select(indicator => indicator.Code)];
        var panel = raw.WithVariables(codes, [.. codes.Select(source.Derived)]);
        return (panel, StepRecord.Of(scheme, step));
    }

    static Column[] Derive(Panel raw, DerivingSource source, Indicator indicator, RoundingRule? round, FindingLog findings)
    {
        var columns = new Column[raw.Years.Count];
        if (indicator.Value is null)
        {
            var variable = raw.IndexOf(indicator.Code);
            for (var year = 0; year < columns.Length; year++) columns[year] = Rounded(raw[variable, year], round);
            return columns;
        }
        source.Current = indicator.Code;
        var incidents = new List<ExpressionIncident>();
        var seen = new HashSet<ExpressionIncident>();
        // Later years look back to the same cells and tell of them again.
        var evaluator = new ExpressionEvaluator(source, incident =>
        {
            if (seen.Add(incident)) incidents.Add(incident);
        });
        var inputs = new ExpressionInputs(raw.Years);
        for (var year = 0; year < columns.Length; year++)
        {
            var values = GC.AllocateUninitializedArray<double>(raw.UnitCount);
            evaluator.Evaluate(indicator.Value, raw.Years[year], values);
            var read = inputs.Of(indicator.Value, raw.Years[year]).Select(input => source.Find(input.Name, input.Year)).ToArray();
            columns[year] = Rounded(new Column(values, DerivedStatus.Of(values, raw.Present(year), read)), round);
        }
        foreach (var incident in incidents) findings.Add(Report(raw, indicator.Code, incident));
        return columns;
    }

    /// <summary>The rounding that an override of the step, the indicator or the step declares, in this order.</summary>
    static RoundingRule? Rounding(Step step, Indicator indicator)
    {
        var ofStep = step.Choice.Options.Rounding("round");
        var ofOverride = step.Overrides.TryGetValue(indicator.Code, out var own) ? own.Options.Rounding("round") : ofStep;
        return ofOverride != ofStep ? ofOverride : indicator.Round ?? ofStep;
    }

    static Column Rounded(Column column, RoundingRule? round)
    {
        if (round is null) return column;
        double[] values = [.. column.Values];
        round.Apply(values);
        return column with { Values = values };
    }

    static Finding Report(Panel panel, string indicator, ExpressionIncident incident) => new()
    {
        Kind = incident.Kind switch
        {
            ExpressionIncidentKind.ZeroDenominator => FindingKinds.ZeroDenominator,
            ExpressionIncidentKind.NonPositiveBase => FindingKinds.NonPositiveBase,
            ExpressionIncidentKind.LogDomain => FindingKinds.LogDomain,
            ExpressionIncidentKind.RootDomain => FindingKinds.RootDomain,
            ExpressionIncidentKind.PowerDomain => FindingKinds.PowerDomain,
            ExpressionIncidentKind.EmptyRange => FindingKinds.EmptyRange,
            _ => FindingKinds.NumberOverflow,
        },
        Unit = panel.Roster.Units[incident.Unit].Code,
        Year = incident.Year,
        Variable = indicator,
        Found = string.Create(CultureInfo.InvariantCulture, $"{incident.Operation} ({incident.Value:R})"),
    };
}

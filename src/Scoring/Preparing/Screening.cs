using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Preparing;

/// <summary>The stage that leaves out units and indicators with too little data, year by year.</summary>
/// <remarks>
/// Availability = cells with a value over cells that apply: not-applicable cells leave the denominator, no-practice cells count as available,
/// zeros are values. Non-zero share = values other than 0 over values. Equality with a threshold is kept. Indicators are judged first, over
/// the year's units without aggregate units; units are then judged over the indicators kept, overall and inside each node named. Aggregate
/// units are never judged. <c>include</c> and <c>exclude</c> have the last word.
/// </remarks>
static class Screening
{
    public static MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Screen,
        Name = "availability",
        Summary = new("按数据可得率筛选单位和指标", "Leaves out units, and indicators if asked, with too little data"),
        Formula = "availability = available/applicable; dropped when < min_availability",
        Source = "COINr Screen (dat_thresh, nonzero_thresh, Force); OECD/JRC Handbook (2008), step 3",
        Example = """{ "min_availability": 0.8, "nodes": { "input": 0.5 }, "include": ["110101"] }""",
        Options =
        [
            new("min_availability", OptionType.Number, new("单位有数据的指标占比下限", "Least share of indicators that a unit must have"))
            { Default = 2.0 / 3, Minimum = 0, Maximum = 1 },
            new("min_nonzero", OptionType.Number,
                new("单位非零值占比下限；缺省不检查",
                    "Least share of a unit's values that are not zero; not judged when not given")) { Minimum = 0, Maximum = 1 },
            new("nodes", OptionType.NumberByName,
                new("单位在各节点内有数据的指标占比下限",
                    "Least share of the indicators below each named node that a unit must have")) { Minimum = 0, Maximum = 1 },
            new("indicator_availability", OptionType.Number,
                new("指标有数据的单位占比下限；缺省不检查",
                    "Least share of units that an indicator must have; not judged when not given")) { Minimum = 0, Maximum = 1 },
            new("indicator_nonzero", OptionType.Number,
                new("指标非零值占比下限；缺省不检查",
                    "Least share of an indicator's values that are not zero; not judged when not given")) { Minimum = 0, Maximum = 1 },
            new("include", OptionType.Names, new("始终保留的单位", "Units kept whatever their data")),
            new("exclude", OptionType.Names, new("始终剔除的单位", "Units left out whatever their data")),
        ],
    };

    /// <summary>A panel in which units left out are absent from the year and indicators left out are not applicable.</summary>
    /// <param name="panel">The panel: indicators, or raw variables when the step stands before derive.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="step">The step, one of the scheme's.</param>
    /// <param name="findings">Receives a finding for every unit and indicator left out.</param>
    /// <exception cref="ScoringException">A unit under include and exclude, a node that cannot be judged.</exception>
    public static (Panel Panel, StepRecord Record) Apply(Panel panel, Scheme scheme, Step step, FindingLog findings)
    {
        var options = step.Choice.Options;
        var faults = new List<Finding>();
        var nodes = Nodes(panel, scheme, options, faults);
        var (include, exclude) = (Units(panel, options, "include", findings), Units(panel, options, "exclude", findings));
        foreach (var unit in include.Intersect(exclude))
            faults.Add(new Finding { Kind = FindingKinds.ScreenConflict, Unit = panel.Roster.Units[unit].Code, Found = "include, exclude" });
        if (faults.Count > 0) throw new ScoringException(faults);

        var (dropped, changed) = (new List<DroppedUnit>(), new List<ChangedCells>());
        var presence = new bool[panel.Years.Count][];
        var keptBy = new bool[panel.Years.Count][];
        for (var year = 0; year < presence.Length; year++)
        {
            var sheet = new ScreeningSheet(panel, year);
            keptBy[year] = ScreenIndicators(sheet, options, changed, findings);
            presence[year] = panel.Present(year).ToArray();
            for (var unit = 0; unit < panel.UnitCount; unit++)
            {
                if (!presence[year][unit] || include.Contains(unit)) continue;
                var reason = exclude.Contains(unit) ? new Unscored(UnscoredReason.Screened, Code: "exclude")
                    : panel.Roster.IsAggregate[unit] ? null : Judge(sheet, options, nodes, keptBy[year], unit);
                if (reason is null) continue;
                presence[year][unit] = false;
                dropped.Add(new DroppedUnit(panel.Roster.Units[unit].Code, panel.Years[year], reason));
                findings.Add(new Finding
                {
                    Kind = FindingKinds.UnitScreened,
                    Unit = panel.Roster.Units[unit].Code,
                    Year = panel.Years[year],
                    Found = reason.In(Language.English),
                });
            }
        }
        var screened = panel.WithPresence(presence).Map((variable, year, column) =>
            ScreeningSheet.Blank(column, panel.Present(year), presence[year], keptBy[year][variable]));
        return (screened, StepRecord.Of(scheme, step) with { Dropped = dropped, Changed = changed });
    }

    static bool[] ScreenIndicators(ScreeningSheet sheet, OptionSet options, List<ChangedCells> changed, FindingLog findings)
    {
        var (panel, year) = (sheet.Panel, sheet.Year);
        var kept = new bool[panel.Variables.Count];
        for (var variable = 0; variable < kept.Length; variable++)
        {
            var (available, nonzero) = sheet.OfIndicator(variable);
            var reason = Below(available, options.NumberOrNull("indicator_availability"), "indicator_availability")
                ?? Below(nonzero, options.NumberOrNull("indicator_nonzero"), "indicator_nonzero");
            kept[variable] = reason is null;
            if (reason is null) continue;
            changed.Add(new ChangedCells(panel.Variables[variable], panel.Years[year], Definition.Name, panel.Present(year).Count(true)));
            findings.Add(new Finding
            {
                Kind = FindingKinds.IndicatorScreened,
                Variable = panel.Variables[variable],
                Year = panel.Years[year],
                Found = reason.In(Language.English),
            });
        }
        return kept;
    }

    static Unscored? Judge(
        ScreeningSheet sheet, OptionSet options, IReadOnlyList<(string Code, double Least, int[] Variables)> nodes, bool[] kept, int unit)
    {
        var (available, nonzero) = sheet.OfUnit(unit, sheet.AllVariables, kept);
        // A unit that no indicator applies to has no data; a node that does not concern it is not held against it.
        var reason = Below(double.IsNaN(available) ? 0 : available, options.Number("min_availability"), null)
            ?? Below(nonzero, options.NumberOrNull("min_nonzero"), "min_nonzero");
        foreach (var (code, least, variables) in nodes)
            reason ??= Below(sheet.OfUnit(unit, variables, kept).Available, least, code);
        return reason;
    }

    /// <summary>Why a share falls short, or null. NaN = nothing to judge.</summary>
    static Unscored? Below(double share, double? least, string? code) =>
        share < least ? new Unscored(UnscoredReason.Screened, share, least.Value, code) : null;

    static List<(string Code, double Least, int[] Variables)> Nodes(Panel panel, Scheme scheme, OptionSet options, List<Finding> faults)
    {
        var nodes = new List<(string, double, int[])>();
        foreach (var (code, least) in options.NumberByName("nodes").OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var node = scheme.Framework.TopDown().FirstOrDefault(node => node.Code == code);
            int[] variables = [.. (node?.BottomUp() ?? []).Where(leaf => leaf.IsLeaf).Select(leaf => panel.IndexOf(leaf.Code)).Distinct()];
            if (node is null || variables.Contains(-1))
                faults.Add(new Finding { Kind = FindingKinds.ScreenNodeUnknown, Variable = code, Found = code });
            else nodes.Add((code, least, variables));
        }
        return nodes;
    }

    static SortedSet<int> Units(Panel panel, OptionSet options, string list, FindingLog findings)
    {
        var units = new SortedSet<int>();
        foreach (var code in options.Names(list))
            if (panel.Roster.IndexOf(code) is >= 0 and var unit) units.Add(unit);
            else findings.Add(new Finding { Kind = FindingKinds.ScreenUnitUnknown, Unit = code, Found = $"{list}: {code}" });
        return units;
    }
}

using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Preparing;

/// <summary>The cells that one method is to fill, and all that it may read: the panel as it was before the step, and the scheme.</summary>
/// <param name="panel">The panel before the step.</param>
/// <param name="scheme">The scheme.</param>
/// <param name="step">The step, one of the scheme's.</param>
/// <param name="findings">Receives what is reported beside the results.</param>
/// <param name="faults">Receives what stops the run.</param>
sealed class Gaps(Panel panel, Scheme scheme, Step step, FindingLog findings, ICollection<Finding> faults)
{
    readonly SortedDictionary<int, (double[][] Offered, bool[][] Fillable)> byVariable = [];

    public Panel Panel => panel;

    public FindingLog Findings => findings;

    public ICollection<Finding> Faults => faults;

    /// <summary>Indices of the variables to fill, ascending; each has at least one cell to fill.</summary>
    public IEnumerable<int> Variables => byVariable.Keys;

    /// <summary>All variables of the panel in ordinal order of their codes: sums over variables run in this order, whatever the panel's.</summary>
    public IReadOnlyList<int> InCodeOrder { get; } =
        [.. Enumerable.Range(0, panel.Variables.Count).OrderBy(variable => panel.Variables[variable], StringComparer.Ordinal)];

    /// <summary>By year, then by unit: a copy of the values; a method writes into cells that are NaN and fillable.</summary>
    public double[][] Offered(int variable) => byVariable[variable].Offered;

    /// <summary>By year, then by unit: missing cells of units in that year's roster.</summary>
    public bool[][] Fillable(int variable) => byVariable[variable].Fillable;

    public void Add(int variable, double[][] offered, bool[][] fillable) => byVariable.Add(variable, (offered, fillable));

    /// <summary>+1 when more of an indicator is better, −1 when less is; +1 for raw variables and for what has been normalised.</summary>
    public int Direction(int variable) =>
        IsRaw || Normalisation.IsOriented(scheme, step, panel.Variables[variable]) ? 1
        : scheme.Indicators.FirstOrDefault(indicator => indicator.Code == panel.Variables[variable])?.Direction ?? 1;

    /// <summary>
    /// The indicators below the node so many levels above an indicator, itself included, in ordinal order of their codes; those of the whole
    /// framework where it has fewer levels, none where the indicator is not in the framework.
    /// </summary>
    public IReadOnlyList<int> Family(int variable, int levels)
    {
        if (IsRaw) return [];
        var way = Way(scheme.Framework, panel.Variables[variable]);
        if (way.Count == 0) return [];
        var below = way[Math.Max(way.Count - 1 - levels, 0)].TopDown();
        var leaves = below.Where(node => node.IsLeaf).Select(leaf => leaf.Code).ToHashSet(StringComparer.Ordinal);
        return [.. InCodeOrder.Where(other => leaves.Contains(panel.Variables[other]))];
    }

    /// <summary>The calendar scopes of an option <c>scope</c>: each year by itself, or all years; by index.</summary>
    public IEnumerable<int[]> Scopes(OptionSet options)
    {
        int[] all = [.. Enumerable.Range(0, panel.Years.Count)];
        return options.Word("scope") == "all-years" ? [all] : all.Select(year => new[] { year });
    }

    /// <summary>Whether a unit's values may be learnt from in a year: it is in the roster and no aggregate unit.</summary>
    public bool IsSample(int year, int unit) => panel.Present(year)[unit] && !panel.Roster.IsAggregate[unit];

    bool IsRaw => scheme.Steps.SkipWhile(other => !ReferenceEquals(other, step)).Any(later => later.Kind == StepKind.Derive);

    /// <summary>The nodes from the root down to a leaf; empty when it is not below.</summary>
    static List<Node> Way(Node node, string leaf)
    {
        if (node.IsLeaf) return node.Code == leaf ? [node] : [];
        foreach (var child in node.Children)
            if (Way(child, leaf) is { Count: > 0 } way)
            {
                way.Insert(0, node);
                return way;
            }
        return [];
    }
}

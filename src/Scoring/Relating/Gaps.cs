using Scoring.Evaluating;

namespace Scoring.Relating;

/// <summary>The gaps between units and their aggregate unit, for nodes and indicators.</summary>
public sealed class Gaps
{
    readonly Evaluation evaluation;
    readonly Relations relations;
    readonly Func<int, double[]>[] columns;
    readonly bool[] isPercent;

    /// <summary>The gaps of an evaluation.</summary>
    /// <param name="evaluation">The evaluation. Indicators are compared by their values before normalising.</param>
    /// <param name="relations">Who is measured against whom.</param>
    public Gaps(Evaluation evaluation, Relations relations)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(relations);
        (this.evaluation, this.relations) = (evaluation, relations);
        var nodes = evaluation.Nodes.Where(node => node.Publication is null).ToList();
        var derived = evaluation.Years.Select(evaluation.Indicators.IndexOfYear).ToArray();
        var indicators = relations.HasIndicators ? evaluation.Indicators.Variables : [];
        Codes = [.. nodes.Select(node => node.Code), .. indicators];
        columns =
        [
            .. nodes.Select(node => (Func<int, double[]>)(year => node.Years[year].Scores)),
            .. indicators.Select((_, variable) => (Func<int, double[]>)(year => evaluation.Indicators[variable, derived[year]].Values)),
        ];
        var percentages = evaluation.Scheme.Indicators.Where(indicator => indicator.Unit is "%" or "％" or "百分比").Select(indicator => indicator.Code).ToHashSet(StringComparer.Ordinal);
        isPercent = [.. Codes.Select((code, i) => i >= nodes.Count && percentages.Contains(code))];
        Kinds = [.. Codes.Select((_, i) => i < nodes.Count ? "points" : isPercent[i] ? "percentage-points" : "own-unit")];
    }

    /// <summary>Codes of the nodes, the index first, and then of the indicators.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>By code: what differences are in: <c>points</c>, <c>percentage-points</c> or <c>own-unit</c>.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>One gap, by indices of year, unit and code.</summary>
    public Gap this[int year, int unit, int code]
    {
        get
        {
            var values = columns[code](year);
            var (value, reference) = (values[unit], relations.Measures[unit] < 0 ? double.NaN : values[relations.Measures[unit]]);
            return new Gap(value, reference, value - reference, reference > 0 && !isPercent[code] ? (value / reference - 1) * 100 : double.NaN);
        }
    }
}

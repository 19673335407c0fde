using Scoring.Auditing;
using Scoring.Evaluating;
using Scoring.Kernels;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Explaining;

/// <summary>The indicators in which a unit stands best and worst among its peers in one year.</summary>
/// <remarks>
/// <para>Places run 1, 2, 2, 4 from best to worst by the indicators' directions, over all units or the unit's group, aggregate units left out. Indicators that the
/// unit has no value of are left out. Equal places keep the order of the indicators.</para>
/// <para>Where a unit is last is a weakness by definition, so it is listed. COINr's <c>get_str_weak</c> by default drops every indicator in which the unit has the
/// worst place of all (<c>min_discard</c>), and a unit's worst results never show: 48th and 49th places are called its weaknesses while five 51st of 51 vanish.
/// <see cref="StrengthOptions.DiscardWorst"/> does the same for who needs it, for strengths it keeps values that half of the units share from counting.</para>
/// </remarks>
public sealed record StrengthsAndWeaknesses
{
    /// <summary>Code of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Best places, the best first; fewer than asked for where the unit has fewer values.</summary>
    public required IReadOnlyList<Standing> Strengths { get; init; }

    /// <summary>Worst places, the worst first. With few indicators one may stand in both lists.</summary>
    public required IReadOnlyList<Standing> Weaknesses { get; init; }

    /// <summary>Strengths and weaknesses in the derived indicators, or in those that the framework reads.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="unit">Code of the unit; not an aggregate unit.</param>
    /// <param name="year">The year; null = the last with ranks.</param>
    /// <param name="options">How many, among whom; null = the defaults.</param>
    /// <exception cref="ArgumentException">Unit, year or grouping is unknown, the unit is an aggregate unit, or it is in no group or in several.</exception>
    public static StrengthsAndWeaknesses Of(Evaluation evaluation, string unit, int? year = null, StrengthOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        options ??= new StrengthOptions();
        var panel = options.Normalised ? evaluation.Normalised : evaluation.Indicators;
        return Of(panel, evaluation.Scheme, unit, year ?? evaluation.LatestYear, options);
    }

    internal static StrengthsAndWeaknesses Of(Panel panel, Scheme scheme, string unit, int year, StrengthOptions options)
    {
        var at = panel.Roster.IndexOf(unit);
        var y = panel.IndexOfYear(year);
        if (at < 0 || panel.Roster.IsAggregate[at]) throw new ArgumentException($"'{unit}' is not a unit that is ranked.", nameof(unit));
        if (y < 0) throw new ArgumentException($"{year} is not a year of the panel.", nameof(year));
        var peers = Peers(panel, at, y, options.Group);
        var scratch = new RankScratch(panel.UnitCount);
        var standings = new List<Standing>();
        foreach (var indicator in scheme.Indicators)
        {
            var variable = panel.IndexOf(indicator.Code);
            if (variable < 0 || double.IsNaN(panel[variable, y].Values[at])) continue;
            if (options.UniqueAbove is { } least && !(UniqueShare(panel, variable, y) > least)) continue;
            var highFirst = options.Normalised || indicator.Direction > 0;
            var (rank, count) = Place(panel[variable, y].Values, at, peers, highFirst, scratch);
            if (options.DiscardWorst && rank == WorstPlace(panel, variable, y, options.Group, highFirst, scratch)) continue;
            standings.Add(new Standing(indicator.Code, indicator.Name, Pillar(scheme.Framework, indicator.Code), rank, count, panel[variable, y].Values[at], indicator.Unit));
        }
        var ordered = standings.OrderBy(standing => standing.Rank).ToList(); // stable
        return new StrengthsAndWeaknesses
        {
            Unit = unit,
            Year = year,
            Strengths = [.. ordered.Take(options.Strengths)],
            Weaknesses = [.. ordered.TakeLast(options.Weaknesses).Reverse()],
        };
    }

    static bool[] Peers(Panel panel, int unit, int year, string? grouping)
    {
        var peers = Ranked(panel, year);
        if (grouping is null) return peers;
        var groups = panel.Roster.Grouping(grouping) ?? throw new ArgumentException($"There is no grouping '{grouping}'.", nameof(grouping));
        int[] own = [.. Enumerable.Range(0, groups.Labels.Count).Where(group => groups.Members(group).Contains(unit))];
        if (own.Length != 1) throw new ArgumentException($"'{panel.Roster.Units[unit].Code}' is in {own.Length} groups of '{grouping}', not in one.", nameof(grouping));
        for (var other = 0; other < peers.Length; other++) peers[other] &= groups.Members(own[0]).Contains(other);
        return peers;
    }

    static bool[] Ranked(Panel panel, int year)
    {
        var ranked = panel.Present(year).ToArray();
        for (var unit = 0; unit < ranked.Length; unit++) ranked[unit] &= !panel.Roster.IsAggregate[unit];
        return ranked;
    }

    static (int Rank, int Count) Place(double[] values, int unit, bool[] peers, bool highFirst, RankScratch scratch)
    {
        double[] among = [.. values.Select((value, other) => peers[other] ? value : double.NaN)];
        var ranks = new int[among.Length];
        RankKernel.RankMin(among, highFirst, scratch, ranks);
        return (ranks[unit], ranks.Count(rank => rank > 0));
    }

    /// <summary>The last place that any unit has, whatever its group: what COINr compares with.</summary>
    static int WorstPlace(Panel panel, int variable, int year, string? grouping, bool highFirst, RankScratch scratch)
    {
        var ranked = Ranked(panel, year);
        var values = panel[variable, year].Values;
        var worst = 0;
        var groups = grouping is null ? null : panel.Roster.Grouping(grouping);
        for (var group = 0; group < (groups?.Labels.Count ?? 1); group++)
        {
            var isMember = groups is null ? ranked : new bool[ranked.Length];
            if (groups is not null)
                foreach (var member in groups.Members(group)) isMember[member] = ranked[member];
            double[] among = [.. values.Select((value, unit) => isMember[unit] ? value : double.NaN)];
            var ranks = new int[among.Length];
            RankKernel.RankMin(among, highFirst, scratch, ranks);
            worst = Math.Max(worst, ranks.Max());
        }
        return worst;
    }

    /// <summary>Different values over units, a missing value counting as one more.</summary>
    static double UniqueShare(Panel panel, int variable, int year)
    {
        var ranked = Ranked(panel, year);
        double[] values = [.. panel[variable, year].Values.Where((_, unit) => ranked[unit])];
        var statistics = IndicatorStatistics.Of(panel.Variables[variable], values);
        return (statistics.Unique + (statistics.Available < values.Length ? 1.0 : 0)) / values.Length;
    }

    static string? Pillar(Node framework, string indicator) =>
        framework.TopDown().FirstOrDefault(node => node.Children.Any(child => child.IsLeaf && child.Code == indicator))?.Code;
}

using Scoring.Experiments;
using Scoring.Findings;

namespace Scoring.Cli.Terminal;

/// <summary>The part of a comparison that is shown: one year, some units.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Year">Index of the year.</param>
/// <param name="Units">Indices of the units shown, by nominal place.</param>
/// <param name="Ranked">Number of units ranked nominally or asked for.</param>
/// <param name="Best">Size of the leading group.</param>
sealed record ComparisonView(Comparison Comparison, int Year, IReadOnlyList<int> Units, int Ranked, int Best)
{
    /// <summary>Nominal places of the year.</summary>
    public double[] Nominal => Comparison.Node.Years[Year].Ranks;

    /// <summary>Variants that could be computed, without those that leave one part out.</summary>
    public IReadOnlyList<ComparedVariant> Columns => [.. Comparison.Variants.Where(variant => variant.IsPossible && variant.Variant.LeftOut is null)];

    /// <summary>Prepares a view.</summary>
    /// <exception cref="ScoringException">The year was not scored or a unit is not in the roster.</exception>
    public static ComparisonView Of(Comparison comparison, int? year, IReadOnlyList<string> units, int top, int best)
    {
        var faults = new List<Finding>();
        var at = year is { } wanted ? comparison.Years.ToList().IndexOf(wanted) : comparison.Years.Count - 1;
        if (at < 0) faults.Add(new Finding { Kind = FindingKinds.YearNotInPanel, Found = $"--year {year}", Expected = string.Join(", ", comparison.Years) });
        foreach (var code in units.Where(code => comparison.Roster.IndexOf(code) < 0))
            faults.Add(new Finding { Kind = FindingKinds.BadArgument, Found = $"--unit {code}" });
        if (faults.Count > 0) throw new ScoringException(faults);

        var ranks = comparison.Node.Years[at].Ranks;
        var asked = units.Select(comparison.Roster.IndexOf).ToHashSet();
        int[] shown =
        [
            .. Enumerable.Range(0, ranks.Length).Where(unit => asked.Count > 0 ? asked.Contains(unit) : !double.IsNaN(ranks[unit]))
                .OrderBy(unit => double.IsNaN(ranks[unit])).ThenBy(unit => ranks[unit]),
        ];
        return new ComparisonView(comparison, at, asked.Count > 0 ? shown : shown[..Math.Min(top, shown.Length)], shown.Length, best);
    }

    /// <summary>A unit's name and code.</summary>
    public string Name(int unit, Language language)
    {
        var entry = Comparison.Roster.Units[unit];
        var name = entry.Name.In(language);
        return Printable(name == entry.Code ? name : $"{name} {entry.Code}");
    }

    /// <summary>What a variant is called: its title where it has one, and what was left out with its code.</summary>
    public static string Title(ComparedVariant variant, Language language)
    {
        var (title, name) = (variant.Variant.Title.In(language), variant.Variant.LeftOut ?? variant.Variant.Name);
        return Printable(title == name || variant.Variant.LeftOut is null ? title : $"{title} {name}");
    }

    /// <summary>Names are data: control characters must not reach a terminal.</summary>
    public static string Printable(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '�' : c));
}

using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Normalising;

/// <summary>Years whose values share parameters, and the years these are taken from; all by index.</summary>
/// <param name="Year">The year they hold for; null = all years.</param>
/// <param name="Sample">Years that the parameters are taken from, ascending.</param>
/// <param name="Scored">Years that are scored with them.</param>
sealed record Scope(int? Year, int[] Sample, int[] Scored)
{
    /// <summary>The scopes that bounds ask for; frozen years that the panel does not have are left out.</summary>
    public static IReadOnlyList<Scope> Of(Panel panel, BoundsScope bounds)
    {
        int[] all = [.. Enumerable.Range(0, panel.Years.Count)];
        if (bounds.EachYear) return [.. all.Select(year => new Scope(panel.Years[year], [year], [year]))];
        if (bounds.Years.Count == 0) return [new Scope(null, all, all)];
        var frozen = bounds.Years.Select(panel.IndexOfYear).Where(year => year >= 0).Distinct().Order();
        return [new Scope(null, [.. frozen], all)];
    }

    /// <summary>A fault for every frozen year that the panel does not have.</summary>
    public static IEnumerable<Finding> MissingYears(Panel panel, BoundsScope bounds, string code) =>
        from year in bounds.Years
        where panel.IndexOfYear(year) < 0
        select new Finding
        {
            Kind = FindingKinds.BoundsYearMissing,
            Year = year,
            Variable = code,
            Found = string.Join(", ", panel.Years),
        };
}

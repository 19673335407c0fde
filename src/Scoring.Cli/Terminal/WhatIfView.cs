using Scoring.Experiments;
using Scoring.Findings;

namespace Scoring.Cli.Terminal;

/// <summary>The part of a what-if experiment that is shown.</summary>
/// <param name="WhatIf">The experiment.</param>
/// <param name="Only">Indices of the units asked for; empty = those that move furthest.</param>
/// <param name="Top">Most units shown of a variant.</param>
/// <param name="Best">Size of the leading group.</param>
sealed record WhatIfView(WhatIf WhatIf, IReadOnlyList<int> Only, int Top, int Best)
{
    /// <summary>Prepares a view.</summary>
    /// <exception cref="ScoringException">A unit is not in the roster.</exception>
    public static WhatIfView Of(WhatIf whatIf, IReadOnlyList<string> units, int top, int best)
    {
        Finding[] unknown = [.. units.Where(code => whatIf.Nominal.Roster.IndexOf(code) < 0).Select(code => new Finding { Kind = FindingKinds.BadArgument, Found = $"--unit {code}" })];
        if (unknown.Length > 0) throw new ScoringException(unknown);
        return new WhatIfView(whatIf, [.. units.Select(whatIf.Nominal.Roster.IndexOf)], top, best);
    }

    /// <summary>Units shown of a variant.</summary>
    public IReadOnlyList<int> Units(VariantYear year) => Only.Count > 0 ? Only : year.Movers(Top);

    /// <summary>A unit's name and code.</summary>
    public string Name(int unit, Language language)
    {
        var entry = WhatIf.Nominal.Roster.Units[unit];
        var name = entry.Name.In(language);
        return ComparisonView.Printable(name == entry.Code ? name : $"{name} {entry.Code}");
    }
}

using Scoring.Panels;

namespace Scoring.Evaluating;

public sealed partial class Evaluation
{
    /// <summary>The same evaluation with only some of its years; scores and ranks stay as they are.</summary>
    /// <param name="years">Years, each of them in <see cref="Years"/>.</param>
    /// <exception cref="ArgumentException">A year was not evaluated.</exception>
    public Evaluation ForYears(IEnumerable<int> years)
    {
        int[] kept = [.. years.Distinct().Order().Select(Normalised.IndexOfYear)];
        if (kept.Contains(-1)) throw new ArgumentException("A year was not evaluated.", nameof(years));
        return new Evaluation
        {
            Scheme = Scheme,
            Indicators = Only(Indicators, kept),
            Normalised = Only(Normalised, kept),
            Nodes = [.. Nodes.Select(node => node with { Years = [.. kept.Select(year => node.Years[year])] })],
            Records = Records,
            Treated = [.. Treated.Where(column => Array.Exists(kept, year => Years[year] == column.Year))],
            Natural = Only(Natural, kept),
            Findings = Findings,
            Rulings = Rulings.ForYears(kept, Years),
        };
    }

    static Panel Only(Panel panel, int[] years)
    {
        var columns = new Column[panel.Variables.Count][];
        for (var v = 0; v < columns.Length; v++) columns[v] = [.. years.Select(year => panel[v, year])];
        return new Panel(panel.Roster, [.. years.Select(year => panel.Years[year])], panel.Variables, columns,
            [.. years.Select(year => panel.Present(year).ToArray())]);
    }
}

using Scoring.Expressions;
using Scoring.Panels;

namespace Scoring.Aggregating;

/// <summary>A node's children as a formula reads them: by code and calendar year.</summary>
sealed class ChildSource(Panel panel, IReadOnlyList<string> codes, IReadOnlyList<double[][]> values) : IExpressionSource
{
    public int UnitCount => panel.UnitCount;

    public IReadOnlyList<int> Years => panel.Years;

    public ReadOnlySpan<bool> IsAggregate => panel.Roster.IsAggregate;

    public bool Has(string name) => IndexOf(name) >= 0;

    public ReadOnlySpan<double> Column(string name, int year) => values[IndexOf(name)][panel.IndexOfYear(year)];

    public ReadOnlySpan<bool> Present(int year) => panel.Present(panel.IndexOfYear(year));

    /// <summary>The same source with other values in one year.</summary>
    public ChildSource With(IReadOnlyList<double[]> children, int year)
    {
        var at = panel.IndexOfYear(year);
        return new ChildSource(panel, codes, [.. values.Select((columns, child) => columns.Select((column, y) => y == at ? children[child] : column).ToArray())]);
    }

    int IndexOf(string name)
    {
        for (var child = 0; child < codes.Count; child++)
            if (codes[child] == name)
                return child;
        return -1;
    }
}

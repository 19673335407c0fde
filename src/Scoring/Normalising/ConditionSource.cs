using Scoring.Expressions;
using Scoring.Panels;

namespace Scoring.Normalising;

/// <summary>What conditions such as <c>population &lt; 20000</c> read: indicators as derived, then raw variables.</summary>
/// <param name="variables">The raw variables as the derivation read them.</param>
/// <param name="indicators">The indicators as derived, before any later step; the same years and units.</param>
sealed class ConditionSource(Panel variables, Panel indicators) : IExpressionSource
{
    public int UnitCount => indicators.UnitCount;

    public IReadOnlyList<int> Years => indicators.Years;

    public ReadOnlySpan<bool> IsAggregate => indicators.Roster.IsAggregate;

    public bool Has(string name) => indicators.IndexOf(name) >= 0 || variables.IndexOf(name) >= 0;

    public ReadOnlySpan<double> Column(string name, int year)
    {
        var panel = indicators.IndexOf(name) >= 0 ? indicators : variables;
        return panel[panel.IndexOf(name), panel.IndexOfYear(year)].Values;
    }

    public ReadOnlySpan<bool> Present(int year) => indicators.Present(indicators.IndexOfYear(year));
}

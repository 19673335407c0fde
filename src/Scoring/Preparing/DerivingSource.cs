using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Preparing;

/// <summary>What an indicator's expression reads: other indicators by their codes, then raw variables; its own code means the raw variable.</summary>
sealed class DerivingSource(Panel raw, IReadOnlyList<Indicator> indicators) : IExpressionSource
{
    readonly HashSet<string> codes = new(indicators.Select(indicator => indicator.Code), StringComparer.Ordinal);
    readonly Dictionary<string, Column[]> derived = new(StringComparer.Ordinal);

    /// <summary>Code of the indicator that is being derived.</summary>
    public string Current { get; set; } = "";

    public int UnitCount => raw.UnitCount;

    public IReadOnlyList<int> Years => raw.Years;

    public ReadOnlySpan<bool> IsAggregate => raw.Roster.IsAggregate;

    public bool Has(string name) => IsIndicator(name) ? derived.ContainsKey(name) : raw.IndexOf(name) >= 0;

    public ReadOnlySpan<double> Column(string name, int year) => Find(name, year).Values;

    public ReadOnlySpan<bool> Present(int year) => raw.Present(raw.IndexOfYear(year));

    /// <summary>The column that a name means in a calendar year.</summary>
    public Column Find(string name, int year)
    {
        var index = raw.IndexOfYear(year);
        return IsIndicator(name) ? derived[name][index] : raw[raw.IndexOf(name), index];
    }

    public Column[] Derived(string code) => derived[code];

    public void Add(string code, Column[] columns) => derived.Add(code, columns);

    /// <summary>A fault for every name that is neither an indicator nor a variable of the panel.</summary>
    public IEnumerable<Finding> Unknown()
    {
        foreach (var indicator in indicators)
            foreach (var name in indicator.Value?.Names ?? [indicator.Code])
                if ((name == indicator.Code || !codes.Contains(name)) && raw.IndexOf(name) < 0)
                    yield return new Finding { Kind = FindingKinds.VariableNotInPanel, Variable = indicator.Code, Found = name };
    }

    bool IsIndicator(string name) => name != Current && codes.Contains(name);
}

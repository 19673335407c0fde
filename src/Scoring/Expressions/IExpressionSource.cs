namespace Scoring.Expressions;

/// <summary>The values an expression is computed from: columns by name and calendar year.</summary>
/// <remarks>Nothing that was handed out may change during an evaluation.</remarks>
interface IExpressionSource
{
    /// <summary>Length of every column.</summary>
    int UnitCount { get; }

    /// <summary>The calendar years there are, ascending; gaps are allowed.</summary>
    IReadOnlyList<int> Years { get; }

    /// <summary>For each unit whether it is an aggregate unit.</summary>
    ReadOnlySpan<bool> IsAggregate { get; }

    /// <summary>Whether there is a column of this name in every year.</summary>
    bool Has(string name);

    /// <summary>The values of a name in one of the years: finite, or NaN for missing.</summary>
    ReadOnlySpan<double> Column(string name, int year);

    /// <summary>For each unit whether it is in the roster of one of the years.</summary>
    ReadOnlySpan<bool> Present(int year);
}

using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Aggregating;

/// <summary>A way to join a node's children into one value per unit.</summary>
/// <remarks>Missing children (NaN) drop out with their weight unless the method says otherwise. Children are summed in the order given.</remarks>
abstract class Aggregator
{
    /// <summary>Name, formula, source and options.</summary>
    public abstract MethodDefinition Definition { get; }

    /// <summary>False where weights have no say, so that children of weight zero count like the others.</summary>
    public virtual bool UsesWeights => true;

    /// <summary>The exponent when the method is a power mean of the children (1 arithmetic, 0 geometric, −1 harmonic), else null.</summary>
    public virtual double? Exponent(OptionSet options) => null;

    /// <summary>What is wrong with the options for a node with these children; the node is filled in by the caller.</summary>
    public virtual IEnumerable<Finding> Check(OptionSet options, IReadOnlyList<string> children, Panel panel) => [];

    /// <summary>Joins the children of one node in one year.</summary>
    /// <param name="context">Options and the place for faults.</param>
    /// <param name="children">One column of values per child.</param>
    /// <param name="weights">One weight per child, ≥ 0, as written in the scheme.</param>
    /// <param name="target">One value per unit; NaN where it cannot be computed.</param>
    public abstract void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target);
}

/// <summary>What an aggregator may know beside the values.</summary>
/// <param name="Options">The method's options.</param>
/// <param name="ReportDomain">Called with unit index, child index and value where the value lies outside the method's domain.</param>
sealed record AggregatorContext(OptionSet Options, Action<int, int, double> ReportDomain)
{
    /// <summary>By child: for each unit whether the child does not concern it; null = it concerns all.</summary>
    public bool[]?[] Exempt { get; init; } = [];

    /// <summary>What a method that compares units fitted; null for other methods.</summary>
    public CrossUnitFit? Fit { get; init; }

    /// <summary>The children in all years by their codes, for a formula.</summary>
    public IExpressionSource? Source { get; init; }

    /// <summary>The calendar year.</summary>
    public int Year { get; init; }

    /// <summary>Called where a formula has no value although all it needs is there; null = nobody asks.</summary>
    public Action<ExpressionIncident>? ReportIncident { get; init; }

    /// <summary>Whether a missing value of a child means that the child does not concern the unit.</summary>
    public bool IsExempt(int child, int unit) => Exempt.Length > 0 && Exempt[child] is { } units && units[unit];
}

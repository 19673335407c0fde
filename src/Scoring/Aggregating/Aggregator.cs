using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>A way to join a node's children into one value per unit.</summary>
/// <remarks>Missing children (NaN) drop out with their weight unless the method says otherwise. Children are summed in the order given.</remarks>
abstract class Aggregator
{
    /// <summary>Name, formula, source and options.</summary>
    public abstract MethodDefinition Definition { get; }

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
sealed record AggregatorContext(OptionSet Options, Action<int, int, double> ReportDomain);

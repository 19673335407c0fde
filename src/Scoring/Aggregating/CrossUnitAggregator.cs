using System.Globalization;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;

namespace Scoring.Aggregating;

/// <summary>A method that sets each unit against the others: parameters or samples are fitted first, then any unit is scored with them.</summary>
/// <remarks>
/// The sample holds the units of the scope's years that the node scores: present, not aggregate, not left out by the node's rules, with a child that
/// counts. Aggregate units and later years are scored against it and change nobody's score, and what a unit gets does not depend on whether it is
/// in the sample, so stored parameters give the same scores again. Children named under <c>costs</c> are negated before anything else, so that
/// more is better everywhere below. Missing children drop out with their weight.
/// </remarks>
abstract class CrossUnitAggregator : Aggregator
{
    /// <summary><see cref="Evaluating.FittedEntry.Stage"/> of what a node's method fitted for one of its children.</summary>
    public const int ChildStage = -1;

    /// <summary>The same for what it fitted for all children together.</summary>
    public const int NodeStage = -2;

    protected static readonly OptionDefinition Costs = new("costs", OptionType.Names,
        new("数值越小越好的子项；缺省时子项均为越大越好", "Children of which less is better; without it more is better for all"));

    protected static readonly OptionDefinition Constant = new("constant", OptionType.Choice,
        new("取值全部相同的子项：报错，或连同权重一起略去并报告", "A child whose values are all equal is an error, or is left out with its weight and reported"))
    { Default = "error", Choices = ["error", "leave-out"] };

    protected static OptionDefinition Bounds(BoundsScope otherwise) => new("bounds", OptionType.Bounds,
        new("参照集取自哪些年份", "Years whose units make up the reference set"))
    { Default = otherwise };

    /// <summary>Unit whose values the fit needs; null = none.</summary>
    public virtual string? ReferenceUnit(OptionSet options) => null;

    /// <summary>The year in which the reference is taken; null = the first of the sample.</summary>
    public virtual int? ReferenceYear(OptionSet options) => null;

    /// <summary>Options that name children.</summary>
    protected virtual IReadOnlyList<string> OptionsByChild => [];

    /// <summary>What is wrong with the method's own options.</summary>
    protected virtual IEnumerable<Finding> CheckOptions(OptionSet options, IReadOnlyList<string> children) => [];

    /// <summary>Fits one child. A scale marked constant leaves the child out.</summary>
    /// <param name="sample">The sample; the child's column holds at least one number.</param>
    /// <param name="child">Index of the child.</param>
    /// <param name="options">The method's options.</param>
    public abstract FittedScale FitChild(CrossUnitSample sample, int child, OptionSet options);

    /// <summary>Fits what all children share; null = nothing.</summary>
    /// <param name="fit">What was fitted for the children.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="weights">Weights; 0 for a child that is left out.</param>
    /// <param name="options">The method's options.</param>
    public virtual FittedScale? FitNode(CrossUnitFit fit, CrossUnitSample sample, ReadOnlySpan<double> weights, OptionSet options) => null;

    /// <summary>Scores units with what was fitted. Children are turned so that more is better; those left out have weight 0.</summary>
    protected abstract void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target);

    /// <summary>True when a score is a function of the unit's own children once the parameters are fitted and means something for some of them.</summary>
    public virtual bool CanBeDivided => false;

    public sealed override IEnumerable<Finding> Check(OptionSet options, IReadOnlyList<string> children, Panel panel)
    {
        if (options.Bounds("bounds").Group is { } group)
            yield return Unfit($"bounds.group {group}", "bounds: all-years, each-year, [year, …]");
        foreach (var name in (options.Knows("costs") ? options.Names("costs") : []).Concat(OptionsByChild.SelectMany(option => options.NumberByName(option).Keys)))
            if (!children.Contains(name))
                yield return new Finding { Kind = FindingKinds.AggregatorUnknownChild, Found = name, Expected = string.Join(", ", children) };
        if (ReferenceUnit(options) is { } unit && panel.Roster.IndexOf(unit) < 0)
            yield return new Finding { Kind = FindingKinds.ReferenceUnknown, Found = unit };
        foreach (var finding in CheckOptions(options, children)) yield return finding;
    }

    public sealed override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var fit = context.Fit ?? throw new InvalidOperationException("The method needs what was fitted on the sample.");
        var turned = new double[children.Length][];
        for (var j = 0; j < turned.Length; j++) turned[j] = fit.IsCost[j] ? Negated(children[j]) : children[j];
        Score(fit, context, turned, fit.Weights(weights), target);
    }

    /// <summary>A stated value of a child, turned like its column; null = not stated.</summary>
    protected static double? Stated(OptionSet options, string option, CrossUnitSample sample, int child) =>
        options.NumberByName(option).TryGetValue(sample.Codes[child], out var value) ? sample.IsCost[child] ? -value : value : null;

    protected static Finding Unfit(string found, string expected) =>
        new() { Kind = FindingKinds.AggregatorOptionsUnfit, Found = found, Expected = expected };

    protected static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    internal static double[] Negated(double[] column)
    {
        var negated = new double[column.Length];
        for (var i = 0; i < negated.Length; i++) negated[i] = 0 - column[i]; // 0 − 0 is +0
        return negated;
    }
}

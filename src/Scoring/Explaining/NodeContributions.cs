using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Explaining;

/// <summary>What every node and indicator below a node contributes to that node's score, by year and unit.</summary>
/// <remarks>
/// <para>Contributions of the children of one node sum to the contribution of that node, so those of all indicators sum to the score (within rounding, 1e-9
/// relative to the largest contributions). Arithmetic mean w·z/Σw over the available children; sum w·z; power means by Euler's theorem; other methods by
/// exact Shapley values over at most 12 direct children; further down in proportion.</para>
/// <para>Where a node's <c>then</c> or a declared rounding changed its value, the contributions below it are scaled in proportion to the changed value; where
/// it was 0 before, they follow the children's weights. Both are conventions and reported as such.</para>
/// <para>A missing child contributes nothing and has no number. Where a method cannot be divided, nothing below the node has a number, and the run says so.</para>
/// </remarks>
public sealed class NodeContributions
{
    readonly Dictionary<string, double[][]> contributions;

    NodeContributions(string target, IReadOnlyList<string> codes, Dictionary<string, double[][]> contributions, IReadOnlyList<Finding> findings)
    {
        Target = target;
        Codes = codes;
        this.contributions = contributions;
        Findings = findings;
    }

    /// <summary>Code of the node that is explained.</summary>
    public string Target { get; }

    /// <summary>Codes of the nodes and indicators below it that feed it, parents before children.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Conventions followed and divisions refused, by node.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Contributions of a node or indicator in a year (by index), by unit, in points of the target's score.</summary>
    /// <returns>NaN where the target has no score, the child is missing, or the division was refused.</returns>
    /// <exception cref="ArgumentException">The code is not below the target.</exception>
    public ReadOnlySpan<double> Of(string code, int year) => contributions.TryGetValue(code, out var columns)
        ? columns[year]
        : throw new ArgumentException($"'{code}' does not feed '{Target}'.", nameof(code));

    /// <summary>The columns behind <see cref="Of"/>, by year; shared, not to be changed.</summary>
    internal double[][] Columns(string code) => contributions[code];

    /// <summary>Explains a node of an evaluation.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="target">Code of the node; it must not be an indicator or a publication.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The result is the same.</param>
    /// <exception cref="ArgumentException">The framework has no such node.</exception>
    public static NodeContributions To(Evaluation evaluation, string target, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var step = evaluation.Scheme.Steps.First(step => step.Kind == StepKind.Aggregate);
        var root = evaluation.Scheme.Framework.TopDown().FirstOrDefault(node => node.Code == target && !node.IsLeaf)
            ?? throw new ArgumentException($"The framework has no node '{target}'.", nameof(target));
        var plan = FrameworkPlan.Of(root, step, evaluation.Normalised, evaluation.Weights);
        var feeding = Feeding(plan);
        var tracer = new ContributionTracer(evaluation, plan);
        var years = evaluation.Years.Count;
        var byYear = new ContributionTracer.Trace[years];
        Parallelism.For(years, threads ?? Environment.ProcessorCount, year => byYear[year] = tracer.Run(year));

        var codes = new List<string>();
        var contributions = new Dictionary<string, double[][]>(StringComparer.Ordinal);
        foreach (var node in feeding.Where(node => node.Position != plan.Nodes.Count - 1))
        {
            codes.Add(node.Node.Code);
            contributions[node.Node.Code] = [.. byYear.Select(year => year.Amounts[node.Position])];
        }
        return new NodeContributions(target, codes, contributions, Merge(feeding, byYear, evaluation));
    }

    static List<PlannedNode> Feeding(FrameworkPlan plan)
    {
        var feeding = new List<PlannedNode>();
        Visit(plan.Nodes[^1]);
        return feeding;

        void Visit(PlannedNode node)
        {
            feeding.Add(node);
            foreach (var child in node.Children) Visit(plan.Nodes[child]);
        }
    }

    /// <summary>One finding per node and convention; one per node and year for what was refused.</summary>
    static List<Finding> Merge(List<PlannedNode> nodes, ContributionTracer.Trace[] byYear, Evaluation evaluation)
    {
        var findings = new List<Finding>();
        foreach (var node in nodes)
        {
            foreach (var convention in byYear.SelectMany(year => year.Conventions[node.Position] ?? []).Distinct())
                findings.Add(new Finding { Kind = FindingKinds.ContributionConvention, Variable = node.Node.Code, Found = convention.En });
            for (var year = 0; year < byYear.Length; year++)
                if (byYear[year].Refused[node.Position] is var units and > 0)
                    findings.Add(new Finding
                    {
                        Kind = FindingKinds.ContributionRefused,
                        Variable = node.Node.Code,
                        Year = evaluation.Years[year],
                        Found = node.Choice!.Method.Name,
                        Count = units,
                    });
        }
        return findings;
    }
}

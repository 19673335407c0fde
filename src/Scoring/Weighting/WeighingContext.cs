using System.Globalization;
using Scoring.Aggregating;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Weighting;

/// <summary>What a method of weighting may know of one node, and where it reports.</summary>
/// <param name="node">The node.</param>
/// <param name="children">The children that feed it, in the order given.</param>
/// <param name="options">The method's options.</param>
/// <param name="findings">Receives what is reported beside the weights.</param>
/// <param name="faults">Receives what stops the run.</param>
sealed class WeighingContext(Node node, IReadOnlyList<Node> children, OptionSet options, ICollection<Finding> findings, ICollection<Finding> faults)
{
    /// <summary>The node whose children are weighed.</summary>
    public Node Node => node;

    /// <summary>The children that feed it, in the order given; at least two.</summary>
    public IReadOnlyList<Node> Children => children;

    /// <summary>The method's options.</summary>
    public OptionSet Options => options;

    /// <summary>How the node joins its children.</summary>
    public required MethodChoice Aggregation { get; init; }

    /// <summary>The tables that the scheme names.</summary>
    public required IReadOnlyDictionary<string, ReferenceTable> Tables { get; init; }

    /// <summary>Gives the children's values in the years asked for, normalised or (true) before normalising; null after a fault.</summary>
    public required Func<OptionSet, bool, ChildSample?> Values { get; init; }

    /// <summary>The node's values as its method joins the children, by row, with certain weights.</summary>
    public double[] Join(double[][] columns, double[] weights)
    {
        var joined = new double[columns[0].Length];
        Aggregators.Find(Aggregation.Method.Name).Aggregate(new AggregatorContext(Aggregation.Options, static (_, _, _) => { }), columns, weights, joined);
        return joined;
    }

    /// <summary>The same node with another method's options.</summary>
    public WeighingContext With(OptionSet other) => new(node, children, other, findings, faults)
    {
        Aggregation = Aggregation,
        Tables = Tables,
        Values = Values,
    };

    /// <summary>The values to fit on, when there are rows enough in which no child is missing; left-out rows are reported.</summary>
    public double[][]? CompleteValues(int least, bool natural = false)
    {
        if (Values(options, natural) is not { } sample) return null;
        var rows = sample.Complete[0].Length;
        if (rows < least)
        {
            Fault(FindingKinds.WeightSampleSmall, Invariant($"{rows}"), Invariant($"≥ {least}"));
            return null;
        }
        if (rows < sample.Rows)
            Report(FindingKinds.WeightRowsLeftOut, Invariant($"{sample.Rows - rows} / {sample.Rows}"));
        return sample.Complete;
    }

    /// <summary>Weights in proportion to scores that are not negative; a fault when all of them are zero.</summary>
    public Weighed? InProportion(double[] scores, IReadOnlyList<(string Name, double Value)>? statistics = null)
    {
        var total = SumKernel.Sum(scores);
        if (total > 0 && double.IsFinite(total)) return new Weighed([.. scores.Select(score => score / total)], statistics ?? []);
        Fault(FindingKinds.WeightsUndefined, string.Join(", ", children.Select((child, j) => Invariant($"{child.Code} {scores[j]:R}"))));
        return null;
    }

    /// <summary>A fault: the method has no place here.</summary>
    public Weighed? Refuse(string found)
    {
        Fault(FindingKinds.WeighingUnfit, found);
        return null;
    }

    /// <summary>Which columns have no spread; each is reported.</summary>
    public bool[] Constants(double[][] columns)
    {
        var constants = columns.Select(ChildSample.IsConstant).ToArray();
        if (constants.Contains(false))
            for (var j = 0; j < constants.Length; j++)
                if (constants[j])
                    Report(FindingKinds.WeightConstant, columns[j].Length == 0 ? "–" : Invariant($"{columns[j].FirstOrDefault(x => !double.IsNaN(x)):R}"), child: children[j]);
        return constants;
    }

    /// <summary>Reports pairs of children that tell exactly the same.</summary>
    public void ReportCollinear(double[][] correlations)
    {
        for (var j = 0; j < correlations.Length; j++)
            for (var k = j + 1; k < correlations.Length; k++)
                if (Math.Abs(correlations[j][k]) > 1 - 1e-12)
                    Report(FindingKinds.WeightsCollinear, Invariant($"{children[j].Code}, {children[k].Code}: r {correlations[j][k]:0.####}"));
    }

    /// <summary>Reports beside the weights.</summary>
    public void Report(FindingKind kind, string found, string? expected = null, Node? child = null) =>
        findings.Add(new Finding { Kind = kind, Variable = Place(child), Found = found, Expected = expected });

    /// <summary>Reports what stops the run.</summary>
    public void Fault(FindingKind kind, string found, string? expected = null, Node? child = null, string? file = null, long? row = null) =>
        faults.Add(new Finding { Kind = kind, Variable = Place(child), Found = found, Expected = expected, File = file, Row = row });

    /// <summary>Text in the invariant culture.</summary>
    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    string Place(Node? child) => (child ?? node).Code;
}

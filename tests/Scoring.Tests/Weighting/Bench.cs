using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Tests.Preparing;
using Scoring.Weighting;
using Stage = Scoring.Weighting.Weighting;

namespace Scoring.Tests.Weighting;

/// <summary>Weighs small tables: one node with children c0, c1, … or a whole framework.</summary>
static class Bench
{
    /// <summary>What a method came to for one node.</summary>
    public sealed record Outcome(double[]? Weights, IReadOnlyDictionary<string, double> Statistics, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Faults)
    {
        public double this[string statistic] => Statistics[statistic];

        public IEnumerable<string> FindingCodes => Findings.Select(finding => finding.Kind.Code);

        public Finding Fault => Assert.Single(Faults);
    }

    /// <summary>Weighs the columns of a table of units (rows) by a method.</summary>
    public static Outcome Weigh(string method, double[][] rows, params (string Name, object? Value)[] options) =>
        Weigh(method, rows[0].Length, rows, null, "arithmetic", options);

    /// <summary>Weighs so many children by judgements alone.</summary>
    public static Outcome Judge(string method, int children, params (string Name, object? Value)[] options) => Weigh(method, children, [], null, "arithmetic", options);

    public static Outcome Weigh(
        string method, int children, double[][] rows, ReferenceTable? table, string aggregation, params (string Name, object? Value)[] options)
    {
        var choice = Given.Choice(StepKind.Weight, method, options);
        var node = new Node("index") { Children = [.. Enumerable.Range(0, children).Select(j => new Node($"c{j}"))], Weight = 60 };
        var (findings, faults) = (new List<Finding>(), new List<Finding>());
        var context = new WeighingContext(node, node.Children, choice.Options, findings, faults)
        {
            Aggregation = Given.Choice(StepKind.Aggregate, aggregation),
            Tables = table is null ? new Dictionary<string, ReferenceTable>() : new() { ["judgements"] = table },
            Values = (_, _) => new ChildSample(Columns(rows, children)),
        };
        var weighed = Weighers.Find(method).Weigh(context);
        return new Outcome(weighed?.Weights, weighed?.Statistics.ToDictionary(pair => pair.Name, pair => pair.Value) ?? [], findings, faults);
    }

    public static double[][] Columns(double[][] rows, int children) => [.. Enumerable.Range(0, children).Select(j => rows.Select(row => row[j]).ToArray())];

    /// <summary>Runs the weight step of a framework on a panel of normalised values.</summary>
    public static (NodeWeights Weights, StepRecord Record, IReadOnlyList<Finding> Findings) Run(
        Node framework, Panel panel, Step weight, Step? aggregate = null, IReadOnlyList<FittedEntry>? stored = null, Panel? natural = null)
    {
        var scheme = Given.Scheme(panel, weight, aggregate ?? new Step(StepKind.Aggregate, Given.Choice(StepKind.Aggregate, "arithmetic"))) with { Framework = framework };
        var log = new FindingLog();
        var input = new WeightingInput(scheme, panel) { Natural = natural ?? panel, Dropped = [], Tables = new Dictionary<string, ReferenceTable>() };
        var (weights, record) = Stage.Apply(input, weight, log, stored);
        return (weights, record, log.ToList());
    }

    public static Step Step(string method, params (string Name, object? Value)[] options) => new(StepKind.Weight, Given.Choice(StepKind.Weight, method, options));

    /// <summary>Expected and found agree within a tolerance.</summary>
    public static void Close(IReadOnlyList<double> expected, IReadOnlyList<double>? found, double tolerance = 1e-9)
    {
        Assert.NotNull(found);
        Assert.Equal(expected.Count, found.Count);
        for (var j = 0; j < expected.Count; j++)
            Assert.True(Math.Abs(expected[j] - found[j]) <= tolerance, $"[{j}]: expected {expected[j]:R}, found {found[j]:R}; all: {string.Join(", ", found)}");
    }
}

using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Schemes;
using Scoring.Tests.Preparing;

namespace Scoring.Tests.Auditing;

/// <summary>The ASEM example coin as COINr ships it (MIT licence, © European Commission / William Becker), evaluated from its treated data.</summary>
static class AsemAudit
{
    /// <summary>The indicators in the order of COINr, which breaks ties by it.</summary>
    static IReadOnlyList<Indicator> Indicators()
    {
        var meta = GoldenTable.Read("asem/00_inputs/iMeta_as_sorted_by_new_coin.csv");
        return
        [
            .. Enumerable.Range(0, meta.Rows.Count).Where(row => meta[row, "Type"] == "Indicator").Select(row => new Indicator(meta[row, "iCode"])
            {
                Name = Text.Same(meta[row, "iName"]),
                Unit = meta[row, "Unit"],
                Direction = (int)meta.Number(row, "Direction"),
            }),
        ];
    }

    /// <summary>The example coin's index from one of its tables.</summary>
    public static Evaluation Evaluate(string file = "01_example_coin/treated.csv") => Evaluator.Run(Scheme, Asem.Panel(file));

    public static Scheme Scheme => new()
    {
        Id = "asem",
        Version = "1",
        Title = Text.Same("ASEM"),
        Indicators = Indicators(),
        Framework = Aggregating.Asem.Framework(),
        Steps =
        [
            new Step(StepKind.Derive, Given.Choice(StepKind.Derive, "expression")),
            new Step(StepKind.Normalise, Given.Choice(StepKind.Normalise, "min-max", ("range", new double[] { 0, 100 }))),
            new Step(StepKind.Aggregate, Given.Choice(StepKind.Aggregate, "arithmetic")),
            new Step(StepKind.Rank, Given.Choice(StepKind.Rank, "rank")),
        ],
        NeededVariables = [.. Indicators().Select(indicator => indicator.Code)],
    };

    /// <summary>Columns of a golden table, all numbers.</summary>
    public static (string[] Codes, double[][] Columns) Columns(string file, params string[] codes)
    {
        var table = GoldenTable.Read($"asem/{file}");
        if (codes.Length == 0) codes = [.. table.Columns.Skip(1)];
        return (codes, [.. codes.Select(code => (double[])[.. table.Rows.Select((_, row) => table.Number(row, code))])]);
    }

    /// <summary>Codes of the indicators below a node, or its children.</summary>
    public static string[] Below(string node, bool children = false)
    {
        var found = Aggregating.Asem.Framework().TopDown().First(each => each.Code == node);
        return children ? [.. found.Children.Select(child => child.Code)] : [.. found.TopDown().Where(each => each.IsLeaf).Select(leaf => leaf.Code)];
    }

    /// <summary>Equal within 1e-9, absolute or relative.</summary>
    public static void Close(double expected, double found, string what)
    {
        if (double.IsNaN(expected) ? double.IsNaN(found) : Math.Abs(expected - found) <= 1e-9 * Math.Max(1, Math.Abs(expected))) return;
        Assert.Fail($"{what}: expected {expected:R}, found {found:R}");
    }
}

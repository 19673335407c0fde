using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Tests.Preparing;

namespace Scoring.Tests.Adjusting;

/// <summary>Schemes whose index is the indicator <c>s</c> as it is, so that rules are seen by themselves.</summary>
static class Ruled
{
    /// <summary>A scheme with these steps beside its index of one indicator.</summary>
    public static Scheme Scheme(string steps, string tables = "{}", string more = "") => SchemeReader.Read(Json(steps, tables, more));

    public static string Json(string steps, string tables = "{}", string more = "") => $$"""
        { "id": "ruled", "version": "1", "tables": {{tables}}, {{more}} "indicators": [ { "code": "s" } ],
          "framework": { "code": "index", "children": ["s"] }, "steps": { {{steps}} } }
        """;

    /// <summary>Units a, b, c … in 2020, 2021, …; each variable's values by year.</summary>
    public static Evaluation Run(Scheme scheme, Panel panel, params (string Name, string Csv)[] tables) => Evaluator.Run(scheme, panel, 1, tables: Tables(tables));

    public static Evaluation Run(string steps, params (string Code, double[][] ByYear)[] variables) => Run(Scheme(steps), Given.Panel(variables));

    public static IReadOnlyDictionary<string, ReferenceTable> Tables(params (string Name, string Csv)[] tables) => tables.ToDictionary(table => table.Name, table =>
    {
        var rows = table.Csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (IReadOnlyList<string>)line.Split(',')).ToList();
        return new ReferenceTable(table.Name + ".csv", rows[0], rows[1..]);
    });

    public static IReadOnlyList<Finding> Faults(Action run) => Assert.Throws<ScoringException>(run).Faults;

    public static int Count(this Evaluation evaluation, FindingKind kind) => evaluation.Findings.Count(finding => finding.Kind == kind);
}

using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Checking;

/// <summary>Examines every cell of a panel for what a statistician would ask about before scoring: slips, copies, impossible values, outliers.</summary>
public static class CellChecks
{
    /// <summary>Examines a panel. Nothing is changed; missing cells are skipped.</summary>
    /// <param name="panel">Raw variables.</param>
    /// <param name="variables">What is declared of them, by code; others count as undeclared.</param>
    /// <param name="threads">Threads; the findings are the same for any number.</param>
    /// <returns>The findings by variable in the panel's order, then rows that repeat others.</returns>
    public static IReadOnlyList<Finding> Examine(Panel panel, IReadOnlyList<Variable> variables, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(variables);
        var declared = variables.ToDictionary(variable => variable.Code, StringComparer.Ordinal);
        var found = new List<Finding>[panel.Variables.Count + 1];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) }, at =>
            found[at] = at == 0
                ? CopiedRows.Find(panel)
                : new VariableCheck(panel, at - 1, declared.GetValueOrDefault(panel.Variables[at - 1]) ?? new Variable(panel.Variables[at - 1])).Run());
        var log = new FindingLog();
        foreach (var findings in found.Skip(1).Append(found[0])) log.AddRange(findings);
        return log.ToList();
    }
}

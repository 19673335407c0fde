using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Panels;

namespace Scoring.Checking;

/// <summary>Finds values far from all others of their year: more than ten robust standard deviations of the logarithm from the median.</summary>
static class PeerCheck
{
    const double Deviations = 10;
    const int Fewest = 20;

    public static void Report(Panel panel, int variable, List<Finding> findings)
    {
        var logs = new double[panel.UnitCount];
        for (var y = 0; y < panel.Years.Count; y++)
        {
            var values = panel[variable, y].Values;
            var count = 0;
            for (var u = 0; u < values.Length; u++)
                if (values[u] > 0 && !panel.Roster.IsAggregate[u])
                    logs[count++] = DeterministicMath.Log(values[u]);
            if (count < Fewest) continue;
            var sorted = logs.AsSpan(0, count);
            sorted.Sort();
            var median = sorted[count / 2];
            // Quartiles rather than absolute deviations: one sort serves both, and each side is judged by its own width.
            var (low, high) = ((median - sorted[count / 4]) / 0.6745, (sorted[count * 3 / 4] - median) / 0.6745);
            if (low <= 0 || high <= 0) continue;
            if (sorted[^1] <= median + Deviations * high && sorted[0] >= median - Deviations * low) continue;
            for (var u = 0; u < values.Length; u++)
            {
                if (!(values[u] > 0) || panel.Roster.IsAggregate[u]) continue;
                var distance = DeterministicMath.Log(values[u]) - median;
                if (distance <= Deviations * high && distance >= -Deviations * low) continue;
                findings.Add(new Finding
                {
                    Kind = FindingKinds.PeerOutlier,
                    Unit = panel.Roster.Units[u].Code,
                    Year = panel.Years[y],
                    Variable = panel.Variables[variable],
                    Found = VariableCheck.Number(values[u]),
                    Expected = $"{VariableCheck.Number(DeterministicMath.Exp(median - Deviations * low))} – {VariableCheck.Number(DeterministicMath.Exp(median + Deviations * high))}",
                });
            }
        }
    }
}

using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Panels;

namespace Scoring.Checking;

/// <summary>Finds values far from all others of their year: more than ten robust standard deviations of the logarithm from the median.</summary>
static class PeerCheck
{
    const double Deviations = 10;
    const int Fewest = 20;
    const int Part = 256;

    /// <summary>The upper quartile of the standard normal distribution.</summary>
    const double Normal = 0.6744897501960817;

    public static void Report(Panel panel, int variable, List<Finding> findings)
    {
        var sorted = new double[panel.UnitCount];
        for (var y = 0; y < panel.Years.Count; y++)
        {
            var values = panel[variable, y].Values;
            var (count, least, most) = (0, double.PositiveInfinity, 0.0);
            for (var u = 0; u < values.Length; u++)
            {
                if (!(values[u] > 0) || panel.Roster.IsAggregate[u]) continue;
                sorted[count++] = values[u];
                least = Math.Min(least, values[u]);
                most = Math.Max(most, values[u]);
            }
            if (count < Fewest) continue;
            // Nearly always a part of the values shows that none can be far out.
            if (count > 4 * Part)
            {
                var part = new double[Part];
                for (var i = 0; i < Part; i++) part[i] = sorted[(int)((long)i * count / Part)];
                var (roughLow, roughHigh) = Bounds(part, 0.6 * Deviations);
                if (least >= roughLow && most <= roughHigh) continue;
            }
            var (low, high) = Bounds(sorted.AsSpan(0, count), Deviations);
            if (least >= low && most <= high) continue;
            for (var u = 0; u < values.Length; u++)
            {
                if (!(values[u] > 0) || panel.Roster.IsAggregate[u] || (values[u] <= high && values[u] >= low)) continue;
                findings.Add(new Finding
                {
                    Kind = FindingKinds.PeerOutlier,
                    Unit = panel.Roster.Units[u].Code,
                    Year = panel.Years[y],
                    Variable = panel.Variables[variable],
                    Found = VariableCheck.Number(values[u]),
                    Expected = $"{VariableCheck.Number(low)} – {VariableCheck.Number(high)}",
                });
            }
        }
    }

    /// <summary>The bounds of what is not far out: each side of the median is judged by its own quartile. None where a quartile is the median.</summary>
    static (double Low, double High) Bounds(Span<double> values, double deviations)
    {
        values.Sort();
        var count = values.Length;
        var median = DeterministicMath.Log(values[count / 2]);
        var low = (median - DeterministicMath.Log(values[count / 4])) / Normal;
        var high = (DeterministicMath.Log(values[count * 3 / 4]) - median) / Normal;
        return low <= 0 || high <= 0
            ? (0, double.PositiveInfinity)
            : (DeterministicMath.Exp(median - deviations * low), DeterministicMath.Exp(median + deviations * high));
    }
}

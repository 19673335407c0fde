using System.Globalization;
using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Panels;

/// <summary>Finds values that look like an undeclared code for "missing".</summary>
/// <remarks>
/// Candidates are ±9, ±99, ±999 … ±999999999 and magnitudes from 1e30 on. A candidate is reported for a variable when all of these hold,
/// the other values of the variable (all years, candidates apart) being the rest:
/// <list type="number">
/// <item>it recurs: at least three cells, or two from three digits on; or one where the same code stands out in three cells of all variables together;</item>
/// <item>it stands out: it is negative where the rest is never negative, or lies beyond the rest by more than the rest's whole range
/// (five times the range for ±9, which small counts reach by themselves);</item>
/// <item>the rest has at least two different values, and the variable's declared range, if any, does not hold the candidate.</item>
/// </list>
/// A percentage of 99, a count of 9 and a growth of −9 among other negative ones are thus left alone.
/// </remarks>
static class SentinelRule
{
    const int Digits = 9;
    const double Huge = 1e30;

    public static void Report(Panel panel, IReadOnlyList<Variable> variables, FindingLog findings)
    {
        var suspects = new List<Suspect>();
        for (var v = 0; v < panel.Variables.Count; v++) Find(panel, v, variables[v], suspects);
        var cells = suspects.GroupBy(suspect => suspect.Value).ToDictionary(group => group.Key, group => group.Sum(suspect => suspect.Count));
        foreach (var suspect in suspects)
        {
            var many = Math.Abs(suspect.Value) >= 999;
            if (suspect.Count < (many ? 2 : 3) && !(many && cells[suspect.Value] >= 3)) continue;
            findings.Add(new Finding
            {
                Kind = FindingKinds.UndeclaredSentinel,
                Variable = panel.Variables[suspect.Variable],
                Unit = Shown.Text(panel.Roster.Units[suspect.Unit].Code),
                Year = panel.Years[suspect.Year],
                Found = string.Create(CultureInfo.InvariantCulture, $"{Shown.Number(suspect.Value)} × {suspect.Count}"),
                Expected = $"{Shown.Number(suspect.Low)} – {Shown.Number(suspect.High)}",
                Count = suspect.Count,
            });
        }
    }

    static void Find(Panel panel, int variable, Variable declared, List<Suspect> suspects)
    {
        var candidates = new SortedDictionary<double, (int Year, int Unit, int Count)>();
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var y = 0; y < panel.Years.Count; y++)
        {
            var values = panel[variable, y].Values;
            for (var u = 0; u < values.Length; u++)
            {
                var value = values[u];
                if (double.IsNaN(value)) continue;
                if (IsCandidate(value))
                {
                    var (year, unit, count) = candidates.TryGetValue(value, out var known) ? known : (y, u, 0);
                    candidates[value] = (year, unit, count + 1);
                    continue;
                }
                if (value < low) low = value;
                if (value > high) high = value;
            }
        }
        if (!(low < high)) return;
        foreach (var (value, (year, unit, count)) in candidates)
        {
            if (declared.Range is { } range && value >= range.Low && value <= range.High) continue;
            var gap = value < low ? low - value : value - high;
            var wide = (high - low) * (Math.Abs(value) < 10 ? 5 : 1);
            if ((value < 0 && low >= 0) || gap > wide) suspects.Add(new Suspect(variable, value, year, unit, count, low, high));
        }
    }

    static bool IsCandidate(double value)
    {
        var size = Math.Abs(value);
        if (size < 9) return false;
        if (size >= Huge) return true;
        if (size > 999_999_999 || size != Math.Floor(size) || (long)size % 10 != 9) return false;
        for (var (nines, digit) = (9L, 1); digit <= Digits; nines = (nines * 10) + 9, digit++)
            if (size == nines)
                return true;
        return false;
    }

    readonly record struct Suspect(int Variable, double Value, int Year, int Unit, int Count, double Low, double High);
}

using System.Globalization;
using Scoring.Findings;

namespace Scoring.Cli;

/// <summary>Positive numbers by code on the command line: <c>A1=2.5</c>.</summary>
static class CodeNumbers
{
    /// <summary>Reads them.</summary>
    /// <exception cref="ScoringException">One of them cannot be read, or a code stands twice.</exception>
    public static IReadOnlyDictionary<string, double> Parse(string option, IEnumerable<string> pairs)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        var faults = new List<Finding>();
        foreach (var pair in pairs)
        {
            var cut = pair.IndexOf('=');
            if (cut > 0 && double.TryParse(pair[(cut + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number > 0 && numbers.TryAdd(pair[..cut], number)) continue;
            faults.Add(new Finding { Kind = FindingKinds.BadArgument, Found = $"{option} {pair}", Expected = "CODE=N, N > 0, each code once" });
        }
        return faults.Count > 0 ? throw new ScoringException(faults) : numbers;
    }
}

using System.Globalization;

namespace Scoring.Normalising;

/// <summary>Tables of number → number as messages show them.</summary>
static class Table
{
    public static string Show(IReadOnlyList<(double From, double To)> pairs) => pairs.Count == 0
        ? "–"
        : "[" + string.Join(", ", pairs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"[{pair.From:R}, {pair.To:R}]"))) + "]";
}

using System.Globalization;
using Scoring.Panels;

namespace Scoring.Data.Panels;

/// <summary>The values that stand for a status in one variable, and how often each was met.</summary>
/// <remarks>A code written as a number fits any number equal to it; every code fits its own text.</remarks>
sealed class MissingCodes
{
    readonly List<(string Text, CellStatus Status)> codes = [];
    readonly Dictionary<string, int> byText = new(StringComparer.Ordinal);
    readonly double[] numbers;
    readonly int[] numberCodes;
    readonly long[] counts;

    /// <summary>Joins the panel's codes with the variable's own, which win.</summary>
    public MissingCodes(IReadOnlyDictionary<string, CellStatus> panel, IReadOnlyDictionary<string, CellStatus> variable)
    {
        var numeric = new List<(double Number, int Code)>();
        foreach (var (text, status) in variable.Concat(panel.Where(code => !variable.ContainsKey(code.Key))))
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && !double.IsNaN(number) && !numeric.Any(known => known.Number == number))
                numeric.Add((number, codes.Count));
            byText.Add(text, codes.Count);
            codes.Add((text, status));
        }
        numbers = [.. numeric.Select(code => code.Number)];
        numberCodes = [.. numeric.Select(code => code.Code)];
        counts = new long[codes.Count];
    }

    public bool AnyNumbers => numbers.Length > 0;

    /// <summary>The status a number stands for; counts it. Null when it is a value.</summary>
    public CellStatus? Take(double value)
    {
        var code = Array.IndexOf(numbers, value);
        return code < 0 ? null : Count(numberCodes[code]);
    }

    /// <summary>The status a text stands for; counts it. Null when it is not declared.</summary>
    public CellStatus? Take(string text) => byText.TryGetValue(text, out var code) ? Count(code) : null;

    /// <summary>Whether a text is declared.</summary>
    public bool Knows(string text) => byText.ContainsKey(text);

    public long Total => counts.Sum();

    /// <summary>The codes that were met, with their counts and statuses.</summary>
    public string Describe() => string.Join(", ", codes
        .Select((code, index) => (code.Text, code.Status, Count: counts[index]))
        .Where(code => code.Count > 0)
        .OrderBy(code => code.Text, StringComparer.Ordinal)
        .Select(code => string.Create(CultureInfo.InvariantCulture, $"{Tables.Shown.Quoted(code.Text)} × {code.Count} ({code.Status.Word()})")));

    CellStatus Count(int code)
    {
        counts[code]++;
        return codes[code].Status;
    }
}

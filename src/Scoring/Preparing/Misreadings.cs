using System.Globalization;

namespace Scoring.Preparing;

/// <summary>The numbers that a printed number is commonly misread or mistyped for.</summary>
static class Misreadings
{
    /// <summary>One digit changed, lost or doubled, two neighbours swapped, the sign turned, a power of ten off; each once, the number itself left out.</summary>
    public static IReadOnlyList<double> Of(double value)
    {
        if (!double.IsFinite(value) || Math.Abs(value) >= 1e15) return [];
        var digits = Math.Abs(value).ToString("0.##########", CultureInfo.InvariantCulture);
        var found = new SortedSet<double>();
        for (var i = 0; i < digits.Length; i++)
        {
            if (digits[i] == '.') continue;
            for (var digit = '0'; digit <= '9'; digit++)
            {
                Take(digits[..i] + digit + digits[(i + 1)..]);
                Take(digits[..i] + digit + digits[i..]);
            }
            Take(digits.Remove(i, 1));
            if (i + 1 < digits.Length && digits[i + 1] != '.') Take(digits[..i] + digits[i + 1] + digits[i] + digits[(i + 2)..]);
        }
        for (var digit = '0'; digit <= '9'; digit++) Take(digits + digit);
        foreach (var power in (double[])[10, 100, 1000, 10_000, 1e8])
        {
            found.Add(value * power);
            found.Add(value / power);
        }
        found.Add(-value);
        found.Remove(value);
        return [.. found];

        void Take(string text)
        {
            if (text is not ("" or ".") && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) found.Add(value < 0 ? -number : number);
        }
    }
}

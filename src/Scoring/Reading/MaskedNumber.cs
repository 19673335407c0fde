using System.Globalization;

namespace Scoring.Reading;

/// <summary>A decimal number in which an <c>x</c> hides a digit.</summary>
/// <param name="Pattern">Digits, <c>x</c> and at most one point, such as <c>1xx773.8</c>.</param>
public readonly record struct MaskedNumber(string Pattern)
{
    /// <summary>Most hidden digits that are tried one by one.</summary>
    public const int MostHidden = 5;

    /// <summary>How many digits are hidden.</summary>
    public int Hidden => Pattern.Count(c => c == 'x');

    /// <summary>Whether a text is such a number, with at least one digit hidden.</summary>
    public static bool IsMasked(string? text) =>
        text is { Length: > 0 } && text.Contains('x', StringComparison.Ordinal) && text.All(c => char.IsAsciiDigit(c) || c is 'x' or '.')
        && text.Count(c => c == '.') <= 1 && text[0] != '.' && text[^1] != '.';

    /// <summary>Every number that fits, ascending; empty when more digits are hidden than <see cref="MostHidden"/>. A hidden first digit is not 0 where others follow before the point.</summary>
    public IEnumerable<decimal> Candidates()
    {
        if (Hidden is 0 or > MostHidden) yield break;
        var places = Hides(Pattern);
        var digits = Pattern.ToCharArray();
        var count = 1;
        foreach (var _ in places) count *= 10;
        var leads = Pattern.Length > 1 && Pattern[0] == 'x' && Pattern[1] != '.';
        for (var number = 0; number < count; number++)
        {
            for (var (i, rest) = (places.Length - 1, number); i >= 0; i--, rest /= 10) digits[places[i]] = (char)('0' + rest % 10);
            if (leads && digits[0] == '0') continue;
            yield return decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        }
    }

    static int[] Hides(string pattern) => [.. Enumerable.Range(0, pattern.Length).Where(place => pattern[place] == 'x')];
}

/// <summary>The one value that a masked number can have, and why. Proposed, never applied.</summary>
/// <param name="Value">The value.</param>
/// <param name="Proof">The arithmetic that only this value satisfies.</param>
public sealed record MaskSolution(decimal Value, string Proof);

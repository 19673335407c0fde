using System.Globalization;

namespace Scoring.Data.Panels;

/// <summary>What a unit's code and a variable's name may be.</summary>
static class UnitCode
{
    public const int Longest = 200;

    /// <summary>The code with leading zeros, where it is all digits and shorter than <paramref name="length"/>.</summary>
    public static string Pad(string code, int length) =>
        code.Length < length && code.Length > 0 && code.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? code.PadLeft(length, '0') : code;

    /// <summary>What is wrong with a code or name, in a few words; null when nothing is.</summary>
    public static string? Wrong(string code)
    {
        if (string.IsNullOrWhiteSpace(code)) return "";
        if (code.Length > Longest) return string.Create(CultureInfo.InvariantCulture, $"{code.Length} > {Longest}");
        foreach (var letter in code)
            if (char.IsControl(letter))
                return string.Create(CultureInfo.InvariantCulture, $"U+{(int)letter:X4}");
        return null;
    }
}

using System.Buffers;
using System.Text;

namespace Scoring.Publishing.Workbooks;

/// <summary>Gives sheets names that spreadsheets accept: at most 31 characters, some forbidden, none twice whatever the case.</summary>
sealed class SheetNames
{
    const int Longest = 31;

    static readonly SearchValues<char> Forbidden = SearchValues.Create("[]:*?/\\");

    readonly HashSet<string> taken = new(["History"], StringComparer.OrdinalIgnoreCase); // Excel keeps this one for itself

    /// <summary>The wanted name, or the nearest that is free.</summary>
    public string Take(string wanted)
    {
        var text = new StringBuilder(wanted.Length);
        foreach (var rune in wanted.EnumerateRunes())
            text.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar || (rune.IsBmp && Forbidden.Contains((char)rune.Value)) ? " " : rune.ToString());
        var name = Cut(text.ToString().Trim().Trim('\'').Trim(), Longest);
        if (name.Length == 0) name = "Sheet";
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            var suffix = $" {number}";
            free = Cut(name, Longest - suffix.Length) + suffix;
        }
        return free;
    }

    static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd(' ', '\'');
    }
}

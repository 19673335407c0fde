using System.Globalization;
using System.Text.Json;
using Scoring.Findings;

namespace Scoring.Schemes.Reading;

/// <summary>Reads single values; what does not fit becomes a fault and null.</summary>
sealed class Scalars(FaultList faults)
{
    /// <summary>Longest name, unit of measure or file name.</summary>
    public const int LongestText = 500;

    /// <summary>Longest code.</summary>
    public const int LongestCode = 200;

    /// <summary>First and last calendar year accepted.</summary>
    public const int FirstYear = 1000, LastYear = 9999;

    /// <summary>A text of one line, which may be empty.</summary>
    public string? Line(SchemeValue? value)
    {
        if (value is null || !IsString(value)) return null;
        if (value.Text.Length > LongestText)
        {
            TooLong(value, LongestText);
            return null;
        }
        // Joiners are part of words in some scripts; what reorders or breaks a line is part of none.
        var bad = value.Text.EnumerateRunes().Any(rune => Shown.IsInvisible(rune) && rune.Value is not (0x200C or 0x200D));
        if (bad) faults.Add(FindingKinds.SchemeText, value, Shown.Text(value.Text));
        return bad ? null : value.Text;
    }

    /// <summary>A text of one line that holds something.</summary>
    public string? Name(SchemeValue? value)
    {
        var line = Line(value);
        if (line is null || line.Trim().Length > 0) return line;
        faults.Add(FindingKinds.SchemeText, value!, Shown.Text(line));
        return null;
    }

    /// <summary>A code: not empty, nothing invisible in it, no blanks at its ends.</summary>
    public string? Code(SchemeValue? value)
    {
        if (value is null || !IsString(value)) return null;
        if (IsCode(value.Text)) return value.Text;
        if (value.Text.Length > LongestCode) TooLong(value, LongestCode);
        else faults.Add(FindingKinds.SchemeText, value, Shown.Text(value.Text));
        return null;
    }

    /// <summary>Whether a text can be a code.</summary>
    public static bool IsCode(string text) =>
        text.Length is > 0 and <= LongestCode && text.Trim().Length == text.Length && !text.EnumerateRunes().Any(Shown.IsInvisible);

    /// <summary>A name in one or both languages.</summary>
    public Text? Text(SchemeValue? value)
    {
        if (value is null) return null;
        if (value.IsString) return Name(value) is { } same ? Scoring.Text.Same(same) : null;
        if (!value.IsObject)
        {
            faults.AddType(value, "string | {\"zh\", \"en\"}");
            return null;
        }
        var keys = new ObjectReader(value, faults, ["zh", "en"]);
        var (zh, en) = (Name(keys["zh"]), Name(keys["en"]));
        if (keys["zh"] is null && keys["en"] is null) faults.Add(FindingKinds.SchemeMissingKey, value, "{}", "zh | en");
        return (zh ?? en) is { } other ? new Text(zh ?? other, en ?? other) : null;
    }

    /// <summary>A finite number within limits.</summary>
    public double? Number(SchemeValue? value, double? minimum = null, double? maximum = null, double? above = null)
    {
        if (value is null) return null;
        if (!value.IsNumber)
        {
            faults.AddType(value, "number");
            return null;
        }
        if (double.IsFinite(value.Number) && !(value.Number < minimum) && !(value.Number > maximum) && !(value.Number <= above))
            return value.Number;
        faults.Add(FindingKinds.SchemeNumber, value, Shown.Value(value), Limits(minimum, maximum, above));
        return null;
    }

    /// <summary>A whole number within limits; <c>5.0</c> is one.</summary>
    public int? Integer(SchemeValue? value, int minimum = int.MinValue, int maximum = int.MaxValue)
    {
        if (value is null) return null;
        if (!value.IsNumber)
        {
            faults.AddType(value, "integer");
            return null;
        }
        if (value.Number >= minimum && value.Number <= maximum && Math.Floor(value.Number) == value.Number) return (int)value.Number;
        var limits = (minimum, maximum) is (int.MinValue, int.MaxValue) ? "" : " " + Limits(
            minimum == int.MinValue ? null : minimum, maximum == int.MaxValue ? null : maximum, null);
        faults.Add(FindingKinds.SchemeNumber, value, Shown.Value(value), "integer" + limits);
        return null;
    }

    /// <summary>A calendar year.</summary>
    public int? Year(SchemeValue? value) => Integer(value, FirstYear, LastYear);

    /// <summary>true or false.</summary>
    public bool? Flag(SchemeValue? value)
    {
        if (value is null) return null;
        if (value.Kind is JsonValueKind.True or JsonValueKind.False) return value.Kind == JsonValueKind.True;
        faults.AddType(value, "true | false");
        return null;
    }

    /// <summary>One of several words.</summary>
    public string? Choice(SchemeValue? value, IReadOnlyList<string> choices)
    {
        if (value is null) return null;
        if (!value.IsString)
        {
            faults.AddType(value, Shown.Words(choices));
            return null;
        }
        if (choices.Contains(value.Text, StringComparer.Ordinal)) return value.Text;
        faults.AddUnknown(FindingKinds.SchemeChoice, value, value.Text, choices);
        return null;
    }

    /// <summary>Limits as a message shows them.</summary>
    public static string Limits(double? minimum, double? maximum, double? above)
    {
        var parts = new List<string>();
        if (above is { } bound) parts.Add("> " + Shown.Number(bound));
        if (minimum is { } least) parts.Add("≥ " + Shown.Number(least));
        if (maximum is { } most) parts.Add("≤ " + Shown.Number(most));
        return parts.Count == 0 ? "-1.8e308 … 1.8e308" : string.Join(", ", parts);
    }

    bool IsString(SchemeValue value)
    {
        if (!value.IsString) faults.AddType(value, "string");
        return value.IsString;
    }

    void TooLong(SchemeValue value, int longest) => faults.Add(FindingKinds.SchemeText, value,
        string.Create(CultureInfo.InvariantCulture, $"{Shown.Text(value.Text)} ({value.Text.Length})"),
        string.Create(CultureInfo.InvariantCulture, $"≤ {longest}"));
}

using System.Globalization;

namespace Scoring.Report.Rendering;

/// <summary>Numbers as readers see them, by the invariant culture. NaN is a dash.</summary>
static class Numbers
{
    public const string None = "–";

    /// <summary>A number with a fixed count of decimals and thousands apart.</summary>
    public static string Fixed(double value, int decimals) =>
        double.IsNaN(value) ? None : Unsigned(value.ToString(decimals switch { 0 => "#,0", 1 => "#,0.0", 2 => "#,0.00", 3 => "#,0.000", _ => "#,0.0000" }, CultureInfo.InvariantCulture));

    /// <summary>A place; halves occur under the tie rule <c>average</c>.</summary>
    public static string Rank(double rank) => double.IsNaN(rank) ? None : rank.ToString("#,0.#", CultureInfo.InvariantCulture);

    /// <summary>A count.</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A value in its own unit with four significant digits or all those before the point.</summary>
    public static string Value(double value)
    {
        if (double.IsNaN(value)) return None;
        var size = Math.Abs(value);
        return size switch
        {
            0 => "0",
            >= 1000 => value.ToString("#,0", CultureInfo.InvariantCulture),
            >= 100 => Unsigned(value.ToString("0.#", CultureInfo.InvariantCulture)),
            >= 10 => Unsigned(value.ToString("0.##", CultureInfo.InvariantCulture)),
            >= 0.1 => Unsigned(value.ToString("0.###", CultureInfo.InvariantCulture)),
            >= 0.0001 => value.ToString("0.######", CultureInfo.InvariantCulture),
            _ => value.ToString("0.##e0", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A change with its sign.</summary>
    public static string Signed(double change, int decimals)
    {
        if (double.IsNaN(change)) return None;
        var words = Fixed(Math.Abs(change), decimals);
        return words.AsSpan().ContainsAnyInRange('1', '9') ? (change < 0 ? "−" : "+") + words : words;
    }

    /// <summary>A share of one as a percentage.</summary>
    public static string Percent(double share, int decimals = 0) => double.IsNaN(share) ? None : Fixed(100 * share, decimals) + "%";

    /// <summary>All digits: what reads back to the same bits; empty for NaN.</summary>
    public static string Full(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A minus sign of typography; no sign on a zero.</summary>
    static string Unsigned(string words) => words.StartsWith('-') ? words.AsSpan().ContainsAnyInRange('1', '9') ? string.Concat("−", words.AsSpan(1)) : words[1..] : words;
}

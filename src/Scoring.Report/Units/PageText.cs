using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Scoring.Report.Units;

/// <summary>HTML as it is put together: markup goes in as it stands, words are encoded.</summary>
/// <remarks>
/// Pages of units are written with this and not by components: rendered, the tables of 2,850 units with 32 indicators took four to seven times as long as written, and one renderer held
/// 200 MB until the last was done. What a page holds is encoded no less: words go through <see cref="Words"/> or <see cref="Encode"/>.
/// </remarks>
sealed class PageText
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder text = new();

    /// <summary>Words encoded for HTML, also inside quoted attributes.</summary>
    public static string Encode(string words) => Encoder.Encode(words);

    /// <summary>Markup, or words that were encoded before.</summary>
    public PageText Markup(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Words as they are.</summary>
    public PageText Words(string words) => Markup(Encode(words));

    /// <summary>A number in a format of the invariant culture; a dash for NaN.</summary>
    public PageText Number(double value, string format)
    {
        if (double.IsNaN(value)) text.Append('–');
        else
        {
            Span<char> digits = stackalloc char[64];
            if (value.TryFormat(digits, out var length, format, CultureInfo.InvariantCulture)) text.Append(digits[..length]);
            else text.Append(value.ToString(format, CultureInfo.InvariantCulture));
        }
        return this;
    }

    /// <summary>A whole number.</summary>
    public PageText Whole(long value)
    {
        text.Append(CultureInfo.InvariantCulture, $"{value}");
        return this;
    }

    /// <summary>A place or count, thousands apart; halves occur under the tie rule <c>average</c>.</summary>
    public PageText Count(double value) => Number(value, "#,0.#");

    /// <summary>A value in its own unit of measure: about four digits that count.</summary>
    public PageText Value(double value) => Number(value, Math.Abs(value) switch { >= 1000 => "#,0;−#,0", >= 100 => "0.#;−0.#", >= 1 => "0.##;−0.##", 0 or >= 0.1 => "0.####;−0.####;0", >= 0.0001 => "0.######;−0.######", _ => "0.##e0;−0.##e0" });

    /// <summary>A number with a fixed count of decimals and no sign on a zero.</summary>
    public PageText Fixed(double value, int decimals) => Number(value, decimals switch { 0 => "#,0;−#,0;0", 1 => "#,0.0;−#,0.0;0.0", 2 => "#,0.00;−#,0.00;0.00", 3 => "0.000;−0.000;0.000", _ => "0.0000;−0.0000;0.0000" });

    /// <summary>Points ahead (+) or behind (−), with two or four decimals; four where two would hide the difference.</summary>
    public PageText Signed(double value, int decimals) => Number(value, decimals > 2 || Math.Abs(value) is > 0 and < 0.005 ? "+0.0000;−0.0000;0" : "+0.00;−0.00;0");

    /// <summary>What was written.</summary>
    public override string ToString() => text.ToString();

    /// <summary>Hands what was written over and forgets it.</summary>
    public void MoveTo(TextWriter output)
    {
        foreach (var chunk in text.GetChunks()) output.Write(chunk.Span);
        text.Clear();
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Rendering;

/// <summary>HTML of long tables, written without the end tags that HTML leaves out. What is not markup goes through <see cref="Text"/>.</summary>
sealed class HtmlText
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder text = new();

    /// <summary>Adds markup as it stands; never what a user wrote.</summary>
    public HtmlText Markup(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Adds markup with numbers in it, by the invariant culture.</summary>
    public HtmlText Markup([InterpolatedStringHandlerArgument("")] ref Handler markup) => this;

    /// <summary>Adds words, encoded.</summary>
    public HtmlText Text(string? words)
    {
        if (!string.IsNullOrEmpty(words)) text.Append(Encode(words));
        return this;
    }

    /// <summary>Words as they may stand in HTML, between tags and in quoted attributes.</summary>
    public static string Encode(string words) => Encoder.Encode(words);

    /// <summary>What was written.</summary>
    public MarkupString ToMarkup() => new(text.ToString());

    /// <summary>Writes interpolated markup: whole numbers only, so that no words slip in unencoded.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        readonly StringBuilder text;

        public Handler(int literalLength, int formattedCount, HtmlText owner) => text = owner.text;

        public void AppendLiteral(string markup) => text.Append(markup);

        public void AppendFormatted(int number) => text.Append(CultureInfo.InvariantCulture, $"{number}");
    }
}

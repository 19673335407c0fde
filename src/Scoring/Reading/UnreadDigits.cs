using System.Text.RegularExpressions;

namespace Scoring.Reading;

/// <summary>Finds the digits of a clause that were read neither as a number nor as the period of one, so that none is passed over unsaid.</summary>
static partial class UnreadDigits
{
    /// <summary>The stretches of digits and the periods, in their order.</summary>
    /// <param name="text">The clause as it was normalised.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="reading">What was read.</param>
    public static IReadOnlyList<string> Of(string text, IReadOnlyList<ClauseToken> tokens, ClauseReading reading)
    {
        var read = new bool[text.Length];
        var said = new HashSet<string>(StringComparer.Ordinal);
        if (reading.StatesPeriod && reading.Period is { } period) said.UnionWith(period.Split('|', '→'));
        foreach (var stated in reading.Numbers)
            for (var number = stated; number is not null; number = number.From)
            {
                Cover(number.Start, number.End);
                if (number.Period is { } own) said.Add(own);
            }
        var unread = new SortedDictionary<int, string>();
        foreach (var token in tokens.Where(token => token.Kind == ClauseTokenKind.Period))
        {
            // A period is one thing, said or not.
            if (!said.Any(each => each.Contains(token.Text, StringComparison.Ordinal)) && !read.AsSpan(token.Start, token.End - token.Start).Contains(true))
                unread[token.Start] = text[token.Start..token.End];
            Cover(token.Start, token.End);
        }
        foreach (Match match in Digits().Matches(text))
            if (read.AsSpan(match.Index, match.Length).Contains(false)) unread.TryAdd(match.Index, match.Value);
        return [.. unread.Values];

        void Cover(int start, int end)
        {
            for (var i = Math.Max(0, start); i < Math.Min(end, read.Length); i++) read[i] = true;
        }
    }

    [GeneratedRegex(@"[\dx]*\d[\dx]*(?:[.,]\d[\dx]*)*", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Scoring.Cli;

/// <summary>Years on the command line: <c>2018-2022,2024</c>.</summary>
static class YearRange
{
    /// <summary>The option <c>--years</c>.</summary>
    public static Option<int[]?> Option() => new("--years")
    {
        Description = "Years to write, as 2018-2022,2024; the others still serve lags and bounds. Default: all.",
        HelpName = "YEARS",
        CustomParser = Parse,
    };

    static int[]? Parse(ArgumentResult result)
    {
        var years = new SortedSet<int>();
        foreach (var part in result.Tokens[0].Value.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !ends.All(end => int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999))
            {
                result.AddError($"--years must look like 2018-2022,2024; '{part}' does not.");
                return null;
            }
            var (first, last) = (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
            if (first > last)
            {
                result.AddError($"--years: {first} comes after {last}.");
                return null;
            }
            for (var year = first; year <= last; year++) years.Add(year);
        }
        return [.. years];
    }
}

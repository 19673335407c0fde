using System.Globalization;

namespace Scoring.Cli.Terminal;

/// <summary>Counts in words.</summary>
static class Plural
{
    /// <summary><c>1 unit</c>, <c>2 units</c>, <c>1,234 units</c>.</summary>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Scoring.Data.Demonstration;

/// <summary>The shape of a demonstration panel; written as <c>2850x10x32</c>.</summary>
public sealed record DemoSize
{
    /// <summary>Number of indicators of the county scheme: this many make the panel of raw variables behind it.</summary>
    public const int CountyIndicators = 32;

    /// <summary>The last year of every demonstration panel.</summary>
    public const int LastYear = 2024;

    /// <summary>2,850 counties, 10 years, the 32 indicators of the county scheme.</summary>
    public static readonly DemoSize Default = new(2850, 10, CountyIndicators);

    /// <summary>Creates a size.</summary>
    /// <param name="units">Number of counties, aggregate units not counted: 1 to 1,000,000.</param>
    /// <param name="years">Number of years, the last being <see cref="LastYear"/>: 1 to 200.</param>
    /// <param name="indicators">32 for the county scheme, any other number from 1 to 10,000 for a panel of indicators x01, x02, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its limits.</exception>
    public DemoSize(int units, int years, int indicators)
    {
        Units = Within(units, 1_000_000, nameof(units));
        Years = Within(years, 200, nameof(years));
        Indicators = Within(indicators, 10_000, nameof(indicators));
    }

    /// <summary>Number of counties, aggregate units not counted.</summary>
    public int Units { get; }

    /// <summary>Number of years.</summary>
    public int Years { get; }

    /// <summary>Number of indicators.</summary>
    public int Indicators { get; }

    /// <summary>The first year.</summary>
    public int FirstYear => LastYear - Years + 1;

    /// <summary>True for raw variables behind the county scheme, false for indicators x01, x02, ….</summary>
    public bool IsCounty => Indicators == CountyIndicators;

    /// <summary>
    /// Reads <c>units x years x indicators</c> without blanks, such as <c>2850x20x60</c>; false when the text is anything else or a number is
    /// outside its limits.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DemoSize? size)
    {
        size = null;
        var parts = (text ?? "").Split('x', 'X', '×');
        var numbers = new int[3];
        if (parts.Length != 3)
            return false;
        for (var i = 0; i < 3; i++)
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return false;
        if (numbers[0] is < 1 or > 1_000_000 || numbers[1] is < 1 or > 200 || numbers[2] is < 1 or > 10_000)
            return false;
        size = new DemoSize(numbers[0], numbers[1], numbers[2]);
        return true;
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Units}x{Years}x{Indicators}");

    static int Within(int number, int limit, string name) =>
        number >= 1 && number <= limit
            ? number
            : throw new ArgumentOutOfRangeException(name, number, string.Create(CultureInfo.InvariantCulture, $"Expected 1 to {limit}."));
}

using System.Globalization;

namespace Scoring.Cli.Terminal;

/// <summary>How the weights of an analysis were drawn, in words, from the options in its manifest.</summary>
static class SamplingWords
{
    const int Longest = 90;

    /// <summary>The words; texts of another form as they are.</summary>
    public static string Of(IReadOnlyDictionary<string, string> options, bool zh)
    {
        var text = options["sampling"];
        var parts = text.Split(' ');
        var number = parts.Length > 1 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var found) ? found : 0;
        var words = parts[0] switch
        {
            "uniform" => (zh ? "权重任意" : "any weights") + Floor(number, zh),
            "noise" => (zh ? "权重上下浮动 " : "weights ±") + Percent(number),
            "dirichlet" => string.Create(CultureInfo.InvariantCulture, $"{(zh ? "权重在原值附近，Dirichlet 集中度 " : "weights around the scheme's, Dirichlet concentration ")}{number:0.###}"),
            "ordered" => (zh ? "权重次序 " : "weights in the order ") + Order(parts[2..]) + Floor(number, zh),
            "interval" => (zh ? "权重在限值内 " : "weights within limits ") + string.Join(zh ? "，" : ", ", parts[1..].Select(Limits)),
            _ => text,
        };
        if (options.TryGetValue("only", out var only)) words += zh ? $"，仅 {only} 的子项" : $", children of {only} only";
        if (options.GetValueOrDefault("space") == "leaf") words += zh ? "，全部指标共用" : ", all indicators together";
        return TextWidth.Cut(ComparisonView.Printable(words), Longest);
    }

    static string Floor(double floor, bool zh) => floor == 0 ? "" : zh ? $"，不低于 {Percent(floor)}" : $" from {Percent(floor)}";

    /// <summary><c>a=1 b=2 c=2</c> as <c>a &gt; b = c</c>.</summary>
    static string Order(string[] tiers) => string.Join(" > ", tiers.Select(tier => tier.LastIndexOf('=') is var at && at < 0 ? (Code: tier, Tier: 0) : (Code: tier[..at], Tier: int.TryParse(tier[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0))
        .GroupBy(tier => tier.Tier).OrderBy(tier => tier.Key).Select(tier => string.Join(" = ", tier.Select(child => child.Code))));

    /// <summary><c>a=0.2..0.4</c> as <c>a 20%–40%</c>.</summary>
    static string Limits(string limits)
    {
        var (at, dots) = (limits.LastIndexOf('='), limits.LastIndexOf("..", StringComparison.Ordinal));
        return at > 0 && dots > at && double.TryParse(limits.AsSpan(at + 1, dots - at - 1), CultureInfo.InvariantCulture, out var low) && double.TryParse(limits.AsSpan(dots + 2), CultureInfo.InvariantCulture, out var high)
            ? $"{limits[..at]} {Percent(low)}–{Percent(high)}"
            : limits;
    }

    static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Scoring.Experiments.Draws;
using Scoring.Findings;

namespace Scoring.Cli.Commands;

/// <summary>How weights are drawn, as options: at most one of them, uniform on every simplex without any.</summary>
sealed record SamplingOptions(Option<string?> Floor, Option<string?> Noise, Option<string?> Dirichlet, Option<string[]> Order, Option<string[]> Interval)
{
    public static SamplingOptions Create() => new(
        new("--floor") { Description = "Draw weights uniformly, no child below this share of its node, such as 5%.", HelpName = "SHARE" },
        new("--noise") { Description = "Draw weights around the scheme's, each up or down by at most this share, such as 25%.", HelpName = "SHARE" },
        new("--dirichlet") { Description = "Draw weights around the scheme's: Dirichlet with this concentration; the larger, the closer.", HelpName = "C" },
        new("--order") { Description = "Only this order of importance holds, such as 'input>output=growth'; once per node.", HelpName = "ORDER" },
        new("--interval") { Description = "Draw a child's share between two limits, such as input=20%..40%.", HelpName = "CODE=LOW..HIGH" });

    public IEnumerable<Option> All => [Floor, Noise, Dirichlet, Order, Interval];

    /// <summary>The sampling asked for.</summary>
    /// <exception cref="ScoringException">Values that cannot be read, or several samplings.</exception>
    public WeightSampling Read(ParseResult parse)
    {
        var faults = new List<Finding>();
        var (order, interval) = (parse.GetValue(Order) ?? [], parse.GetValue(Interval) ?? []);
        var floor = parse.GetValue(Floor) is { } floorText ? Share("--floor", floorText, faults) : null;
        var noise = parse.GetValue(Noise) is { } noiseText ? Share("--noise", noiseText, faults) : null;
        var concentration = parse.GetValue(Dirichlet) is { } text ? Number("--dirichlet", text, faults) : null;
        string[] named =
        [
            .. new[] { (noise is not null, "--noise"), (concentration is not null, "--dirichlet"), (order.Length > 0, "--order"), (interval.Length > 0, "--interval") }
                .Where(each => each.Item1).Select(each => each.Item2),
        ];
        if (named.Length > 1 || (named.Length == 1 && floor is not null && named[0] != "--order"))
            faults.Add(Bad(string.Join(", ", floor is null ? named : [.. named, "--floor"]), "one way to draw weights (--floor may stand with --order)"));
        var tiers = Tiers(order, faults);
        var limits = Limits(interval, faults);
        if (faults.Count > 0) throw new ScoringException(faults);
        return noise is { } p ? new NoisyWeights(p)
            : concentration is { } c ? new DirichletWeights(c)
            : order.Length > 0 ? new OrderedWeights(tiers, floor ?? 0)
            : interval.Length > 0 ? new IntervalWeights(limits)
            : new UniformWeights(floor ?? 0);
    }

    /// <summary>Parses a share such as 25% or 0.25; adds an error that names the option where there is none.</summary>
    public static double Share(ArgumentResult result)
    {
        if (TryShare(result.Tokens[0].Value) is { } share) return share;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} must be a share such as 25% or 0.25, not '{result.Tokens[0].Value}'.");
        return 0;
    }

    static Dictionary<string, int> Tiers(string[] orders, List<Finding> faults)
    {
        var tiers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var order in orders)
        {
            var tier = 0;
            foreach (var level in order.Split('>'))
            {
                tier++;
                foreach (var code in level.Split('=').Select(code => code.Trim()))
                    if (code.Length == 0 || !tiers.TryAdd(code, tier)) faults.Add(Bad($"--order {order}", "each code once, as in a>b=c"));
            }
        }
        return tiers;
    }

    static Dictionary<string, (double, double)> Limits(string[] intervals, List<Finding> faults)
    {
        var limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal);
        foreach (var text in intervals)
        {
            var (at, dots) = (text.LastIndexOf('='), text.LastIndexOf("..", StringComparison.Ordinal));
            if (at <= 0 || dots < at || TryShare(text[(at + 1)..dots]) is not { } low || TryShare(text[(dots + 2)..]) is not { } high || !limits.TryAdd(text[..at], (low, high)))
                faults.Add(Bad($"--interval {text}", "CODE=LOW..HIGH, each code once, as in input=20%..40%"));
        }
        return limits;
    }

    static double? Share(string option, string text, List<Finding> faults)
    {
        var share = TryShare(text);
        if (share is null) faults.Add(Bad($"{option} {text}", "a share such as 25% or 0.25"));
        return share;
    }

    static double? Number(string option, string text, List<Finding> faults)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        faults.Add(Bad($"{option} {text}", "a number"));
        return null;
    }

    static double? TryShare(string text)
    {
        var percent = text.EndsWith('%');
        if (!double.TryParse(percent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        var share = percent ? number / 100 : number;
        return share is >= 0 and <= 1 ? share : null;
    }

    static Finding Bad(string found, string expected) => new() { Kind = FindingKinds.BadArgument, Found = found, Expected = expected };
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Scoring.Findings;
using Scoring.Targeting;

namespace Scoring.Cli;

/// <summary>The goal, the indicators and their limits on the command line.</summary>
sealed record TargetOptionsLine(Option<int?> Rank, Option<int?> Up, Option<string?> Grade, Option<double?> Score, Option<string?> Within,
    Option<string?> Indicators, Option<string[]> Limit, Option<string> Limits, Option<string[]> Step)
{
    public static TargetOptionsLine Create()
    {
        var limits = new Option<string>("--limits")
        {
            Description = "How far values may go: 'best', to the best value of any ranked unit; 'peers', besides, no further than nine tenths of the units improved in a year.",
            HelpName = "best|peers",
            DefaultValueFactory = _ => "best",
        };
        limits.AcceptOnlyFromAmong("best", "peers");
        return new TargetOptionsLine(
            Number("--rank", "The rank to reach."),
            Number("--up", "How many places to gain."),
            new Option<string?>("--grade") { Description = "The class to reach, or 'next' for the next better one.", HelpName = "CODE|next" },
            new Option<double?>("--score")
            {
                Description = "The score of the index to reach.",
                HelpName = "N",
                CustomParser = result =>
                {
                    if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
                    result.AddError($"--score must be a number, not '{result.Tokens[0].Value}'.");
                    return null;
                },
            },
            new Option<string?>("--within") { Description = "Rank or class inside a grouping (zone) or one of its groups (zone=NAME). Default: among all.", HelpName = "GROUPING" },
            new Option<string?>("--indicators") { Description = "Indicators that may be moved, as A1,B4. Default: all.", HelpName = "CODES" },
            new Option<string[]>("--limit") { Description = "Lowest and highest value of an indicator, as CODE=2..8, CODE=..8 or CODE=2.. .", HelpName = "CODE=LO..HI" },
            limits,
            new Option<string[]>("--step") { Description = "Values of the indicator are whole multiples of this, such as 1 for counts.", HelpName = "CODE=N" });
    }

    /// <summary>Exactly one goal.</summary>
    public void Check(CommandResult result)
    {
        // What is given counts even where it cannot be read, which is told already.
        var goals = new Option[] { Rank, Up, Grade, Score }.Count(option => result.GetResult(option) is not null);
        if (goals != 1) result.AddError("Give one goal: --rank, --up, --grade or --score.");
        if (result.GetResult(Score) is not null && result.GetResult(Within) is not null) result.AddError("--within goes with --rank, --up or --grade.");
    }

    /// <summary>The goal.</summary>
    public TargetAim AimOf(ParseResult parse)
    {
        var aim = parse.GetValue(Rank) is { } rank ? TargetAim.ToRank(rank)
            : parse.GetValue(Up) is { } places ? TargetAim.Up(places)
            : parse.GetValue(Score) is { } score ? TargetAim.ToScore(score)
            : parse.GetValue(Grade) is "next" ? TargetAim.NextGrade
            : TargetAim.ToGrade(parse.GetValue(Grade)!);
        return aim with { Within = parse.GetValue(Within) };
    }

    /// <summary>The indicators named.</summary>
    public IReadOnlyList<string> IndicatorsOf(ParseResult parse) =>
        parse.GetValue(Indicators)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The steps.</summary>
    public IReadOnlyDictionary<string, double> StepsOf(ParseResult parse) => CodeNumbers.Parse("--step", parse.GetValue(Step) ?? []);

    /// <summary>The limits.</summary>
    /// <exception cref="ScoringException">One of them cannot be read.</exception>
    public IReadOnlyDictionary<string, (double Low, double High)> LimitsOf(ParseResult parse)
    {
        var limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal);
        var faults = new List<Finding>();
        foreach (var text in parse.GetValue(Limit) ?? [])
        {
            var cut = text.IndexOf('=');
            var ends = cut < 0 ? [] : text[(cut + 1)..].Split("..");
            if (cut > 0 && ends.Length == 2 && text.Length > cut + 3 && End(ends[0], double.NegativeInfinity) is { } low && End(ends[1], double.PositiveInfinity) is { } high && low <= high
                && limits.TryAdd(text[..cut], (low, high))) continue;
            faults.Add(new Finding { Kind = FindingKinds.BadArgument, Found = $"--limit {text}", Expected = "CODE=LO..HI, each indicator once" });
        }
        // An open end leaves the usual limit: the best value of a ranked unit.
        return faults.Count > 0 ? throw new ScoringException(faults) : limits;

        static double? End(string text, double open) => text.Length == 0 ? open
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    static Option<int?> Number(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => (int?)Options.WholeNumber(result, 1, int.MaxValue),
    };
}

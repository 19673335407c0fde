using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Rank to points (名次计分): points by place, linearly from full marks down to a floor, by share of places, or in tiers.</summary>
/// <remarks>
/// With r = 1 for the best of n: linear full − (r − 1)·(full − floor)/(n − 1); share full·(n − r + 1)/n; tiers the points of the first row whose share
/// is not below r/n, such as <c>[[0.1, 1], [0.2, 2], …, [1, 10]]</c> for deciles. Under <c>ties: dense</c> n counts different values. A sample of one unit
/// counts as constant, except in tiers. Under frozen parameters a value that the sample does not hold stands behind the better ones, at most
/// last. Missing values stay missing and do not count. Source: 名次计分法 (points by place) in Chinese assessments; OECD/JRC Handbook (2008), step 5.
/// </remarks>
sealed class RankToPoints : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "rank-to-points",
        Summary = new("按名次计分：线性递减、按占比或分档", "Points by place: linear down to a floor, by share of places, or in tiers"),
        Formula = "linear: full - (r - 1)*(full - floor)/(n - 1); share: full*(n - r + 1)/n; tiers: points of the first row with r/n <= share",
        Source = "名次计分法 (points by place); OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "rank-to-points", "floor": 60, "ties": "min", "bounds": "each-year" }""",
        Options =
        [
            new("form", OptionType.Choice, new("线性、按占比或分档", "Linear, by share of places, or in tiers"))
            { Default = "linear", Choices = ["linear", "share", "tiers"] },
            new("full", OptionType.Number, new("第一名的得分", "Score of the first place")) { Default = 100.0 },
            new("floor", OptionType.Number, new("最后一名的得分（线性）", "Score of the last place (linear)")) { Default = 60.0 },
            new("tiers", OptionType.Pairs, new("分档：名次占比上限与得分", "Tiers: share of places up to which the points are given")),
            new("ties", OptionType.Choice,
                new("并列单位取最小、平均、最大名次，或密集名次", "Whether tied units get the least, mean or greatest of their places, or dense places"))
            { Default = "min", Choices = ["min", "average", "max", "dense"] },
        ],
    };

    public override Finding? Check(NormaliserContext context)
    {
        var tiers = context.Options.Pairs("tiers");
        var form = context.Options.Word("form");
        if (form == "tiers" ? tiers.Count > 0 && tiers[0].From > 0 && tiers[^1].From >= 1 : tiers.Count == 0) return null;
        return new Finding
        {
            Kind = FindingKinds.AnchorsUnfit,
            Found = $"form {form}, tiers {Table.Show(tiers)}",
            Expected = "form tiers, tiers [[> 0, …], …, [1, …]]",
        };
    }

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        var scale = RankScale.Fit(sample);
        return scale with { IsConstant = context.Options.Word("form") == "linear" && Places(scale, context).Length == 1 };
    }

    public override void FitEach(Span<double> sample, ReadOnlySpan<int> places, ReadOnlySpan<double> values, NormaliserContext context, Span<FittedScale> target)
    {
        // How many distinct values there are changes with the one that moves.
        if (context.Options.Word("ties") == "dense") base.FitEach(sample, places, values, context, target);
        else RankScale.FitEach(Fit(sample, context), sample, places, values, target);
    }

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var options = context.Options;
        var places = Places(scale, context);
        // Counted from the best: the other direction's rank from the worst.
        RankScale.Rank(places, scale.Moved, -context.Direction, options.Word("ties"), values, target);
        var (n, full, floor) = ((double)places.Length, options.Number("full"), options.Number("floor"));
        var tiers = options.Pairs("tiers");
        for (var i = 0; i < target.Length; i++)
        {
            if (double.IsNaN(target[i])) continue;
            var rank = Math.Min(target[i], n);
            target[i] = options.Word("form") switch
            {
                "linear" => full - (rank - 1) * (full - floor) / (n - 1),
                "share" => full * (n - rank + 1) / n,
                _ => tiers.First(tier => rank / n <= tier.From).To,
            };
        }
    }

    static double[] Places(FittedScale scale, NormaliserContext context) =>
        context.Options.Word("ties") == "dense" ? [.. scale.Sorted.Distinct()] : scale.Sorted;
}

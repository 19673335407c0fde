using Scoring.Adjusting;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Ranking;

/// <summary>Turns scores into places: 1 is best, overall and inside peer groups.</summary>
/// <remarks>
/// Every node and publication, every year. Ranks come from the scores as they are; <c>decimals</c> makes a rounding part of the method. Aggregate
/// units and units without a score have no place.
/// </remarks>
static class Ranking
{
    [ThreadStatic]
    static RankScratch? scratch;

    /// <summary>Options and meaning of the step.</summary>
    public static MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Rank,
        Name = "rank",
        Summary = new("由得分排名次，总体及各分组内", "Places by score, overall and inside peer groups"),
        Formula = "rank = 1 + number of units with a better score (ties: min)",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 10",
        Example = """{ "ties": "min", "decimals": 3 }""",
        Options =
        [
            new("ties", OptionType.Choice, new("得分相同时的名次", "Places of units with equal scores"))
            { Choices = ["min", "max", "dense", "average", "first"], Default = "min" },
            new("order", OptionType.Choice, new("高分在前或低分在前", "Whether high or low scores come first"))
            { Choices = ["high-first", "low-first"], Default = "high-first" },
            new("decimals", OptionType.Integer, new("排名前将得分舍入到的小数位数；缺省不舍入", "Decimals that scores are rounded to before ranking; when not given they are not"))
            { Minimum = 0, Maximum = Rounding.MaxDecimals },
            new("mode", OptionType.Choice, new("恰在中间时的舍入方式", "How a value half-way between two decimals is rounded"))
            { Choices = ["half-even", "half-away"], Default = "half-even" },
            new("groups", OptionType.Names, new("在哪些分组内排名；缺省为全部分组", "Groupings to rank inside; when not given all of them")),
        ],
    };

    /// <summary>Ranks every node and publication in every year.</summary>
    /// <param name="step">The rank step.</param>
    /// <param name="roster">Units and groups.</param>
    /// <param name="nodes">Results without ranks.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="adjustments">What the index is ranked by instead of its scores, and who is not ranked at any node; null = nothing.</param>
    /// <exception cref="ScoringException">A grouping in <c>groups</c> is not in the roster.</exception>
    public static IReadOnlyList<NodeResult> Apply(
        Step step, Roster roster, IReadOnlyList<NodeResult> nodes, int threads = 1, Adjustments? adjustments = null)
    {
        var options = step.Choice.Options;
        var wanted = options.Has("groups") ? options.Names("groups") : null;
        var unknown = wanted?.Where(code => roster.Grouping(code) is null).ToList() ?? [];
        if (unknown.Count > 0)
            throw new ScoringException([.. unknown.Select(code => new Finding
            {
                Kind = FindingKinds.GroupingUnknown,
                Found = code,
                Expected = string.Join(", ", roster.Groupings.Select(grouping => grouping.Code)),
            })]);
        var rankings = GroupRanking.Of(roster);
        var isWanted = rankings.Select(ranking => wanted is null || wanted.Contains(ranking.Grouping.Code)).ToArray();
        var rule = RankRule.Of(options);
        var years = nodes.Count == 0 ? 0 : nodes[0].Years.Count;
        var ranked = new NodeYear[nodes.Count * years];
        Parallelism.For(ranked.Length, threads, slot =>
            ranked[slot] = Rank(nodes[slot / years].Years[slot % years], slot < years, adjustments?.Years[slot % years], rule, roster, rankings, isWanted));
        return [.. nodes.Select((node, i) => node with { Years = ranked[(i * years)..((i + 1) * years)] })];
    }

    static NodeYear Rank(
        NodeYear year, bool isIndex, AdjustmentYear? adjusted, RankRule rule, Roster roster, IReadOnlyList<GroupRanking> rankings, bool[] isWanted)
    {
        var scratchHere = scratch ??= new RankScratch();
        var scores = Rankable(isIndex && adjusted is not null ? adjusted.Adjusted : year.Scores, adjusted?.IsExcluded, rule, roster);
        var ranks = GC.AllocateUninitializedArray<double>(scores.Length);
        Rank(scores, rule, scratchHere, ranks);
        var groupRanks = new double[rankings.Count][];
        for (var r = 0; r < groupRanks.Length; r++)
        {
            groupRanks[r] = new double[scores.Length];
            Array.Fill(groupRanks[r], double.NaN);
            if (!isWanted[r]) continue;
            var (grouping, only) = (rankings[r].Grouping, rankings[r].Group);
            for (var group = only < 0 ? 0 : only; group < (only < 0 ? grouping.Labels.Count : only + 1); group++)
                RankInside(grouping.Members(group), scores, rule, scratchHere, groupRanks[r]);
        }
        return new NodeYear { Scores = year.Scores, Ranks = ranks, Coverage = year.Coverage, GroupRanks = groupRanks, Unscored = year.Unscored };
    }

    /// <summary>Ranks one column; NaN where there is no value.</summary>
    internal static void Rank(ReadOnlySpan<double> scores, RankRule rule, RankScratch scratch, Span<double> ranks)
    {
        RankKernel.Rank(scores, rule.HighFirst, rule.Ties, scratch, ranks);
        for (var i = 0; i < ranks.Length; i++)
            if (ranks[i] == 0)
                ranks[i] = double.NaN;
    }

    static void RankInside(ReadOnlySpan<int> members, double[] scores, RankRule rule, RankScratch scratch, double[] target)
    {
        var inside = new double[members.Length];
        var ranks = new double[members.Length];
        for (var i = 0; i < members.Length; i++) inside[i] = scores[members[i]];
        Rank(inside, rule, scratch, ranks);
        for (var i = 0; i < members.Length; i++) target[members[i]] = ranks[i];
    }

    /// <summary>The scores that take part: aggregate and excluded units out, rounded if declared. The given array where nothing changes.</summary>
    static double[] Rankable(double[] scores, bool[]? isExcluded, RankRule rule, Roster roster)
    {
        if (!roster.HasAggregates && isExcluded is null && rule.Decimals is null) return scores;
        var taking = scores.ToArray();
        if (rule.Decimals is { } decimals) Rounding.Round(taking, decimals, rule.Half, taking);
        var isAggregate = roster.IsAggregate;
        for (var unit = 0; unit < taking.Length; unit++)
            if (isAggregate[unit] || isExcluded?[unit] == true)
                taking[unit] = double.NaN;
        return taking;
    }
}

/// <summary>How a rank step ranks.</summary>
/// <param name="Ties">What units with equal scores get.</param>
/// <param name="HighFirst">Whether the highest score is best.</param>
/// <param name="Decimals">Decimals that scores are rounded to first; null = not rounded.</param>
/// <param name="Half">What happens half-way.</param>
readonly record struct RankRule(TieRule Ties, bool HighFirst, int? Decimals, HalfWay Half)
{
    /// <summary>The rule of a scheme's rank step, wherever among the steps it stands.</summary>
    public static RankRule Of(Scheme scheme) => Of(scheme.Steps.First(step => step.Kind == StepKind.Rank).Choice.Options);

    /// <summary>The rule that a rank step's options state.</summary>
    public static RankRule Of(OptionSet options) => new(
        options.Word("ties") switch
        {
            "max" => TieRule.Max,
            "dense" => TieRule.Dense,
            "average" => TieRule.Average,
            "first" => TieRule.First,
            _ => TieRule.Min,
        },
        options.Word("order") == "high-first",
        options.IntegerOrNull("decimals"),
        options.Word("mode") == "half-away" ? HalfWay.AwayFromZero : HalfWay.ToEven);
}

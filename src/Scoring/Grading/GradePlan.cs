using Scoring.Adjusting;
using Scoring.Evaluating;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Ranking;
using Scoring.Schemes;

namespace Scoring.Grading;

/// <summary>A grade step laid out for a roster: what is the same in every year and every draw.</summary>
sealed class GradePlan
{
    readonly int? decimals;
    readonly HalfWay half;

    /// <summary>Lays a step out. Its groupings and aggregate unit are trusted to be in the roster.</summary>
    internal GradePlan(Scheme scheme, Step step, Roster roster)
    {
        var options = step.Choice.Options;
        Classes = GradeClass.Of(options);
        Sign = RankRule.Of(scheme).HighFirst ? 1 : -1;
        Rule = Graders.Find(step.Choice.Method.Name).Rule(options, Sign);
        decimals = options.IntegerOrNull("decimals");
        half = options.Word("mode") == "half-away" ? HalfWay.AwayFromZero : HalfWay.ToEven;
        Measures = Yardstick.Of(roster, options.All.FirstOrDefault(option => option.Key == "unit").Value as string);
        var all = GroupRanking.Of(roster);
        Wanted = [.. Enumerable.Range(0, all.Count).Where(ranking => options.Names("groups").Contains(all[ranking].Grouping.Code))];
        Groups = [.. Wanted.Select(ranking => all[ranking])];
        Members = [.. Groups.Select(MembersOf)];
    }

    /// <summary>The classes, the best first.</summary>
    internal IReadOnlyList<GradeClass> Classes { get; }

    /// <summary>How units are sorted into them.</summary>
    internal GradeRule Rule { get; }

    /// <summary>−1 where low scores come first.</summary>
    internal int Sign { get; }

    /// <summary>By unit: the index of its aggregate unit, −1 = none.</summary>
    internal int[] Measures { get; }

    /// <summary>Indices of the group rankings that units are graded in as well.</summary>
    internal int[] Wanted { get; }

    /// <summary>These rankings.</summary>
    internal IReadOnlyList<GroupRanking> Groups { get; }

    /// <summary>By ranking and group: indices of the members.</summary>
    internal int[][][] Members { get; }

    /// <summary>Whether scores are rounded before they are graded.</summary>
    internal bool Rounds => decimals is not null;

    /// <summary>Rounds what is graded where the step says so.</summary>
    internal void Round(double[] scores)
    {
        if (decimals is { } places) Rounding.Round(scores, places, half, scores);
    }

    /// <summary>For each adjustment the best class it leaves open: 0 for all but vetoes.</summary>
    internal int[] Vetoes(IReadOnlyList<AdjustmentItem> items) => [.. items.Select(item =>
        item.Kind != AdjustmentKind.Veto ? 0 : Math.Max(item.Class is null ? Math.Min(1, Classes.Count - 1) : Classes.ToList().FindIndex(each => each.Code == item.Class), 0))];

    /// <summary>By unit the best class that a year's vetoes leave open.</summary>
    internal int[] Floors(IReadOnlyList<AdjustmentItem> items, AdjustmentYear year)
    {
        var vetoes = Vetoes(items);
        var floors = new int[Measures.Length];
        for (var item = 0; item < vetoes.Length; item++)
            for (var unit = 0; unit < floors.Length && vetoes[item] > 0; unit++)
                if (year.Points[item][unit] > 0) floors[unit] = Math.Max(floors[unit], vetoes[item]);
        return floors;
    }

    static int[][] MembersOf(GroupRanking ranking) =>
    [
        .. Enumerable.Range(0, ranking.Grouping.Labels.Count).Where(group => ranking.Group < 0 || group == ranking.Group)
            .Select(group => ranking.Grouping.Members(group).ToArray()),
    ];
}

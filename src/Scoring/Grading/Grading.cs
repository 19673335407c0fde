using System.Globalization;
using Scoring.Adjusting;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Ranking;

namespace Scoring.Grading;

/// <summary>Sorts units into classes by the index, overall and inside peer groups, and by other nodes that the scheme names.</summary>
/// <remarks>
/// What is graded is the adjusted score, or the score where nothing is adjusted; only ranked units have a class. Vetoes come last: they move a unit
/// down to the best class they leave open, and nobody else.
/// </remarks>
static class Grading
{
    /// <summary>Options of every way to grade.</summary>
    public static IReadOnlyList<OptionDefinition> CommonOptions { get; } =
    [
        new("groups", OptionType.Names, new("还在哪些分组内分等；缺省为不分", "Groupings to grade inside as well; none when not given")),
        new("nodes", OptionType.Names, new("还按哪些节点的得分或位次分等；缺省为不分", "Nodes to grade by as well, by their own scores and places; none when not given")),
        new("previous", OptionType.Choice, new("上年等次：名录上一年度的，或该单位最近一次的", "What moves are counted from: the class of the panel's year before, or the unit's latest"))
        { Choices = ["year", "latest"], Default = "year" },
        new("decimals", OptionType.Integer, new("分等前将得分舍入到的小数位数；缺省不舍入", "Decimals that scores are rounded to before grading; when not given they are not"))
        { Minimum = 0, Maximum = Rounding.MaxDecimals },
        new("mode", OptionType.Choice, new("恰在中间时的舍入方式", "How a value half-way between two decimals is rounded"))
        { Choices = ["half-even", "half-away"], Default = "half-even" },
    ];

    /// <summary>Grades every year.</summary>
    /// <exception cref="ScoringException">A grouping or aggregate unit is not in the roster.</exception>
    public static Grades Apply(RuleInput input, Step step, Adjustments? adjustments)
    {
        var (options, roster) = (step.Choice.Options, input.Panel.Roster);
        var faults = Unknown(options, roster);
        if (faults.Count > 0) throw new ScoringException(faults);
        var (classes, rankings) = (GradeClass.Of(options), GroupRanking.Of(roster));
        int[] wanted = [.. Enumerable.Range(0, rankings.Count).Where(ranking => options.Names("groups").Contains(rankings[ranking].Grouping.Code))];
        var vetoes = adjustments is null ? [] : Vetoes(adjustments, classes);
        var nodes = options.Names("nodes").Select(code => input.Nodes.First(node => node.Code == code)).ToList();
        var isLatest = options.Word("previous") == "latest";
        var years = new List<GradeYear>();
        for (var year = 0; year < input.Index.Years.Count; year++)
        {
            var whole = Sample(input, options, input.Index.Years[year], adjustments?.Years[year].Adjusted);
            var before = Graders.Find(step.Choice.Method.Name).Apply(whole, options);
            Report(input, step.Choice.Method.Name, options, whole, before, year);
            var groups = wanted.Select(ranking => InGroups(step.Choice, whole, rankings[ranking], input.Index.Years[year].GroupRanks[ranking])).ToArray();
            years.Add(new GradeYear
            {
                Classes = Held(before, vetoes, adjustments, year),
                BeforeVeto = before,
                Previous = Previous(years, before.Length, isLatest),
                GroupClasses = [.. groups.Select(group => Held(group, vetoes, adjustments, year))],
                NodeClasses = [.. nodes.Select(node => Graders.Find(step.Choice.Method.Name).Apply(Sample(input, options, node.Years[year], null), options))],
            });
        }
        return new Grades(classes, [.. wanted.Select(ranking => rankings[ranking])], years) { Nodes = [.. nodes.Select(node => node.Code)] };
    }

    /// <summary>The class of the year before, or with <paramref name="isLatest"/> the last one that the unit had.</summary>
    static int[] Previous(List<GradeYear> years, int units, bool isLatest)
    {
        var classes = new int[units];
        Array.Fill(classes, -1);
        if (years.Count == 0) return classes;
        for (var unit = 0; unit < units; unit++)
            classes[unit] = years[^1].Classes[unit] is var last && last < 0 && isLatest ? years[^1].Previous[unit] : last;
        return classes;
    }

    static List<Finding> Unknown(OptionSet options, Roster roster)
    {
        var faults = options.Names("groups").Where(code => roster.Grouping(code) is null).Select(code => new Finding
        {
            Kind = FindingKinds.GroupingUnknown,
            Found = code,
            Expected = roster.Groupings.Count == 0 ? null : string.Join(", ", roster.Groupings.Select(grouping => grouping.Code)),
        }).ToList();
        if (options.All.FirstOrDefault(option => option.Key == "unit").Value is string unit && (roster.IndexOf(unit) is var index && index < 0 || !roster.IsAggregate[index]))
            faults.Add(new Finding { Kind = FindingKinds.ReferenceUnknown, Variable = "grade", Found = unit });
        return faults;
    }

    /// <summary>All units of a node's year, turned so that more is better.</summary>
    static GradeSample Sample(RuleInput input, OptionSet options, NodeYear index, double[]? adjusted)
    {
        var sign = RankRule.Of(input.Scheme).HighFirst ? 1 : -1;
        var roster = input.Panel.Roster;
        double[] all = [.. adjusted ?? index.Scores];
        if (options.IntegerOrNull("decimals") is { } decimals)
            Rounding.Round(all, decimals, options.Word("mode") == "half-away" ? HalfWay.AwayFromZero : HalfWay.ToEven, all);
        var measures = Yardstick.Of(roster, options.All.FirstOrDefault(option => option.Key == "unit").Value as string);
        var (scores, references) = (new double[all.Length], new double[all.Length]);
        for (var unit = 0; unit < all.Length; unit++)
        {
            scores[unit] = double.IsNaN(index.Ranks[unit]) ? double.NaN : sign * all[unit];
            references[unit] = measures[unit] < 0 ? double.NaN : sign * all[measures[unit]];
        }
        return new GradeSample(scores, index.Ranks, references, sign);
    }

    /// <summary>Grades each group by itself. Units outside have no class.</summary>
    static int[] InGroups(MethodChoice choice, GradeSample whole, GroupRanking ranking, double[] ranks)
    {
        var result = new int[whole.Scores.Length];
        Array.Fill(result, -1);
        for (var group = 0; group < ranking.Grouping.Labels.Count; group++)
        {
            if (ranking.Group >= 0 && group != ranking.Group) continue;
            int[] members = [.. ranking.Grouping.Members(group)];
            var inside = new GradeSample(Pick(whole.Scores), Pick(ranks), Pick(whole.References), whole.Sign);
            var classes = Graders.Find(choice.Method.Name).Apply(inside, choice.Options);
            for (var i = 0; i < members.Length; i++) result[members[i]] = classes[i];

            double[] Pick(double[] values) => [.. members.Select(member => values[member])];
        }
        return result;
    }

    /// <summary>For each adjustment the best class it leaves open: 0 for all but vetoes.</summary>
    static int[] Vetoes(Adjustments adjustments, IReadOnlyList<GradeClass> classes) => [.. adjustments.Items.Select(item =>
        item.Kind != AdjustmentKind.Veto ? 0 : Math.Max(item.Class is null ? Math.Min(1, classes.Count - 1) : classes.ToList().FindIndex(each => each.Code == item.Class), 0))];

    static int[] Held(int[] classes, int[] vetoes, Adjustments? adjustments, int year)
    {
        int[] held = [.. classes];
        for (var item = 0; item < vetoes.Length; item++)
            for (var unit = 0; unit < held.Length && vetoes[item] > 0; unit++)
                if (held[unit] >= 0 && adjustments!.Years[year].Points[item][unit] > 0)
                    held[unit] = Math.Max(held[unit], vetoes[item]);
        return held;
    }

    static void Report(RuleInput input, string method, OptionSet options, GradeSample sample, int[] classes, int year)
    {
        if (method != "relative" || options.Word("to") == "mean") return;
        var lost = Enumerable.Range(0, classes.Length).Where(unit => classes[unit] < 0 && !double.IsNaN(sample.Scores[unit])).ToList();
        if (lost.Count > 0)
            input.Findings.Add(new Finding
            {
                Kind = FindingKinds.GradeReferenceMissing,
                Unit = input.Panel.Roster.Units[lost[0]].Code,
                Year = input.Panel.Years[year],
                Found = lost.Count.ToString(CultureInfo.InvariantCulture),
                Count = lost.Count,
            });
    }
}

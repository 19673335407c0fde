using System.Globalization;
using Scoring.Adjusting;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Panels;

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
        var plan = new GradePlan(input.Scheme, step, roster);
        var sheet = new GradeSheet(plan);
        var nodes = options.Names("nodes").Select(code => input.Nodes.First(node => node.Code == code)).ToList();
        var isLatest = options.Word("previous") == "latest";
        var years = new List<GradeYear>();
        for (var year = 0; year < input.Index.Years.Count; year++)
        {
            var index = input.Index.Years[year];
            var floors = adjustments is null ? new int[roster.Count] : plan.Floors(adjustments.Items, adjustments.Years[year]);
            sheet.Take(adjustments?.Years[year].Adjusted ?? index.Scores, index.Ranks);
            var before = new int[roster.Count];
            sheet.GradeAll(index.Ranks, 0, before);
            Report(input, step.Choice.Method.Name, options, sheet.Scores, before, year);
            int[] classes = [.. before];
            GradeSheet.Hold(classes, floors);
            var groups = new int[plan.Groups.Count][];
            for (var group = 0; group < groups.Length; group++)
            {
                sheet.GradeGroups(group, index.GroupRanks[plan.Wanted[group]], 0, groups[group] = new int[roster.Count]);
                GradeSheet.Hold(groups[group], floors);
            }
            // Nodes come last: the sheet holds what it was given last.
            var byNode = new int[nodes.Count][];
            for (var node = 0; node < byNode.Length; node++)
            {
                var results = nodes[node].Years[year];
                sheet.Take(results.Scores, results.Ranks);
                sheet.GradeAll(results.Ranks, 0, byNode[node] = new int[roster.Count]);
            }
            years.Add(new GradeYear
            {
                Classes = classes,
                BeforeVeto = before,
                Previous = Previous(years, before.Length, isLatest),
                GroupClasses = groups,
                NodeClasses = byNode,
            });
        }
        return new Grades(plan.Classes, plan.Groups, years) { Nodes = [.. nodes.Select(node => node.Code)] };
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

    static void Report(RuleInput input, string method, OptionSet options, ReadOnlySpan<double> scores, int[] classes, int year)
    {
        if (method != "relative" || options.Word("to") == "mean") return;
        var lost = new List<int>();
        for (var unit = 0; unit < classes.Length; unit++)
            if (classes[unit] < 0 && !double.IsNaN(scores[unit])) lost.Add(unit);
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

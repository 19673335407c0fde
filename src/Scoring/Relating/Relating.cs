using System.Globalization;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Relating;

/// <summary>Sets peer groups beside the whole, and units beside the aggregate unit they lie in. Changes no score.</summary>
/// <remarks>
/// Group means are plain means over ranked units. Their mean weighted by size is the overall mean exactly when every ranked unit stands in one group;
/// where it does not, that is reported. Aggregate units have data of their own: their score is not the mean of the units.
/// </remarks>
static class Relating
{
    /// <summary>Options and meaning of the step.</summary>
    public static MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Relate,
        Name = "means-and-gaps",
        Summary = new("分组均值与总体均值，各单位与汇总单位的差距", "Group means beside the overall mean, and every unit's gap to its aggregate unit"),
        Formula = "mean = sum n*mean_group / sum n; gap = x - X, (x/X - 1)*100 %, percentage points where x is a percentage",
        Source = "江西省县域科技创新能力评价 (county innovation in Jiangxi: group means); 重庆科技创新指数报告 (Chongqing innovation index: gap to the city)",
        Example = """{ "unit": "500000", "indicators": true }""",
        Options =
        [
            new("groups", OptionType.Names, new("哪些分组；缺省为全部分组", "Groupings; all of them when not given")),
            new("unit", OptionType.Name, new("汇总单位代码；缺省为上级汇总单位，或唯一的汇总单位",
                "Code of the aggregate unit; the one that a unit lies in, or the only one, when not given")),
            new("indicators", OptionType.Flag, new("是否也比较各指标的实际值", "Whether indicators are compared as well, by their values before any scaling")) { Default = true },
        ],
    };

    /// <summary>What is to be set beside what.</summary>
    /// <exception cref="ScoringException">A grouping or aggregate unit is not in the roster.</exception>
    public static Relations Apply(RuleInput input, Step step)
    {
        var (options, roster, faults) = (step.Choice.Options, input.Panel.Roster, new List<Finding>());
        var unit = options["unit"] as string;
        if (unit is not null && (roster.IndexOf(unit) is var index && index < 0 || !roster.IsAggregate[index]))
            faults.Add(new Finding { Kind = FindingKinds.ReferenceUnknown, Variable = StepKind.Relate.Key(), Found = unit });
        var codes = options.Has("groups") ? options.Names("groups") : [.. roster.Groupings.Select(grouping => grouping.Code)];
        foreach (var code in codes.Where(code => roster.Grouping(code) is null))
            faults.Add(new Finding { Kind = FindingKinds.GroupingUnknown, Found = code, Expected = roster.Groupings.Count == 0 ? null : string.Join(", ", roster.Groupings.Select(each => each.Code)) });
        if (faults.Count > 0) throw new ScoringException(faults);
        foreach (var code in codes) CheckCover(input, roster.Grouping(code)!);
        return new Relations(codes, Yardstick.Of(roster, unit), options.Flag("indicators"));
    }

    /// <summary>Reports ranked units in no group or in several: then the group means do not make up the overall mean.</summary>
    static void CheckCover(RuleInput input, Grouping grouping)
    {
        var groups = new int[input.Panel.UnitCount];
        for (var group = 0; group < grouping.Labels.Count; group++)
            foreach (var unit in grouping.Members(group)) groups[unit]++;
        for (var year = 0; year < input.Index.Years.Count; year++)
        {
            var ranks = input.Index.Years[year].Ranks;
            var (none, several) = (0, 0);
            for (var unit = 0; unit < groups.Length; unit++)
            {
                if (double.IsNaN(ranks[unit])) continue;
                none += groups[unit] == 0 ? 1 : 0;
                several += groups[unit] > 1 ? 1 : 0;
            }
            if (none + several == 0) continue;
            input.Findings.Add(new Finding
            {
                Kind = FindingKinds.GroupMeansApart,
                Year = input.Panel.Years[year],
                Variable = grouping.Code,
                Found = string.Create(CultureInfo.InvariantCulture, $"0 × {none}, 2+ × {several}"),
                Expected = "1 ×",
                Count = none + several,
            });
        }
    }
}

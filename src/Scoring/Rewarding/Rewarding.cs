using System.Globalization;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Grading;
using Scoring.Methods;
using Scoring.Ranking;

namespace Scoring.Rewarding;

/// <summary>Gives amounts by rules over classes and places; the rules add up.</summary>
/// <remarks>
/// A rule holds for a ranked unit that meets all its conditions; what a condition needs and the unit lacks (a class, a place in the year before) fails it.
/// The year before is the panel's, or with <c>previous: latest</c> the last in which the unit was ranked; its first year gives no reward that looks back. A unit's reward is the sum over rules, a year's the sum over
/// units; a sum beyond the budget is reported and nothing is cut. Aggregate and excluded units get nothing.
/// </remarks>
static class Rewarding
{
    /// <summary>Options and meaning of the step.</summary>
    public static MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Reward,
        Name = "rules",
        Summary = new("按等次与位次变化的规则累加奖励金额", "Amounts by additive rules over classes and places"),
        Formula = "reward = sum of amounts of the rules whose conditions all hold",
        Source = "县域科技创新评价奖补 (rewards of Chinese county innovation evaluations)",
        Example = """{ "budget": 2300, "money": "万元", "rules": [ { "code": "ten-up", "amount": 200, "rank_up": 10 }, { "code": "top-ten", "amount": 100, "rank_top": 10 } ] }""",
        Options =
        [
            new("rules", OptionType.Items, new("各条规则，可累加", "The rules; they add up"))
            {
                Required = true,
                Fields =
                [
                    new("code", OptionType.Name, new("代码", "Its code")) { Required = true },
                    new("name", OptionType.Text, new("名称；缺省为代码", "Its name; the code when not given")),
                    new("amount", OptionType.Number, new("金额", "The amount")) { Required = true, Minimum = 0 },
                    new("class_before", OptionType.Names, new("上年等次为其中之一", "Classes that the unit must come from")),
                    new("class_after", OptionType.Names, new("本年等次为其中之一", "Classes that the unit must be in")),
                    new("class_up", OptionType.Integer, new("等次至少上升几等", "Least number of classes risen")) { Minimum = 1 },
                    new("rank_up", OptionType.Number, new("位次至少上升几位", "Least number of places gained")) { Above = 0 },
                    new("rank_up_most", OptionType.Number, new("位次至多上升几位", "Most places gained")) { Above = 0 },
                    new("rank_top", OptionType.Integer, new("本年位次在前几名之内", "Last place that counts")) { Minimum = 1 },
                    new("first_entry", OptionType.Flag, new("首次进入 class_after 各等", "Whether the unit is in class_after for the first time in the panel's years")),
                ],
            },
            new("budget", OptionType.Number, new("每年预算；超出或结余均报告，不削减", "Amount for each year: more or less is reported, nothing is cut")) { Minimum = 0 },
            new("money", OptionType.Name, new("金额单位，如 万元", "Unit of money, shown beside totals")),
            new("move", OptionType.Choice, new("位次变化按公布位次，或按两年都参评的单位", "Whether places are those published, or among units ranked in both years"))
            { Default = "published", Choices = ["published", "common"] },
            new("previous", OptionType.Choice, new("位次与上年度相比，或与该单位最近一次排名的年度相比", "Whether places are compared with the panel's year before, or with the unit's latest ranked year"))
            { Default = "year", Choices = ["year", "latest"] },
            new("years", OptionType.CalendarYears, new("在哪些年份发放；缺省为全部", "Years that rewards are given in; all when not given")),
        ],
    };

    /// <summary>Gives every year's rewards and checks them against the budget.</summary>
    public static Rewards Apply(RuleInput input, Step step, Grades? grades)
    {
        var options = step.Choice.Options;
        var (rules, years, wanted) = (RewardRule.Of(options), input.Panel.Years, options.CalendarYears("years"));
        var given = new List<Reward>();
        for (var year = 0; year < years.Count; year++)
        {
            if (wanted.Count > 0 && !wanted.Contains(years[year])) continue;
            var after = input.Index.Years[year];
            var moves = new Dictionary<int, RankMove[]>();
            for (var unit = 0; unit < input.Panel.UnitCount; unit++)
            {
                if (double.IsNaN(after.Ranks[unit])) continue;
                var before = Before(input.Index.Years, year, unit, options.Word("previous") == "latest");
                var places = before < 0 ? double.NaN : Places(before, unit);
                foreach (var rule in rules)
                    if (Holds(rule, grades, year, unit, places, after.Ranks[unit]))
                        given.Add(new Reward(years[year], input.Panel.Roster.Units[unit].Code, rule.Code, rule.Amount,
                            grades?.ClassAt(grades.Years[year].Previous[unit])?.Code, grades?.ClassAt(grades.Years[year].Classes[unit])?.Code,
                            before < 0 ? double.NaN : input.Index.Years[before].Ranks[unit], after.Ranks[unit]));
            }

            double Places(int before, int unit)
            {
                if (!moves.TryGetValue(before, out var between)) moves[before] = between = RankMove.Between(input.Index.Years[before], after);
                return options.Word("move") == "common" ? between[unit].Common : between[unit].Raw;
            }
        }
        var rewards = new Rewards(rules, options.NumberOrNull("budget"), options["money"] as string, given);
        CheckBudget(rewards, input.Findings);
        return rewards;
    }

    /// <summary>The year that a unit's place is compared with, by index; −1 = there is none.</summary>
    static int Before(IReadOnlyList<NodeYear> years, int year, int unit, bool isLatest)
    {
        var before = year - 1;
        while (isLatest && before >= 0 && double.IsNaN(years[before].Ranks[unit])) before--;
        return before;
    }

    static bool Holds(RewardRule rule, Grades? grades, int year, int unit, double places, double rank)
    {
        if (rank > rule.RankTop || (rule.RankUp is { } least && !(places >= least)) || (rule.RankUpMost is { } most && !(places > 0 && places <= most))) return false;
        if (rule.ClassBefore.Count == 0 && rule.ClassAfter.Count == 0 && rule.ClassUp is null) return true;
        if (grades is null) return false;
        var now = grades.Years[year];
        if (rule.ClassUp is { } up && !(now.Move(unit) >= up)) return false;
        if (rule.ClassBefore.Count > 0 && !IsIn(rule.ClassBefore, now.Previous[unit])) return false;
        if (rule.ClassAfter.Count > 0 && !IsIn(rule.ClassAfter, now.Classes[unit])) return false;
        return !rule.IsFirstEntry || (year > 0 && !grades.Years.Take(year).Any(earlier => IsIn(rule.ClassAfter, earlier.Classes[unit])));

        bool IsIn(IReadOnlyList<string> classes, int index) => grades.ClassAt(index) is { } placed && classes.Contains(placed.Code);
    }

    static void CheckBudget(Rewards rewards, FindingLog findings)
    {
        foreach (var year in rewards.Given.Select(reward => reward.Year).Distinct())
            if (rewards.Total(year) is var total && rewards.Budget is { } budget && total != budget)
                findings.Add(new Finding
                {
                    Kind = total > budget ? FindingKinds.RewardOverBudget : FindingKinds.RewardUnderBudget,
                    Year = year,
                    Found = string.Create(CultureInfo.InvariantCulture, $"{total:R}"),
                    Expected = string.Create(CultureInfo.InvariantCulture, $"{budget:R}"),
                });
    }
}

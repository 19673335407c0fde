using System.Globalization;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Preparing;

namespace Scoring.Adjusting;

/// <summary>Bonuses, penalties, vetoes and exclusions after the index is made, each in a column of its own.</summary>
/// <remarks>
/// adjusted = score + min(bonus cap, Σ min(cap, bonus)) − min(penalty cap, Σ min(cap, penalty)). Scores stay as they are; places and classes come
/// from the adjusted ones. A veto holds down the class alone, an exclusion takes the unit out of the ranking. What concerns a unit never changes the
/// points of another. Units without a score and aggregate units are not adjusted; a missing value counts as 0 and is reported.
/// </remarks>
static class Adjusting
{
    /// <summary>Options and meaning of the step.</summary>
    public static MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Adjust,
        Name = "points",
        Summary = new("总指数之外的加分、扣分、一票否优和剔除，逐项单列", "Bonuses, penalties, vetoes and exclusions beside the index, item by item"),
        Formula = "adjusted = score + min(bonus_cap, sum min(cap, bonus)) - min(penalty_cap, sum min(cap, penalty))",
        Source = "加分、扣分、一票否优 (bonus, penalty and veto items) of Chinese science and technology assessments",
        Example = """
            { "bonus_cap": 5, "items": [ { "code": "honours", "name": "表彰奖励", "kind": "bonus", "points": "honours * 0.5", "cap": 2 },
              { "code": "one_veto", "kind": "veto", "when": "rd_growth < 0 and fiscal_growth < 0" } ] }
            """,
        Options =
        [
            new("items", OptionType.Items, new("各调整项", "The adjustments"))
            {
                Required = true,
                Fields =
                [
                    new("code", OptionType.Name, new("代码", "Its code")) { Required = true },
                    new("name", OptionType.Text, new("名称；缺省为代码", "Its name; the code when not given")),
                    new("kind", OptionType.Choice, new("加分、扣分、一票否优或剔除", "What it does"))
                    { Required = true, Choices = ["bonus", "penalty", "veto", "exclusion"] },
                    new("points", OptionType.Formula, new("加分或扣分的分值（不为负）", "Points of a bonus or penalty, not negative")),
                    new("when", OptionType.Formula, new("否优或剔除的条件", "When a veto or exclusion holds")),
                    new("table", OptionType.Name, new("以表代替表达式：列 unit、year、item、points", "A table in place of an expression: columns unit, year, item, points")),
                    new("cap", OptionType.Number, new("单项分值上限", "Most points of the item")) { Minimum = 0 },
                    new("class", OptionType.Name, new("否优后至多评为此等；缺省为第二等", "Best class that a veto leaves open; the second when not given")),
                    new("sample", OptionType.Flag, new("剔除时是否不计分、不进入界值和均值", "Whether an excluded unit gets no score and leaves bounds and means")),
                ],
            },
            new("bonus_cap", OptionType.Number, new("加分合计上限", "Most points of all bonuses together")) { Minimum = 0 },
            new("penalty_cap", OptionType.Number, new("扣分合计上限", "Most points of all penalties together")) { Minimum = 0 },
        ],
    };

    /// <summary>Works out the adjustments of every year and unit.</summary>
    /// <exception cref="ScoringException">A negative value, a table that cannot be read, a name without values; all of them at once.</exception>
    public static Adjustments Apply(RuleInput input, Step step)
    {
        var (faults, items) = (new List<Finding>(), AdjustmentItem.Of(step));
        var values = new AdjustmentValues(input, faults);
        var scores = input.Index.Years;
        var isAggregate = input.Panel.Roster.IsAggregate.ToArray();
        bool IsScored(int year, int unit) => !isAggregate[unit] && !double.IsNaN(scores[year].Scores[unit]);
        var byItem = items.Select(item => values.Of(item, IsScored)).ToArray();
        if (faults.Count > 0) throw new ScoringException(faults);
        if (!input.Scheme.Steps.Any(other => other.Kind == StepKind.Grade))
            foreach (var veto in items.Where(item => item.Kind == AdjustmentKind.Veto))
                input.Findings.Add(new Finding { Kind = FindingKinds.VetoWithoutGrade, Variable = veto.Code, Found = veto.Code });
        return new Adjustments(items, [.. scores.Select((year, y) => Year(input, step.Choice.Options, items, [.. byItem.Select(item => item[y])], y, isAggregate))]);
    }

    /// <summary>Takes units that an exclusion puts out of the sample off the year's roster, before anything is fitted.</summary>
    /// <returns>The panel without them, and who left.</returns>
    public static (Panel Panel, IReadOnlyList<DroppedUnit> Dropped) LeaveSample(RuleInput input)
    {
        var items = input.Scheme.Steps.Where(step => step.Kind == StepKind.Adjust).SelectMany(AdjustmentItem.Of).Where(item => item.LeavesSample).ToList();
        var (panel, dropped) = (input.Panel, new List<DroppedUnit>());
        if (items.Count == 0) return (panel, dropped);
        var faults = new List<Finding>();
        // What is missing is told when the step itself runs.
        var values = new AdjustmentValues(input with { Findings = new FindingLog() }, faults);
        var byItem = items.Select(item => values.Of(item, (_, _) => false)).ToArray();
        if (faults.Count > 0) throw new ScoringException(faults);
        var presence = panel.Years.Select((_, year) => panel.Present(year).ToArray()).ToArray();
        for (var year = 0; year < presence.Length; year++)
            for (var unit = 0; unit < panel.UnitCount; unit++)
            {
                if (!presence[year][unit] || panel.Roster.IsAggregate[unit]) continue;
                if (Array.FindIndex(byItem, item => item[year][unit] > 0) is not (>= 0 and var holding)) continue;
                presence[year][unit] = false;
                dropped.Add(new DroppedUnit(panel.Roster.Units[unit].Code, panel.Years[year], new Unscored(UnscoredReason.Excluded, Code: items[holding].Code)));
            }
        if (dropped.Count == 0) return (panel, dropped);
        return (panel.WithPresence(presence).Map((_, year, column) => ScreeningSheet.Blank(column, panel.Present(year), presence[year], true)), dropped);
    }

    static AdjustmentYear Year(RuleInput input, OptionSet options, IReadOnlyList<AdjustmentItem> items, double[][] values, int year, bool[] isAggregate)
    {
        var scores = input.Index.Years[year].Scores;
        var unscored = input.Index.Years[year].Unscored;
        var (bonus, penalty, total, adjusted, excluded) =
            (new double[scores.Length], new double[scores.Length], new double[scores.Length], scores.ToArray(), new bool[scores.Length]);
        var points = items.Select(_ => new double[scores.Length]).ToArray();
        for (var unit = 0; unit < scores.Length; unit++)
        {
            var isScored = !isAggregate[unit] && !double.IsNaN(scores[unit]);
            var left = !isAggregate[unit] && unscored.TryGetValue(unit, out var why) && why.Reason == UnscoredReason.Excluded;
            for (var i = 0; i < items.Count; i++)
            {
                var counts = isScored || (left && items[i].LeavesSample);
                var value = counts ? values[i][unit] : double.NaN;
                if (value > items[i].Cap)
                {
                    Report(FindingKinds.AdjustmentCapped, unit, items[i].Code, value, items[i].Cap);
                    value = items[i].Cap!.Value;
                }
                points[i][unit] = value;
                if (items[i].Kind == AdjustmentKind.Bonus) bonus[unit] += value;
                if (items[i].Kind == AdjustmentKind.Penalty) penalty[unit] += value;
                if (items[i].Kind < AdjustmentKind.Veto || !(value > 0)) continue;
                excluded[unit] |= items[i].Kind == AdjustmentKind.Exclusion;
                Report(items[i].Kind == AdjustmentKind.Veto ? FindingKinds.UnitVetoed : FindingKinds.UnitExcluded, unit, items[i].Code);
            }
            if (!isScored)
            {
                bonus[unit] = penalty[unit] = total[unit] = double.NaN;
                continue;
            }
            bonus[unit] = Held(bonus[unit], "bonus_cap", unit);
            penalty[unit] = Held(penalty[unit], "penalty_cap", unit);
            total[unit] = bonus[unit] - penalty[unit];
            adjusted[unit] = scores[unit] + total[unit];
        }
        return new AdjustmentYear { Points = points, Bonus = bonus, Penalty = penalty, Total = total, Adjusted = adjusted, IsExcluded = excluded };

        double Held(double sum, string cap, int unit)
        {
            if (!(sum > options.NumberOrNull(cap))) return sum;
            Report(FindingKinds.AdjustmentCapped, unit, cap, sum, options.Number(cap));
            return options.Number(cap);
        }

        void Report(FindingKind kind, int unit, string code, double? found = null, double? expected = null) => input.Findings.Add(new Finding
        {
            Kind = kind,
            Unit = input.Panel.Roster.Units[unit].Code,
            Year = input.Panel.Years[year],
            Variable = code,
            Found = found?.ToString("R", CultureInfo.InvariantCulture) ?? code,
            Expected = expected is { } most ? string.Create(CultureInfo.InvariantCulture, $"<= {most:R}") : null,
        });
    }
}

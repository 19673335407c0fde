using System.Globalization;
using Scoring.Evaluating;
using Scoring.Expressions;
using Scoring.Findings;

namespace Scoring.Adjusting;

/// <summary>Points and conditions by item, year and unit, before any cap: from expressions or tables.</summary>
/// <param name="input">Units, years, values, tables.</param>
/// <param name="faults">Receives what stops the run.</param>
sealed class AdjustmentValues(RuleInput input, ICollection<Finding> faults)
{
    readonly ScoreSource source = new(input);

    /// <summary>The values of an item by year and unit: missing counts as 0 and is reported for units that <paramref name="concerns"/> names.</summary>
    /// <param name="item">The item.</param>
    /// <param name="concerns">For a year and unit (by index) whether a missing value is worth telling.</param>
    public double[][] Of(AdjustmentItem item, Func<int, int, bool> concerns)
    {
        if (item.Table is { } table)
            return new AdjustmentTable(input.Tables[table], item, input, faults).Read();
        var expression = Expression.Parse(item.Expression!);
        var unknown = expression.Names.Where(name => !source.Has(name)).ToList();
        foreach (var name in unknown) faults.Add(new Finding { Kind = FindingKinds.ConditionUnknown, Variable = item.Code, Found = name });
        var values = new double[input.Panel.Years.Count][];
        var evaluator = new ExpressionEvaluator(source);
        for (var year = 0; year < values.Length; year++)
        {
            values[year] = new double[input.Panel.UnitCount];
            if (unknown.Count > 0) continue;
            evaluator.Evaluate(expression, input.Panel.Years[year], values[year]);
            Settle(item, year, values[year], concerns);
        }
        return values;
    }

    void Settle(AdjustmentItem item, int year, double[] values, Func<int, int, bool> concerns)
    {
        var (missing, first) = (0, -1);
        for (var unit = 0; unit < values.Length; unit++)
        {
            if (double.IsNaN(values[unit]))
            {
                values[unit] = 0;
                if (!concerns(year, unit)) continue;
                missing++;
                if (first < 0) first = unit;
            }
            else if (item.Kind >= AdjustmentKind.Veto) values[unit] = values[unit] != 0 ? 1 : 0;
            else if (values[unit] < 0 && concerns(year, unit))
                faults.Add(new Finding
                {
                    Kind = FindingKinds.AdjustmentNegative,
                    Unit = input.Panel.Roster.Units[unit].Code,
                    Year = input.Panel.Years[year],
                    Variable = item.Code,
                    Found = values[unit].ToString("R", CultureInfo.InvariantCulture),
                });
        }
        if (missing > 0)
            input.Findings.Add(new Finding
            {
                Kind = FindingKinds.AdjustmentMissing,
                Unit = input.Panel.Roster.Units[first].Code,
                Year = input.Panel.Years[year],
                Variable = item.Code,
                Found = missing.ToString(CultureInfo.InvariantCulture),
                Count = missing,
            });
    }
}

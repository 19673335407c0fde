using System.Globalization;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Schemes;
using Scoring.Schemes.Reading;

namespace Scoring.Adjusting;

/// <summary>Reads a table of adjustments: a row per unit and year, with columns <c>unit</c>, <c>year</c>, <c>item</c>, <c>points</c>.</summary>
/// <remarks>
/// Without <c>year</c> a row holds in every year, without <c>item</c> for every item that reads the table; further columns (a reason, a document) are
/// left alone. A bonus or penalty needs <c>points</c>, not negative, empty = 0; for a veto or exclusion a row is enough, and <c>points</c> of 0 lifts it.
/// </remarks>
sealed class AdjustmentTable(ReferenceTable table, AdjustmentItem item, RuleInput input, ICollection<Finding> faults)
{
    readonly bool isPoints = item.Kind < AdjustmentKind.Veto;
    readonly HashSet<(int Year, int Unit)> seen = [];

    /// <summary>The values by year and unit; 0 where the table has no row.</summary>
    public double[][] Read()
    {
        var panel = input.Panel;
        var values = panel.Years.Select(_ => new double[panel.UnitCount]).ToArray();
        var (units, years, items, points) = (table.IndexOf("unit"), table.IndexOf("year"), table.IndexOf("item"), table.IndexOf("points"));
        if (units < 0 || (isPoints && points < 0))
        {
            Fault(null, string.Join(", ", table.Columns), isPoints ? "unit, points" : "unit");
            return values;
        }
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row];
            if (items >= 0 && cells[items] != item.Code) continue;
            if (years >= 0 && !int.TryParse(cells[years], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                Fault(row, cells[years], "year");
                continue;
            }
            var text = points < 0 ? "1" : cells[points].Length == 0 ? isPoints ? "0" : "1" : cells[points];
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value) || value < 0)
            {
                Fault(row, text, "points >= 0");
                continue;
            }
            Store(row, cells[units], years < 0 ? null : int.Parse(cells[years], CultureInfo.InvariantCulture), isPoints ? value : value != 0 ? 1 : 0, values);
        }
        return values;
    }

    void Store(int row, string code, int? year, double value, double[][] values)
    {
        var panel = input.Panel;
        var unit = panel.Roster.IndexOf(code);
        if (unit < 0)
        {
            input.Findings.Add(new Finding
            {
                Kind = FindingKinds.RuleRowUnknown,
                File = table.File,
                Row = row + 1,
                Variable = item.Code,
                Found = Shown.Plain(code),
                Suggestion = NearestName.Of(code, panel.Roster.Units.Select(entry => entry.Code)),
            });
            return;
        }
        for (var y = 0; y < values.Length; y++)
        {
            if (year is not null && panel.Years[y] != year) continue;
            if (!seen.Add((y, unit)))
            {
                Fault(row, string.Create(CultureInfo.InvariantCulture, $"{code}, {panel.Years[y]}"), "1 ×");
                return;
            }
            values[y][unit] = value;
        }
    }

    void Fault(int? row, string found, string expected) => faults.Add(new Finding
    {
        Kind = FindingKinds.RuleTableUnfit,
        File = table.File,
        Row = row + 1,
        Variable = item.Code,
        Found = found.Length == 0 ? "–" : Shown.Plain(found),
        Expected = expected,
    });
}

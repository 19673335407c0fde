using System.Globalization;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Checking;

/// <summary>Examines the cells of one variable against the unit's own years, against its peers, and against what the variable measures.</summary>
sealed class VariableCheck(Panel panel, int variable, Variable declared)
{
    readonly VariableHistory history = new(panel, variable);
    readonly List<Finding> findings = [];
    readonly Limits limits = Limits.Of(panel, variable, declared);

    public List<Finding> Run()
    {
        WholeYears();
        for (var unit = 0; unit < history.Units; unit++)
        {
            for (var year = 0; year < history.Years; year++) Examine(unit, year);
            LevelShift(unit);
        }
        PeerCheck.Report(panel, variable, findings);
        return findings;
    }

    void Examine(int unit, int year)
    {
        var value = history[unit, year];
        if (double.IsNaN(value)) return;
        if (limits.Broken(value) is { } limit)
        {
            Add(FindingKinds.ImpossibleValue, unit, year, Number(value), limit);
            return;
        }
        if (value == 0 || (history.IsQuiet(unit, year) && (history.Decimals != 0 || value == Math.Floor(value)))) return;
        var expected = history.Expected(unit, year, out var used);
        if (used == 0) return;
        if (YearIn(value, panel.Years[year], expected, value == panel.Years[year] * 10.0 && HasZero(unit)) is { } rest)
        {
            Add(FindingKinds.YearInNumber, unit, year, Number(value), $"{Number(rest)}; {Around(unit, year)}");
            return;
        }
        if (used == 1 && !history.IsLast(unit, year)) return; // of two values the later is named
        var power = panel.Roster.IsAggregate[unit] && history.Decimals == 0 && value != Math.Floor(value) ? 0 : SlipRule.Find(history, value, expected);
        if (power != 0)
            Add(FindingKinds.UnitSlip, unit, year, $"{Number(value)} = {Number(Scaled(value, power))} × 10^{power}", Around(unit, year));
        else if (history.Decimals == 0 && value != Math.Floor(value) && !panel.Roster.IsAggregate[unit] && used > 1)
            Add(FindingKinds.ImpossibleValue, unit, year, Number(value), "0, 1, 2, …");
        else if (expected > 20 || history.Decimals != 0) Outlier(unit, year, value, expected);
    }

    void Outlier(int unit, int year, double value, double expected)
    {
        if (!(expected > 0) || value <= 0 || (value < expected * 8 && value * 8 > expected)) return;
        if (Math.Abs(DeterministicMath.Log(value / expected)) < 12 * history.Spread) return;
        Add(FindingKinds.HistoryOutlier, unit, year, Number(value), Around(unit, year));
    }

    /// <summary>What is left of a value when the year at its front is taken off; null when it does not begin with a year or the rest does not fit.</summary>
    static double? YearIn(double value, int year, double expected, bool zeros)
    {
        if (zeros && value == year * 10.0 && value > 20 * expected) return 0;
        if (value < 10_000 || value < 300 * expected) return null;
        for (var scale = 10.0; scale <= 1e9; scale *= 10)
        {
            var front = Math.Floor(value / scale);
            if (front < year - 1) return null;
            if (front > year + 1) continue;
            var rest = value - front * scale;
            if (rest >= scale / 10 || scale == 10) return rest <= 20 * expected + 9 && rest * 20 + 9 >= expected ? Math.Round(rest, 6) : null;
        }
        return null;
    }

    bool HasZero(int unit)
    {
        for (var year = 0; year < history.Years; year++)
            if (history[unit, year] == 0)
                return true;
        return false;
    }

    /// <summary>Years in which all units jump by a power of ten, and a last year that is none.</summary>
    void WholeYears()
    {
        for (var year = 1; year < history.Years; year++)
        {
            var power = SlipRule.Nearest(history.Drift[year]);
            if (!SlipRule.IsAt(history.Drift[year], power, 0.35)) continue;
            findings.Add(Finding(FindingKinds.YearUnitSlip, null, year, string.Create(CultureInfo.InvariantCulture,
                $"{panel.Years[year - 1]} → {panel.Years[year]}: × {Number(DeterministicMath.Exp(history.Drift[year]))}"), "× 1"));
        }
        var last = history.Years - 1;
        if (declared.Kind != VariableKind.Flow || last < 3 || history.Drift[last] is > -0.07 or < -2.6) return;
        double[] earlier = [.. history.Drift.Skip(1).Take(last - 1).Order()];
        if (earlier[0] < -0.05) return;
        var (fallen, compared) = (0, 0);
        for (var unit = 0; unit < history.Units; unit++)
        {
            if (double.IsNaN(history[unit, last]) || !(history[unit, last - 1] > 0)) continue;
            compared++;
            if (history[unit, last] < history[unit, last - 1]) fallen++;
        }
        if (compared >= 10 && fallen >= 0.85 * compared)
            findings.Add(Finding(FindingKinds.PartYearSuspected, null, last, $"{fallen} / {compared}; × {Number(DeterministicMath.Exp(history.Drift[last]))}", null));
    }

    /// <summary>A jump by a power of ten that stays: two years or more on each side.</summary>
    void LevelShift(int unit)
    {
        const double Within = 0.4; // a change of definition moves by other factors
        for (var year = 2; year + 1 < history.Years; year++)
        {
            var (low, high) = (history.Steady(unit, year - 1), history.Steady(unit, year));
            if (!(low > 0) || !(high > 0) || (high < 4 * low && low < 4 * high) || Math.Min(history[unit, year], history[unit, year - 1]) < 5) continue;
            var power = SlipRule.Nearest(DeterministicMath.Log(high / low));
            if (power == 0) continue;
            var stays = true;
            for (var other = Math.Max(0, year - 3); stays && other < Math.Min(history.Years, year + 3); other++)
            {
                var value = history.Steady(unit, other);
                if (double.IsNaN(value)) continue;
                var off = value > 0 ? DeterministicMath.Log(value / low) - (other < year ? 0 : SlipRule.Log(power)) : double.NaN;
                stays = Math.Abs(off) <= Within;
            }
            if (stays && !double.IsNaN(history.Steady(unit, year - 2)) && !double.IsNaN(history.Steady(unit, year + 1)))
                Add(FindingKinds.UnitLevelShift, unit, year, $"{Number(history[unit, year - 1])} → {Number(history[unit, year])} (10^{power})", Around(unit, year));
        }
    }

    /// <summary>The unit's values of the years about a year: the evidence.</summary>
    string Around(int unit, int year)
    {
        var shown = new List<string>();
        for (var other = Math.Max(0, year - 3); other < Math.Min(history.Years, year + 4); other++)
            if (other != year && !double.IsNaN(history[unit, other]))
                shown.Add($"{panel.Years[other].ToString(CultureInfo.InvariantCulture)}: {Number(history[unit, other])}");
        return string.Join(", ", shown);
    }

    void Add(FindingKind kind, int unit, int year, string found, string? expected) => findings.Add(Finding(kind, unit, year, found, expected));

    Finding Finding(FindingKind kind, int? unit, int year, string found, string? expected) => new()
    {
        Kind = kind,
        Unit = unit is { } index ? panel.Roster.Units[index].Code : null,
        Year = panel.Years[year],
        Variable = panel.Variables[variable],
        Found = found,
        Expected = expected,
    };

    static double Scaled(double value, int power) => power > 0 ? value / SlipRule.Power(power) : value * SlipRule.Power(-power);

    internal static string Number(double value) => value.ToString("G12", CultureInfo.InvariantCulture);
}

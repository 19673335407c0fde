using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Report.Bulletins;

/// <summary>An indicator that is scored by the completion of its target.</summary>
public sealed class BulletinIndicator
{
    readonly double start;
    readonly bool hasStart;
    readonly int direction;

    internal BulletinIndicator(Indicator indicator, Step step, int year, bool isPartOfYear)
    {
        var choice = step.For(indicator.Code);
        (Code, Name, Unit, Choice) = (indicator.Code, indicator.Name, indicator.Unit, choice);
        direction = choice.Options["direction"] switch { "+" => 1, "-" => -1, _ => indicator.Direction };
        (hasStart, start) = (choice.Options.Has("base"), choice.Options.NumberOrNull("base") ?? 0);
        Stated = choice.Options.NumberOrNull("target") ?? indicator.Target ?? double.NaN;
        var partial = choice.Options.CalendarYears("elapsed_years");
        Elapsed = partial.Count == 0 || partial.Contains(year) ? choice.Options.Number("elapsed") : 12;
        // The scheme says of some that they do not gather over the year, by measuring others, but not them, against a part of it.
        IsWhole = isPartOfYear && choice.Options.Number("elapsed") == 12;
        // Where only this year is said to be in progress, the year before is a whole one.
        IsBeforeWhole = Elapsed < 12 && partial.Count > 0 && !partial.Contains(year - 1);
    }

    /// <summary>The indicator's code.</summary>
    public string Code { get; }

    /// <summary>Its name.</summary>
    public Text Name { get; }

    /// <summary>Its unit of measure.</summary>
    public string Unit { get; }

    /// <summary>What its change from the year before is measured in.</summary>
    public YearComparison Comparison => Unit is "%" or "％" ? YearComparison.Points : IsBeforeWhole ? YearComparison.ShareOfWhole : YearComparison.Growth;

    /// <summary>The choice of the scheme.</summary>
    internal MethodChoice Choice { get; }

    /// <summary>The target that the scheme states for all units; NaN = none.</summary>
    internal double Stated { get; }

    /// <summary>Months that the scheme says have passed.</summary>
    internal double Elapsed { get; }

    /// <summary>True when the whole target is due in every month, as of a level or a rate.</summary>
    public bool IsWhole { get; }

    bool IsBeforeWhole { get; }

    /// <summary>The part of the year that counts, 0..1.</summary>
    internal double Due(double months) => IsWhole ? 1 : months / 12;

    /// <summary>How a unit stands.</summary>
    /// <param name="value">Its value; NaN = missing.</param>
    /// <param name="before">Its value of the calendar year before; NaN = none.</param>
    /// <param name="target">Its target; NaN = none.</param>
    /// <param name="months">Months that have passed.</param>
    /// <param name="options">Where the lights change.</param>
    internal PaceCell Cell(double value, double before, double target, double months, BulletinOptions options)
    {
        var (completion, pace) = (Share(value, target, 1), Share(value, target, Due(months)));
        var light = double.IsNaN(pace) ? PaceLight.None : pace >= options.Green ? PaceLight.Green : pace >= options.Amber ? PaceLight.Amber : PaceLight.Red;
        return new PaceCell(value, target, completion, pace, light, Compare(value, before));
    }

    /// <summary>The share that the scheme's method scores: r = x/T, T/x where less is better, (x − base)/(T − base) with a base; the target counts by the time passed.</summary>
    double Share(double value, double target, double passed)
    {
        var due = start + (target - start) * passed;
        var inverse = direction < 0 && !hasStart;
        var share = !inverse ? (value - start) / (due - start) : value >= 0 ? due / Math.Abs(value) : double.NaN;
        return share;
    }

    double Compare(double value, double before) => Comparison switch
    {
        YearComparison.Points => value - before,
        _ when !(before > 0) => double.NaN,
        YearComparison.ShareOfWhole => value / before * 100,
        _ => (value / before - 1) * 100,
    };
}

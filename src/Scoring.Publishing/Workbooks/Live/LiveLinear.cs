using System.Globalization;

namespace Scoring.Publishing.Workbooks.Live;

/// <summary>Min-max and goalposts: the way from the worst value to the best.</summary>
sealed class LiveLinear : LiveScale
{
    readonly bool holdsLow;
    readonly bool holdsHigh;
    readonly bool hasLog;
    readonly double power;

    public LiveLinear((double Value, string? Formula) worst, (double Value, string? Formula) best, IReadOnlyList<double> range,
        bool holdsLow = false, bool holdsHigh = false, bool hasLog = false, double power = 1)
    {
        Set(Parameter.Origin, worst.Value, worst.Formula);
        Set(Parameter.Width, best.Value, best.Formula);
        Set(Parameter.Low, range[0]);
        Set(Parameter.High, range[1]);
        (this.holdsLow, this.holdsHigh, this.hasLog, this.power) = (holdsLow, holdsHigh, hasLog, power);
    }

    public override string Formula(string x, Func<Parameter, string> at, bool inSample)
    {
        var (worst, best) = (at(Parameter.Origin), at(Parameter.Width));
        var rising = this[Parameter.Width] > this[Parameter.Origin];
        var held = (holdsLow, holdsHigh) switch
        {
            (true, true) => $"MEDIAN({worst},{x},{best})",
            (true, false) => $"{(rising ? "MAX" : "MIN")}({x},{worst})",
            (false, true) => $"{(rising ? "MIN" : "MAX")}({x},{best})",
            _ => x,
        };
        var share = hasLog ? $"(LN({held})-LN({worst}))/(LN({best})-LN({worst}))" : $"({held}-{worst})/({best}-{worst})";
        if (power != 1) share = $"({share})^{power.ToString("R", CultureInfo.InvariantCulture)}";
        return $"{at(Parameter.Low)}+({at(Parameter.High)}-{at(Parameter.Low)})*({share})";
    }

    public override double Value(double x)
    {
        var (worst, best) = (this[Parameter.Origin], this[Parameter.Width]);
        var rising = best > worst;
        if (holdsLow) x = rising ? Math.Max(x, worst) : Math.Min(x, worst);
        if (holdsHigh) x = rising ? Math.Min(x, best) : Math.Max(x, best);
        if (hasLog) (x, worst, best) = (Math.Log(x), Math.Log(worst), Math.Log(best));
        var share = (x - worst) / (best - worst);
        if (power != 1) share = Math.Pow(share, power);
        return this[Parameter.Low] + ((this[Parameter.High] - this[Parameter.Low]) * share);
    }
}

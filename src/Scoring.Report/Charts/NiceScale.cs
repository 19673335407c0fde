namespace Scoring.Report.Charts;

/// <summary>An axis with round numbers at its ticks.</summary>
/// <param name="Low">The axis' lower end.</param>
/// <param name="High">Its upper end, above the lower.</param>
/// <param name="Step">Distance of the ticks: 1, 2 or 5 times a power of ten.</param>
sealed record NiceScale(double Low, double High, double Step)
{
    /// <summary>The axis that holds some values.</summary>
    /// <param name="values">The values; those that are not finite are left out.</param>
    /// <param name="ticks">About how many ticks.</param>
    public static NiceScale Of(IEnumerable<double> values, int ticks)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            if (double.IsFinite(value)) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        if (least > most) (least, most) = (0, 1);
        // Values beside which their difference is lost in rounding have no axis of their own.
        var size = Math.Max(Math.Abs(least), Math.Abs(most));
        if (most - least <= size * 1e-9) (least, most) = size == 0 ? (0, 1) : (least - size / 2, most + size / 2);
        var step = Round((most - least) / Math.Max(ticks, 1));
        var (low, high) = (Math.Floor(least / step) * step, Math.Ceiling(most / step) * step);
        return new NiceScale(low, high > low ? high : low + step, step);
    }

    /// <summary>The ticks, ascending, both ends included.</summary>
    public IEnumerable<double> Ticks()
    {
        var count = (int)Math.Round((High - Low) / Step);
        for (var i = 0; i <= count; i++) yield return i == count ? High : Low + i * Step;
    }

    /// <summary>Decimals that tell the ticks apart.</summary>
    public int Decimals
    {
        get
        {
            var decimals = 0;
            for (var scaled = Step; decimals < 12 && scaled < 0.99; scaled *= 10) decimals++;
            return decimals;
        }
    }

    /// <summary>The least round number that is not below.</summary>
    static double Round(double raw)
    {
        var power = 1.0;
        while (power * 10 <= raw) power *= 10;
        while (power > raw) power /= 10;
        return power * (raw <= power * 1.0000001 ? 1 : raw <= 2 * power ? 2 : raw <= 5 * power ? 5 : 10);
    }
}

using Scoring.Kernels;
using Scoring.Panels;

namespace Scoring.Checking;

/// <summary>One variable over units and years, with what its cells usually look like.</summary>
sealed class VariableHistory
{
    /// <summary>More decimals than this are no habit of printing.</summary>
    const int MostDecimals = 4;

    const int Sample = 8192;
    const int Drifting = 600;

    readonly double[] values; // unit by unit
    readonly double[] steady; // the same without the variable's drift
    readonly double[] growth; // by year: e^cumulated drift

    public VariableHistory(Panel panel, int variable)
    {
        (Units, Years) = (panel.UnitCount, panel.Years.Count);
        values = new double[Units * Years];
        for (var y = 0; y < Years; y++)
        {
            var column = panel[variable, y].Values;
            for (var u = 0; u < Units; u++) values[u * Years + y] = column[u];
        }
        Drift = Drifts();
        growth = new double[Years];
        var sum = 0.0;
        for (var y = 0; y < Years; y++) growth[y] = DeterministicMath.Exp(sum += Drift[y]);
        steady = new double[values.Length];
        for (var i = 0; i < steady.Length; i++) steady[i] = values[i] / growth[i % Years];
        Decimals = Habit(panel.Roster.IsAggregate);
        Spread = Residuals();
    }

    public int Units { get; }

    public int Years { get; }

    /// <summary>By year: the median over units of ln(value ÷ last year's value); 0 where nothing can be compared.</summary>
    public double[] Drift { get; }

    /// <summary>Decimals that nearly all values are printed with; −1 when there is no such habit.</summary>
    public int Decimals { get; }

    /// <summary>Robust standard deviation of ln(value ÷ expected value).</summary>
    public double Spread { get; }

    public double this[int unit, int year] => values[unit * Years + year];

    /// <summary>A unit's value without the variable's drift.</summary>
    public double Steady(int unit, int year) => steady[unit * Years + year];

    /// <summary>What the nearest four other years of a unit say of a year; NaN when there are none.</summary>
    public double Expected(int unit, int year, out int used)
    {
        Span<double> near = stackalloc double[4];
        used = 0;
        var row = steady.AsSpan(unit * Years, Years);
        for (var distance = 1; distance < Years && used < 4; distance++)
        {
            if (year >= distance && row[year - distance] is var before && !double.IsNaN(before)) near[used++] = before;
            if (used < 4 && year + distance < Years && row[year + distance] is var after && !double.IsNaN(after)) near[used++] = after;
        }
        if (used == 0) return double.NaN;
        var kept = near[..used];
        kept.Sort();
        return (kept[(used - 1) / 2] + kept[used / 2]) / 2 * growth[year];
    }

    /// <summary>Whether a year agrees with the years on both sides within a factor of two: nothing about it can be a slip.</summary>
    public bool IsQuiet(int unit, int year)
    {
        if (year == 0 || year == Years - 1) return false;
        var at = unit * Years + year;
        var (before, now, after) = (steady[at - 1], steady[at], steady[at + 1]);
        return now <= 2 * before && before <= 2 * now && now <= 2 * after && after <= 2 * now;
    }

    /// <summary>Whether the unit has no value in any year after.</summary>
    public bool IsLast(int unit, int year)
    {
        for (var y = year + 1; y < Years; y++)
            if (!double.IsNaN(this[unit, y]))
                return false;
        return true;
    }

    double[] Drifts()
    {
        var drift = new double[Years];
        var buffer = new double[Units];
        var step = Math.Max(1, Units / Drifting); // a median of some hundred ratios is steady enough
        for (var y = 1; y < Years; y++)
        {
            var count = 0;
            for (var u = 0; u < Units; u += step)
            {
                var (before, now) = (values[u * Years + y - 1], values[u * Years + y]);
                if (before > 0 && now > 0) buffer[count++] = now / before;
            }
            if (count < 5) continue;
            buffer.AsSpan(0, count).Sort();
            drift[y] = DeterministicMath.Log(buffer[count / 2]);
        }
        return drift;
    }

    int Habit(ReadOnlySpan<bool> aggregate)
    {
        Span<int> counts = stackalloc int[MostDecimals + 2];
        var step = Math.Max(1, values.Length / Sample);
        var all = 0;
        for (var i = 0; i < values.Length; i += step)
        {
            if (aggregate[i / Years] || double.IsNaN(values[i]) || values[i] == 0) continue;
            counts[DecimalsOf(values[i], MostDecimals)]++;
            all++;
        }
        if (all < 20) return -1;
        var kept = 0;
        for (var d = 0; d <= MostDecimals; d++)
            if ((kept += counts[d]) >= 0.985 * all)
                return d;
        return -1;
    }

    /// <summary>Decimals a value is printed with; one more than the most looked for when there are more.</summary>
    public static int DecimalsOf(double value, int most)
    {
        var scaled = Math.Abs(value);
        var noise = scaled * 1e-12;
        for (var d = 0; d <= most; d++, scaled *= 10, noise *= 10)
            if (Math.Abs(scaled - Math.Round(scaled)) <= Math.Max(noise, 1e-11))
                return d;
        return most + 1;
    }

    double Residuals()
    {
        var step = Math.Max(1, values.Length / Sample);
        var small = Decimals == 0 ? 30.0 : 0;
        var residuals = new List<double>(Sample + 1);
        for (var i = 0; i < values.Length; i += step)
        {
            var expected = Expected(i / Years, i % Years, out _);
            if (values[i] > 0 && expected > small) residuals.Add(Math.Abs(DeterministicMath.Log(values[i] / expected)));
        }
        if (residuals.Count < 10) return 0.3;
        residuals.Sort();
        return Math.Max(0.02, 1.4826 * residuals[residuals.Count / 2]);
    }
}

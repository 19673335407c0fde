using Scoring.Kernels;

namespace Scoring.Checking;

/// <summary>Tells a slip of the unit of measure from a year out of the ordinary.</summary>
/// <remarks>
/// <para>A slip multiplies a value by 10^k, k = ±1 … ±4 or ±8. Two things tell it: the value divided by 10^k lies where the unit's other years
/// lie, and its decimals. A variable printed with d decimals has, after a slip upwards, k zeros too many at its end, and after one downwards
/// decimals that it never has. Where the decimals speak for a slip less distance is asked for; where they speak against it, none is seen.</para>
/// <para>Counts scatter like Poisson numbers about what is expected, with the variable's own spread on top; the distance is the signed root
/// of the deviance.</para>
/// </remarks>
static class SlipRule
{
    const double Ten = 2.302585092994046; // ln 10

    /// <summary>The power of ten a value is off by; 0 when it is not.</summary>
    public static int Find(VariableHistory history, double value, double expected)
    {
        if (!(value > 0) || !(expected > 0)) return value != Math.Floor(value) && value > 0 && history.Decimals == 0 ? OfCount(history.Spread, value, 0) : 0; // a first value after zeros has no measure
        if (value < expected * 4 && value * 4 > expected) return 0; // nearly every cell
        return history.Decimals == 0 ? OfCount(history.Spread, value, expected) : OfAmount(history, value, expected);
    }

    static int OfCount(double spread, double value, double expected)
    {
        var level = Math.Max(expected, 0.5);
        var distance = DeterministicMath.Log(value / level);
        var power = Nearest(distance);
        if (value != Math.Floor(value)) // no count at all: any power that makes it one and fits
        {
            for (var k = 1; k <= 4; k++)
                if (VariableHistory.DecimalsOf(value * Power(k), 0) == 0 && Math.Abs(distance + k * Ten) < 2.2 + spread)
                    return -k;
            return 0;
        }
        if (power == 0 || Math.Abs(distance - power * Ten) > Math.Max(0.8, 4 * spread) + 1.5 / Math.Sqrt(level)) return 0;
        var deviance = 2 * (value * distance - value + level) / (1 + level * spread * spread);
        if (power > 0) return value % Power(power) == 0 && deviance > 20 ? power : 0;
        return deviance > 36 && distance < -1.7 ? power : 0;
    }

    static int OfAmount(VariableHistory history, double value, double expected)
    {
        var distance = DeterministicMath.Log(value / expected);
        var (spread, decimals) = (history.Spread, history.Decimals);
        var power = Nearest(distance);
        if (decimals > 0 && distance < 0 && VariableHistory.DecimalsOf(value, decimals) > decimals)
            for (var k = 1; k <= 4; k++)
                if (Math.Abs(distance + k * Ten) < Math.Max(1.15, 3 * spread) && VariableHistory.DecimalsOf(value * Power(k), decimals) <= decimals)
                    return -k;
        if (power == 0 || Math.Abs(distance - power * Ten) > Math.Max(0.6, 4 * spread)) return 0;
        if (power < 0) return distance < -Math.Max(1.9, 6 * spread) ? power : 0;
        if (decimals < 0) return distance > Math.Max(2.0, 6 * spread) ? power : 0;
        return VariableHistory.DecimalsOf(value / Power(power), decimals) <= decimals && distance > Math.Max(1.6, 4 * spread) ? power : 0;
    }

    /// <summary>The power nearest to a distance; 0 for one that is none.</summary>
    public static int Nearest(double distance)
    {
        var power = (int)Math.Round(distance / Ten);
        return Math.Abs(power) is >= 1 and <= 4 or 8 ? power : 0;
    }

    public static double Power(int power) => power switch { 1 => 10, 2 => 100, 3 => 1000, 4 => 10_000, 8 => 1e8, _ => 1 };

    /// <summary>ln 10^power.</summary>
    public static double Log(int power) => power * Ten;

    /// <summary>Whether a logarithm lies at a power of ten.</summary>
    public static bool IsAt(double distance, int power, double within) => power != 0 && Math.Abs(distance - power * Ten) <= within;
}

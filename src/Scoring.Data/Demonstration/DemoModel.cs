using Scoring.Kernels;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Demonstration;

/// <summary>The cells of a unit: every one a pure function of seed, variable, unit and year.</summary>
/// <remarks>
/// Persistence comes from the unit's own constants and a moving average of six yearly shocks with weights 0.7^k, so a year's value does
/// not depend on where the panel begins. Parts are made from the unmasked value of their whole: a share never passes 100 %.
/// </remarks>
sealed class DemoModel
{
    const int Memory = 6;
    const double Fading = 0.7;

    readonly ulong seed;
    readonly DemoSize size;
    readonly IReadOnlyList<DemoVariable> variables;
    readonly int[][] wholes;
    readonly double[] centres; // ln or logit
    readonly double[] excess; // ln(mean ÷ median) over counties that a variable adds to its whole's

    /// <summary>Prepares the constants of a panel's variables.</summary>
    public DemoModel(DemoSize size, ulong seed, IReadOnlyList<DemoVariable> variables)
    {
        (this.size, this.seed, this.variables) = (size, seed, variables);
        var position = variables.Index().ToDictionary(pair => pair.Item.Code, pair => pair.Index, StringComparer.Ordinal);
        wholes = [.. variables.Select(variable => variable.Wholes.Select(whole => position[whole]).ToArray())];
        centres = [.. variables.Select(variable => DeterministicMath.Log(
            variable.Shape == DemoShape.Share ? variable.Centre / (1 - variable.Centre) : variable.Centre))];
        excess = DemoExcess.Of(variables, wholes);
    }

    /// <summary>Writes a unit's cells into the panel's columns; those of absent years are left as they are.</summary>
    public void Fill(DemoUnit unit, int index, bool[][] present, Column[][] columns)
    {
        var truth = new double[variables.Count * size.Years];
        Span<double> shocks = stackalloc double[size.Years + Memory - 1];
        for (var v = 0; v < variables.Count; v++)
        {
            var variable = variables[v];
            var stream = (ulong)v << 32 | unit.Number;
            var level = Level(variable, v, unit, stream);
            for (var s = 0; s < shocks.Length; s++)
                shocks[s] = Shock(stream, size.FirstYear - Memory + 1 + s);
            for (var y = 0; y < size.Years; y++)
            {
                var year = size.FirstYear + y;
                var whole = wholes[v].Length == 0 ? 1 : 0.0;
                foreach (var part in wholes[v]) whole += truth[part * size.Years + y];
                var calm = unit.IsAggregate ? 0.3 : 1; // large units average their shocks out
                var movement = variable.Swing * calm * Math.Sqrt(1 - Fading * Fading) * Faded(shocks.Slice(y, Memory));
                var trend = variable.Growth * (1 + 0.2 * unit.Dynamism) * (year - DemoSize.LastYear);
                var (noise, chance) = Philox.Pair(seed, stream, 1ul << 32 | (uint)year);
                var z = level + movement + trend;
                var value = unit.IsAggregate && variable.Shape == DemoShape.Count
                    ? Cut(whole * DeterministicMath.Exp(z), 2) // a mean over counties is no whole number
                    : Value(variable, whole, z, Philox.ToNormal(noise), Philox.ToUniform(chance));
                truth[v * size.Years + y] = value;
                if (present[y][index])
                {
                    var gap = Philox.Pair(seed, stream, (ulong)year).Second;
                    var status = Status(variable, unit, year, whole, Philox.ToUniform(gap), Philox.ToUniform(chance));
                    columns[v][y].Values[index] = status is CellStatus.Observed or CellStatus.Provisional ? value : double.NaN;
                    if (columns[v][y].Statuses is { } statuses)
                        statuses[index] = status;
                }
            }
        }
    }

    double Level(DemoVariable variable, int v, DemoUnit unit, ulong stream)
    {
        var own = Math.Clamp(Philox.ToNormal(Philox.Pair(seed, stream, 0).First), -3, 3);
        var level = centres[v] + variable.Wealth * unit.Wealth + variable.Strength * unit.Pillars[(int)variable.Pillar];
        if (!unit.IsAggregate)
            return level + variable.Size * unit.Size + variable.Spread * own;
        return level + excess[v] + 0.15 * variable.Spread * own;
    }

    double Shock(ulong stream, int year) => Philox.ToNormal(Philox.Pair(seed, stream, (ulong)year).First);

    static double Faded(ReadOnlySpan<double> shocks)
    {
        var sum = 0.0;
        foreach (var shock in shocks) sum = Fading * sum + shock;
        return sum;
    }

    static double Value(DemoVariable variable, double whole, double z, double noise, double chance)
    {
        if (whole == 0)
            return 0;
        switch (variable.Shape)
        {
            case DemoShape.Share:
                var share = 1 / (1 + DeterministicMath.Exp(-z));
                if (share >= variable.FullFrom)
                    return whole * variable.Scale;
                return Math.Max(Cut(whole * variable.Scale * share, variable.Decimals), variable.Least);
            case DemoShape.Grade:
                return z > 1 ? 100 : z > -0.2 ? 85 : z > -1.6 ? 70 : 0;
        }
        var expected = whole * DeterministicMath.Exp(z);
        if (variable is { Kind: VariableKind.Flow, Swing: >= 0.12 } && chance < 0.0015)
            expected *= 3 + chance * 2000; // a year out of the ordinary: three to six times the usual
        if (variable.Shape == DemoShape.Count)
        {
            var counting = variable.Kind == VariableKind.Flow ? noise : 0.2 * noise; // most of a stock was there last year
            return Math.Max(0, Math.Floor(expected + Math.Sqrt(expected) * counting + 0.5));
        }
        var value = Math.Max(Cut(expected, variable.Decimals), variable.Least);
        return value < variable.ReportedFrom ? 0 : value;
    }

    static CellStatus Status(DemoVariable variable, DemoUnit unit, int year, double whole, double gap, double chance)
    {
        if (variable.RuralOnly && unit.IsUrban)
            return CellStatus.NotApplicable;
        if (variable.Shape == DemoShape.Grade && whole == 0)
            return CellStatus.NoPractice;
        if (!unit.IsAggregate && gap < GapRate(variable, unit, year))
            return CellStatus.Missing;
        return variable.IsRevised && year == DemoSize.LastYear && chance > 0.996 ? CellStatus.Provisional : CellStatus.Observed;
    }

    /// <summary>About 3 % over a panel of ten years: more in small counties and in early years.</summary>
    static double GapRate(DemoVariable variable, DemoUnit unit, int year) =>
        Math.Min(0.3, 0.02 * variable.Gaps * (1 + 0.12 * Math.Min(15, DemoSize.LastYear - year))
            * (unit.Size < -1 ? 2.2 : unit.Size < 0 ? 1.1 : 0.6));

    /// <summary>Rounds down to the decimals a value is published with: parts stay at or below their wholes.</summary>
    static double Cut(double value, int decimals)
    {
        var unit = decimals switch { 0 => 1, 1 => 10, 2 => 100, _ => 1000 };
        return Math.Floor(value * unit) / unit;
    }
}

using System.Globalization;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Checking;

/// <summary>Finds rows of the panel that repeat another unit's or another year's.</summary>
/// <remarks>
/// Only telling values count: those with three significant digits or more, since small counts agree by chance. The variables are dealt into four
/// bands; two rows that agree in all telling values of a band are compared whole, and named when at least four telling values, and nine in ten of
/// those that both have, are the same. A copy with a few cells changed is thus still found.
/// </remarks>
static class CopiedRows
{
    const int Bands = 4;
    const int Fewest = 4;

    public static List<Finding> Find(Panel panel)
    {
        var units = panel.UnitCount;
        var rows = units * panel.Years.Count;
        var groups = new SortedDictionary<(int Row, int Of), (int Same, int Both)>();
        for (var band = 0; band < Math.Min(Bands, panel.Variables.Count); band++)
        {
            var hashes = new ulong[rows];
            var told = new byte[rows];
            for (var v = band; v < panel.Variables.Count; v += Bands)
                for (var y = 0; y < panel.Years.Count; y++)
                {
                    var values = panel[v, y].Values;
                    for (var u = 0; u < units; u++)
                    {
                        if (!Tells(values[u])) continue;
                        var row = y * units + u;
                        hashes[row] = Mix(hashes[row] ^ (ulong)BitConverter.DoubleToInt64Bits(values[u]) ^ ((ulong)v << 52));
                        if (told[row] < byte.MaxValue) told[row]++;
                    }
                }
            var first = new Dictionary<ulong, int>(rows);
            for (var row = 0; row < rows; row++)
            {
                if (told[row] < Math.Min(2, panel.Variables.Count / Bands)) continue;
                if (first.TryAdd(hashes[row], row)) continue;
                var of = first[hashes[row]];
                if (!groups.ContainsKey((row, of)) && Compare(panel, row, of) is { } agreement) groups.Add((row, of), agreement);
            }
        }
        return [.. groups.Select(pair => Report(panel, pair.Key.Row, pair.Key.Of, pair.Value))];
    }

    static bool Tells(double value)
    {
        if (!double.IsFinite(value)) return false;
        var size = Math.Abs(value);
        if (size >= 100 || size == 0) return size > 0;
        var tens = size * 10; // three digits of which the last is not 0, or more
        if (size >= 10) return tens != Math.Floor(tens) || tens % 10 != 0;
        var hundreds = size * 100;
        return hundreds != Math.Floor(hundreds) || (size >= 1 && hundreds % 10 != 0);
    }

    static ulong Mix(ulong bits)
    {
        bits *= 0x9E37_79B9_7F4A_7C15;
        return bits ^ (bits >> 29);
    }

    static (int Same, int Both)? Compare(Panel panel, int row, int of)
    {
        var units = panel.UnitCount;
        var (same, both) = (0, 0);
        for (var v = 0; v < panel.Variables.Count; v++)
        {
            var (one, other) = (panel[v, row / units].Values[row % units], panel[v, of / units].Values[of % units]);
            if (!Tells(one) || double.IsNaN(other)) continue;
            both++;
            if (one == other) same++;
        }
        return same >= Fewest && same * 10 >= both * 9 ? (same, both) : null;
    }

    static Finding Report(Panel panel, int row, int of, (int Same, int Both) agreement)
    {
        var units = panel.UnitCount;
        return new Finding
        {
            Kind = FindingKinds.CopiedRow,
            Unit = panel.Roster.Units[row % units].Code,
            Year = panel.Years[row / units],
            Found = string.Create(CultureInfo.InvariantCulture,
                $"= {panel.Roster.Units[of % units].Code}, {panel.Years[of / units]} ({agreement.Same} / {agreement.Both})"),
        };
    }
}

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Preparing;
using static Scoring.Tests.Preparing.Given;

namespace Scoring.Tests.Preparing;

/// <summary>What holds for every imputation across variables, and comparisons with naive implementations.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, MaxTest = 60, Arbitrary = [typeof(Arbitraries)])]
public class ImputingAcrossVariablesProperties
{
    /// <summary>Four related variables of 14 units or more, with gaps.</summary>
    public sealed record Case(double[][] Values, string Method)
    {
        public override string ToString() => $"{Method}: {string.Join(" | ", Values.Select(column => string.Join(" ", column)))}";
    }

    public static class Arbitraries
    {
        public static Arbitrary<Case> Cases()
        {
            var number = Gen.Choose(-300, 300).Select(tenths => tenths / 10.0);
            var cases =
                from units in Gen.Choose(14, 24)
                from common in Gen.ArrayOf(number, units)
                from own in Gen.ArrayOf(number, units * 4)
                from gap in Gen.ArrayOf(Gen.Choose(0, 9), units * 4)
                from method in Gen.Elements("regression", "nearest", "row-mean", "row-median", "em")
                select new Case([.. Enumerable.Range(0, 4).Select(v => Enumerable.Range(0, units).Select(u =>
                    u > 5 && gap[v * units + u] == 0 ? double.NaN : common[u] * (v + 1) + own[v * units + u] + u * 0.01 * v).ToArray())], method);
            return cases.ToArbitrary();
        }
    }

    static readonly string[] Codes = ["a", "b", "c", "d"];

    static (string, object?)[] Options(string method) => method switch
    {
        "regression" => [("min_units", 6)],
        "em" => [("tolerance", 1e-11)],
        _ => [],
    };

    static Panel Impute(Panel panel, string method)
    {
        var step = new Step(StepKind.Impute, Choice(StepKind.Impute, method, Options(method)));
        return Imputing.Apply(panel, Scheme(panel, step), step, new FindingLog()).Panel;
    }

    static Panel Make(double[][] values, int[] order) => Panel([.. order.Select(v => (Codes[v], new[] { values[v] }))]);

    [Property]
    public void Observed_cells_stay_bit_for_bit_and_filled_ones_are_marked(Case data)
    {
        var imputed = Impute(Make(data.Values, [0, 1, 2, 3]), data.Method);
        for (var v = 0; v < 4; v++)
            for (var unit = 0; unit < data.Values[v].Length; unit++)
            {
                var (before, after) = (data.Values[v][unit], imputed[v, 0].Values[unit]);
                if (!double.IsNaN(before)) Assert.Equal(BitConverter.DoubleToInt64Bits(before), BitConverter.DoubleToInt64Bits(after));
                var expected = !double.IsNaN(before) ? CellStatus.Observed : double.IsNaN(after) ? CellStatus.Missing : CellStatus.Imputed;
                Assert.Equal(expected, imputed[v, 0].Status(unit));
            }
    }

    [Property]
    public void Order_of_variables_makes_no_difference_at_all(Case data)
    {
        var first = Impute(Make(data.Values, [0, 1, 2, 3]), data.Method);
        var second = Impute(Make(data.Values, [2, 0, 3, 1]), data.Method);
        foreach (var code in Codes) Assert.Equal(first[first.IndexOf(code), 0].Values, second[second.IndexOf(code), 0].Values);
    }

    [Property]
    public void Order_of_units_makes_no_difference_but_rounding(Case data)
    {
        int[] order = [.. Enumerable.Range(0, data.Values[0].Length).OrderBy(unit => (unit + 1) * 37 % 101)];
        var expected = Impute(Make(data.Values, [0, 1, 2, 3]), data.Method);
        var found = Impute(Make([.. data.Values.Select(column => order.Select(unit => column[unit]).ToArray())], [0, 1, 2, 3]), data.Method);
        for (var v = 0; v < 4; v++)
            Assert.Equal([.. order.Select(unit => expected[v, 0].Values[unit])], found[v, 0].Values, (a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Abs(a)));
    }

    [Property]
    public void Scale_of_a_variable_carries_over_to_its_filled_cells(Case data)
    {
        var expected = Impute(Make(data.Values, [0, 1, 2, 3]), data.Method);
        double[][] scaled = [.. data.Values.Select((column, v) => v == 1 ? [.. column.Select(value => value * 8 + 64)] : column)];
        var found = Impute(Make(scaled, [0, 1, 2, 3]), data.Method);
        for (var v = 0; v < 4; v++)
            for (var unit = 0; unit < data.Values[v].Length; unit++)
            {
                var wanted = v == 1 ? expected[v, 0].Values[unit] * 8 + 64 : expected[v, 0].Values[unit];
                Assert.True(wanted.Equals(found[v, 0].Values[unit]) || Math.Abs(wanted - found[v, 0].Values[unit]) <= 1e-6 * Math.Max(1, Math.Abs(wanted)));
            }
    }

    [Property]
    public void Em_satisfies_the_equations_of_its_definition(Case data)
    {
        var (mean, covariance) = NaiveEm(data.Values);
        var imputed = Impute(Make(data.Values, [0, 1, 2, 3]), "em");
        for (var unit = 0; unit < data.Values[0].Length; unit++)
        {
            double[] row = [.. data.Values.Select(column => column[unit])];
            if (row.All(double.IsNaN)) continue;
            var expected = Conditional(row, mean, covariance).Row;
            for (var v = 0; v < 4; v++)
                Assert.True(Math.Abs(expected[v] - imputed[v, 0].Values[unit]) <= 1e-5 * Math.Max(1, Math.Abs(expected[v])), $"{unit} {v}: {expected[v]} {imputed[v, 0].Values[unit]}");
        }
    }

    /// <summary>EM as the textbook writes it (Little and Rubin 2002, 11.2): regressions of the missing on the observed, expected cross-products.</summary>
    static (Vector<double> Mean, Matrix<double> Covariance) NaiveEm(double[][] values)
    {
        double[][] rows = [.. Enumerable.Range(0, values[0].Length).Select(unit => values.Select(column => column[unit]).ToArray()).Where(row => !row.All(double.IsNaN))];
        double[] centres = [.. values.Select(column => column.Where(value => !double.IsNaN(value)).Average())];
        var mean = Vector<double>.Build.Dense(centres);
        var covariance = Matrix<double>.Build.Diagonal(4, 4, v => values[v].Where(x => !double.IsNaN(x)).Average(x => (x - centres[v]) * (x - centres[v])));
        for (var iteration = 0; iteration < 3000; iteration++)
        {
            var filled = rows.Select(row => Conditional(row, mean, covariance)).ToList();
            var next = Vector<double>.Build.Dense(4, v => filled.Average(row => row.Row[v]));
            var products = Matrix<double>.Build.Dense(4, 4);
            foreach (var (row, extra) in filled)
            {
                var deviation = Vector<double>.Build.Dense(row) - next;
                products += deviation.OuterProduct(deviation) + extra;
            }
            (mean, covariance) = (next, products / rows.Length);
        }
        return (mean, covariance);
    }

    static (double[] Row, Matrix<double> Extra) Conditional(double[] row, Vector<double> mean, Matrix<double> covariance)
    {
        int[] seen = [.. Enumerable.Range(0, 4).Where(v => !double.IsNaN(row[v]))], gone = [.. Enumerable.Range(0, 4).Where(v => double.IsNaN(row[v]))];
        var extra = Matrix<double>.Build.Dense(4, 4);
        double[] filled = [.. row];
        if (gone.Length == 0) return (filled, extra);
        Matrix<double> Part(int[] r, int[] c) => Matrix<double>.Build.Dense(r.Length, c.Length, (i, j) => covariance[r[i], c[j]]);
        var slope = Part(gone, seen) * Part(seen, seen).Inverse();
        var shift = slope * Vector<double>.Build.Dense(seen.Length, j => row[seen[j]] - mean[seen[j]]);
        var rest = Part(gone, gone) - slope * Part(seen, gone);
        for (var i = 0; i < gone.Length; i++)
        {
            filled[gone[i]] = mean[gone[i]] + shift[i];
            for (var j = 0; j < gone.Length; j++) extra[gone[i], gone[j]] = rest[i, j];
        }
        return (filled, extra);
    }
}

using FsCheck.Xunit;

namespace Scoring.Tests.Aggregating;

/// <summary>Each method against its formula written out plainly, unit by unit, with gaps and unequal weights.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, Arbitrary = [typeof(AggregationProperties)])]
public sealed class CrossUnitNaiveTests
{
    const double Missing = double.NaN;

    [Property(MaxTest = 100)]
    public void Mpi_is_its_formula(AggregationProperties.Table table) => Same("mpi", table, (columns, weights) => row =>
        Penalised(row, columns, weights, (x, sample) => 100 + 10 * (x - sample.Average()) / Sd(sample)));

    [Property(MaxTest = 100)]
    public void Ampi_is_its_formula(AggregationProperties.Table table) => Same("ampi", table, (columns, weights) => row =>
        Penalised(row, columns, weights, (x, sample) =>
        {
            var half = (sample.Max() - sample.Min()) / 2;
            var (low, high) = (sample.Average() - half, sample.Average() + half);
            return (x - low) / (high - low) * 60 + 70;
        }));

    [Property(MaxTest = 100)]
    public void Topsis_is_its_formula(AggregationProperties.Table table) => Same("topsis", table, (columns, weights) => row =>
    {
        double up = 0, down = 0;
        for (var j = 0; j < row.Length; j++)
        {
            if (double.IsNaN(row[j])) continue;
            var norm = Math.Sqrt(columns[j].Sum(x => x * x));
            up += Math.Pow(weights[j] * (row[j] - columns[j].Max()) / norm, 2);
            down += Math.Pow(weights[j] * (row[j] - columns[j].Min()) / norm, 2);
        }
        return Math.Sqrt(down) / (Math.Sqrt(up) + Math.Sqrt(down));
    });

    [Property(MaxTest = 100)]
    public void Grey_relational_is_its_formula(AggregationProperties.Table table) => Same("grey-relational", table, (columns, weights) => row =>
    {
        // Every column holds its best and its worst value: the distances run from 0 to 1.
        double sum = 0, total = 0;
        for (var j = 0; j < row.Length; j++)
        {
            if (double.IsNaN(row[j])) continue;
            var distance = (columns[j].Max() - row[j]) / (columns[j].Max() - columns[j].Min());
            sum += weights[j] * 0.5 / (distance + 0.5);
            total += weights[j];
        }
        return sum / total;
    });

    [Property(MaxTest = 100)]
    public void Wroclaw_is_its_formula(AggregationProperties.Table table) => Same("wroclaw", table, (columns, weights) =>
    {
        var distances = table.Rows.Select(Distance).Where(d => !double.IsNaN(d)).ToList();
        var usual = distances.Average() + 2 * Sd(distances);
        return row => 1 - Distance(row) / usual;

        double Distance(double[] row)
        {
            var there = Enumerable.Range(0, row.Length).Where(j => !double.IsNaN(row[j]) && weights[j] > 0).ToList();
            return Math.Sqrt(there.Sum(j => weights[j] * Math.Pow((columns[j].Max() - row[j]) / Sd(columns[j]), 2)) / there.Sum(j => weights[j]));
        }
    });

    [Property(MaxTest = 100)]
    public void Vikor_is_its_formula(AggregationProperties.Table table) => Same("vikor", table, (columns, weights) =>
    {
        var all = table.Rows.Select(Measures).Where(pair => !double.IsNaN(pair.S)).ToList();
        return row =>
        {
            var (s, r) = Measures(row);
            return 1 - 0.5 * Share(s, all.Select(pair => pair.S)) - 0.5 * Share(r, all.Select(pair => pair.R));
        };

        (double S, double R) Measures(double[] row)
        {
            var there = Enumerable.Range(0, row.Length).Where(j => !double.IsNaN(row[j]) && weights[j] > 0).ToList();
            if (there.Count == 0) return (Missing, Missing);
            var parts = there.Select(j => weights[j] * (columns[j].Max() - row[j]) / (columns[j].Max() - columns[j].Min())).ToList();
            var total = there.Sum(j => weights[j]);
            return (parts.Sum() / total, parts.Max() / weights.Sum());
        }

        static double Share(double x, IEnumerable<double> all) => all.Max() - all.Min() < 1e-9 ? 0 : (x - all.Min()) / (all.Max() - all.Min());
    });

    [Property(MaxTest = 100)]
    public void Borda_is_its_formula(AggregationProperties.Table table) => Same("borda", table, (columns, weights) =>
    {
        var units = table.Rows.Count(row => row.Zip(weights).Any(cell => !double.IsNaN(cell.First) && cell.Second > 0));
        return row =>
        {
            var there = Enumerable.Range(0, row.Length).Where(j => !double.IsNaN(row[j]) && weights[j] > 0).ToList();
            return weights.Sum() / there.Sum(j => weights[j]) * there.Sum(j =>
                weights[j] * (columns[j].Count(x => x < row[j]) + (columns[j].Count(x => x == row[j]) - 1) / 2.0) * (units - 1) / (columns[j].Count - 1));
        };
    });

    [Property(MaxTest = 100)]
    public void Rank_sum_ratio_is_its_formula(AggregationProperties.Table table) => Same("rank-sum-ratio", table, (columns, weights) => row =>
        Mean(row, weights, j => (columns[j].Count(x => x < row[j]) + (columns[j].Count(x => x == row[j]) + 1) / 2.0) / columns[j].Count));

    [Property(MaxTest = 100)]
    public void Promethee_is_its_formula(AggregationProperties.Table table)
    {
        foreach (var (number, preference) in new (int, Func<double, double>)[]
        {
            (1, d => d > 0 ? 1 : 0),
            (2, d => d > 20 ? 1 : 0),
            (3, d => Math.Clamp(d / 60, 0, 1)),
            (4, d => d > 60 ? 1 : d > 20 ? 0.5 : 0),
            (5, d => Math.Clamp((d - 20) / 40, 0, 1)),
            (6, d => d > 0 ? 1 - Math.Exp(-d * d / (2 * 30.0 * 30)) : 0),
        })
        {
            var types = Example.ByChild([.. table.Weights.Select(_ => (double)number)]);
            Same("promethee", table, (columns, weights) => row =>
                Mean(row, weights, j => columns[j].Sum(x => preference(row[j] - x) - preference(x - row[j])) / (columns[j].Count - 1)),
                ("types", types), ("q", 20.0), ("p", 60.0), ("s", 30.0));
        }
    }

    /// <summary>Compares on tables in which every child has two values at least, so that each formula is defined.</summary>
    static void Same(string method, AggregationProperties.Table table, Func<List<double>[], double[], Func<double[], double>> formula, params (string, object?)[] options)
    {
        var columns = table.Weights.Select((_, j) => table.Rows.Select(row => row[j]).Where(x => !double.IsNaN(x)).ToList()).ToArray();
        if (table.Weights.Sum() == 0 || columns.Any(column => column.Distinct().Count() < 2)) return;
        var expected = formula(columns, table.Weights);
        var scores = Example.Scores(Example.Step(method, options), table.Weights, table.Rows);
        for (var unit = 0; unit < scores.Length; unit++)
        {
            var isScored = table.Rows[unit].Zip(table.Weights).Any(cell => !double.IsNaN(cell.First) && cell.Second > 0);
            var value = isScored ? expected(table.Rows[unit]) : Missing;
            Assert.True(double.IsNaN(value) ? double.IsNaN(scores[unit]) : Math.Abs(value - scores[unit]) <= 1e-9 * Math.Max(1, Math.Abs(value)), $"{method}: {scores[unit]} instead of {value}");
        }
    }

    static double Penalised(double[] row, List<double>[] columns, double[] weights, Func<double, List<double>, double> scale)
    {
        var there = Enumerable.Range(0, row.Length).Where(j => !double.IsNaN(row[j]) && weights[j] > 0).ToList();
        var z = there.Select(j => (Value: scale(row[j], columns[j]), Weight: weights[j])).ToList();
        var mean = z.Sum(child => child.Value * child.Weight) / z.Sum(child => child.Weight);
        var deviation = Math.Sqrt(z.Sum(child => child.Weight * Math.Pow(child.Value - mean, 2)) / z.Sum(child => child.Weight));
        return mean - deviation * (deviation / mean);
    }

    static double Mean(double[] row, double[] weights, Func<int, double> part)
    {
        var there = Enumerable.Range(0, row.Length).Where(j => !double.IsNaN(row[j]) && weights[j] > 0).ToList();
        return there.Sum(j => weights[j] * part(j)) / there.Sum(j => weights[j]);
    }

    static double Sd(List<double> values) => Math.Sqrt(values.Sum(x => Math.Pow(x - values.Average(), 2)) / values.Count);
}

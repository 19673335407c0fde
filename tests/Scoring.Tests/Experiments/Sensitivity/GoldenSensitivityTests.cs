using Scoring.Experiments.Sensitivity;
using Scoring.Shared;

namespace Scoring.Tests.Experiments.Sensitivity;

/// <summary>The estimators on COINr's own designs and outputs (MIT licence, © European Commission / William Becker).</summary>
public class GoldenSensitivityTests
{
    /// <summary>Blocks A, B, AB1 … of a design, one after another.</summary>
    static (double[] A, double[] B, double[][] Mixed) Blocks(string file, int inputs)
    {
        var (header, rows) = GoldenFiles.ReadCsv(file);
        var column = Array.IndexOf(header, "y");
        double[] y = [.. rows.Select(row => GoldenFiles.Number(row[column]))];
        var n = y.Length / (inputs + 2);
        return (y[..n], y[n..(2 * n)], [.. Enumerable.Range(2, inputs).Select(block => y[(block * n)..((block + 1) * n)])]);
    }

    static (double Variance, SensitivityIndex[] Indices) Estimate(double[] a, double[] b, double[][] mixed)
    {
        var sums = new SensitivitySums(mixed.Length, outputs: 1, groups: 1);
        for (var row = 0; row < a.Length; row++)
        {
            sums.AddRow(0, [a[row]], [b[row]]);
            for (var input = 0; input < mixed.Length; input++) sums.AddMixture(0, input, [a[row]], [b[row]], [mixed[input][row]]);
        }
        var total = new double[sums.Length];
        sums.Gather(0, 0, total);
        var indices = new SensitivityIndex[mixed.Length];
        return (sums.Indices(total, 0, indices), indices);
    }

    [GoldenFact]
    public void Indices_are_COINrs_but_for_its_missing_centre()
    {
        const int Inputs = 3;
        var (a, b, mixed) = Blocks("asem/11_sensitivity/ishigami_design_N2000.csv", Inputs);

        var (variance, indices) = Estimate(a, b, mixed);

        var (header, rows) = GoldenFiles.ReadCsv("asem/11_sensitivity/ishigami_indices.csv");
        double Expected(int input, string column) => GoldenFiles.Number(rows[input][Array.IndexOf(header, column)]);
        Assert.Equal(Expected(0, "Variance"), variance, 1e-9 * variance);
        var mean = a.Concat(b).Average();
        for (var input = 0; input < Inputs; input++)
        {
            Assert.Equal(Expected(input, "STi"), indices[input].Total, 1e-9);
            // COINr takes the products of outputs as they are: for a mean far from 0 that adds mean(f)·mean(f_AB − f_A)/V, which is nothing but noise.
            var noise = mean * mixed[input].Zip(a, (with, without) => with - without).Average() / variance;
            Assert.Equal(Expected(input, "Si"), indices[input].FirstOrder + noise, 1e-9);
        }
    }
}

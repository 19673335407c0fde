namespace Scoring.Experiments.Sensitivity;

/// <summary>Evaluates rows of a design on one thread and adds them to the sums.</summary>
sealed class SensitivityWorker(SensitivityDesign design, ISensitivityModel model, double[] centres, SensitivitySums sums, bool shapley)
{
    readonly double[] both = new double[2 * design.Inputs];
    readonly double[] point = new double[design.Inputs];
    readonly int[] order = new int[design.Inputs];
    readonly double[] a = new double[centres.Length];
    readonly double[] b = new double[centres.Length];
    double[] before = new double[centres.Length];
    double[] now = new double[centres.Length];

    /// <summary>Adds one row to a group that no other thread is adding to.</summary>
    public void Add(long row, int group)
    {
        var k = design.Inputs;
        design.Fill(row, both);
        Evaluate(both.AsSpan(0, k), a);
        Evaluate(both.AsSpan(k, k), b);
        for (var output = 0; output < a.Length; output++) sums.AddRow(group, output, a[output], b[output]);
        for (var input = 0; input < k; input++)
        {
            both.AsSpan(0, k).CopyTo(point);
            point[input] = both[k + input];
            Evaluate(point, now);
            for (var output = 0; output < a.Length; output++) sums.AddMixture(group, output, input, a[output], b[output], now[output]);
        }
        if (shapley) Walk(row, group);
    }

    void Walk(long row, int group)
    {
        var k = design.Inputs;
        design.Order(row, order);
        both.AsSpan(0, k).CopyTo(point);
        a.CopyTo(before, 0);
        for (var step = 0; step < k; step++)
        {
            var input = order[step];
            point[input] = both[k + input];
            // The last step ends at B, which is known.
            if (step == k - 1) b.CopyTo(now, 0);
            else Evaluate(point, now);
            for (var output = 0; output < a.Length; output++) sums.AddStep(group, output, input, a[output], before[output], now[output]);
            (before, now) = (now, before);
        }
    }

    void Evaluate(ReadOnlySpan<double> uniforms, double[] outputs)
    {
        SensitivityAnalysis.Evaluate(model, uniforms, outputs);
        for (var output = 0; output < outputs.Length; output++) outputs[output] -= centres[output];
    }
}

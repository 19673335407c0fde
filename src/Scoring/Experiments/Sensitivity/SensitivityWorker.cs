namespace Scoring.Experiments.Sensitivity;

/// <summary>Evaluates rows of a design on one thread and adds them to the sums.</summary>
sealed class SensitivityWorker(SensitivityDesign design, ISensitivityModel model, double[] centres, SensitivitySums sums, bool shapley)
{
    readonly double[] both = new double[2 * design.Coordinates];
    readonly double[] point = new double[design.Coordinates];
    readonly int[] order = new int[design.Inputs];
    readonly double[] a = new double[centres.Length];
    readonly double[] b = new double[centres.Length];
    double[] before = new double[centres.Length];
    double[] now = new double[centres.Length];

    Span<double> A => both.AsSpan(0, design.Coordinates);

    Span<double> B => both.AsSpan(design.Coordinates);

    /// <summary>Adds one row to a group that no other thread is adding to.</summary>
    public void Add(long row, int group)
    {
        design.Fill(row, both);
        Evaluate(A, a);
        Evaluate(B, b);
        sums.AddRow(group, a, b);
        for (var input = 0; input < design.Inputs; input++)
        {
            A.CopyTo(point);
            Move(input);
            Evaluate(point, now);
            sums.AddMixture(group, input, a, b, now);
        }
        if (shapley) Walk(row, group);
    }

    void Walk(long row, int group)
    {
        design.Order(row, order);
        A.CopyTo(point);
        a.CopyTo(before, 0);
        for (var step = 0; step < order.Length; step++)
        {
            Move(order[step]);
            // The last step ends at B, which is known.
            if (step == order.Length - 1) b.CopyTo(now, 0);
            else Evaluate(point, now);
            sums.AddStep(group, order[step], a, b, before, now);
            (before, now) = (now, before);
        }
    }

    void Move(int input)
    {
        var (first, count) = design[input];
        B.Slice(first, count).CopyTo(point.AsSpan(first));
    }

    void Evaluate(ReadOnlySpan<double> uniforms, double[] outputs)
    {
        SensitivityAnalysis.Evaluate(model, uniforms, outputs);
        for (var output = 0; output < outputs.Length; output++) outputs[output] -= centres[output];
    }
}

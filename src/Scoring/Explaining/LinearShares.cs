using Scoring.Aggregating;

namespace Scoring.Explaining;

/// <summary>Arithmetic mean and sum: a child's part is w·z/Σw, or w·z (rescaled where the sum was).</summary>
static class LinearShares
{
    public static void Fill(
        NodeShares shares, AggregatorContext context, double[][] children, double[] weights, double[] values, bool divide)
    {
        var rescales = !divide && context.Options.Word("missing") == "rescale";
        for (var unit = 0; unit < values.Length; unit++)
        {
            if (double.IsNaN(values[unit])) continue;
            double available = 0, applicable = 0;
            for (var j = 0; j < children.Length; j++)
            {
                if (!double.IsNaN(children[j][unit])) available += weights[j];
                if (!context.IsExempt(j, unit)) applicable += weights[j];
            }
            for (var j = 0; j < children.Length; j++)
            {
                var z = children[j][unit];
                if (double.IsNaN(z)) continue;
                var factor = divide ? weights[j] / available : rescales ? weights[j] * (applicable / available) : weights[j];
                shares.Parts[j][unit] = factor * z;
                shares.Factors[j][unit] = factor;
            }
        }
    }
}

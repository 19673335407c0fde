using Scoring.Kernels;

namespace Scoring.Explaining;

/// <summary>Power means by Euler's theorem on homogeneous functions: a child's part is z·∂S/∂z = S·w·z^p/Σw·z^p.</summary>
/// <remarks>
/// For p = 0 (geometric) that is S·w/Σw: the weight alone decides, not the value, which is flagged; a floor changes nothing in it.
/// Values are divided by the largest (p &lt; 0: smallest) first, so that no power overflows.
/// </remarks>
static class PowerShares
{
    static readonly Text WeightOnly = new(
        "几何平均：各子项的贡献只取决于权重，与其取值无关", "geometric mean: a child's contribution depends on its weight, not on its value");

    public static void Fill(NodeShares shares, double exponent, double[][] children, double[] weights, double[] values)
    {
        if (exponent == 0) shares.Convention = WeightOnly;
        var terms = new double[children.Length];
        for (var unit = 0; unit < values.Length; unit++)
        {
            if (double.IsNaN(values[unit])) continue;
            var scale = exponent == 0 ? 1 : Scale(exponent, children, weights, unit);
            var sum = 0.0;
            for (var j = 0; j < children.Length; j++)
            {
                var z = children[j][unit];
                terms[j] = double.IsNaN(z) || weights[j] == 0 || scale == 0
                    ? 0
                    : exponent == 0 ? weights[j] : weights[j] * DeterministicMath.Pow(z / scale, exponent);
                sum += terms[j];
            }
            for (var j = 0; j < children.Length; j++)
            {
                var z = children[j][unit];
                if (double.IsNaN(z)) continue;
                var part = terms[j] == 0 ? 0 : values[unit] * (terms[j] / sum);
                shares.Parts[j][unit] = part;
                shares.Factors[j][unit] = part == 0 ? 0 : z == 0 ? double.NaN : part / z;
            }
        }
    }

    static double Scale(double exponent, double[][] children, double[] weights, int unit)
    {
        var scale = double.NaN;
        for (var j = 0; j < children.Length; j++)
        {
            var z = children[j][unit];
            if (weights[j] > 0 && !double.IsNaN(z) && !(exponent > 0 ? z <= scale : z >= scale)) scale = z;
        }
        return scale;
    }
}

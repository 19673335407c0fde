using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>Mean with a penalty by the coefficient of variation between the children of one unit: what MPI and AMPI share.</summary>
/// <remarks>S = M ∓ S²/M: M and S are weighted mean and weighted population standard deviation of the available children, cv = S/M.</remarks>
static class PenalisedMean
{
    public static readonly OptionDefinition Penalty = new("penalty", OptionType.Choice,
        new("惩罚方向：得分越高越好用“-”，越高越差（如贫困指数）用“+”", "- where a high score is good, + where it is bad (an index of poverty)"))
    { Default = "-", Choices = ["-", "+"] };

    /// <summary>The penalised mean of each unit. A mean that is not positive has no coefficient of variation and is reported.</summary>
    public static void Of(AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var sign = context.Options.Word("penalty") == "-" ? -1 : 1;
        for (var unit = 0; unit < target.Length; unit++)
        {
            double sum = 0, total = 0;
            var lowest = -1;
            for (var j = 0; j < children.Length; j++)
            {
                var z = children[j][unit];
                if (double.IsNaN(z) || weights[j] == 0) continue;
                sum += weights[j] * z;
                total += weights[j];
                if (lowest < 0 || z < children[lowest][unit]) lowest = j;
            }
            var mean = sum / total;
            target[unit] = double.NaN;
            if (total == 0) continue;
            if (mean <= 0)
            {
                context.ReportDomain(unit, lowest, children[lowest][unit]);
                continue;
            }
            var squares = 0.0;
            for (var j = 0; j < children.Length; j++)
                if (!double.IsNaN(children[j][unit]) && weights[j] > 0)
                    squares += weights[j] * ((children[j][unit] - mean) * (children[j][unit] - mean));
            target[unit] = mean + sign * (squares / total / mean);
        }
    }
}

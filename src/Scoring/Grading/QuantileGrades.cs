using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Grading;

/// <summary>Classes by quantiles of the scores of the units that are ranked together.</summary>
/// <remarks>The first class with score ≥ Q(from), type 7, so 0.8 leaves about the best fifth. Equal scores share a class. Not ranked: no class.</remarks>
sealed class QuantileGrades : Grader
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Grade,
        Name = "quantiles",
        Summary = new("按得分分位数分等", "Classes by quantiles of the scores"),
        Formula = "first class with score >= Q(from), type 7: h = (n - 1)*from",
        Source = "Hyndman and Fan (1996), Sample quantiles in statistical packages, type 7",
        Example = """{ "method": "quantiles", "classes": [ { "code": "1", "from": 0.75 }, { "code": "2", "from": 0.25 }, { "code": "3" } ] }""",
        Options =
        [
            Classes(new OptionDefinition("from", OptionType.Number, new("分位数（含），0.8 约为前五分之一", "Quantile, itself included: 0.8 leaves about the best fifth"))
            { Minimum = 0, Maximum = 1 }),
        ],
    };

    public override int[] Apply(GradeSample sample, OptionSet options)
    {
        double[] sorted = [.. sample.Scores.Where(score => !double.IsNaN(score)).Order()];
        var bounds = options.Items("classes")
            .Select(item => item.NumberOrNull("from") is { } share && sorted.Length > 0 ? SampleQuantile.At(sorted, share) : double.NegativeInfinity).ToArray();
        return [.. sample.Scores.Select(score => double.IsNaN(score) ? -1 : First(bounds.Length, i => score >= bounds[i]))];
    }
}

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

    public override GradeRule Rule(OptionSet options, int sign) => new Quantiles([.. options.Items("classes").Select(item => item.NumberOrNull("from") ?? double.NaN)]);

    sealed class Quantiles(double[] shares) : GradeRule(shares.Length)
    {
        public override bool Apply(in GradeSample sample, double tolerance, GradeWork work, Span<int> classes)
        {
            var count = RankKernel.Order(sample.Scores, highFirst: false, work.Scratch, work.Order);
            var sorted = work.Sorted.AsSpan(0, count);
            for (var place = 0; place < count; place++) sorted[place] = sample.Scores[work.Order[place]];
            Span<double> bounds = shares.Length <= MostOnStack ? stackalloc double[shares.Length] : new double[shares.Length];
            var isNear = false;
            for (var i = 0; i < shares.Length; i++)
            {
                bounds[i] = double.IsNaN(shares[i]) || count == 0 ? double.NegativeInfinity : SampleQuantile.At(sorted, shares[i]);
                isNear |= i < shares.Length - 1 && IsNear(sorted, bounds[i], shares[i], tolerance);
            }
            for (var unit = 0; unit < classes.Length; unit++)
            {
                var score = sample.Scores[unit];
                var found = 0;
                while (found < bounds.Length - 1 && !(score >= bounds[found])) found++;
                classes[unit] = double.IsNaN(score) ? -1 : found;
            }
            return isNear;
        }

        /// <summary>Whether a score besides the one that is the bound lies within the tolerance of it.</summary>
        static bool IsNear(ReadOnlySpan<double> sorted, double bound, double share, double tolerance)
        {
            if (double.IsNegativeInfinity(bound)) return false;
            var place = (sorted.Length - 1) * share;
            var (below, isScore) = ((int)place, place == (int)place);
            var near = 0;
            for (var at = Math.Max(0, below - 1); at < Math.Min(sorted.Length, below + 3); at++)
                if (Math.Abs(sorted[at] - bound) <= tolerance) near++;
            return near > (isScore ? 1 : 0);
        }
    }
}

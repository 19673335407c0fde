using Scoring.Methods;

namespace Scoring.Grading;

/// <summary>Classes relative to the aggregate unit's score, or to the mean of the units.</summary>
/// <remarks>
/// The bound of a class is <c>from</c>, or else times·R + plus; the score must reach it, with <c>above</c> exceed it. R is the score of the unit's
/// aggregate unit, or the plain mean of the units ranked together. A unit without R has no class. Where low scores come first all is mirrored.
/// </remarks>
sealed class RelativeGrades : Grader
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Grade,
        Name = "relative",
        Summary = new("与汇总单位或平均分比较分等", "Classes relative to the aggregate unit, or to the mean"),
        Formula = "first class with score >= from, or >= times*R + plus (above: >); R = score of the aggregate unit, or mean of the units",
        Source = "重庆科技创新指数报告; 中国区域科技创新评价报告 (tiers around the average of the whole)",
        Example = """{ "method": "relative", "classes": [ { "code": "1", "times": 1, "above": true }, { "code": "2", "from": 30 }, { "code": "3" } ] }""",
        Options =
        [
            new("to", OptionType.Choice, new("与汇总单位还是与平均分比较", "What R is")) { Default = "aggregate", Choices = ["aggregate", "mean"] },
            new("unit", OptionType.Name, new("汇总单位代码；缺省为上级汇总单位，或唯一的汇总单位",
                "Code of the aggregate unit; the one that the unit lies in, or the only one, when not given")),
            Classes(
                new OptionDefinition("from", OptionType.Number, new("固定的得分下限（含），代替 times 和 plus", "A fixed least score in place of times and plus")),
                new OptionDefinition("times", OptionType.Number, new("参照得分的倍数", "Multiple of R")),
                new OptionDefinition("plus", OptionType.Number, new("在参照得分上加减的分值", "Points added to R")),
                new OptionDefinition("above", OptionType.Flag, new("是否须高于（不含）界限", "Whether a score at the bound falls short"))),
        ],
    };

    public override GradeRule Rule(OptionSet options, int sign) => new Relative(options.Word("to") == "mean", sign,
        [.. options.Items("classes").Select(BoundOf)]);

    /// <summary>Whether a score meets the bound of a class, both turned so that better is higher.</summary>
    internal static bool Holds(OptionSet item, double score, double reference, int sign) => BoundOf(item).IsMetBy(score, BoundOf(item).At(reference, sign));

    static Bound BoundOf(OptionSet item) => new(item.NumberOrNull("from") ?? double.NaN, item.NumberOrNull("times") ?? 1, item.NumberOrNull("plus") ?? 0, item["above"] is true);

    readonly record struct Bound(double From, double Times, double Plus, bool Above)
    {
        // Times a negative turned score: the bound is worked out as it stands and turned afterwards.
        public double At(double reference, int sign) => sign * (double.IsNaN(From) ? Times * (sign * reference) + Plus : From);

        public bool IsMetBy(double score, double bound) => Above ? score > bound : score >= bound;
    }

    sealed class Relative(bool toMean, int sign, Bound[] bounds) : GradeRule(bounds.Length)
    {
        public override bool ReadsReferences => !toMean;

        public override bool Apply(in GradeSample sample, double tolerance, GradeWork work, Span<int> classes)
        {
            var mean = toMean ? Mean(sample.Scores) : 0;
            var isNear = false;
            for (var unit = 0; unit < classes.Length; unit++)
            {
                var (score, reference) = (sample.Scores[unit], toMean ? mean : sample.References[unit]);
                if (double.IsNaN(score) || double.IsNaN(reference))
                {
                    classes[unit] = -1;
                    continue;
                }
                var found = 0;
                for (; found < bounds.Length - 1; found++)
                {
                    var bound = bounds[found].At(reference, sign);
                    isNear |= Math.Abs(score - bound) <= tolerance * (1 + Math.Abs(bounds[found].Times));
                    if (bounds[found].IsMetBy(score, bound)) break;
                }
                classes[unit] = found;
            }
            return isNear;
        }

        static double Mean(ReadOnlySpan<double> scores)
        {
            var (sum, count) = (0.0, 0);
            foreach (var score in scores)
                if (!double.IsNaN(score))
                    (sum, count) = (sum + score, count + 1);
            return sum / count;
        }
    }
}

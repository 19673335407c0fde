using Scoring.Methods;

namespace Scoring.Grading;

/// <summary>Classes by fixed scores, the lower bound inside the class.</summary>
/// <remarks>The first class with score ≥ from. Where low scores come first a class takes scores ≤ from. Not ranked: no class.</remarks>
sealed class ThresholdGrades : Grader
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Grade,
        Name = "thresholds",
        Summary = new("按得分界限分等，界限值属于上一等", "Classes by fixed scores; a score at the bound is in the class"),
        Formula = "first class with score >= from",
        Source = "河北省县域科技创新跃升计划监测评价 (A >= 80, 60 <= B < 80, C < 60)",
        Example = """{ "method": "thresholds", "classes": [ { "code": "A", "from": 80 }, { "code": "B", "from": 60 }, { "code": "C" } ] }""",
        Options = [Classes(new OptionDefinition("from", OptionType.Number, new("得分下限（含）", "Least score, itself included")))],
    };

    public override GradeRule Rule(OptionSet options, int sign) =>
        new Bounds([.. options.Items("classes").Select(item => sign * (item.NumberOrNull("from") ?? double.NegativeInfinity))]);

    sealed class Bounds(double[] bounds) : GradeRule(bounds.Length)
    {
        public override bool ComparesUnits => false;

        public override bool Apply(in GradeSample sample, double tolerance, GradeWork work, Span<int> classes)
        {
            var isNear = false;
            for (var unit = 0; unit < classes.Length; unit++)
            {
                var score = sample.Scores[unit];
                if (double.IsNaN(score))
                {
                    classes[unit] = -1;
                    continue;
                }
                var found = 0;
                for (; found < bounds.Length - 1; found++)
                {
                    isNear |= Math.Abs(score - bounds[found]) <= tolerance;
                    if (score >= bounds[found]) break;
                }
                classes[unit] = found;
            }
            return isNear;
        }
    }
}

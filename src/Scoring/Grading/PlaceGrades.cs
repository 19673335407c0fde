using Scoring.Methods;

namespace Scoring.Grading;

/// <summary>Classes by place: so many units, or such a share of them, in each.</summary>
/// <remarks>The first class with rank ≤ top, or rank ≤ share·n, n = units ranked together. Ties share a class, so a class may overflow. Not ranked: no class.</remarks>
sealed class PlaceGrades : Grader
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Grade,
        Name = "places",
        Summary = new("按位次分等：前若干名或前若干比例", "Classes by place: the first so many units, or such a share of them"),
        Formula = "first class with rank <= top, or rank <= share*n",
        Source = "内蒙古自治区旗县科技创新监测评价 (一类、二类、三类 by place)",
        Example = """{ "method": "places", "classes": [ { "code": "1", "top": 10 }, { "code": "2", "top": 25 }, { "code": "3" } ] }""",
        Options =
        [
            Classes(
                new OptionDefinition("top", OptionType.Integer, new("本等及以上的末位名次", "Last place of the class")) { Minimum = 1 },
                new OptionDefinition("share", OptionType.Number, new("本等及以上所占比例，代替 top", "Share of the units in this class and better ones, in place of top"))
                { Above = 0, Maximum = 1 }),
        ],
    };

    public override int[] Apply(GradeSample sample, OptionSet options)
    {
        var count = sample.Ranks.Count(rank => !double.IsNaN(rank));
        // 0.3 of 10 is 3 although its double is a trifle less.
        var last = options.Items("classes")
            .Select(item => item.IntegerOrNull("top") ?? item.NumberOrNull("share") * count * (1 + 1e-12) ?? double.PositiveInfinity).ToArray();
        return [.. sample.Ranks.Select(rank => double.IsNaN(rank) ? -1 : First(last.Length, i => rank <= last[i]))];
    }
}

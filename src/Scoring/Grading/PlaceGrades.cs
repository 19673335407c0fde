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

    public override GradeRule Rule(OptionSet options, int sign) => new Places(
        [.. options.Items("classes").Select(item => (item.IntegerOrNull("top") ?? double.NaN, item.NumberOrNull("share") ?? double.NaN))]);

    sealed class Places((double Top, double Share)[] bounds) : GradeRule(bounds.Length)
    {
        public override bool ReadsRanks => true;

        public override bool Apply(in GradeSample sample, double tolerance, GradeWork work, Span<int> classes)
        {
            var count = 0;
            foreach (var rank in sample.Ranks)
                if (!double.IsNaN(rank)) count++;
            Span<double> numbers = bounds.Length <= MostOnStack ? stackalloc double[3 * bounds.Length] : new double[3 * bounds.Length];
            var last = numbers[..bounds.Length];
            var worst = numbers.Slice(bounds.Length, bounds.Length);
            var best = numbers[(2 * bounds.Length)..];
            for (var i = 0; i < last.Length; i++)
            {
                // 0.3 of 10 is 3 although its double is a trifle less.
                last[i] = !double.IsNaN(bounds[i].Top) ? bounds[i].Top : !double.IsNaN(bounds[i].Share) ? bounds[i].Share * count * (1 + 1e-12) : double.PositiveInfinity;
                (worst[i], best[i]) = (double.PositiveInfinity, double.NegativeInfinity);
            }
            for (var unit = 0; unit < classes.Length; unit++)
            {
                var (rank, score) = (sample.Ranks[unit], sample.Scores[unit]);
                var found = 0;
                while (found < last.Length - 1 && !(rank <= last[found])) found++;
                classes[unit] = double.IsNaN(rank) ? -1 : found;
                if (double.IsNaN(rank)) continue;
                // The lowest score of each class and the highest of all behind it.
                worst[found] = Math.Min(worst[found], score);
                if (found > 0) best[found - 1] = Math.Max(best[found - 1], score);
            }
            var isNear = false;
            for (var i = 0; i < last.Length - 1; i++)
            {
                if (i > 0) worst[i] = Math.Min(worst[i], worst[i - 1]);
                var behind = double.NegativeInfinity;
                for (var j = i; j < last.Length - 1; j++) behind = Math.Max(behind, best[j]);
                isNear |= worst[i] - behind <= tolerance;
            }
            return isNear;
        }
    }
}

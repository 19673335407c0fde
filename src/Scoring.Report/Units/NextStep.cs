using Scoring.Methods;

namespace Scoring.Report.Units;

/// <summary>The nearest better class, or the nearest round place, and the points of the index that are wanting.</summary>
/// <param name="Goal">The class or place in words.</param>
/// <param name="Points">Points behind what is enough: the class's stated bound, or the score of the last unit that is in; others standing still.</param>
sealed record NextStep(string Goal, double Points)
{
    static readonly int[] RoundPlaces = [1, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 3000];

    /// <summary>The next step by row of a year; null for units that are not ranked and for those with nothing above them.</summary>
    public static NextStep?[] Of(ReportContent content)
    {
        var run = content.Run;
        var (from, to) = run.RowsOf(content.Year);
        var scores = run.Adjusted ?? run.Index.Scores;
        var sign = run.Scheme.Steps.First(step => step.Kind == StepKind.Rank).Choice.Options.Word("order") == "high-first" ? 1 : -1;
        var steps = new NextStep?[to - from];
        int[] ranked = [.. Enumerable.Range(from, to - from).Where(row => !double.IsNaN(run.Index.Ranks[row]))];
        var classes = run.Scheme.Steps.FirstOrDefault(step => step.Kind == StepKind.Grade)?.Choice;
        if (classes is not null && run.Classes is { } codes) ToClass(content, classes, codes, ranked, scores, sign, steps, from);
        else ToPlace(content, ranked, scores, sign, steps, from);
        return steps;
    }

    static void ToClass(ReportContent content, MethodChoice choice, string?[] codes, int[] ranked, double[] scores, int sign, NextStep?[] steps, int from)
    {
        var classes = choice.Options.Items("classes");
        var order = classes.Select((item, i) => (Code: item.Word("code"), i)).ToDictionary(pair => pair.Code, pair => pair.i, StringComparer.Ordinal);
        // Where classes have no fixed bound the last unit that is in shows what is enough.
        double[] enough = [.. classes.Select(item => choice.Method.Name == "thresholds" ? item.NumberOrNull("from") ?? double.NaN
            : ranked.Where(row => codes[row] == item.Word("code")).Select(row => sign * scores[row]).DefaultIfEmpty(double.NaN).Min() * sign)];
        foreach (var row in ranked)
            if (codes[row] is { } code && order.TryGetValue(code, out var own))
                for (var better = own - 1; better >= 0; better--)
                {
                    var points = sign * (enough[better] - scores[row]);
                    // A unit that a veto holds down has the points already.
                    if (double.IsNaN(points) || points <= 0) continue;
                    var letter = classes[better].Word("code");
                    steps[row - from] = new NextStep(content.Name(classes[better].TextOrNull("name") ?? new Text($"{letter}等", $"class {letter}")), points);
                    break;
                }
    }

    static void ToPlace(ReportContent content, int[] ranked, double[] scores, int sign, NextStep?[] steps, int from)
    {
        var ranks = content.Run.Index.Ranks;
        int[] best = [.. ranked.OrderBy(row => ranks[row]).ThenBy(row => row)];
        foreach (var row in ranked)
        {
            var place = RoundPlaces.LastOrDefault(place => place < ranks[row]);
            if (place == 0) continue;
            var last = best[Math.Min(place, best.Length) - 1];
            var points = sign * (scores[last] - scores[row]);
            if (points > 0) steps[row - from] = new NextStep(content.Word(place == 1 ? "第1名" : $"前{place}名", place == 1 ? "first place" : $"the first {place}"), points);
        }
    }
}

using Scoring.Evaluating;
using Scoring.Experiments.Exact;
using Scoring.Explaining;
using Scoring.Methods;

namespace Scoring.Targeting;

/// <summary>Under z-scores: the values of one unit's indicator at which it is level with a rival. The unit moves mean and spread, so a better value can cost it places.</summary>
/// <remarks>
/// With x the value, μ(x) linear and σ²(x) quadratic in it, unit i and rival k are level where A·σ(x) + P(x) = 0, A the distance of their other scores
/// and P(x) = T·d·(c_i·(x − μ) − c_k·(x_k − μ)): a quadratic equation in x whose roots are kept where A and P have opposite signs.
/// </remarks>
static class SpreadMeetings
{
    /// <summary>The values in ascending order with the rival; null where the index is not linear in the indicator or z-scores are clipped.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="unit">The unit's index.</param>
    /// <param name="year">The year's index.</param>
    /// <param name="variable">The indicator's index.</param>
    /// <param name="choice">Its z-score.</param>
    /// <param name="direction">+1 when a higher value scores higher.</param>
    public static List<double>? Of(Evaluation evaluation, int unit, int year, int variable, MethodChoice choice, int direction)
    {
        var bounds = choice.Options.Bounds("bounds");
        if (bounds.Group is not null || choice.Options.Has("clip") || ScoreLines.Of(evaluation, year).LeverageOf(evaluation.Indicators.Variables[variable]) is not { } leverage) return null;
        var (mean, spread) = (choice.Options.Number("target_mean"), choice.Options.Number("target_sd"));
        var raw = evaluation.Natural[variable, year].Values;
        var (n, sum, squares) = (1, 0.0, 0.0);
        var centre = raw[unit]; // around the present value nothing cancels
        foreach (var (other, at, value) in Sample(evaluation, year, variable, bounds))
            if (other != unit || at != year)
                (n, sum, squares) = (n + 1, sum + (value - centre), squares + (value - centre) * (value - centre));
        var divisor = choice.Options.Word("sd") == "sample" ? n - 1 : n;
        // σ² = (squares + u² − (sum + u)²/n)/divisor with u = x − centre.
        var (a, b, c) = ((1 - 1.0 / n) / divisor, -2 * sum / n / divisor, (squares - sum * sum / n) / divisor);
        var ranked = new LedgerSide(evaluation, year).Ranked();
        double Rest(int k) => evaluation.Index.Years[year].Scores[k] - (leverage[k] == 0 ? 0 : leverage[k] * (evaluation.Normalised[variable, year].Values[k] - mean));
        var meetings = new List<double>();
        for (var k = 0; k < raw.Length; k++)
        {
            if (k == unit || double.IsNaN(ranked[k])) continue;
            var distance = Rest(unit) - Rest(k);
            var own = spread * direction * leverage[unit];
            var rival = leverage[k] == 0 ? 0 : spread * direction * leverage[k];
            // P = p·u + q
            var p = own - (own - rival) / n;
            var q = -(own - rival) * sum / n - (rival == 0 ? 0 : rival * (raw[k] - centre));
            foreach (var u in Roots(distance * distance * a - p * p, distance * distance * b - 2 * p * q, distance * distance * c - q * q))
                if (distance * (p * u + q) <= 0)
                    meetings.Add(centre + u);
        }
        meetings.Sort();
        return meetings;
    }

    static IEnumerable<(int Unit, int Year, double Value)> Sample(Evaluation evaluation, int year, int variable, BoundsScope bounds)
    {
        for (var at = 0; at < evaluation.Years.Count; at++)
        {
            if (bounds.EachYear ? at != year : bounds.Years.Count > 0 && !bounds.Years.Contains(evaluation.Years[at])) continue;
            var values = evaluation.Natural[variable, at].Values;
            for (var unit = 0; unit < values.Length; unit++)
                if (!double.IsNaN(values[unit]) && !evaluation.Roster.IsAggregate[unit])
                    yield return (unit, at, values[unit]);
        }
    }

    static IEnumerable<double> Roots(double square, double linear, double constant)
    {
        if (square == 0)
        {
            if (linear != 0) yield return -constant / linear;
            yield break;
        }
        var discriminant = linear * linear - 4 * square * constant;
        if (!(discriminant >= 0)) yield break;
        var sum = -0.5 * (linear + (linear < 0 ? -1 : 1) * Math.Sqrt(discriminant));
        if (sum != 0) yield return constant / sum;
        yield return sum / square;
    }
}

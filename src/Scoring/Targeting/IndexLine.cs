using Scoring.Evaluating;

namespace Scoring.Targeting;

/// <summary>Everybody's score as a straight line in the normalised value of one indicator: height now, and slope.</summary>
/// <remarks>Good to rounding errors (<see cref="Slack"/>). What depends on the last bit is asked of <see cref="IndexModel.IndexOf"/>.</remarks>
sealed class IndexLine
{
    /// <summary>Relative error of sums over a framework, with room to spare.</summary>
    const double Precision = 1e-11;

    /// <summary>Measures an index that is a line (<see cref="IndexModel.IsLine"/>).</summary>
    public IndexLine(Evaluation evaluation, int year, IndexModel model, YearRanking ranking, IndicatorRoute route)
    {
        (Natural, Normalised) = (evaluation.Natural[route.Variable, year].Values, evaluation.Normalised[route.Variable, year].Values);
        int[] all = [.. Enumerable.Range(0, Natural.Length)];
        var reach = Normalised.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() is > 0 and var most ? most : 1;
        var here = model.IndexOf(route, all, Normalised, rounded: false);
        var there = model.IndexOf(route, all, [.. Normalised.Select(value => value + reach)], rounded: false);
        (Heights, Slopes) = (new double[all.Length], new double[all.Length]);
        var greatest = 0.0;
        foreach (var unit in all)
        {
            Heights[unit] = ranking.Unrounded(unit, here[unit]);
            var slope = ranking.Sign * (there[unit] - here[unit]) / reach;
            // A value that is not normalised does not move.
            Slopes[unit] = double.IsNaN(slope) || double.IsNaN(Natural[unit]) ? 0 : slope;
            if (double.IsNaN(Heights[unit])) continue;
            Steepest = Math.Max(Steepest, Math.Abs(Slopes[unit]));
            greatest = Math.Max(greatest, Math.Abs(Heights[unit]));
        }
        Slack = Precision * (greatest + Steepest * reach) + 2 * (model.RoundedBy + ranking.RoundedBy);
    }

    /// <summary>By unit the score as it is ranked, better is higher, before it is rounded; NaN = not ranked.</summary>
    public double[] Heights { get; }

    /// <summary>By unit the points that one point of the normalised value is worth; 0 where it has none.</summary>
    public double[] Slopes { get; }

    /// <summary>The greatest slope of a ranked unit, without its sign.</summary>
    public double Steepest { get; }

    /// <summary>The values before normalising; NaN = missing.</summary>
    public double[] Natural { get; }

    /// <summary>The normalised values.</summary>
    public double[] Normalised { get; }

    /// <summary>Two scores that lie further apart than this are ranked as their lines say.</summary>
    public double Slack { get; }

    /// <summary>A unit's score with another normalised value.</summary>
    public double At(int unit, double normalised) => Slopes[unit] == 0 ? Heights[unit] : Heights[unit] + Slopes[unit] * (normalised - Normalised[unit]);
}

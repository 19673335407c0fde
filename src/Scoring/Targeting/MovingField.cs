using Scoring.Evaluating;
using Scoring.Kernels;
using Scoring.Normalising;

namespace Scoring.Targeting;

/// <summary>A field in which parameters follow: every value that is tried moves everybody's normalised values.</summary>
/// <remarks>
/// Parameters are fitted to the bit as a whole run fits them. Of the rivals only those are scored to the bit who might be level with the unit: where
/// the index is a line in the normalised value, its slope tells how far the others can have moved at most, and on which side of the unit they are.
/// </remarks>
sealed partial class MovingField : LaneField
{
    readonly IndexModel model;
    readonly YearRanking ranking;
    readonly TargetField field;
    readonly IndicatorRoute route;
    readonly Normaliser method;
    readonly NormaliserContext context;
    readonly double[] sample;
    readonly int first;
    readonly IndexLine? line;
    readonly FittedScale present;
    readonly (double Least, double Greatest) ends;
    readonly Func<int, TargetProbe> probes;
    readonly Dictionary<int, RivalOrder> orders = [];
    readonly List<(int Lane, int Rival, double Normalised)> near = [];
    double? reachOfRanks;

    MovingField(Evaluation evaluation, int year, IndexModel model, YearRanking ranking, TargetField field, IndicatorRoute route, Func<int, TargetProbe> probes)
    {
        (this.model, this.ranking, this.field, this.route, this.probes) = (model, ranking, field, route, probes);
        var (choice, direction, _) = route.Normalisations[0];
        method = Normalisers.Find(choice.Method.Name);
        context = ContextOf(route);
        (sample, first) = SampleOf(evaluation, year, route);
        // Dense places count how many different scores there are above, not how many rivals.
        line = model.IsLine(route) && ranking.Ties != TieRule.Dense ? new IndexLine(evaluation, year, model, ranking, route) : null;
        present = Present();
        // Where parameters are places in the sample, nothing changes between two of its values.
        Breaks = present.Moved is null ? null : [.. present.Sorted.Distinct()];
        var (least, greatest, _) = ScaleKernel.MinMax(evaluation.Natural[route.Variable, year].Values);
        ends = (least, greatest);
    }

    public override double[]? Breaks { get; }

    /// <summary>The field of an indicator; null where only everybody's scores can tell where a unit stands.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="year">The year's index.</param>
    /// <param name="model">The index as a function of cells.</param>
    /// <param name="ranking">The ranking of the year.</param>
    /// <param name="field">What the units are to reach.</param>
    /// <param name="route">The indicator's route.</param>
    /// <param name="probes">Whole evaluations for a unit, for values that no parameters can be fitted to.</param>
    public static MovingField? Of(Evaluation evaluation, int year, IndexModel model, YearRanking ranking, TargetField field, IndicatorRoute route, Func<int, TargetProbe> probes)
    {
        if (route.Obstacle is not null || route.IsDelicate || route.Following == Following.Still || route.Normalisations.Count != 1) return null;
        var options = route.Normalisations[0].Choice.Options;
        var method = Normalisers.Find(route.Normalisations[0].Choice.Method.Name);
        if (method.YearsBack(options) is not null || method.Condition(options) is not null || method.Stated(options) is not null || method.ReferenceUnit(options) is not null) return null;
        if (options.Bounds("bounds").Group is not null || options.Rounding("round") is not null) return null;
        return field.IsByPlace ? model.IsLine(route) && ranking.Ties != TieRule.Dense ? new MovingField(evaluation, year, model, ranking, field, route, probes) : null
            : field.IsApart && IndexModel.IsByUnit(route) ? new MovingField(evaluation, year, model, ranking, field, route, probes) : null;
    }

    /// <summary>What an indicator's normaliser may know beside its values.</summary>
    public static NormaliserContext ContextOf(IndicatorRoute route) => new(route.Normalisations[0].Choice.Options, route.Normalisations[0].Turn, route.Indicator.Standard, route.Indicator.Target);

    /// <summary>The values that the parameters of a year are taken from, in panel order, and the place of the year's first unit.</summary>
    public static (double[] Sample, int First) SampleOf(Evaluation evaluation, int year, IndicatorRoute route)
    {
        var scope = Scope.Of(evaluation.Natural, route.Normalisations[0].Choice.Options.Bounds("bounds")).First(scope => scope.Scored.Contains(year));
        var roster = evaluation.Roster;
        var sample = scope.Sample.SelectMany(at => evaluation.Natural[route.Variable, at].Values.Select((value, unit) => roster.IsAggregate[unit] ? double.NaN : value)).ToArray();
        return (sample, Array.IndexOf(scope.Sample, year) * roster.Count);
    }

    public override LaneStand[] At(int[] units, double[] values, LaneAsk ask)
    {
        var (places, rounded) = (new int[units.Length], (double[])values.Clone());
        for (var i = 0; i < units.Length; i++) places[i] = first + units[i];
        route.Indicator.Round?.Apply(rounded);
        var scales = new FittedScale[units.Length];
        method.FitEach(sample, places, rounded, context, scales);
        var own = new double[units.Length];
        for (var i = 0; i < own.Length; i++)
            if (IsUsable(scales[i])) method.Apply(scales[i], context, rounded.AsSpan(i, 1), own.AsSpan(i, 1));
            else own[i] = double.NaN;
        var scores = model.IndexOf(route, units, own);

        var stands = new LaneStand[units.Length];
        var counts = new Count[units.Length];
        near.Clear();
        for (var i = 0; i < units.Length; i++)
        {
            var (unit, score) = (units[i], scores[i]);
            // Only a whole run says what happens to a value that cannot be normalised or joined.
            if (!double.IsFinite(own[i]) || !double.IsFinite(score)) stands[i] = Whole(unit, values[i]);
            else if (field.IsByPlace || (ask == LaneAsk.Place && line is not null))
            {
                var height = line!.At(unit, own[i]);
                var order = OrderOf(unit);
                var reach = Reach(scales[i]);
                counts[i] = CountNear(i, unit, order, scales[i], height, reach);
                stands[i] = new LaneStand(score, false, Distance: ask == LaneAsk.Distance && field.IsByPlace ? height - RivalAt(unit, order, scales[i], field.Places[unit], reach) : double.NaN);
            }
            else if (ask == LaneAsk.Place) stands[i] = Whole(unit, values[i]);
            else stands[i] = new LaneStand(score, false);
        }
        CountLevel(units, scores, counts);
        for (var i = 0; i < units.Length; i++)
        {
            var (unit, count) = (units[i], counts[i]);
            if (!double.IsFinite(own[i]) || !double.IsFinite(scores[i])) continue;
            var place = count.IsCounted ? ranking.PlaceOf(count.Above, count.Level, count.Before) : stands[i].Place;
            if (field.IsByPlace) stands[i] = stands[i] with { Place = place, IsMet = (field.CountsAbove ? 1 + count.Above : place) <= field.Places[unit] };
            else stands[i] = stands[i] with { Place = place, IsMet = field.IsMet(unit, scores[i]), Distance = ranking.Turned(unit, scores[i], field.Lines[unit].Of) - field.Lines[unit].Least };
        }
        return stands;
    }

    LaneStand Whole(int unit, double value)
    {
        var stand = probes(unit).At(field.Goals[unit], (route.Indicator.Code, value));
        return new LaneStand(stand.Score, stand.IsMet, stand.Place);
    }

    bool IsUsable(FittedScale scale)
    {
        if (scale.IsConstant) return false;
        foreach (var (_, value) in scale.Parameters)
            if (!double.IsFinite(value))
                return false;
        return method.Check(scale, context) is null;
    }

    /// <summary>The scale as it is, with a value that moves to where it is.</summary>
    FittedScale Present()
    {
        var (place, scale) = (Array.FindIndex(sample, value => !double.IsNaN(value)), new FittedScale[1]);
        method.FitEach(sample, [place], [sample[place]], context, scale);
        return scale[0];
    }
}

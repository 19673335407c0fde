using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Targeting;

/// <summary>The least change of a unit's indicators that takes it to a place or a score.</summary>
/// <remarks>
/// <para>What counts is a whole run with the changed value: bounds that the unit itself moves, ranks, caps, roundings and imputations included. For every
/// normalisation but the z-score a better value never costs a place, so the nearest value that does is found by halving to the last bit of a double (to
/// the step, where values move in steps). Under z-scores every rival gives a quadratic equation; between its roots nothing changes, so the stretches are tried
/// from the present value outwards.</para>
/// <para>An indicator is moved by itself: others derived from the same raw variables stay. Hand over an evaluation of all years. Cost: up to about 120 runs,
/// and for a z-score one per stretch passed.</para>
/// </remarks>
public sealed partial class TargetSetting
{
    /// <summary>Normalisations whose better values may not help because their order is not that of the values.</summary>
    static readonly string[] Refused = ["categorical", "piecewise", "level-and-increment"];

    readonly Evaluation evaluation;
    readonly int unit;
    readonly int year;
    readonly TargetProbe probe;

    /// <summary>Prepares targets of one unit in one year.</summary>
    /// <param name="evaluation">The evaluation, of all years.</param>
    /// <param name="unit">The unit's index; it must be ranked.</param>
    /// <param name="year">The year's index.</param>
    /// <param name="tables">The tables that the scheme names; null = none.</param>
    /// <exception cref="ScoringException">The unit has no rank in the year.</exception>
    public TargetSetting(Evaluation evaluation, int unit, int year, IReadOnlyDictionary<string, ReferenceTable>? tables = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        (this.evaluation, this.unit, this.year) = (evaluation, unit, year);
        if (double.IsNaN(evaluation.Index.Years[year].Ranks[unit]))
            throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = evaluation.Roster.Units[unit].Code, Expected = "a ranked unit" });
        probe = new TargetProbe(evaluation, unit, year, tables);
    }

    /// <summary>The least change of one indicator that reaches a goal.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="lever">The indicator, its limit and its steps.</param>
    /// <returns>The nearest value on the way to the limit that reaches the goal; where none does, the one that gets furthest.</returns>
    /// <exception cref="ScoringException">There is no such indicator, the unit has no value of it, or its normalisation is not accepted.</exception>
    public IndicatorTarget ForOne(TargetGoal goal, TargetLever lever)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(lever);
        var variable = VariableOf(lever);
        var from = evaluation.Indicators[variable, year].Values[unit];
        var limit = LimitOf(variable, lever);
        var choice = AcceptedChoice(lever.Indicator);
        bool Met(double value) => probe.At((variable, value)) is var (place, score) && goal.IsMet(place, score, probe.Sign);
        if (Met(from)) return Describe(lever, variable, from, from, limit, reached: true);
        if (from == limit) return Describe(lever, variable, from, from, limit, reached: false);
        return choice?.Method.Name == "z-score" && goal.Rank is not null && MovesBounds(choice)
            ? ForSpread(lever, variable, from, limit, choice, Met)
            : ForOrdered(lever, variable, from, limit, Met);
    }

    /// <summary>Where a better value never costs a place.</summary>
    IndicatorTarget ForOrdered(TargetLever lever, int variable, double from, double limit, Func<double, bool> met)
    {
        var last = Stepped(limit, from, lever.Step, inward: true);
        if (met(last)) return Describe(lever, variable, from, Nearest(from, last, lever.Step, met), limit, reached: true);
        var (start, end) = (probe.At((variable, from)), probe.At((variable, last)));
        var helps = end.Place < start.Place || (end.Place == start.Place && probe.Sign * end.Score > probe.Sign * start.Score);
        return Describe(lever, variable, from, helps ? last : from, limit, reached: false);
    }

    IndicatorTarget ForSpread(TargetLever lever, int variable, double from, double limit, MethodChoice choice, Func<double, bool> met)
    {
        var meetings = SpreadMeetings.Of(evaluation, unit, year, variable, choice, probe.Sign * DirectionOf(lever.Indicator)) ?? throw Bad(lever.Indicator, "z-score");
        var outward = Math.Sign(limit - from);
        double[] stops = [from, .. (outward > 0 ? meetings : meetings.AsEnumerable().Reverse()).Where(x => outward * x > outward * from && outward * x < outward * limit), limit];
        var (best, place) = (from, probe.At((variable, from)).Place);
        double? reached = null;
        for (var i = 1; i < stops.Length; i++)
        {
            var inside = Stepped(stops[i - 1] + (stops[i] - stops[i - 1]) / 2, from, lever.Step, inward: false);
            if (outward * inside > outward * limit) break;
            if (reached is { } value)
            {
                if (!met(inside)) return Describe(lever, variable, from, value, limit, reached: true) with { LostAt = stops[i - 1] };
                continue;
            }
            if (met(inside)) reached = Nearest(stops[i - 1] == from ? from : Before(stops, i, outward), inside, lever.Step, met);
            else if (probe.At((variable, inside)).Place is var there && there < place) (best, place) = (inside, there);
        }
        return reached is { } nearest ? Describe(lever, variable, from, nearest, limit, reached: true)
            : met(limit) ? Describe(lever, variable, from, limit, limit, reached: true)
            : Describe(lever, variable, from, best, limit, reached: false);
    }

    /// <summary>A value inside the stretch before, where the goal was not met.</summary>
    static double Before(double[] stops, int i, int outward) => outward > 0
        ? Math.Min(stops[i - 1], stops[i - 2] + (stops[i - 1] - stops[i - 2]) / 2)
        : Math.Max(stops[i - 1], stops[i - 2] + (stops[i - 1] - stops[i - 2]) / 2);

    /// <summary>The value nearest to <paramref name="fails"/> that is met, given that <paramref name="works"/> is and that between them it is met from one value on.</summary>
    static double Nearest(double fails, double works, double? step, Func<double, bool> met)
    {
        if (step is { } width)
        {
            var (low, high) = ((long)Math.Round(fails / width), (long)Math.Round(works / width));
            if (Math.Sign(high - low) != Math.Sign(works - fails)) return works;
            while (Math.Abs(high - low) > 1)
            {
                var middle = low + (high - low) / 2;
                if (met(middle * width)) high = middle;
                else low = middle;
            }
            return high * width;
        }
        while (true)
        {
            var middle = fails + (works - fails) / 2;
            if (middle == fails || middle == works) return works;
            if (met(middle)) works = middle;
            else fails = middle;
        }
    }

    /// <summary>A value moved to a whole step: towards the present value, or away from it.</summary>
    static double Stepped(double value, double from, double? step, bool inward)
    {
        if (step is not { } width) return value;
        var up = value >= from != inward;
        return (up ? Math.Ceiling(value / width) : Math.Floor(value / width)) * width;
    }

    IndicatorTarget Describe(TargetLever lever, int variable, double from, double to, double limit, bool reached)
    {
        var (place, score) = probe.At((variable, to));
        return new IndicatorTarget { Indicator = lever.Indicator, From = from, To = to, IsReached = reached, Rank = place, Score = score, Limit = limit };
    }

    int VariableOf(TargetLever lever)
    {
        var variable = evaluation.Indicators.IndexOf(lever.Indicator);
        if (variable < 0 || double.IsNaN(evaluation.Indicators[variable, year].Values[unit]))
            throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = lever.Indicator, Expected = string.Join(", ", Available()) });
        return variable;
    }

    IEnumerable<string> Available() => evaluation.Indicators.Variables.Where((_, variable) => !double.IsNaN(evaluation.Indicators[variable, year].Values[unit]));

    /// <summary>The limit asked for, or the best value that any ranked unit has; never on the wrong side of the present value.</summary>
    double LimitOf(int variable, TargetLever lever)
    {
        var direction = DirectionOf(lever.Indicator);
        var (values, ranks) = (evaluation.Indicators[variable, year].Values, evaluation.Index.Years[year].Ranks);
        var best = lever.Limit ?? values.Where((value, k) => !double.IsNaN(value) && !double.IsNaN(ranks[k])).DefaultIfEmpty(values[unit]).MaxBy(value => direction * value);
        return direction * best < direction * values[unit] ? values[unit] : best;
    }

    /// <summary>Whether the year is among those whose values the parameters are taken from.</summary>
    bool MovesBounds(MethodChoice choice)
    {
        var bounds = choice.Options.Bounds("bounds");
        return bounds.EachYear || bounds.Years.Count == 0 || bounds.Years.Contains(evaluation.Years[year]);
    }

    /// <summary>+1 when a higher value helps. Values read as they are help as the ranking says.</summary>
    int DirectionOf(string code)
    {
        var choice = AcceptedChoice(code);
        var direction = evaluation.Scheme.Indicators.First(indicator => indicator.Code == code).Direction;
        return probe.Sign * (choice is null || choice.Method.Name == "none" ? 1 : choice.Options["direction"] switch { "+" => 1, "-" => -1, _ => direction });
    }

    /// <summary>The indicator's last normalisation; null = its values are read as they are.</summary>
    MethodChoice? AcceptedChoice(string code)
    {
        var choice = evaluation.Scheme.Steps.LastOrDefault(step => step.Kind == StepKind.Normalise)?.For(code);
        return choice is null || !Refused.Contains(choice.Method.Name, StringComparer.Ordinal) ? choice : throw Bad(code, choice.Method.Name);
    }

    static ScoringException Bad(string indicator, string method) =>
        new(new Finding { Kind = FindingKinds.BadArgument, Variable = indicator, Found = method, Expected = "a normalisation under which a better value never scores less" });
}

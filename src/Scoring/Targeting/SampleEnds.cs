using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;

namespace Scoring.Targeting;

/// <summary>The least and the greatest value that a year's parameters are taken from, without one unit's own value of that year.</summary>
sealed class SampleEnds
{
    readonly double[] own;
    readonly int[] groupOf;
    readonly (double Least, double Second, double SecondGreatest, double Greatest)[] ends;

    /// <summary>Looks through the sample.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="year">The year's index.</param>
    /// <param name="variable">The indicator's index.</param>
    /// <param name="bounds">Where its parameters are taken from; the year is among them.</param>
    public SampleEnds(Evaluation evaluation, int year, int variable, BoundsScope bounds)
    {
        var roster = evaluation.Roster;
        own = evaluation.Natural[variable, year].Values;
        groupOf = bounds.Group is null ? new int[roster.Count] : PeerGroups.Find(roster, bounds.Group, [])!.GroupOf;
        ends = new (double, double, double, double)[groupOf.DefaultIfEmpty(0).Max() + 1];
        Array.Fill(ends, (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity));
        var scope = Scope.Of(evaluation.Natural, bounds).First(scope => scope.Scored.Contains(year));
        foreach (var at in scope.Sample)
        {
            var values = evaluation.Natural[variable, at].Values;
            for (var unit = 0; unit < values.Length; unit++)
                if (!double.IsNaN(values[unit]) && !roster.IsAggregate[unit] && groupOf[unit] >= 0)
                    Add(ref ends[groupOf[unit]], values[unit]);
        }
    }

    /// <summary>The ends without a unit's own value: inside them, ends included, the unit's value moves no parameter.</summary>
    public (double Least, double Greatest) Without(int unit)
    {
        if (groupOf[unit] < 0) return (double.NegativeInfinity, double.PositiveInfinity);
        var (least, second, secondGreatest, greatest) = ends[groupOf[unit]];
        return (own[unit] == least ? second : least, own[unit] == greatest ? secondGreatest : greatest);
    }

    static void Add(ref (double Least, double Second, double SecondGreatest, double Greatest) ends, double value)
    {
        if (value < ends.Least) (ends.Least, ends.Second) = (value, ends.Least);
        else if (value < ends.Second) ends.Second = value;
        if (value > ends.Greatest) (ends.SecondGreatest, ends.Greatest) = (ends.Greatest, value);
        else if (value > ends.SecondGreatest) ends.SecondGreatest = value;
    }
}

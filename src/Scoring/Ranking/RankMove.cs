using Scoring.Evaluating;

namespace Scoring.Ranking;

/// <summary>How a unit stands between two years.</summary>
public enum Presence
{
    /// <summary>Ranked in both years.</summary>
    Stayed,

    /// <summary>Ranked in the later year only.</summary>
    New,

    /// <summary>Ranked in the earlier year only.</summary>
    Departed,

    /// <summary>Ranked in neither.</summary>
    Unranked,
}

/// <summary>A unit's move between two years; positive = places gained.</summary>
/// <param name="Presence">In which of the years it is ranked.</param>
/// <param name="Raw">Rank before minus rank after as published; NaN unless it stayed.</param>
/// <param name="Common">The same with both years ranked anew among the units ranked in both; NaN unless it stayed.</param>
/// <remarks>
/// New and departed units shift everybody's published place. The common move leaves them out, so it says what the unit and
/// its rivals did: the two differ exactly by the places that the roster's change gave or took.
/// </remarks>
public readonly record struct RankMove(Presence Presence, double Raw, double Common)
{
    /// <summary>The moves of all units between two years of one node.</summary>
    /// <param name="before">The earlier year.</param>
    /// <param name="after">The later year.</param>
    public static RankMove[] Between(NodeYear before, NodeYear after) => Between(before.Ranks, after.Ranks);

    /// <summary>The moves of some units between two years of places, NaN = none.</summary>
    internal static RankMove[] Between(double[] before, double[] after)
    {
        var count = before.Length;
        if (after.Length != count) throw new ArgumentException("Both years must have the same units.", nameof(after));
        var common = new bool[count];
        for (var i = 0; i < count; i++) common[i] = !double.IsNaN(before[i]) && !double.IsNaN(after[i]);
        var earlier = RankAmong(before, common);
        var later = RankAmong(after, common);

        var moves = new RankMove[count];
        for (var i = 0; i < count; i++)
            moves[i] = (double.IsNaN(before[i]), double.IsNaN(after[i])) switch
            {
                (false, false) => new RankMove(Presence.Stayed, before[i] - after[i], earlier[i] - later[i]),
                (true, false) => new RankMove(Presence.New, double.NaN, double.NaN),
                (false, true) => new RankMove(Presence.Departed, double.NaN, double.NaN),
                _ => new RankMove(Presence.Unranked, double.NaN, double.NaN),
            };
        return moves;
    }

    /// <summary>Places (1, 2, 2, 4) among some units, in the order that their published ranks give.</summary>
    static double[] RankAmong(double[] ranks, bool[] among)
    {
        var ascending = new List<double>();
        for (var i = 0; i < ranks.Length; i++)
            if (among[i])
                ascending.Add(ranks[i]);
        ascending.Sort();
        var places = new Dictionary<double, int>(ascending.Count);
        for (var i = 0; i < ascending.Count; i++) places.TryAdd(ascending[i], i + 1);

        var result = new double[ranks.Length];
        for (var i = 0; i < ranks.Length; i++) result[i] = among[i] ? places[ranks[i]] : double.NaN;
        return result;
    }
}

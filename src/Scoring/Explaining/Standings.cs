using Scoring.Panels;

namespace Scoring.Explaining;

/// <summary>Who stands above whom on one side of a ledger, by unit code.</summary>
sealed class Standings
{
    readonly Roster roster;
    readonly bool[] present;
    readonly int[] places;

    public Standings(LedgerSide side)
    {
        roster = side.Evaluation.Roster;
        present = side.Evaluation.Indicators.Present(side.Year).ToArray();
        Scores = side.Ranked();
        places = new int[Scores.Length];
        int[] order = [.. Enumerable.Range(0, Scores.Length).Where(unit => !double.IsNaN(Scores[unit])).OrderByDescending(unit => Scores[unit])];
        for (var place = 0; place < order.Length; place++)
            places[order[place]] = place > 0 && Scores[order[place]] == Scores[order[place - 1]] ? places[order[place - 1]] : place + 1;
        Ranked = [.. roster.Units.Select(unit => unit.Code).Where(IsRanked)];
    }

    /// <summary>Scores as they were ranked, better is higher; NaN = not ranked.</summary>
    public double[] Scores { get; }

    /// <summary>Codes of the ranked units, in ordinal order.</summary>
    public string[] Ranked { get; }

    public int Index(string code) => roster.IndexOf(code);

    public bool IsRanked(string code) => roster.IndexOf(code) is var unit and >= 0 && !double.IsNaN(Scores[unit]);

    /// <summary>Whether the unit is in the year's roster, ranked or not.</summary>
    public bool IsPresent(string code) => roster.IndexOf(code) is var unit and >= 0 && present[unit];

    public int Place(string code) => places[roster.IndexOf(code)];

    public bool IsAbove(string one, string other) => Scores[roster.IndexOf(one)] > Scores[roster.IndexOf(other)];
}

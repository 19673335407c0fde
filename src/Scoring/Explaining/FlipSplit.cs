namespace Scoring.Explaining;

/// <summary>Splits the flips between each unit and its rivals over indicators.</summary>
sealed class FlipSplit
{
    readonly Standings from;
    readonly Standings to;
    readonly (int Before, int After)[] pairs;
    readonly ScoreChanges changes;
    readonly double[] first;
    readonly double[] second;
    readonly double[] rounding;
    readonly double[] adjusted;
    readonly double[] entered;
    readonly double[] arrived;
    readonly double[] left;
    readonly double[] lost;

    public FlipSplit(Standings from, Standings to, (int Before, int After)[] pairs, ScoreChanges changes, double[] moved, LedgerSide before, LedgerSide after)
    {
        (this.from, this.to, this.pairs, this.changes) = (from, to, pairs, changes);
        first = [.. pairs.Select(pair => from.Scores[pair.Before])];
        second = [.. pairs.Select(pair => to.Scores[pair.After])];
        // In points of the index as it stands, so that signs cancel in every quotient.
        if (before.Sign != after.Sign) throw new ArgumentException("One side ranks high scores first and the other low ones.", nameof(after));
        Sign = after.Sign;
        adjusted = [.. pairs.Select(pair => after.Points(pair.After) - before.Points(pair.Before))];
        rounding = [.. pairs.Select((_, pair) => Rounding(Sign * (second[pair] - first[pair]), moved[pair], adjusted[pair]))];
        entered = Alone(to, from, code => !from.IsPresent(code));
        arrived = Alone(to, from, from.IsPresent);
        left = Alone(from, to, code => !to.IsPresent(code));
        lost = Alone(from, to, to.IsPresent);
    }

    int Sign { get; }

    /// <summary>The ledger of one pair; the place before is that of the side measured from.</summary>
    public UnitLedger Of(int unit)
    {
        var (own, rivals) = (new double[changes.Codes.Count], new double[changes.Codes.Count]);
        double factor = 0, gaps = 0, rounded = 0, points = 0;
        var (was, now) = (first[unit], second[unit]);
        for (var rival = 0; rival < first.Length; rival++)
        {
            var (wasAbove, isAbove) = (first[rival] > was, second[rival] > now);
            if (wasAbove == isAbove) continue;
            var share = (wasAbove ? 1 : -1) / (Sign * ((now - was) - (second[rival] - first[rival])));
            factor += share;
            var amounts = changes.Amounts[rival];
            for (var j = 0; j < rivals.Length; j++) rivals[j] = Math.FusedMultiplyAdd(-share, amounts[j], rivals[j]);
            gaps -= share * changes.Rest[rival];
            rounded -= share * rounding[rival];
            points -= share * adjusted[rival];
        }
        for (var j = 0; j < own.Length; j++) own[j] = factor * changes.Amounts[unit][j];
        return new UnitLedger
        {
            Before = 1 + Above(first, was) + Above(left, was) + Above(lost, was),
            After = 1 + Above(second, now) + Above(entered, now) + Above(arrived, now),
            Own = own,
            Rivals = rivals,
            OwnGaps = factor * changes.Rest[unit],
            RivalsGaps = gaps,
            OwnAdjustments = factor * adjusted[unit],
            RivalsAdjustments = points,
            Rounding = rounded + factor * rounding[unit],
            Entered = -Above(entered, now),
            CeasedMissing = -Above(arrived, now),
            Left = Above(left, was),
            BecameMissing = Above(lost, was),
            Bounds = 0,
            Weights = 0,
        };
    }

    /// <summary>The ledger of a unit that has no rank on the side measured from: nothing of it can be split.</summary>
    public UnitLedger Empty(int after) => new()
    {
        Before = after,
        After = after,
        Own = new double[changes.Codes.Count],
        Rivals = new double[changes.Codes.Count],
        OwnGaps = 0,
        RivalsGaps = 0,
        OwnAdjustments = 0,
        RivalsAdjustments = 0,
        Rounding = 0,
        Entered = 0,
        CeasedMissing = 0,
        Left = 0,
        BecameMissing = 0,
        Bounds = 0,
        Weights = 0,
    };

    /// <summary>What is left of the ranked scores' change; what only adding in another order leaves is nothing.</summary>
    static double Rounding(double ranked, double moved, double adjusted)
    {
        var rest = ranked - moved - adjusted;
        return adjusted != 0 && Math.Abs(rest) <= 1e-11 * (Math.Abs(ranked) + Math.Abs(moved) + Math.Abs(adjusted)) ? 0 : rest;
    }

    static double[] Alone(Standings here, Standings there, Func<string, bool> belongs) =>
        [.. here.Ranked.Where(code => !there.IsRanked(code) && belongs(code)).Select(code => here.Scores[here.Index(code)])];

    static int Above(double[] scores, double score)
    {
        var above = 0;
        foreach (var other in scores)
            if (other > score)
                above++;
        return above;
    }
}

namespace Scoring.Targeting;

/// <summary>A field in which parameters stand still: a value moves nothing but its own unit's score, and what there is to beat does not move.</summary>
sealed class StillField(IndexModel model, YearRanking ranking, TargetField field, string code) : LaneField
{
    readonly double[] column = NewColumn(ranking.Scores.Length);

    public override LaneStand[] At(int[] units, double[] values, LaneAsk ask)
    {
        for (var i = 0; i < units.Length; i++) column[units[i]] = values[i];
        var scores = model.Alone(code, column);
        var stands = new LaneStand[units.Length];
        for (var i = 0; i < units.Length; i++)
        {
            var (unit, score) = (units[i], scores[units[i]]);
            var line = field.Lines[unit];
            stands[i] = new LaneStand(score, field.IsMet(unit, score), ask == LaneAsk.Place ? field.Place(unit, score) : double.NaN,
                ask == LaneAsk.Distance ? ranking.Turned(unit, score, line.Of) - line.Least : double.NaN);
            column[unit] = double.NaN;
        }
        return stands;
    }

    static double[] NewColumn(int units)
    {
        var column = new double[units];
        Array.Fill(column, double.NaN);
        return column;
    }
}

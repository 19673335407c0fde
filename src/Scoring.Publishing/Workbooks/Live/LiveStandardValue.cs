namespace Scoring.Publishing.Workbooks.Live;

/// <summary>The value in percent of a standard, up to a cap; where less is better, the standard in percent of the value.</summary>
sealed class LiveStandardValue : LiveScale
{
    readonly bool isInverse;
    readonly bool hasCap;

    public LiveStandardValue(int direction, double standard, double full, double? cap)
    {
        Set(Parameter.Direction, direction);
        Set(Parameter.Origin, standard);
        Set(Parameter.High, full);
        if (cap is { } most) Set(Parameter.Cap, most);
        (isInverse, hasCap) = (direction < 0, cap is not null);
    }

    public override string Formula(string x, Func<Parameter, string> at, bool inSample)
    {
        var score = isInverse ? $"{at(Parameter.High)}*({at(Parameter.Origin)}/{x})" : $"{at(Parameter.High)}*({x}/{at(Parameter.Origin)})";
        if (!hasCap) return score;
        score = $"MIN({at(Parameter.Cap)},{score})";
        return isInverse ? $"IF({x}=0,{at(Parameter.Cap)},{score})" : score;
    }

    public override double Value(double x)
    {
        if (isInverse && x == 0) return hasCap ? this[Parameter.Cap] : double.NaN;
        var score = this[Parameter.High] * (isInverse ? this[Parameter.Origin] / x : x / this[Parameter.Origin]);
        return hasCap ? Math.Min(this[Parameter.Cap], score) : score;
    }
}

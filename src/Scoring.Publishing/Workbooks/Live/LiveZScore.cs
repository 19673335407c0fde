namespace Scoring.Publishing.Workbooks.Live;

/// <summary>z-score: distance from the mean in standard deviations.</summary>
sealed class LiveZScore : LiveScale
{
    readonly bool clips;

    public LiveZScore(int direction, (double Value, string? Formula) mean, (double Value, string? Formula) sd, double targetMean, double targetSd, double? clip)
    {
        Set(Parameter.Direction, direction);
        Set(Parameter.Origin, mean.Value, mean.Formula);
        Set(Parameter.Width, sd.Value, sd.Formula);
        Set(Parameter.Low, targetMean);
        Set(Parameter.High, targetSd);
        if (clip is { } k) Set(Parameter.Cap, k);
        clips = clip is not null;
    }

    public override string Formula(string x, Func<Parameter, string> at, bool inSample)
    {
        var distance = $"{at(Parameter.Direction)}*({x}-{at(Parameter.Origin)})/{at(Parameter.Width)}";
        if (clips) distance = $"MEDIAN(-{at(Parameter.Cap)},{distance},{at(Parameter.Cap)})";
        return $"{at(Parameter.Low)}+{at(Parameter.High)}*{distance}";
    }

    public override double Value(double x)
    {
        var distance = this[Parameter.Direction] * (x - this[Parameter.Origin]) / this[Parameter.Width];
        if (clips) distance = Math.Clamp(distance, -this[Parameter.Cap], this[Parameter.Cap]);
        return this[Parameter.Low] + (this[Parameter.High] * distance);
    }
}

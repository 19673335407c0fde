namespace Scoring.Publishing.Workbooks.Live;

/// <summary>The value as it is.</summary>
sealed class LiveUnchanged : LiveScale
{
    public override string Formula(string x, Func<Parameter, string> at, bool inSample) => x;

    public override double Value(double x) => x;
}

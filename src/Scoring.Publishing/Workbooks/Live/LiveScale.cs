namespace Scoring.Publishing.Workbooks.Live;

/// <summary>A normalisation that a spreadsheet can work out: its formula, and the same in C#, against which every cell is checked.</summary>
abstract class LiveScale
{
    readonly SortedDictionary<Parameter, (double Value, string? Formula)> parameters = [];

    /// <summary>The numbers it reads, with the formula that works them out from the column, where there is one.</summary>
    public IReadOnlyDictionary<Parameter, (double Value, string? Formula)> Parameters => parameters;

    /// <summary>The formula's body for one cell.</summary>
    /// <param name="x">The cell with the value.</param>
    /// <param name="at">The cell of a parameter.</param>
    /// <param name="inSample">Whether the value is one of the sample, not that of an aggregate unit.</param>
    public abstract string Formula(string x, Func<Parameter, string> at, bool inSample);

    /// <summary>What the formula gives.</summary>
    public abstract double Value(double x);

    protected void Set(Parameter parameter, double value, string? formula = null) => parameters[parameter] = (value, formula);

    protected double this[Parameter parameter] => parameters[parameter].Value;
}

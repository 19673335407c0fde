namespace Scoring.Data.Results;

/// <summary>The cells that treatments of outliers changed, read back: a row per year, unit, step and indicator in that order.</summary>
public sealed class TreatedCells
{
    /// <summary>Number of rows.</summary>
    public int Count => Years.Length;

    /// <summary>The year.</summary>
    public required int[] Years { get; init; }

    /// <summary>Code of the unit.</summary>
    public required string[] Units { get; init; }

    /// <summary>Code of the indicator, or of the variable when the step stands before derive.</summary>
    public required string[] Indicators { get; init; }

    /// <summary>Position of the step in the scheme's steps, from 0.</summary>
    public required int[] Steps { get; init; }

    /// <summary>The value that the step read.</summary>
    public required double[] Before { get; init; }

    /// <summary><c>high</c> or <c>low</c> where the value was set to a cap; null = it was not.</summary>
    public required string?[] Capped { get; init; }

    /// <summary>Name of the transformation; null = none.</summary>
    public required string?[] Transforms { get; init; }

    /// <summary>The value that the step passed on.</summary>
    public required double[] After { get; init; }

    internal static TreatedCells Read(ResultReader source) => new()
    {
        Years = source.Integers("year"),
        Units = source.Words("unit"),
        Indicators = source.Words("indicator"),
        Steps = source.Integers("step"),
        Before = source.Numbers("before"),
        Capped = source.Texts("capped"),
        Transforms = source.Texts("transform"),
        After = source.Numbers("after"),
    };
}

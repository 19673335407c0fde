namespace Scoring.Data.Results;

/// <summary>A table with a row per year and unit and a column of numbers per indicator, read back.</summary>
public sealed class IndicatorTable
{
    /// <summary>Number of rows.</summary>
    public int Count => Years.Length;

    /// <summary>The year.</summary>
    public required int[] Years { get; init; }

    /// <summary>Code of the unit.</summary>
    public required string[] Units { get; init; }

    /// <summary>Codes of the indicators, in the scheme's order.</summary>
    public required IReadOnlyList<string> Indicators { get; init; }

    /// <summary>Values by indicator, then by row; NaN = none.</summary>
    public required double[][] Values { get; init; }

    internal static IndicatorTable Read(ResultReader source)
    {
        string[] indicators = [.. source.Columns.Skip(2)];
        return new IndicatorTable
        {
            Years = source.Integers("year"),
            Units = source.Words("unit"),
            Indicators = indicators,
            Values = [.. indicators.Select(source.Numbers)],
        };
    }
}

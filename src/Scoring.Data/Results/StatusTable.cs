using Scoring.Panels;

namespace Scoring.Data.Results;

/// <summary>The statuses of the normalised indicators, read back: a row per year and unit, a column per indicator.</summary>
public sealed class StatusTable
{
    /// <summary>Number of rows.</summary>
    public int Count => Years.Length;

    /// <summary>The year.</summary>
    public required int[] Years { get; init; }

    /// <summary>Code of the unit.</summary>
    public required string[] Units { get; init; }

    /// <summary>Codes of the indicators, in the scheme's order.</summary>
    public required IReadOnlyList<string> Indicators { get; init; }

    /// <summary>Statuses by indicator, then by row.</summary>
    public required CellStatus[][] Statuses { get; init; }

    internal static StatusTable Read(ResultReader source)
    {
        string[] indicators = [.. source.Columns.Skip(2)];
        return new StatusTable
        {
            Years = source.Integers("year"),
            Units = source.Words("unit"),
            Indicators = indicators,
            Statuses = [.. indicators.Select(indicator => Array.ConvertAll(source.Words(indicator), word =>
                StatusWords.Parse(word) ?? throw new FormatException($"{indicator}: {word}")))],
        };
    }
}

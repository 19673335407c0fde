namespace Scoring.Data.Results;

/// <summary>A run's scores read back, column by column: a row per year, unit and node in that order.</summary>
public sealed class ScoreTable
{
    const string GroupPrefix = "rank_";

    /// <summary>Number of rows.</summary>
    public int Count => Years.Length;

    /// <summary>The year.</summary>
    public required int[] Years { get; init; }

    /// <summary>Code of the unit.</summary>
    public required string[] Units { get; init; }

    /// <summary>Code of the node or publication.</summary>
    public required string[] Nodes { get; init; }

    /// <summary>The score; NaN = none.</summary>
    public required double[] Scores { get; init; }

    /// <summary>The place; NaN = none.</summary>
    public required double[] Ranks { get; init; }

    /// <summary>Available children over children that apply; NaN = none.</summary>
    public required double[] Coverage { get; init; }

    /// <summary>Places inside peer groups, by the group ranking's name; NaN = none.</summary>
    public required IReadOnlyDictionary<string, double[]> GroupRanks { get; init; }

    /// <summary>Why there is no score, in English; null = there is one, or the unit has no part in the node.</summary>
    public required string?[] Unscored { get; init; }

    internal static ScoreTable Read(ResultReader source) => new()
    {
        Years = source.Integers("year"),
        Units = source.Words("unit"),
        Nodes = source.Words("node"),
        Scores = source.Numbers("score"),
        Ranks = source.Numbers("rank"),
        Coverage = source.Numbers("coverage"),
        GroupRanks = source.Columns.Where(column => column.StartsWith(GroupPrefix, StringComparison.Ordinal))
            .ToDictionary(column => column[GroupPrefix.Length..], source.Numbers, StringComparer.Ordinal),
        Unscored = source.Texts("unscored"),
    };
}

namespace Scoring.Data.Results;

/// <summary>A run's classes read back: a row per year and unit in that order.</summary>
public sealed class ClassRows
{
    /// <summary>Number of rows.</summary>
    public int Count => Years.Length;

    /// <summary>The year.</summary>
    public required int[] Years { get; init; }

    /// <summary>Code of the unit.</summary>
    public required string[] Units { get; init; }

    /// <summary>Code of the class after vetoes; null = none.</summary>
    public required string?[] Classes { get; init; }

    /// <summary>Code of the class that score or place alone give; null = none.</summary>
    public required string?[] BeforeVeto { get; init; }

    /// <summary>Code of the class of the year before; null = none.</summary>
    public required string?[] Previous { get; init; }

    /// <summary>Classes risen since the year before; NaN = one of the two is wanting.</summary>
    public required double[] Moves { get; init; }

    /// <summary>By the group ranking's name: code of the class inside the peer group; null = none.</summary>
    public required IReadOnlyDictionary<string, string?[]> GroupClasses { get; init; }

    /// <summary>By the node's code, for nodes besides the index that the scheme grades by: code of the class; null = none.</summary>
    public required IReadOnlyDictionary<string, string?[]> NodeClasses { get; init; }

    internal static ClassRows Read(ResultReader source) => new()
    {
        Years = source.Integers("year"),
        Units = source.Words("unit"),
        Classes = source.Texts("class"),
        BeforeVeto = source.Texts("class_before_veto"),
        Previous = source.Texts("class_previous"),
        Moves = source.Numbers("class_move"),
        GroupClasses = Under(source, ClassesTable.GroupPrefix),
        NodeClasses = Under(source, ClassesTable.NodePrefix),
    };

    static Dictionary<string, string?[]> Under(ResultReader source, string prefix) => source.Columns.Where(column => column.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(column => column[prefix.Length..], source.Texts, StringComparer.Ordinal);
}
